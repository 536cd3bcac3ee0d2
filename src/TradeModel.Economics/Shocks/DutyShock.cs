using NodaTime;
using TradeModel.Goods;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Economics;

/// <summary>A day on which the additional duties of one importer on one exporter's goods change, and by how much in each sector.</summary>
public sealed record DutyShock
{
    private DutyShock(LocalDate day, SectorTariffs tariffs)
    {
        Day = day;
        Tariffs = tariffs;
    }

    /// <summary>The first day of the new duties.</summary>
    public LocalDate Day { get; }

    /// <summary>The mean additional duties on the day before and on this day, on top of MFN.</summary>
    public SectorTariffs Tariffs { get; }

    /// <summary>
    /// The days on which the mean additional duty of some sector changes, in order. Applied one after the other to a table of tariffs,
    /// they lead from the tariffs without additional duties to those of each day.
    /// </summary>
    /// <remarks>
    /// Replaced duties, duties that give way to others and all-in ceilings count as they do in
    /// <see cref="Negotiation.AdditionalDutyOn"/>. A ceiling includes the applied rate of the line. Where a charge is a range, its total
    /// counts, and <see cref="SectorCoverage.Ranges"/> holds the line.
    /// </remarks>
    /// <param name="negotiation">The negotiation whose additional duties count. Ask <c>AsOf</c> for what was known on a day.</param>
    /// <param name="importer">Who charges the duties.</param>
    /// <param name="exporter">The party on whose goods they are charged.</param>
    /// <param name="schedule">The importer's schedule: the lines and their applied rates.</param>
    /// <param name="concordance">The sectors of the schedule's lines.</param>
    /// <param name="trade">
    /// The imports from the exporter by line, each at least 0. If null, the trade stated in the schedule counts; if it states none, all
    /// lines weigh the same.
    /// </param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, the schedule is not the importer's, or trade is negative.</exception>
    /// <exception cref="KeyNotFoundException">The negotiation does not know the importer or the exporter.</exception>
    public static ValueList<DutyShock> Series(
        Negotiation negotiation, PartyId importer, PartyId exporter, TariffSchedule schedule, SectorConcordance concordance,
        ValueMap<HsCode, double>? trade = null)
    {
        ValueList<AdditionalDuty> duties = Guard.NotNull(negotiation).AdditionalDuties;
        Guard.NotNull(concordance);
        if (Guard.NotNull(schedule).Importer != importer)
            throw new ArgumentException($"the schedule is that of '{schedule.Importer}', not of '{importer}'", nameof(schedule));
        // Refuses parties that the negotiation does not know, even if there is no duty.
        negotiation.AdditionalDutyOn(importer, exporter, default);
        (double[] Lines, ValueMap<HsCode, double> WithoutLine) weights = SectorTariffs.TradeOf(schedule, trade);

        // Lines that the same duties cover, at the same applied rate, are charged alike.
        var kinds = new Dictionary<(string Covers, double Rate), int>();
        var examples = new List<(HsCode Good, double Rate)>();
        int[] kindOf = new int[schedule.Count];
        for (int line = 0; line < kindOf.Length; line++)
        {
            HsCode good = schedule.Codes[line];
            double rate = schedule.Rates(TariffColumn.Applied)[line];
            string covers = string.Concat(duties.Select(d => (d.CoversGood(good), d.CoversPartOf(good)) switch
            {
                (false, false) => '0',
                (true, false) => '1',
                (false, true) => '2',
                _ => '3',
            }));
            if (!kinds.TryGetValue((covers, rate), out kindOf[line]))
            {
                kinds.Add((covers, rate), kindOf[line] = examples.Count);
                examples.Add((good, rate));
            }
        }

        AdditionalDutyCharge[] ChargesOn(LocalDate day)
            => [.. examples.Select(e => negotiation.AdditionalDutyOn(
                importer, exporter, day, e.Good, double.IsNaN(e.Rate) ? null : new Percentage((decimal)e.Rate)))];

        ValueList<double> Rates(AdditionalDutyCharge[] charges)
            => [.. kindOf.Select(kind => (double)charges[kind].Total.Value)];

        bool IsOpen(AdditionalDutyCharge charge) => charge.IsRange || charge.IsUpperBound;

        var shocks = new List<DutyShock>();
        AdditionalDutyCharge[]? before = null;
        IEnumerable<LocalDate> days = duties.SelectMany(d => d.Rates.Select(r => r.From))
            .Concat(duties.Select(d => d.Ended).OfType<LocalDate>());
        foreach (LocalDate day in days.Distinct().Order())
        {
            before ??= ChargesOn(day.PlusDays(-1));
            AdditionalDutyCharge[] after = ChargesOn(day), was = before;
            before = after;
            if (was.Zip(after).All(c => c.First.Total == c.Second.Total)) continue;
            SectorTariffs tariffs = SectorTariffs.Of(
                schedule, concordance, weights, Rates(was), Rates(after), line => IsOpen(was[kindOf[line]]) || IsOpen(after[kindOf[line]]));
            if (tariffs.Sectors.Any(s => s.Change != 0)) shocks.Add(new(day, tariffs));
        }
        return shocks.ToValueList();
    }

    /// <summary>The day and the sectors whose duty changes: "2025-04-10: Metals: 0% to 25%".</summary>
    public override string ToString()
        => $"{InvariantText.Iso(Day)}: {string.Join(", ", Tariffs.Sectors.Where(s => s.Change != 0))}";
}
