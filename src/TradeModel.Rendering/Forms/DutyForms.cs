using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>The additional duties in force, and what they charge on one good.</summary>
internal static class DutyForms
{
    private const int LongestWords = 600;

    /// <summary>Adds the additional duties in force on a day.</summary>
    internal static void AddInForce(Form form, TimelineForm story, LocalDate day, FormWords words)
    {
        AdditionalDuty[] inForce = [.. story.Timeline.Negotiation.AdditionalDuties.Where(d => d.IsInForceOn(day))];
        form.Section("Additional duties in force");
        if (inForce.Length == 0)
        {
            form.Say($"On {words.Day(day)} no additional duty is in force.");
            return;
        }
        form.Add(new Table(
            $"On top of MFN, on {words.Day(day)}",
            [
                "Importer", TableColumn.Wide("On"), TableColumn.Number("Rate"), "Since", TableColumn.Wide("Legal basis"), "Held void",
                "How known", TableColumn.Wide("Source"),
            ],
            [
                .. inForce.Select(d => (TableCell[])
                [
                    story.Story.Names.Of(d.Importer), FormWords.Shortened(story.Story.Duties.Goods(d), LongestWords),
                    new TableCell(words.Rate(d.RateOn(day)), (double)d.RateOn(day).Value),
                    words.DayCell(d.Rates.Last(r => r.From <= day).From),
                    FormWords.Short(d.LegalBasis), d.IsHeldVoidOn(day) ? "yes" : "no", FormBases.Words(d.Provenance),
                    FormBases.SourceOf(d.Provenance),
                ]),
            ]));
        foreach (string sentence in story.Together(story.Timeline.Relationship(day))) form.Say(sentence);
    }

    /// <summary>The duties of an importer on one good, one by one.</summary>
    internal static Form Of(AdditionalDutyCharge charge, Negotiation? negotiation, FormWords words)
    {
        var names = new FormNames(negotiation);
        var form = new Form("Additional duty on a good");
        if (charge.Parts.Count == 0) return form.Say("No additional duty covers it.");
        string total = charge.Total == Percentage.Zero ? "Nothing is charged on top of MFN"
            : $"{(charge.IsUpperBound ? "At most " : "")}{words.Rate(charge.Total)} on top of MFN"
                + (charge.IsVoid ? ", part of it held void" : "");
        form.Say(!charge.IsRange ? $"{total}."
            : $"{total}; {words.Rate(charge.Lowest)} to {words.Rate(charge.Highest)}, as not all of what decides is known:");
        var reasons = new List<string>();
        if (charge.PartlyCovering.Count > 0)
            reasons.Add("only some goods of the code are covered by "
                + FormWords.List(charge.PartlyCovering.Select(id => Law(charge, id))));
        if (charge.UnknownShares.Count > 0)
            reasons.Add($"the share in the value is not given: {FormWords.List(charge.UnknownShares.Select(FormWords.Short))}");
        if (reasons.Count > 0) form.Add(new BulletList(reasons));
        return form.Add(new Table(
            "Every duty that covers it",
            [TableColumn.Wide("Legal basis"), TableColumn.Number("Charged"), TableColumn.Wide("Why not, or on what")],
            [
                .. charge.Parts.Select(part => (TableCell[])
                [
                    $"{FormWords.Short(part.Duty.LegalBasis)}, of {names.Of(part.Duty.Importer)}",
                    new TableCell(words.Rate(part.Percent), (double)part.Percent.Value), Standing(charge, part, words),
                ]),
            ]));
    }

    private static string Standing(AdditionalDutyCharge charge, AdditionalDutyPart part, FormWords words) => part.Application switch
    {
        DutyApplication.Charged => (part.Share.Value == 100m ? "on the whole value"
            : $"{words.Rate(part.Rate)} on {words.Rate(part.Share)} of the value") + (part.IsVoid ? ", held void" : ""),
        DutyApplication.Replaced => $"replaced by {Law(charge, part.Because!.Value)}",
        DutyApplication.GivesWay => $"not together with {Law(charge, part.Because!.Value)}",
        _ => "MFN reaches its all-in ceiling",
    };

    private static string Law(AdditionalDutyCharge charge, DutyId id)
        => FormWords.Short(charge.Parts.FirstOrDefault(p => p.Duty.Id == id)?.Duty.LegalBasis ?? id.Value);
}
