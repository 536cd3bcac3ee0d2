using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>
/// The story of a negotiation: how close the parties are, what changed the score and when, who moved, what holds them back, when they could
/// close, and statements compared with the score.
/// </summary>
internal sealed class TimelineForm
{
    /// <summary>The established score that counts as concluded, and the seed of the projection.</summary>
    internal const double Threshold = 0.9;
    internal const ulong Seed = 2025;

    private const int MostObstacles = 8;
    private const int MostPartiesNamed = 4;

    private readonly ConvergenceTimeline _timeline;
    private readonly Negotiation _negotiation;
    private readonly NegotiationStory _story;
    private readonly FormWords _words;
    private readonly FormNames _names;

    internal TimelineForm(ConvergenceTimeline timeline, FormWords words)
    {
        _timeline = timeline;
        _negotiation = timeline.Negotiation;
        _words = words;
        _story = new(timeline, words);
        _names = _story.Names;
    }

    internal ConvergenceTimeline Timeline => _timeline;

    internal NegotiationStory Story => _story;

    internal Form Whole()
    {
        var form = new Form($"{FormWords.Short(_negotiation.Agreement.Title)}: the story of the negotiation");
        form.Note(_story.Bases.Legend);
        if (_timeline.Points.Count == 0)
            return form.Say("Nothing has happened yet: no score, no trend, and nothing to say of when it could close.");
        form.Section("In short");
        foreach (string sentence in InShort()) form.Say(sentence);
        if (_timeline.Points.Any(p => p.Overall.Convergence.Score is not null))
            form.Section("Established so far").Add(Course());
        form.Section("The story").Add(StoryTable(Table.MostRows)).Note(Quiet());
        form.Section("Who moved").Add(WhoMoved()).Note(ReciprocityWords());
        form.Section("What holds it back").Add(WhatHoldsItBack(MostObstacles));
        form.Section("Trend and projection");
        foreach (string sentence in WhereItTends()) form.Say(sentence);
        if (Statements() is { } statements) form.Section("Statements and the score").Add(statements);
        form.Section("The relationship");
        foreach (string sentence in Relationship()) form.Say(sentence);
        return form;
    }

    /// <summary>The chart of the score over time.</summary>
    internal Figure Course()
        => new(ConvergenceChart.Draw(_timeline, _words.Chart), Text: EstablishedChart.Of(_timeline, _words));

    /// <summary>The state of the negotiation in a few sentences.</summary>
    internal IEnumerable<string> InShort()
    {
        if (_negotiation.LastDay is not { } day)
        {
            yield return "Nothing has happened yet: there is no score.";
            yield break;
        }
        ScopeConvergence now = _timeline.Last;
        if (now.Score is not { } score)
        {
            yield return _negotiation.Issues.Any()
                ? $"On {_words.Day(day)} no issue of any weight has a position of every party concerned: there is no score yet."
                : $"On {_words.Day(day)} no issue is on the agenda: there is nothing to measure.";
        }
        else
        {
            yield return ScoreWords(day, now, score);
            string change = ChangeWords(day, score);
            if (change.Length > 0) yield return change;
        }
        ClosingGain[] blocked = [.. _timeline.Explain().Where(g => g.IsBlocked)];
        if (blocked.Length > 0)
            yield return "What blocks: by the red lines known, no position would do for all on "
                + $"{_words.Few(blocked.Select(g => _names.Of(g.Issue) + _story.Bases.MarkOfRedLines(g.Issue)), 6)}.";
        foreach (PhaseState phase in _negotiation.Phases)
            yield return $"{_names.Of(phase.Phase.Id)}: {FormWords.Plain(phase.Stage)}"
                + $"{PhaseClockForm.Closes(phase.Phase.Window, day, _words)}.";
        yield return When();
    }

