using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>How close the parties are: the agreement, its tracks and phases, and its issues.</summary>
internal static class ConvergenceReportForm
{
    internal static Form Of(ConvergenceReport report, Negotiation? negotiation, FormWords words)
    {
        var names = new FormNames(negotiation);
        var form = new Form(report.Date is { } day ? $"How close the parties are on {words.Day(day)}" : "How close the parties are");
        form.Add(Scopes(report, names, words));
        if (report.Issues.Count == 0) return form.Say("No issue is on the agenda.");
        form.Add(new Table(
            "Issues",
            [
                "Issue", "Track", TableColumn.Number("Score"), TableColumn.Number("Mean over pairs"),
                TableColumn.Number("If conditions are met"), TableColumn.Number("Weight"), "Zone of agreement",
            ],
            [
                .. report.Issues.Select(i => (TableCell[])
                [
                    names.Of(i.Issue), FormWords.Plain(i.Track), words.ScoreCell(i.Score), words.NumberCell(i.MeanOverPairs),
                    words.NumberCell(i.ConditionalScore), new TableCell(words.Share(i.Weight), i.Weight),
                    i.IsAgreed ? i.IsAdReferendum ? "agreed ad referendum" : "agreed" : FormWords.ZoneOf(i.Zopa),
                ]),
            ]));
        return form;
    }

    /// <summary>The scores of the agreement, the tracks and the phases.</summary>
    internal static Table Scopes(ConvergenceReport report, FormNames names, FormWords words)
    {
        IEnumerable<ScopeConvergence> scopes = [report.Overall, .. report.Tracks.Where(t => t.IssueCount > 0), .. report.Phases];
        return new(
            "Low and high bound the score whatever the issues bring that are not tabled yet. Weakest: the lowest score of an issue. "
                + "If met: the score if all conditions were met.",
            [
                "Scope", TableColumn.Number("Score"), TableColumn.Number("Low"), TableColumn.Number("High"),
                TableColumn.Number("Tabled"), TableColumn.Number("Agreed"), TableColumn.Number("Weakest"),
                TableColumn.Number("If met"), TableColumn.Number("Clean text"),
            ],
            [
                .. scopes.Select(s => (TableCell[])
                [
                    s.Phase is { } phase ? names.Of(phase) : s.Track is { } track ? FormWords.Title(track) : "Whole agreement",
                    words.ScoreCell(s.Score), words.NumberCell(s.Low), words.NumberCell(s.High), words.ShareCell(s.Coverage),
                    words.ShareCell(s.Settled), words.NumberCell(s.Weakest), words.NumberCell(s.ConditionalScore),
                    words.ShareCell(s.CleanTextShare),
                ]),
            ]);
    }
}
