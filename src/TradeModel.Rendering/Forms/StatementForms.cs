using TradeModel.Convergence;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>What the parties said, beside the score.</summary>
internal static class StatementForms
{
    private const int LongestWords = 600;

    /// <summary>Adds the last statements; nothing if there is none.</summary>
    internal static void AddTo(Form form, TimelineForm story, int most, FormWords words)
    {
        StatementMade[] all = [.. story.Timeline.Negotiation.Log.OfType<StatementMade>()];
        if (all.Length == 0) return;
        var scores = new Dictionary<LocalDate, double?>();
        foreach (TimelinePoint point in story.Timeline.Points) scores[point.Date] = point.Overall.Convergence.Score;
        StatementMade[] said = all[Math.Max(0, all.Length - most)..];
        form.Section("Statements and the score").Add(new Table(
            (said.Length == all.Length ? "Statements" : $"The last {words.Count(said.Length)} of {words.Count(all.Length)} statements")
                + $", with the signal coded in them (estimated) and the score at the end of the day{story.Story.Bases.OfScores}",
            ["Day", "Who", TableColumn.Wide("Words"), "Signal", TableColumn.Number("Score"), "How known"],
            [
                .. said.Select(s => (TableCell[])
                [
                    words.DayCell(s.Date), story.Story.Who(s), FormWords.Shortened(s.Words, LongestWords),
                    s.Signal is { } signal ? new TableCell(FormWords.Plain(signal), (int)signal) : new TableCell("", TableCell.Unknown),
                    words.NumberCell(scores[s.Date]), FormBases.Words(s.Provenance),
                ]),
            ]));
    }
}
