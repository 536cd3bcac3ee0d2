using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Economics;

/// <summary>
/// One importer's market, line by line: the SMART model of UNCTAD and the World Bank (Laird and Yeats, "The UNCTAD Trade Policy Simulation
/// Model", 1986; Jammes and Olarreaga, "Explaining SMART and GSIM", 2005).
/// </summary>
/// <remarks>
/// A cut makes a partner's goods cheaper: the importer buys more of them (creation) and less from others (diversion). Lines do not affect
/// each other, and nothing else changes. Immutable; safe to share between threads.
/// </remarks>
public sealed class SmartMarket
{
    private readonly double[] _values;
    private readonly int[] _partners, _starts;

    /// <summary>Creates a market.</summary>
    /// <param name="schedule">The importer's schedule.</param>
    /// <param name="imports">What it buys in a year; several flows of one line and partner are added up.</param>
    /// <exception cref="ArgumentException">No flow falls on a line of the schedule.</exception>
    public SmartMarket(TariffSchedule schedule, IEnumerable<PartnerImports> imports)
    {
        Schedule = Guard.NotNull(schedule);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var cells = new Dictionary<(int Line, int Partner), double>();
        var flows = new List<(int Line, string Partner, double Value)>();
        foreach (PartnerImports flow in Guard.NotNull(imports))
        {
            int line = schedule.IndexOf(flow.Line);
            if (line < 0) (UnmatchedValue, UnmatchedFlows) = (UnmatchedValue + flow.Value, UnmatchedFlows + 1);
            else flows.Add((line, flow.Partner, flow.Value));
        }
        if (flows.Count == 0) throw new ArgumentException("no flow falls on a line of the schedule; check the codes", nameof(imports));
        // In the order of names, so that the order of the flows changes no sum.
        Partners = flows.Select(f => f.Partner).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        for (int p = 0; p < Partners.Count; p++) places.Add(Partners[p], p);
        foreach (IGrouping<(int, string), double> same in flows.GroupBy(f => (f.Line, f.Partner), f => f.Value))
            cells.Add((same.Key.Item1, places[same.Key.Item2]), same.Order().Sum());
        _starts = new int[schedule.Count + 1];
        _values = new double[cells.Count];
        _partners = new int[cells.Count];
        int at = 0;
        foreach (((int line, int partner), double value) in cells.OrderBy(c => c.Key))
        {
            _starts[line + 1] = at + 1;
            (_partners[at], _values[at]) = (partner, value);
            at++;
        }
        for (int line = 1; line < _starts.Length; line++) _starts[line] = Math.Max(_starts[line], _starts[line - 1]);
    }

    /// <summary>The importer's schedule.</summary>
    public TariffSchedule Schedule { get; }

    /// <summary>The partners it buys from, in the order of their names.</summary>
    public ValueList<string> Partners { get; }

    /// <summary>The value of the flows whose code is not in the schedule. They are left out.</summary>
    public double UnmatchedValue { get; }

    /// <summary>The number of flows whose code is not in the schedule.</summary>
    public int UnmatchedFlows { get; }

    /// <summary>The effects of an offer in a stage year, compared with the base rates.</summary>
    /// <param name="scale">The scale on which the offer lies. Its schedule has the same lines as the market's.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="year">The stage year, from 1 on: the effects if this year's rates applied to a year's trade.</param>
    /// <param name="beneficiaries">The partners whose goods the offer covers.</param>
    /// <param name="elasticities">The elasticities; the defaults if null.</param>
    /// <exception cref="ArgumentException">
    /// The scale's schedule has other lines, the offer is not on the scale, the year is below 1, or there is no beneficiary among the
    /// partners.
    /// </exception>
    /// <example>
    /// <code>
    /// SmartEffects effects = market.Compare(scale, new ScheduleOffer(TariffOffer.Eliminate(10)), year: 10, ["India"]);
    /// Console.WriteLine(effects.Creation + effects.Diversion);
    /// </code>
    /// </example>
    public SmartEffects Compare(
        ScheduleScale scale, ScheduleOffer offer, int year, ValueSet<string> beneficiaries, SmartElasticities? elasticities = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        if (!Guard.NotNull(scale).Schedule.Codes.SequenceEqual(Schedule.Codes))
            throw new ArgumentException("the scale's schedule has other lines than the market's", nameof(scale));
        return Compare(scale.RatesIn(offer, 0), scale.RatesIn(offer, year), beneficiaries, elasticities);
    }

