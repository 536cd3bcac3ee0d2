using System.Globalization;
using System.Runtime.CompilerServices;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>
/// A scale of thousands of tariff lines. Distance: the mean of the tariff-path distances of the lines whose ceiling is above 0, weighted
/// by trade, or unweighted if no trade is known. Lines that are already free and lines that are not computable are counted separately.
/// </summary>
/// <remarks>
/// Rates are in percent: a specific duty counts by its ad valorem equivalent at the line's unit value, and is not computable without one.
/// A line starts from its base rate plus <see cref="Additional"/>. This sum is also its ceiling. An excluded line keeps both parts, a line
/// cut to free loses both, and a final rate caps their sum. The plans <see cref="CutTo"/> and <see cref="AdValoremPartOnly"/> leave money
/// per unit as it is. They also leave it in a line's duty: each percentage of such a duty, and the additional duty, is staged separately.
/// The first use of an offer resolves it to rates, which are kept.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ScheduleScale : Scale
{
    private readonly int[] _lines;
    private readonly double[] _shares;
    private readonly ConditionalWeakTable<ScheduleOffer, double[]> _resolved = [];

    /// <summary>Creates the scale.</summary>
    /// <param name="schedule">The importer's schedule.</param>
    /// <param name="horizon">H: the number of stage years compared, 2 to 100; longer than the longest staging an offer may have.</param>
    /// <param name="additional">
    /// The additional duty on every line that the issue also covers, from 0 to 10,000 %: the sum in force when the issue is defined.
    /// 0 if the issue covers base duties only.
    /// </param>
    /// <param name="endsFrom">How base rates and ceilings are known.</param>
    /// <exception cref="ArgumentException">
    /// The horizon or the additional duty is out of range, or no line has a ceiling above 0.
    /// </exception>
    public ScheduleScale(TariffSchedule schedule, int horizon, Percentage additional = default, Provenance? endsFrom = null)
        : base(endsFrom)
    {
        Schedule = Guard.NotNull(schedule);
        Horizon = Guard.Within(horizon, 2, 100);
        Additional = additional.Value is >= 0m and <= 10_000m
            ? additional
            : throw new ArgumentOutOfRangeException(nameof(additional), additional, "must lie between 0% and 10000%");
        ReadOnlySpan<double> rates = schedule.Rates(TariffColumn.Base);
        var lines = new List<int>(rates.Length);
        for (int i = 0; i < rates.Length; i++)
        {
            if (double.IsNaN(rates[i])) NotComputable++;
            else if (rates[i] + (double)additional.Value > 0) lines.Add(i);
            else AlreadyFree++;
        }
        if (lines.Count == 0) throw new ArgumentException("no line of the schedule has a duty to negotiate", nameof(schedule));
        _lines = [.. lines];
        double trade = 0;
        foreach (int line in _lines) trade += schedule.Weights[line];
        IsTradeWeighted = trade > 0;
        _shares = new double[_lines.Length];
        for (int i = 0; i < _shares.Length; i++)
            _shares[i] = IsTradeWeighted ? schedule.Weights[_lines[i]] / trade : 1.0 / _lines.Length;
    }

    /// <summary>The importer's schedule.</summary>
    public TariffSchedule Schedule { get; }

    /// <summary>H: the number of stage years compared. An offer has fewer stages.</summary>
    public int Horizon { get; }

    /// <summary>
    /// The additional duty on every line that the issue also covers; 0 if it covers base duties only. Offers cut it together with the
    /// base rate.
    /// </summary>
    public Percentage Additional { get; }

    /// <summary>The number of lines compared: those with a ceiling above 0.</summary>
    public int Compared => _lines.Length;

    /// <summary>The number of lines that are already free. They are not compared.</summary>
    public int AlreadyFree { get; }

    /// <summary>The number of lines whose duty cannot be computed in percent. They are not compared.</summary>
    public int NotComputable { get; }

    /// <summary>Whether lines are weighted by trade. If no compared line's trade is known, all have the same weight.</summary>
    public bool IsTradeWeighted { get; }

    internal override Type PositionTypeOn(Track track, IssueSubject? subject) => typeof(ScheduleOffer);

    internal override (string Reason, string Argument)? WhyNotFor(Track track, IssueSubject? subject)
        => subject is not TariffSubject tariff ? TariffSubject.IsNeeded
        : Schedule.Importer != tariff.Importer ? ($"the schedule is that of '{Schedule.Importer}', not of the importer", "scale")
        : null;

    internal override string? WhyNot(Position position)
    {
        if (position is not ScheduleOffer offer) return WrongKind(position, "a schedule scale");
        if (WhyNot(offer.Default) is { } reason) return reason;
        foreach ((HsCode prefix, TariffOffer terms) in offer.Exceptions)
        {
            if (WhyNot(terms) is { } why) return $"{prefix}: {why}";
            Range range = Schedule.Beneath(prefix);
            if (range.Start.Value >= range.End.Value) return $"the schedule has no line under '{prefix}'";
        }
        return null;
    }

    private string? WhyNot(TariffOffer terms)
        => terms.LastChange >= Horizon
            ? string.Create(CultureInfo.InvariantCulture, $"{terms.LastChange} stages do not end within the horizon: it is {Horizon} years")
            : null;

    private protected override string? WhyNotWidenedTo(Scale next)
    {
        var wider = (ScheduleScale)next;
        return wider.Schedule != Schedule ? "the schedule changes, from which every offer starts"
            : wider.Additional != Additional ? $"the additional duty becomes {wider.Additional}, but was {Additional}"
            : TariffPathScale.WhyNotLonger(Horizon, wider.Horizon);
    }

    internal override double Excess(Position a, Position b)
    {
        // Four independent sums in a fixed order let the processor overlap the additions. (d + |d|) / 2 equals max(d, 0) without a branch.
        ReadOnlySpan<double> high = Resolve((ScheduleOffer)a), low = Resolve((ScheduleOffer)b);
        double one = 0, two = 0, three = 0, four = 0;
        for (; high.Length >= 4 && low.Length >= 4; high = high[4..], low = low[4..])
        {
            double d1 = high[0] - low[0], d2 = high[1] - low[1], d3 = high[2] - low[2], d4 = high[3] - low[3];
            one += d1 + Math.Abs(d1);
            two += d2 + Math.Abs(d2);
            three += d3 + Math.Abs(d3);
            four += d4 + Math.Abs(d4);
        }
        return Math.Min(1, (one + two + (three + four)) / 2);
    }

    /// <summary>
    /// How far the first position lies above the second, summed over the lines of each chapter. The chapters' gaps add up to the
    /// issue's gap.
    /// </summary>
    /// <exception cref="ArgumentException">A position is not on this scale.</exception>
    public ValueMap<HsCode, double> ExcessByChapter(ScheduleOffer above, ScheduleOffer below)
    {
        double[] high = Resolve(Checked(above, nameof(above))), low = Resolve(Checked(below, nameof(below)));
        var chapters = new SortedDictionary<HsCode, double>();
        for (int i = 0; i < _lines.Length; i++)
        {
            HsCode chapter = Schedule.Codes[_lines[i]].Prefix(2);
            double gap = chapters.GetValueOrDefault(chapter);
            for (int year = 0; year < Horizon; year++) gap += Math.Max(0, high[(i * Horizon) + year] - low[(i * Horizon) + year]);
            chapters[chapter] = gap;
        }
        return chapters.ToValueMap();
    }

    /// <summary>The lines on which two positions differ, in the order of their codes.</summary>
    /// <exception cref="ArgumentException">A position is not on this scale.</exception>
    public ValueList<ScheduleDifference> Differences(ScheduleOffer first, ScheduleOffer second)
    {
        Checked(first, nameof(first));
        Checked(second, nameof(second));
        var rows = new List<ScheduleDifference>();
        for (int i = 0; i < _lines.Length; i++)
        {
            HsCode code = Schedule.Codes[_lines[i]];
            TariffOffer one = first.TermsOf(code), other = second.TermsOf(code);
            if (one == other) continue;
            double rate = StartOf(_lines[i]);
            TariffOffer onLine = TermsOn(_lines[i], one), otherOnLine = TermsOn(_lines[i], other);
            double distance = 0;
            for (int year = 1; year <= Horizon; year++)
                distance += Math.Abs(RateIn(onLine, year, rate) - RateIn(otherOnLine, year, rate));
            rows.Add(new(code, new(ToDecimal(rate)), one, other, Math.Min(1, distance / (rate * Horizon)), Schedule.TradeValue(_lines[i])));
        }
        return rows.ToValueList();
    }

    /// <summary>
    /// The rate of every line in a stage year under a position, in percent and in the schedule's order. It includes what is left of
    /// <see cref="Additional"/>. NaN if a line's duty is not computable.
    /// </summary>
    /// <param name="offer">The position.</param>
    /// <param name="year">The stage year; 0 for the rates before entry into force.</param>
    /// <exception cref="ArgumentException">The position is not on this scale, or the year is negative.</exception>
    public ValueList<double> RatesIn(ScheduleOffer offer, int year)
    {
        Checked(offer, nameof(offer));
        ArgumentOutOfRangeException.ThrowIfNegative(year);
        var rates = new double[Schedule.Count];
        for (int i = 0; i < rates.Length; i++)
        {
            rates[i] = StartOf(i);
            if (year > 0 && !double.IsNaN(rates[i])) rates[i] = RateIn(TermsOn(i, offer.TermsOf(Schedule.Codes[i])), year, rates[i]);
        }
        return new(rates);
    }

    /// <summary>
    /// The schedule's indicators in a stage year under a position, over one set of lines in every year: those whose base duty is
    /// computable.
    /// </summary>
    /// <exception cref="ArgumentException">The position is not on this scale, or the year is negative.</exception>
    public TariffIndicators IndicatorsIn(ScheduleOffer offer, int year) => Schedule.IndicatorsOf([.. RatesIn(offer, year)]);

    /// <summary>
    /// The GATT Article XXIV:8 view of a stage year: the shares of all lines and of all trade that are free under a position by then, with
    /// no threshold. In year 0, before entry into force, these are the lines that are free to all; none is if the issue has an additional
    /// duty.
    /// </summary>
    /// <exception cref="ArgumentException">The position is not on this scale, or the year is negative.</exception>
    public Liberalisation LiberalisationIn(ScheduleOffer offer, int year)
    {
        ValueList<double> rates = RatesIn(offer, year);
        return Liberalisation.Of(
            Schedule,
            i => year > 0 && Promised(offer.TermsOf(Schedule.Codes[i]), year, rates[i]),
            i => Additional == Percentage.Zero
                && (Schedule.Rates(TariffColumn.Base)[i] == 0 || Schedule.DutyAt(i, TariffColumn.Base) is FreeDuty));
    }

    /// <summary>
    /// Whether the terms make a line free by the year. A duty that is not computable is free once the terms make any duty free.
    /// </summary>
    private static bool Promised(TariffOffer terms, int year, double rate)
        => !terms.IsExcluded && (double.IsNaN(rate) ? terms.Plan is not { LeavesMoney: true } && terms.RateIn(year, 1m) == 0m : rate == 0);

    /// <summary>
    /// The rates of the compared lines and years, each as its part of the distance: rate / (ceiling × H) × share. Zeros pad the array to a
    /// multiple of four.
    /// </summary>
    private double[] Resolve(ScheduleOffer offer) => _resolved.GetValue(offer, Compute);

    private double[] Compute(ScheduleOffer offer)
    {
        int length = _lines.Length * Horizon;
        var parts = new double[(length + 3) / 4 * 4];
        var paths = new Dictionary<(TariffOffer, double), double[]>();
        for (int i = 0; i < _lines.Length; i++)
        {
            double rate = StartOf(_lines[i]);
            TariffOffer terms = TermsOn(_lines[i], offer.TermsOf(Schedule.Codes[_lines[i]]));
            if (!paths.TryGetValue((terms, rate), out double[]? path))
                paths.Add((terms, rate), path = [.. Enumerable.Range(1, Horizon).Select(year => RateIn(terms, year, rate))]);
            double share = _shares[i] / (rate * Horizon);
            for (int year = 0; year < Horizon; year++) parts[(i * Horizon) + year] = path[year] * share;
        }
        return parts;
    }

    /// <summary>
    /// The rate from which a line's cuts are staged, in percent: the sum of its base rate and the additional duty. NaN if its duty is not
    /// computable.
    /// </summary>
    internal double StartOf(int line) => Schedule.Rates(TariffColumn.Base)[line] + (double)Additional.Value;

    /// <summary>
    /// The terms as they apply to a line. If they leave money per unit as it is and the line's duty has such a part, the result states them
    /// as cuts of the line's starting rate. Otherwise it is the terms themselves.
    /// </summary>
    internal TariffOffer TermsOn(int line, TariffOffer terms)
    {
        if (terms.Plan is not { LeavesMoney: true } plan) return terms;
        if (Schedule.DutyAt(line, TariffColumn.Base) is not { } duty || duty is FreeDuty or AdValoremDuty) return terms;
        UnitValue? value = Schedule.UnitValueAt(line);
        if (duty.AdValoremEquivalent(value) is not { } equivalent) return terms;
        decimal start = equivalent.Value + Additional.Value, left = 100m;
        var cuts = new List<Percentage>();
        for (int year = 1; year <= plan.Years; year++)
        {
            int of = year;
            decimal rate = duty.Map((number, unit) => plan.Exact(number, of, unit)).AdValoremEquivalent(value)!.Value.Value
                + plan.Exact(Additional.Value, year, RateUnit.Percent);
            // Rounding to twenty decimals keeps the differences exact, so that they do not add up to more than 100.
            decimal share = start == 0m ? 0m : Math.Clamp(Math.Round(rate / start * 100m, 20), 0m, left);
            cuts.Add(new(left - share));
            left = share;
        }
        return TariffOffer.By(new CutsOfBase(cuts.ToValueList()));
    }

    private static double RateIn(TariffOffer terms, int year, double baseRate)
        => Math.Min(baseRate, (double)Math.Min(terms.RateIn(year, ToDecimal(baseRate)), ToDecimal(baseRate)));

    internal static decimal ToDecimal(double rate) => (decimal)Math.Min(rate, 1e15);

    private ScheduleOffer Checked(ScheduleOffer offer, string name)
        => WhyNot((Position)Guard.NotNull(offer, name)) is { } reason ? throw new ArgumentException(reason, Guard.Parameter(name)) : offer;

    /// <summary>Whether both have equal schedules, horizons, additional duties and provenance.</summary>
    public bool Equals(ScheduleScale? other)
        => ReferenceEquals(this, other)
        || (other is not null && EndsFrom == other.EndsFrom && Horizon == other.Horizon && Additional == other.Additional
            && Schedule.Equals(other.Schedule));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EndsFrom, Horizon, Additional, Schedule);

    private protected override string DescribeUnchecked(Position position) => position.ToString();

    internal override bool LeavesRoom(List<(Position? Least, Position? Most)> bounds)
        => base.LeavesRoom(bounds) && PathSearch.AnySchedule(this, bounds);

    internal override IEnumerable<Position> Between(Track track, IssueSubject? subject, Position[] known, int steps) => known.Distinct();

    internal override Position End(Track track, IssueSubject? subject, Direction direction)
        => new ScheduleOffer(direction == Direction.Higher ? TariffOffer.Exclude() : TariffOffer.Eliminate());

    /// <summary>"10800 of 11000 lines over 15 years".</summary>
    private protected override string Words
        => string.Create(CultureInfo.InvariantCulture, $"{Compared} of {Schedule.Count} lines over {Horizon} years");
}
