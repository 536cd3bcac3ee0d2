using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The phases: their stage, their target window and how many days are left, and what each party has done.</summary>
internal static class PhaseClockForm
{
    internal static Form Of(Negotiation negotiation, LocalDate? on, FormWords words)
    {
        var form = new Form("Phases");
        if (negotiation.Phases.Count == 0) return form.Say("The agreement has no phases.");
        var names = new FormNames(negotiation);
        ConvergenceReport report = negotiation.MeasureConvergence();
        LocalDate? today = on ?? negotiation.LastDay;
        form.Add(new Table(
            today is { } asOf ? $"Phases on {words.Day(asOf)}" : "Phases before the first event",
            ["Phase", "Stage", "Since", "Target window", TableColumn.Number("Days left"), TableColumn.Number("Score")],
            [
                .. negotiation.Phases.Select(phase =>
                {
                    TargetWindow? window = phase.Phase.Window;
                    int? left = window is not null && today is { } day ? window.DaysLeft(day) : null;
                    return (TableCell[])
                    [
                        names.Of(phase.Phase.Id), FormWords.Plain(phase.Stage), words.DayCell(phase.Since),
                        window is null ? new TableCell("none", TableCell.Unknown)
                            : new TableCell($"{words.Day(window.Start)} to {words.Day(window.End)}", words.DayCell(window.End).Key),
                        left is { } days ? new TableCell(days < 0 ? $"{words.Count(-days)} past" : words.Count(days), days)
                            : new TableCell("–", TableCell.Unknown),
                        words.ScoreCell(report.FindPhase(phase.Phase.Id)?.Score),
                    ];
                }),
            ]));
        if (negotiation.Log.Count > 0) form.Add(new Figure(PhaseGantt.Draw(negotiation, words.Chart)));
        TableCell[][] acts =
        [
            .. from phase in negotiation.Phases
               from own in phase.Acts
               let said = Acts(own.Value, words)
               where said.Length > 0
               select (TableCell[])[names.Of(phase.Phase.Id), names.Of(own.Key), said],
        ];
        if (acts.Length > 0) form.Add(new Table("What each party has done", ["Phase", "Party", TableColumn.Wide("Acts")], acts));
        return form;
    }

    /// <summary>When a window closes, after the stage: "; its window closes in 16 days, on 30 Nov 2025".</summary>
    internal static string Closes(TargetWindow? window, LocalDate day, FormWords words)
        => window is null ? ""
            : window.DaysLeft(day) is var left && left < 0
                ? $"; its window closed {words.Counted(-left, "day")} ago, on {words.Day(window.End)}"
            : $"; its window closes in {words.Counted(left, "day")}, on {words.Day(window.End)}";

    private static string Acts(PartyActs acts, FormWords words)
    {
        (string Act, LocalDate? Day)[] all =
        [
            ("signed", acts.SignedOn), ("ratified", acts.RatifiedOn), ("applied provisionally", acts.AppliedProvisionallyOn),
            ("in force", acts.InForceOn),
        ];
        return string.Join("; ", all.Where(a => a.Day is not null).Select(a => $"{a.Act} {words.Day(a.Day!.Value)}"));
    }
}
