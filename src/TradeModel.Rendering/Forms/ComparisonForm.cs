using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>What differs between two states of a negotiation, issue by issue.</summary>
internal static class ComparisonForm
{
    internal static Form Of(ConvergenceComparison comparison, Negotiation? negotiation, FormWords words)
    {
        var names = new FormNames(negotiation);
        ScopeConvergence before = comparison.Before.Overall, after = comparison.After.Overall;
        string Day(ConvergenceReport report) => report.Date is { } day ? words.Day(day) : "before the first event";
        var form = new Form($"What changed: {Day(comparison.Before)} and {Day(comparison.After)}");
        form.Say(comparison.ScoreChange is { } change
            ? $"The score went from {words.Number(before.Score)} to {words.Number(after.Score)} ({words.Signed(change)})."
            : $"Score: {words.Number(before.Score)} before, {words.Number(after.Score)} after.");
        form.Add(new Table(
            "The whole agreement",
            ["Measure", TableColumn.Number("Before"), TableColumn.Number("After")],
            [
                ["Score", words.NumberCell(before.Score), words.NumberCell(after.Score)],
                ["Established (low)", words.NumberCell(before.Low), words.NumberCell(after.Low)],
                ["Weight tabled", words.ShareCell(before.Coverage), words.ShareCell(after.Coverage)],
                ["Weight agreed", words.ShareCell(before.Settled), words.ShareCell(after.Settled)],
            ]));
        IssueComparison[] changed = [.. comparison.Changed];
        if (changed.Length == 0) return form.Say("No issue differs.");
        string Position(IssueId issue, Position? position) => position is null ? "nothing" : names.Of(issue, position);
        string Moves(IssueComparison issue)
        {
            IEnumerable<string> moves = issue.Positions.Take(6).Select(p => $"{names.Of(p.Party)}"
                + (p.For is { } whom ? $" for {names.Of(whom)}: " : ": ")
                + (p.Before == p.After
                    ? $"on condition {Position(issue.Issue, p.ConditionalBefore)} → {Position(issue.Issue, p.ConditionalAfter)}"
                    : $"{Position(issue.Issue, p.Before)} → {Position(issue.Issue, p.After)}"));
            string rest = issue.Positions.Count > 6 ? $"; and {words.Count(issue.Positions.Count - 6)} more" : "";
            string state = issue.Before is null ? "new on the agenda; " : issue.After is null ? "off the agenda; "
                : issue is { After.IsAgreed: true, Before.IsAgreed: false } ? "agreed; "
                : issue is { After.IsAgreed: false, Before.IsAgreed: true } ? "open again; " : "";
            string what = state + string.Join("; ", moves) + rest + (issue.IsReassessed ? "; reassessed" : "")
                + (issue.IsRescaled ? "; on another scale" : "") + (issue.ConcernsOthers ? "; between other parties" : "")
                + (issue is { Before: { } was, After: { } now } && was.Phase != now.Phase ? "; in another phase" : "");
            // Of an issue that is agreed on both days, and of which nothing else differs, the terms do.
            if (what.Length == 0 && issue is { Before: { IsAgreed: true } first, After: { IsAgreed: true } second })
                what = first.IsAdReferendum == second.IsAdReferendum ? "agreed on other terms"
                    : second.IsAdReferendum ? "agreed ad referendum only" : "agreed no longer ad referendum only";
            return what.Trim(' ', ';');
        }
        return form.Add(new Table(
            $"{words.Count(changed.Length)} of {words.Counted(comparison.Issues.Count, "issue")} differ",
            ["Issue", TableColumn.Number("Before"), TableColumn.Number("After"), TableColumn.Number("Change"),
                TableColumn.Wide("What changed")],
            [
                .. changed.Select(i => (TableCell[])
                [
                    names.Of(i.Issue), words.NumberCell(i.Before?.Score), words.NumberCell(i.After?.Score),
                    new TableCell(words.Signed(i.ScoreChange), i.ScoreChange ?? TableCell.Unknown), Moves(i),
                ]),
            ]));
    }
}
