using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Economics;

/// <summary>
/// What an offer or a duty changes for each sector of an economy: the mean tariffs of one importer on one exporter's goods before and
/// after, and how much of the trade they cover.
/// </summary>
public sealed record SectorTariffs
{
    private SectorTariffs(ValueList<SectorTariff> sectors, SectorCoverage coverage)
    {
        Sectors = sectors;
        Coverage = coverage;
    }

    /// <summary>The sectors with at least one line that counts, in the order of their names.</summary>
    public ValueList<SectorTariff> Sectors { get; }

    /// <summary>How much of the trade the means cover, and what they leave out.</summary>
    public SectorCoverage Coverage { get; }

    /// <summary>The tariffs of a sector.</summary>
    /// <exception cref="KeyNotFoundException">No line of the sector counts.</exception>
    public SectorTariff this[string sector]
        => Sectors.FirstOrDefault(s => s.Sector == sector)
            ?? throw new KeyNotFoundException($"no line counts in a sector '{sector}'; see the coverage");

    /// <summary>The tariffs before entry into force and in a stage year of an offer.</summary>
    /// <param name="scale">The scale on which the offer lies; its schedule is that of the importer.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="year">The stage year, from 1 on.</param>
    /// <param name="concordance">The sectors of the schedule's lines.</param>
    /// <param name="trade">
    /// The imports from the exporter by line of the schedule, each at least 0. If null, the trade stated in the schedule counts; if it
    /// states none, all lines weigh the same.
    /// </param>
    /// <exception cref="ArgumentException">The offer is not on the scale, the year is below 1, or trade is negative.</exception>
    /// <example>
    /// <code>
    /// SectorTariffs shock = SectorTariffs.Of(scale, new ScheduleOffer(TariffOffer.Eliminate(10)), year: 10, concordance, imports);
    /// StructuralEffects effects = economy.Compare(shock.ApplyTo(economy.Tariffs, "India", "USA"));
    /// </code>
    /// </example>
    public static SectorTariffs Of(
        ScheduleScale scale, ScheduleOffer offer, int year, SectorConcordance concordance, ValueMap<HsCode, double>? trade = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        Guard.NotNull(concordance);
        TariffSchedule schedule = Guard.NotNull(scale).Schedule;
        return Of(schedule, concordance, TradeOf(schedule, trade), scale.RatesIn(offer, 0), scale.RatesIn(offer, year), _ => false);
    }

    /// <summary>
    /// The tariffs before entry into force and in a stage year, by the agreed terms of an issue or, while it is open, by what a party has
    /// tabled.
    /// </summary>
    /// <param name="issue">An issue on a whole schedule.</param>
    /// <param name="party">Whose position counts while the issue is open: the importer's offer or an exporter's request.</param>
    /// <param name="year">The stage year, from 1 on.</param>
    /// <param name="concordance">The sectors of the schedule's lines.</param>
    /// <param name="trade">The imports from the exporter by line; see the other overload.</param>
    /// <param name="towards">The other party, if the offer to it may differ from the one to all; null for the offer to all.</param>
    /// <exception cref="ArgumentException">
    /// The issue is not on a whole schedule, the party has no position on it, the year is below 1, or trade is negative.
    /// </exception>
    public static SectorTariffs Of(
        IssueState issue, PartyId party, int year, SectorConcordance concordance, ValueMap<HsCode, double>? trade = null,
        PartyId? towards = null)
    {
        if (Guard.NotNull(issue).Issue.Scale is not ScheduleScale scale)
        {
            throw new ArgumentException(
                $"'{issue.Issue.Id}' is not an issue on a whole schedule; for an issue on one product, give the negotiation",
                nameof(issue));
        }
        return (towards is { } other ? issue.PositionOf(party, other) : issue.PositionOf(party)) is ScheduleOffer offer
            ? Of(scale, offer, year, concordance, trade)
            : throw new ArgumentException($"'{party}' has no position on '{issue.Issue.Id}'", nameof(party));
    }

    /// <summary>
    /// The tariffs before entry into force and in a stage year, by all tariff issues of a negotiation between an importer and an exporter:
    /// issues on a whole schedule, and issues on one product that names HS codes.
    /// </summary>
    /// <remarks>
    /// The agreed terms of an issue count. While it is open, the position of <paramref name="by"/> counts. A line takes the rates of the
    /// issue that names it by the longest code; an issue on a whole schedule names a line by no code. If two issues name it by codes of the
    /// same length, the first one of the agenda counts. An issue on one product gives all its lines its own base rate and path. Lines that
    /// no issue covers keep the schedule's base rate. <see cref="SectorCoverage.UnmappedIssues"/> names each tariff issue that does not
    /// count, with the reason.
    /// </remarks>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="importer">Who charges the tariffs.</param>
    /// <param name="exporter">The party on whose goods they are charged.</param>
    /// <param name="year">The stage year, from 1 on.</param>
    /// <param name="schedule">The importer's schedule: the lines and their base rates.</param>
    /// <param name="concordance">The sectors of the schedule's lines.</param>
    /// <param name="trade">The imports from the exporter by line; see the first overload.</param>
    /// <param name="by">
    /// Whose positions count on open issues: the importer's offers, the default, or the exporter's requests.
    /// </param>
    /// <exception cref="ArgumentException">
    /// An id is <c>default</c>, importer and exporter are the same, <paramref name="by"/> is neither of them, the schedule is not the
    /// importer's, the year is below 1, or trade is negative.
    /// </exception>
    /// <exception cref="KeyNotFoundException">The negotiation does not know the importer or the exporter.</exception>
    public static SectorTariffs Of(
        Negotiation negotiation, PartyId importer, PartyId exporter, int year, TariffSchedule schedule, SectorConcordance concordance,
        ValueMap<HsCode, double>? trade = null, PartyId? by = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        Guard.NotNull(concordance);
        if (importer == exporter) throw new ArgumentException("a party charges no tariff on its own goods", nameof(exporter));
        // Refuses parties that the negotiation does not know.
        Guard.NotNull(negotiation).AdditionalDutyOn(importer, exporter, default);
        if (Guard.NotNull(schedule).Importer != importer)
            throw new ArgumentException($"the schedule is that of '{schedule.Importer}', not of '{importer}'", nameof(schedule));
        if (by is { } one && one != importer && one != exporter)
            throw new ArgumentException($"'{one}' is neither the importer nor the exporter", nameof(by));
        var rates = new NegotiatedRates(negotiation, importer, exporter, by ?? importer, year, schedule, concordance);
        SectorTariffs tariffs = Of(schedule, concordance, TradeOf(schedule, trade), rates.Before, rates.After, _ => false);
        return new(tariffs.Sectors, tariffs.Coverage with { UnmappedIssues = rates.Unmapped });
    }