    private string ScoreWords(LocalDate day, ScopeConvergence now, double score)
    {
        TimelinePoint since = _timeline.Points.Last(p => p.Index == 0
            || _words.Number(_timeline.Points[p.Index - 1].Overall.Convergence.Score) != _words.Number(score));
        string rest = now.IsWhole ? "It covers all issues with a weight."
            : $"It covers {_words.Share(now.Coverage)} of the weight: the issues on which every party concerned has a position. "
                + "Whatever the other issues bring, the score of all lies between "
                + $"{_words.Number(now.Low)} and {_words.Number(now.High)}.";
        string parties = _negotiation.Parties.Count > MostPartiesNamed ? $"the {_words.Count(_negotiation.Parties.Count)} parties"
            : _names.Of(_negotiation.Parties.Select(p => p.Id));
        bool isStill = _timeline.Points.Select(p => p.Overall.Convergence.Score).OfType<double>().Distinct().Count() == 1;
        string unchanged = isStill ? $"It has never moved since it was first known, on {_words.Day(since.Date)}."
            : $"It has not changed since {_words.Day(since.Date)}.";
        return $"On {_words.Day(day)} the score of {parties} is {_words.Number(score)}: 0 is as far apart as the scales go, 1 is all "
            + $"positions meeting. {unchanged} {rest} "
            + $"{_words.Share(now.Settled)} of the weight is agreed.{_story.Bases.OfScores}";
    }

    private string ChangeWords(LocalDate day, double score)
    {
        TimelinePoint[] recent = [.. _timeline.Points.Where(p => p.Date > day.PlusDays(-DailySeries.DefaultWindow))];
        double? ScoreBefore(TimelinePoint p) => p.Index == 0 ? null : _timeline.Points[p.Index - 1].Overall.Convergence.Score;
        TimelinePoint[] steps = [.. recent.Where(p => ScoreBefore(p) is not null && p.Overall.ScoreChange != Attribution.None)];
        TimelinePoint first = _timeline.Points.First(p => p.Overall.Convergence.Score is not null);
        string change = ScoreBefore(recent[0]) is not { } then
            ? $"There has been a score since {_words.Day(first.Date)}, first of {_words.Number(first.Overall.Convergence.Score)}."
            : steps.Length == 0 ? $"In the last {_words.Count(DailySeries.DefaultWindow)} days nothing on the table changed it."
            : $"In the last {_words.Count(DailySeries.DefaultWindow)} days it went from {_words.Number(then)} to {_words.Number(score)}"
                + (_story.Parts(recent.Select(p => p.Overall.ScoreChange)) is { Length: > 0 } parts ? $" ({parts})." : ".");
        return change + (steps.MaxBy(p => Math.Abs(p.Overall.ScoreChange.Total)) is { } most
            && _story.Sentence(most.Event) is { Length: > 0 } sentence
            ? $" The biggest step, {_words.Signed(most.Overall.ScoreChange.Total)} on {_words.Day(most.Date)}: {sentence}" : "");
    }

    private string When()
    {
        string window = $"the last {_words.Count(DailySeries.DefaultWindow)} days";
        return _timeline.Project(Threshold, Seed) switch
        {
            Projection p => $"When it could close: if the pace of {window} went on, {_words.Number(p.Threshold)} would be established "
                + (p.Date is { } median ? $"by {_words.Day(median)} in half of the resampled futures. "
                    : "within ten years in fewer than half of the resampled futures. ")
                + $"Nine in ten reach it between {_words.Day(p.Earliest)} and "
                + $"{(p.Latest is { } latest ? _words.Day(latest) : "a day more than ten years away")}. {Pace()}",
            AlreadyReached p
                => $"When it could close: {_words.Number(p.Threshold)} has been established since {_words.Day(p.Since)} or before.",
            NotConverging p => $"When it could close: not at the pace of {window}. {_words.Number(p.Threshold)} is established within ten "
                + $"years in fewer than one in twenty of the resampled futures. {Pace()}",
            ProjectionTooFewMoves p => "When it could close: too few moves to say. What is established changed in "
                + $"{_words.Count(p.WeeksWithMove)} of the {_words.Count(p.Weeks)} weeks.",
            _ => "",
        };
    }

    private string Pace() => _timeline.Trend() is Trend trend
        ? $"The pace is {_words.Signed(trend.SlopePerYear)} a year, with a 95% interval from {_words.Signed(trend.SlopeLow)} to "
            + $"{_words.Signed(trend.SlopeHigh)}{(trend.IsMoving ? "" : ", so it may be 0")}."
        : "";

