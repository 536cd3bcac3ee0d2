using TradeModel.Goods;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Convergence;

/// <summary>
/// Indicators of the relationship between the parties, computed from the log up to a day. All are counts and sums.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RelationshipIndicators
{
    private RelationshipIndicators()
    {
    }

    /// <summary>The day. Null if none was given and nothing has happened; all indicators are then empty.</summary>
    public LocalDate? Date { get; private init; }

    /// <summary>
    /// How many meetings there were, by month of their first day and level, in order; months without a meeting have no entry.
    /// </summary>
    public ValueList<MonthlyContacts> Contacts { get; private init; } = [];

    /// <summary>The days since the last day of the last meeting; null if there was none.</summary>
    public int? DaysSinceLastContact { get; private init; }

    /// <summary>
    /// The mean of <see cref="Reciprocity.Figure"/> up to the day, over the pairs of parties that have moved. Null if none has moved.
    /// </summary>
    public double? Reciprocity { get; private init; }

    /// <summary>
    /// The additional duties of one party, or a member of it, on goods of another that are in force on the day at a rate above 0, by id. A
    /// duty is left out if another has replaced it for all its goods on every origin among the parties.
    /// </summary>
    public ValueList<AdditionalDuty> HostileMeasures { get; private init; } = [];

    /// <summary>
    /// The total charge of these duties on a good without a sectoral measure or an exemption, by importer and exporter. Pairs without a
    /// charge have no entry.
    /// </summary>
    public ValueList<HostileDuty> HostileCharges { get; private init; } = [];

    /// <summary>The sum of <see cref="HostileCharges"/>, in percentage points.</summary>
    public Percentage HostileSum { get; private init; }

    /// <summary>The days on which such a duty was imposed, changed or lifted, in order.</summary>
    public ValueList<RelationshipShock> Shocks { get; private init; } = [];

    internal static RelationshipIndicators Of(Negotiation negotiation, Party[] seats, LocalDate? asOf, double? reciprocity)
    {
        if ((asOf ?? negotiation.LastDay) is not { } day) return new();
        MeetingHeld[] meetings =
            [.. negotiation.Log.OfType<MeetingHeld>()
                .Where(m => seats.Count(s => s.SelfAndMembers.Any(one => m.Parties.Contains(one.Id))) >= 2)];
        ValueList<HostileDuty> charges = Charges(negotiation, seats, day);
        return new()
        {
            Date = day,
            Contacts = meetings.GroupBy(m => (m.Date.Year, m.Date.Month, m.Level)).OrderBy(g => g.Key)
                .Select(g => new MonthlyContacts(new(g.Key.Year, g.Key.Month), g.Key.Level, g.Count())).ToValueList(),
            DaysSinceLastContact = meetings.Length == 0 ? null
                : meetings.Min(m => Math.Max(0, Period.DaysBetween(m.LastDay ?? m.Date, day))),
            Reciprocity = reciprocity,
            HostileMeasures = InForce(negotiation, seats, day),
            HostileCharges = charges,
            HostileSum = new(charges.Sum(c => c.Charge.Value)),
            Shocks = ShocksOf(negotiation, seats),
        };
    }

    private static bool IsBetween(AdditionalDuty duty, Party[] seats)
        => Array.Find(seats, s => s.SelfAndMembers.Any(m => m.Id == duty.Importer)) is { } importer
            && seats.Any(s => s != importer && s.SelfAndMembers.Any(m => duty.CoversOrigin(m.Id)));

    private static ValueList<AdditionalDuty> InForce(Negotiation negotiation, Party[] seats, LocalDate day)
    {
        var inForce = new SortedDictionary<DutyId, AdditionalDuty>();
        foreach ((Party importer, Party exporter) in Pairs(seats))
            foreach (AdditionalDuty duty in negotiation.AdditionalDutiesInForce(importer.Id, exporter.Id, day))
                inForce[duty.Id] = duty;
        return inForce.Values.ToValueList();
    }

    /// <summary>All pairs of a party or its member with another party or its member.</summary>
    private static IEnumerable<(Party Importer, Party Exporter)> Pairs(Party[] seats)
        => from importer in seats
           from exporter in seats
           where importer != exporter
           from charging in importer.SelfAndMembers
           from origin in exporter.SelfAndMembers
           select (charging, origin);

    private static ValueList<HostileDuty> Charges(Negotiation negotiation, Party[] seats, LocalDate day)
    {
        var charges = new List<HostileDuty>();
        foreach (Party importer in seats)
            foreach (Party exporter in seats)
                if (importer != exporter && Highest(negotiation, importer, exporter, day) is var total && total > Percentage.Zero)
                    charges.Add(new(importer.Id, exporter.Id, total));
        return charges.ToValueList();
    }

    private static Percentage Highest(Negotiation negotiation, Party importer, Party exporter, LocalDate day)
    {
        Percentage highest = Percentage.Zero;
        foreach (Party by in importer.SelfAndMembers)
            foreach (Party of in exporter.SelfAndMembers)
                if (negotiation.AdditionalDutyOn(by.Id, of.Id, day).Total is var total && total > highest) highest = total;
        return highest;
    }

    private static ValueList<RelationshipShock> ShocksOf(Negotiation negotiation, Party[] seats)
    {
        var known = new Dictionary<DutyId, AdditionalDuty>();
        var shocks = new List<RelationshipShock>();
        foreach (NegotiationEvent one in negotiation.Log)
        {
            (AdditionalDuty? duty, RelationshipShockKind kind) = one switch
            {
                DutyImposed e => (e.Duty, RelationshipShockKind.Imposed),
                DutyChanged e => (e.Duty, RelationshipShockKind.Changed),
                DutyLifted e => (known.GetValueOrDefault(e.Duty), RelationshipShockKind.Lifted),
                _ => (null, default),
            };
            if (duty is null) continue;
            known[duty.Id] = duty;
            if (IsBetween(duty, seats)) shocks.Add(new(one.Date, kind, duty.Id, duty.Importer));
        }
        return shocks.ToValueList();
    }

    /// <summary>Contacts, charges and shocks in numbers.</summary>
    public override string ToString()
        => $"{Contacts.Sum(c => c.Meetings)} meetings, {HostileMeasures.Count} hostile measures in force that come to {HostileSum}, "
            + $"{Shocks.Count} shocks";
}