    /// <summary>The tariffs of an economy after the change.</summary>
    /// <remarks>
    /// Each sector's change in percentage points is added to the table's own tariff, which may have come from another source and year. A
    /// cut stops at 0, or at the table's tariff if that is below 0. Sectors that do not occur here keep their tariffs.
    /// </remarks>
    /// <param name="tariffs">The tariffs before.</param>
    /// <param name="exporter">The region on whose goods they are charged.</param>
    /// <param name="importer">The region that charges them.</param>
    /// <exception cref="KeyNotFoundException">The economy has no such region, or not every sector of the concordance.</exception>
    /// <exception cref="ArgumentException">The regions are the same.</exception>
    public TariffTable ApplyTo(TariffTable tariffs, string exporter, string importer)
    {
        Guard.NotNull(tariffs);
        if (exporter == importer) throw new ArgumentException("a region charges no tariff on its own goods", nameof(importer));
        foreach (SectorTariff sector in Sectors)
        {
            double before = tariffs[sector.Sector, exporter, importer];
            double after = Math.Max(before + (sector.Change / 100), Math.Min(before, 0));
            tariffs = tariffs.With(sector.Sector, exporter, importer, after);
        }
        return tariffs;
    }

    /// <summary>The sectors and their means.</summary>
    public override string ToString() => string.Join(", ", Sectors);

    /// <summary>The trade of each line, and what falls on no line.</summary>
    internal static (double[] Lines, ValueMap<HsCode, double> WithoutLine) TradeOf(
        TariffSchedule schedule, ValueMap<HsCode, double>? trade)
    {
        double[] lines = new double[schedule.Count];
        if (trade is null)
        {
            if (schedule.HasTrade) schedule.Weights.CopyTo(lines);
            else Array.Fill(lines, 1);
            return (lines, []);
        }
        var without = new List<KeyValuePair<HsCode, double>>();
        foreach ((HsCode code, double value) in trade)
        {
            if (code.IsDefault) throw new ArgumentException("a code is missing", nameof(trade));
            if (!(value >= 0 && double.IsFinite(value)))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(trade), FormattableString.Invariant($"the trade of {code} must be at least 0 and finite, not {value:R}"));
            }
            if (schedule.IndexOf(code) is >= 0 and var at) lines[at] = value;
            else without.Add(new(code, value));
        }
        return (lines, without.ToValueMap());
    }

    /// <summary>The means of the lines' rates by sector.</summary>
    internal static SectorTariffs Of(
        TariffSchedule schedule, SectorConcordance concordance, (double[] Lines, ValueMap<HsCode, double> WithoutLine) trade,
        ValueList<double> before, ValueList<double> after, Func<int, bool> isRange)
    {
        var bySector = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        List<KeyValuePair<HsCode, double>> noSector = [], noRate = [], ranges = [];
        double total = trade.WithoutLine.Sum(t => t.Value), covered = 0;
        for (int line = 0; line < schedule.Count; line++)
        {
            var entry = KeyValuePair.Create(schedule.Codes[line], trade.Lines[line]);
            total += entry.Value;
            if (concordance.SectorOf(entry.Key) is not { } sector) noSector.Add(entry);
            else if (double.IsNaN(before[line]) || double.IsNaN(after[line])) noRate.Add(entry);
            else
            {
                if (!bySector.TryGetValue(sector, out List<int>? lines)) bySector.Add(sector, lines = []);
                lines.Add(line);
                covered += entry.Value;
                if (isRange(line)) ranges.Add(entry);
            }
        }
        return new(
            bySector.Select(s => Mean(s.Key, s.Value)).ToValueList(),
            new(total, covered, noSector.ToValueMap(), noRate.ToValueMap(), trade.WithoutLine, ranges.ToValueMap()));

        SectorTariff Mean(string sector, List<int> lines)
        {
            double value = 0;
            foreach (int line in lines) value += trade.Lines[line];
            double[] weights = [.. lines.Select(line => value > 0 ? trade.Lines[line] : 1)];
            var mean = SectorMean.Of(weights, [.. lines.Select(line => before[line])], [.. lines.Select(line => after[line])]);
            return new(sector, mean, value, lines.Count);
        }
    }
}
