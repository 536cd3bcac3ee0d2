using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Prediction;

namespace TradeModel.Rendering;

/// <summary>Predicted outcomes, the comparison of models, and the rounds of a model of challenges.</summary>
internal static class PredictionForms
{
    private const int MostWeights = 5, MostMoves = 200;

    internal static Form Of(NegotiationActorTable actors, IOutcomePredictor predictor, Negotiation? negotiation, FormWords words)
    {
        var names = new FormNames(negotiation);
        ValueMap<IssueId, Position> predicted = actors.Predict(predictor);
        var form = new Form("Predicted outcomes");
        form.Say($"The model: {predictor}. It predicts {words.Counted(predicted.Count, "issue")} from what the parties have tabled.");
        if (actors.Assumptions.Count > 0) form.Add(words.Assumptions(actors.Assumptions));
        return form.Add(new Table(
            "Where each issue would be settled; positions are in hundredths of the scale",
            ["Issue", TableColumn.Wide("Actors and their positions"), TableColumn.Wide("Predicted")],
            [
                .. actors.Table.Issues.Where(i => predicted.ContainsKey(i.Id)).Select(i => (TableCell[])
                [
                    names.Of(i.Id), words.Few(i.Actors.Select(a => $"{names.Of(a.Actor)} {words.Number(a.Position, 0)}"), 6),
                    names.Of(i.Id, predicted[i.Id]),
                ]),
            ]));
    }

    internal static Form Of(ModelComparison comparison, FormWords words)
    {
        var form = new Form("How well models predict");
        string issues = words.Counted(comparison.Table.Issues.Count, "issue"), decided = words.Count(comparison.Table.Decided.Count);
        int decisions = comparison.Table.Decided.Select(i => i.Decision ?? i.Id.Value).Distinct().Count();
        form.Say($"{issues}, {decided} of them decided, in {words.Counted(decisions, "decision")}. The error is the mean distance between "
            + "prediction and outcome, in hundredths of the scale. The gain is that of the learnt model over the model of the line, out of "
            + "sample, with its 95% interval.");
        form.Add(new Table(
            "Errors, and what the learnt model gains",
            [TableColumn.Wide("Model"), TableColumn.Number("Error"), TableColumn.Number("Gain"), TableColumn.Number("Interval")],
            [
                .. comparison.Scores.Select(s => (TableCell[])
                [
                    new($"{s.Model}"), words.NumberCell(s.MeanAbsoluteError), new(words.Signed(s.LearntGain.Mean), s.LearntGain.Mean),
                    $"{words.Signed(s.LearntGain.Low)} to {words.Signed(s.LearntGain.High)}",
                ]),
                ["learnt, on the issues it learnt from", words.NumberCell(comparison.LearntError), "", ""],
                ["learnt, cross-validated", words.NumberCell(comparison.CrossValidatedError), "", ""],
            ]));
        ModelScore[] sure = [.. comparison.Scores.Where(s => s.LearntGain.Low > 0)], unsure = [.. comparison.Scores.Except(sure)];
        if (sure.Length > 0)
        {
            form.Say($"The learnt model predicts better than {FormWords.List(sure.Select(s => $"{s.Model}"))}. Its family was chosen on "
                + "these decisions, so the gain on others is likely to be smaller.");
        }
        if (unsure.Length > 0) form.Say($"Its gain is not certain over {FormWords.List(unsure.Select(s => $"{s.Model}"))}.");
        ValueMap<PartyId, double> weights = comparison.Learnt.Weights;
        string[] named = [.. weights.OrderByDescending(w => w.Value).Select(w => $"{w.Key} ×{words.Number(w.Value)}")];
        if (named.Length == 0) return form;
        form.Say($"Move outcomes more than capability and salience say: {string.Join(", ", named.Take(MostWeights))}.");
        return form.Say($"Move outcomes less: {string.Join(", ", named.Reverse().Take(MostWeights))}.");
    }

    internal static Form Of(ChallengeTrace trace, Negotiation? negotiation, FormWords words)
    {
        var names = new FormNames(negotiation);
        var form = new Form("Who moved whom");
        form.Say($"{words.Number(trace.Outcome)} is predicted after {words.Counted(trace.Rounds.Count, "round")}. "
            + (trace.IsSettled ? "The actors came to rest." : "Positions still moved in the last round."));
        if (trace.Rounds.Count > 0)
        {
            form.Add(new Table(
                "Round by round; the outcome is what would be decided at the beginning of the round",
                [
                    TableColumn.Number("Round"), TableColumn.Number("Outcome"), TableColumn.Number("Challenges"),
                    TableColumn.Number("Accepted"),
                ],
                [
                    .. trace.Rounds.Select(r => (TableCell[])
                    [
                        words.CountCell(r.Number), words.NumberCell(r.Outcome), words.CountCell(r.Challenges.Count),
                        words.CountCell(r.Challenges.Count(c => c.Moved.Count > 0)),
                    ]),
                ]));
            (int Round, Challenge Challenge)[] moves =
            [
                .. trace.Rounds.SelectMany(r => r.Challenges.Where(c => c.Moved.Count > 0).Select(c => (r.Number, c))),
            ];
            if (moves.Length > 0) form.Add(Moves(moves, names, words));
            if (moves.Length > MostMoves)
                form.Note($"{words.Count(moves.Length - MostMoves)} later challenges that moved somebody are left out.");
        }
        ValueMap<PartyId, double> first = trace.Rounds.Count > 0 ? trace.Rounds[0].Positions : trace.Positions;
        return form.Add(new Table(
            "Positions",
            ["Actor", TableColumn.Number("First"), TableColumn.Number("Last")],
            [
                .. trace.Positions.Select(p => (TableCell[])
                [
                    names.Of(p.Key), words.NumberCell(first[p.Key]), words.NumberCell(p.Value),
                ]),
            ]));
    }

    private static Table Moves((int Round, Challenge Challenge)[] moves, FormNames names, FormWords words)
        => new(
            "Challenges that moved somebody; gains are expected utilities of the challenger and of the challenged actor",
            [
                TableColumn.Number("Round"), "Challenger", "Challenged", "Kind", TableColumn.Number("Chance"), TableColumn.Number("Gain"),
                TableColumn.Number("Against"), TableColumn.Wide("Moved"),
            ],
            [
                .. moves.Take(MostMoves).Select(m => (TableCell[])
                [
                    words.CountCell(m.Round), names.Of(m.Challenge.Challenger), names.Of(m.Challenge.Challenged),
                    FormWords.Plain(m.Challenge.Kind), words.ShareCell(m.Challenge.Chance), words.NumberCell(m.Challenge.Gain),
                    new(words.Signed(m.Challenge.CounterGain), m.Challenge.CounterGain),
                    FormWords.List(m.Challenge.Moved.Select(p => $"{names.Of(p)} to {words.Number(
                        p == m.Challenge.Challenger ? m.Challenge.ChallengerTo : m.Challenge.ChallengedTo)}")),
                ]),
            ]);
}