    /// <summary>What happened, day by day, with the score. Of a long story, the days that changed the score and the last days.</summary>
    internal Table StoryTable(int most)
    {
        StoryDay[] all = [.. _story.Days()];
        StoryDay[] days = all;
        if (all.Length > most)
        {
            var kept = all.Select((day, i) => (Day: day, Index: i))
                .OrderByDescending(d => d.Day.Chapter is not null).ThenByDescending(d => Math.Abs(d.Day.Change ?? 0))
                .ThenByDescending(d => d.Index).Take(most).Select(d => d.Index).Order().ToList();
            days = [.. kept.Select(i => all[i])];
        }
        string left = days.Length == all.Length ? ""
            : $"; the {_words.Count(days.Length)} of {_words.Count(all.Length)} days that begin a chapter or changed the score most";
        return new(
            $"Score after the day{_story.Bases.OfScores} and its change; why, in brackets{left}",
            [new("Day"), TableColumn.Number("Score"), TableColumn.Number("Change"), TableColumn.Wide("What happened")],
            [
                .. days.Select(d => (TableCell[])
                [
                    _words.DayCell(d.Date), _words.NumberCell(d.Score),
                    d.Change is { } change ? new TableCell(_words.Signed(change), change) : new TableCell("", 0),
                    (d.Chapter is { } chapter ? $"{chapter.ToUpperInvariant()}. " : "") + d.Text + (d.Why.Length > 0 ? $" [{d.Why}]" : ""),
                ]),
            ]);
    }

    /// <summary>A sentence on how long nobody has met or moved; null if somebody did on the last day.</summary>
    internal string? Quiet()
        => _timeline.Points.LastOrDefault(NegotiationStory.IsMove)?.Date is { } move
            && Period.DaysBetween(move, _negotiation.LastDay!.Value) is > 0 and var quiet
            ? $"For {_words.Counted(quiet, "day")}, nobody has met or moved." : null;

    internal Table WhoMoved()
    {
        ILookup<PartyId, IssueMovement> byParty = _timeline.Movement.ToLookup(m => m.Party);
        return new(
            "Given: by the weight that an issue has for the mover. Received: by the weight that it has for the receiver."
                + _story.Bases.OfScores,
            ["Party", TableColumn.Number("Given"), TableColumn.Number("Received"), "Last moved", TableColumn.Wide("Gave most on")],
            [
                .. _negotiation.Parties.Select(party =>
                {
                    IssueMovement[] own = [.. byParty[party.Id]];
                    IssueMovement? most = own.Where(m => m.Given > 0).MaxBy(m => m.Given);
                    LocalDate? last = own.Max(m => m.LastMoved);
                    return (TableCell[])
                    [
                        _names.Of(party.Id), _words.NumberCell(own.Sum(m => m.Given)), _words.NumberCell(own.Sum(m => m.Received)),
                        last is null ? new TableCell("has tabled nothing", TableCell.Unknown) : _words.DayCell(last),
                        most is null ? "nothing yet" : _names.Of(most.Issue),
                    ];
                }),
            ]);
    }

    internal string ReciprocityWords() => _timeline.ReciprocityFigure is { } figure
        ? $"Reciprocity {_words.Number(figure)}: {Reciprocity.Meaning}"
            : $"Nobody has moved since tabling. Reciprocity: {Reciprocity.Meaning}";

    /// <summary>The open issues by what agreement on each would add to the score.</summary>
    internal Table WhatHoldsItBack(int most)
    {
        ValueList<ClosingGain> gains = _timeline.Explain();
        var moves = _timeline.LastMoves.ToDictionary(m => m.Issue);
        string more = gains.Count > most ? $"; the first {_words.Count(most)} of {_words.Count(gains.Count)}" : "";
        return new(
            $"What agreement on an open issue would add to the score{_story.Bases.OfScores}; blocked issues first{more}",
            [
                "Issue", new("Gain", IsNumber: true), "Blocked", "Last position", new("Phase and its deadline", IsWide: true),
            ],
            [
                .. gains.Take(most).Select(gain => (TableCell[])
                [
                    _names.Of(gain.Issue), new TableCell(_words.Signed(gain.Gain), gain.Gain),
                    gain.IsBlocked ? $"yes: no position would do for all{_story.Bases.MarkOfRedLines(gain.Issue)}" : "no",
                    moves.TryGetValue(gain.Issue, out LastMove? move)
                        ? $"{_words.Day(move.Date)} by {_words.Few(move.Parties.Select(_names.Of))}" : "nobody has tabled anything",
                    gain.Phase is not { } phase ? "" : _names.Of(phase) + (gain.DaysLeft is not { } left ? ""
                        : left < 0 ? ", whose window is past" : $", due in {_words.Counted(left, "day")}"),
                ]),
            ]);
    }

