using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Rendering;

/// <summary>
/// A negotiation on one page: who, the phases, the score, the issues side by side, what blocks, the duties in force and the last words.
/// </summary>
internal static class NegotiationForm
{
    private const int MostObstacles = 10, MostMembers = 6, MostStatements = 12;

    internal static Form Of(Negotiation negotiation, LocalDate? on, FormWords words)
    {
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        var story = new TimelineForm(timeline, words);
        ConvergenceReport report = negotiation.MeasureConvergence();
        var form = new Form(FormWords.Short(negotiation.Agreement.Title));
        string events = negotiation.LastDay is not { } last ? "Nothing has happened yet."
            : $"{words.Counted(negotiation.Log.Count, "event")} from {words.Day(negotiation.Log[0].Date)} to {words.Day(last)}.";
        form.Say(on is { } day ? $"As of {words.Day(day)}. {events}" : events);
        form.Note(story.Story.Bases.Legend);
        foreach (string sentence in story.InShort().Take(2)) form.Say(sentence);
        form.Section("At the table").Add(Who(negotiation, words));
        form.Include(PhaseClockForm.Of(negotiation, on, words));
        if (negotiation.Log.Count > 0) form.Add(new Figure(ConvergenceChart.Draw(timeline, words.Chart)));
        form.Section("How close the parties are").Add(ConvergenceReportForm.Scopes(report, story.Story.Names, words));
        if (negotiation.Issues.Any())
        {
            form.Include(IssueTableForm.Of(negotiation, words));
            form.Section("What holds it back").Add(story.WhatHoldsItBack(MostObstacles));
        }
        else
        {
            form.Say("No issue is on the agenda.");
        }
        if (negotiation.AdditionalDuties.Count > 0) DutyForms.AddInForce(form, story, on ?? negotiation.LastDay!.Value, words);
        StatementForms.AddTo(form, story, MostStatements, words);
        return form;
    }

    /// <summary>The parties at the table, with those they speak for and those who speak for them.</summary>
    internal static Table Who(Negotiation negotiation, FormWords words)
    {
        bool groups = negotiation.Parties.Any(p => p.Members.Count > 0);
        ILookup<PartyId, Representative> people = negotiation.Definition.Representatives.ToLookup(r => r.Party);
        return new(
            $"{words.Count(negotiation.Parties.Count)} {(negotiation.Parties.Count == 1 ? "party" : "parties")} at the table",
            ["Party", "Kind", .. groups ? [TableColumn.Wide("Speaks for")] : (TableColumn[])[], TableColumn.Wide("Representatives")],
            [
                .. negotiation.Parties.Select(p => (TableCell[])
                [
                    $"{FormWords.Short(p.Name)} ({p.Id})", FormWords.Plain(p.Kind),
                    .. groups ? [words.Few(p.Members.Select(m => FormWords.Short(m.Name)), MostMembers)] : (TableCell[])[],
                    words.Few(people[p.Id].Select(r => $"{FormWords.Short(r.Name)} ({FormWords.Short(r.Office)})"), MostMembers),
                ]),
            ]);
    }
}