    /// <summary>The effects of other rates for some partners.</summary>
    /// <param name="before">The rate of each line before in percent, in the schedule's order; NaN if it is not computable.</param>
    /// <param name="after">The rate of each line after in percent; NaN if it is not computable.</param>
    /// <param name="beneficiaries">The partners whose goods pay the new rates; those of the others pay the rates before.</param>
    /// <param name="elasticities">The elasticities; the defaults if null.</param>
    /// <exception cref="ArgumentException">
    /// There is not one rate for each line, a rate is −100 % or less, or no beneficiary is among the partners.
    /// </exception>
    public SmartEffects Compare(
        ValueList<double> before, ValueList<double> after, ValueSet<string> beneficiaries, SmartElasticities? elasticities = null)
    {
        CheckRates(Guard.NotNull(before), nameof(before));
        CheckRates(Guard.NotNull(after), nameof(after));
        if (Guard.NotNull(beneficiaries).FirstOrDefault(b => !Partners.Contains(b)) is { } unknown)
        {
            throw new ArgumentException(
                $"the importer buys nothing from '{unknown}'; the partners are: {string.Join(", ", Partners.Take(20))}"
                    + (Partners.Count > 20 ? ", …" : ""),
                nameof(beneficiaries));
        }
        if (beneficiaries.Count == 0) throw new ArgumentException("an offer has at least one beneficiary", nameof(beneficiaries));
        elasticities ??= new();
        bool[] favoured = [.. Partners.Select(beneficiaries.Contains)];
        double[] byPartner = new double[Partners.Count];
        var lines = new List<SmartLineEffects>();
        double uncomputable = 0, assumed = 0, capped = 0;
        for (int line = 0; line < Schedule.Count; line++)
        {
            (double inside, double outside) = (0, 0);
            for (int at = _starts[line]; at < _starts[line + 1]; at++)
            {
                if (favoured[_partners[at]]) inside += _values[at];
                else outside += _values[at];
            }
            if (inside == 0) continue;
            if (double.IsNaN(before[line]) || double.IsNaN(after[line]))
            {
                uncomputable += inside;
                continue;
            }
            (double demand, bool estimated) = elasticities.Of(Schedule.Codes[line]);
            var response = new SmartResponse(inside, outside, before[line] / 100, after[line] / 100, demand, elasticities);
            if (response.IsCapped) capped += inside;
            if (response.Creation == 0 && response.Diversion == 0 && before[line] == after[line]) continue;
            if (!estimated) assumed += inside;
            for (int at = _starts[line]; at < _starts[line + 1]; at++)
            {
                int partner = _partners[at];
                byPartner[partner] += favoured[partner]
                    ? _values[at] / inside * (response.Creation + response.Diversion)
                    : outside > 0 ? -_values[at] / outside * response.Diversion : 0;
            }
            lines.Add(response.ToEffects(Schedule.Codes[line]));
        }
        return new(
            lines.ToValueList(),
            Partners.Zip(byPartner).Where(p => p.Second != 0).Select(p => KeyValuePair.Create(p.First, p.Second)).ToValueMap(),
            uncomputable, assumed, capped);
    }

    /// <summary>What the importer buys from some partners on some lines.</summary>
    internal double ImportsOn(IEnumerable<int> lines, ValueSet<string> partners)
    {
        double sum = 0;
        foreach (int line in lines)
        {
            for (int at = _starts[line]; at < _starts[line + 1]; at++)
                if (partners.Contains(Partners[_partners[at]])) sum += _values[at];
        }
        return sum;
    }

    private void CheckRates(ValueList<double> rates, string name)
    {
        if (rates.Count != Schedule.Count)
            throw new ArgumentException(FormattableString.Invariant($"{rates.Count} rates for {Schedule.Count} lines"), name);
        for (int line = 0; line < rates.Count; line++)
        {
            if (rates[line] > -100 || double.IsNaN(rates[line])) continue;
            throw new ArgumentException(
                FormattableString.Invariant($"the rate of line {Schedule.Codes[line]} must be above −100 %, not {rates[line]:R}"), name);
        }
    }
}