    internal IEnumerable<string> WhereItTends()
    {
        yield return $"What is established, over the last {_words.Count(DailySeries.DefaultWindow)} days: {_timeline.Trend()}.";
        if (_negotiation.CompareWithReferenceClass() is not { } comparison) yield break;
        int? median = comparison.Curve.MedianMonths;
        // The bundled reference class holds agreements of the United States. An analyst can bring a better one.
        string heading = _negotiation.Parties.Any(p => p.Id == new PartyId("USA"))
            ? "Comparable negotiations" : "Negotiations of others, because no class of their own is given";
        ReferenceClass like = comparison.Curve.Class;
        yield return $"{heading}: {like.Name}. This negotiation is in month {_words.Count(comparison.MonthsSinceLaunch)} since "
            + $"{_words.Day(comparison.Launched)}; by then {_words.Share(comparison.SignedByNow)} of the "
            + $"{_words.Count(like.Negotiations.Count)} had been signed"
            + $"{(median is null ? "" : $", and half of them by month {_words.Count(median.Value)}")}."
            + (comparison.ChanceSignedWithin(12) is { } chance
                ? $" Of those open as long, {_words.Share(chance)} were signed within twelve more months."
                : " None of these went on for longer.");
        yield return like.Selection;
        if (Forecast() is { Outcome: NegotiationEnd.Open } forecast
            && forecast.ChanceBy(forecast.Date.PlusMonths(12)) is { } together)
            yield return $"Class and pace together, with the weights {_words.Number(forecast.ClassWeight)} and "
                + $"{_words.Number(forecast.PaceWeight)}: signed within twelve months with a chance of {_words.Share(together)}"
                + $"{(forecast.Median is { } half ? $", and with one of one half by {_words.Day(half)}" : "")}.";
    }

    internal ConclusionForecast? Forecast()
        => _negotiation.ForecastConclusion(Threshold, ReferenceClass.UnitedStatesAgreements, seed: Seed);

    /// <summary>The coded statements compared with the score; null if none is coded.</summary>
    internal Table? Statements()
    {
        StatementComparison[] said = [.. _timeline.CompareStatements().Where(w => w.Signal is not null)];
        return said.Length == 0 ? null : new(
            "The signal of each statement is coded, so it is estimated; turned since that party's previous signal",
            ["Day", "Party", "Signal", TableColumn.Wide("Words and score")],
            [
                .. said.Select(w => (TableCell[])
                [
                    _words.DayCell(w.Date), _names.Of(w.Party),
                    new TableCell(FormWords.Plain(w.Signal!.Value), (int)w.Signal.Value),
                    w.StatementDirection is { } words
                        ? $"words {FormWords.Turned(words)}, "
                            + (w.ScoreDirection is { } score ? $"score {FormWords.Turned(score)}" : "no score yet")
                        : "the first",
                ]),
            ]);
    }

    internal IEnumerable<string> Relationship()
    {
        RelationshipIndicators relationship = _timeline.Relationship();
        string levels = FormWords.List(relationship.Contacts.GroupBy(c => c.Level).OrderBy(g => g.Key)
            .Select(g => $"{_words.Count(g.Sum(c => c.Meetings))} of {FormWords.Plural(g.Key)}"));
        yield return relationship.DaysSinceLastContact is { } days
            ? $"Meetings: {levels}; the last ended {_words.Counted(days, "day")} ago." : "No meeting is on record.";
        foreach (AdditionalDuty duty in relationship.HostileMeasures)
            yield return $"In force: {_words.Rate(duty.RateOn(relationship.Date!.Value))} by {_names.Of(duty.Importer)} on "
                + $"{_story.Duties.Goods(duty)} ({FormWords.Short(duty.LegalBasis)})."
                + _story.Bases.Mark(duty.Provenance?.Basis ?? EvidenceBasis.Reported);
        foreach (string together in Together(relationship)) yield return together;
        if (relationship.Shocks.Count > 0)
            yield return $"Duties were imposed, changed or lifted {_words.Counted(relationship.Shocks.Count, "time")}, last on "
                + $"{_words.Day(relationship.Shocks[^1].Date)}.";
    }

    /// <summary>What the additional duties on a good come to, for each border.</summary>
    internal IEnumerable<string> Together(RelationshipIndicators relationship)
        => relationship.HostileCharges.Select(charge =>
            $"Together, on a good of {_names.Of(charge.Exporter)} under no sectoral measure and no exemption: "
                + $"{_words.Rate(charge.Charge)} on top of MFN.");
}
