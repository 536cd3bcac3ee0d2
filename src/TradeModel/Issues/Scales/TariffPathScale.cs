using System.Globalization;

namespace TradeModel.Issues;

/// <summary>
/// The paths a duty can take over the stage years 1 to H. Distance: the area between two paths over whole stage years,
/// independent of the date of entry into force, divided by ceiling × H.
/// </summary>
/// <remarks>
/// Rates are in percent, in the unit of a specific duty, or as ad valorem equivalents of a specific duty at a unit value fixed with the
/// issue. On a specific duty the scale refuses the plans <see cref="TradeModel.Tariffs.CutTo"/> and
/// <see cref="TradeModel.Tariffs.AdValoremPartOnly"/>, because they stage percentages and leave money as it is.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TariffPathScale : Scale
{
    /// <summary>The unit of an ad valorem rate.</summary>
    public const string Percent = "percent";

    /// <summary>Creates the scale.</summary>
    /// <param name="baseRate">The rate from which cuts are staged, not negative.</param>
    /// <param name="horizon">H: the number of stage years compared, 2 to 100; longer than the longest staging an offer may have.</param>
    /// <param name="ceiling">
    /// The highest rate the issue admits, above 0 and not below the base rate; the base rate by default. If the issue also covers
    /// additional duties, pass the base rate plus the additional duties in force.
    /// </param>
    /// <param name="unit">The unit of the rates: "percent", or that of a specific duty ("cents/kg").</param>
    /// <param name="unitValue">
    /// The unit value at which a specific duty was converted to its ad valorem equivalent, above 0; only if the unit is percent.
    /// </param>
    /// <param name="endsFrom">How base rate and ceiling are known.</param>
    /// <exception cref="ArgumentException">
    /// A number lies outside its range, or there is a unit value but the unit is not percent.
    /// </exception>
    public TariffPathScale(
        decimal baseRate,
        int horizon,
        decimal? ceiling = null,
        string unit = Percent,
        decimal? unitValue = null,
        Provenance? endsFrom = null)
        : base(endsFrom)
    {
        BaseRate = Guard.NotNegative(baseRate);
        Horizon = Guard.Within(horizon, 2, 100);
        Ceiling = Guard.Measure(Guard.Positive(ceiling ?? baseRate, nameof(ceiling)), nameof(ceiling));
        if (Ceiling < BaseRate) throw new ArgumentException("the ceiling must not lie below the base rate", nameof(ceiling));
        Unit = Guard.Line(unit);
        UnitValue = unitValue is { } v ? Guard.Positive(v, nameof(unitValue)) : null;
        if (unitValue is not null && unit != Percent)
            throw new ArgumentException("only an ad valorem equivalent, in percent, has a unit value", nameof(unitValue));
    }

    /// <summary>The rate from which cuts are staged.</summary>
    public decimal BaseRate { get; }

    /// <summary>H: the number of stage years compared. An offer has fewer stages.</summary>
    public int Horizon { get; }

    /// <summary>The highest rate the issue admits.</summary>
    public decimal Ceiling { get; }

    /// <summary>The unit of the rates.</summary>
    public string Unit { get; }

    /// <summary>The unit value at which a specific duty was converted to its ad valorem equivalent; null if it was not.</summary>
    public decimal? UnitValue { get; }

    internal override Type PositionTypeOn(Track track, IssueSubject? subject) => typeof(TariffOffer);

    internal override (string Reason, string Argument)? WhyNotFor(Track track, IssueSubject? subject)
        => subject is TariffSubject ? null : TariffSubject.IsNeeded;

    internal override string? WhyNot(Position position)
        => position is not TariffOffer offer ? WrongKind(position, "a tariff path scale")
        : offer.FinalRate is { } finalRate && finalRate > Ceiling
            ? $"the rate {InvariantText.Of(finalRate)} lies above the ceiling of {InvariantText.Of(Ceiling)} {Unit}"
        : offer.LastChange >= Horizon
            ? string.Create(CultureInfo.InvariantCulture, $"{offer.LastChange} stages do not end within the horizon: it is {Horizon} years")
        : offer.Plan is { LeavesMoney: true } && (Unit != Percent || UnitValue is not null)
            ? $"the plan '{offer.Plan}' stages percentages and leaves money per unit as it is; this duty is money per unit"
        : null;

    internal override double Excess(Position a, Position b)
    {
        var high = (TariffOffer)a;
        var low = (TariffOffer)b;
        decimal area = 0m;
        for (int year = 1; year <= Horizon; year++)
        {
            decimal above = high.RateIn(year, BaseRate) - low.RateIn(year, BaseRate);
            if (above > 0m) area += above;
            if (year >= high.LastChange && year >= low.LastChange)
            {
                if (above > 0m) area += above * (Horizon - year);
                break;
            }
        }
        return (double)area / ((double)Ceiling * Horizon);
    }

    /// <summary>The rates of an offer in the stage years 1 to H, not rounded.</summary>
    /// <exception cref="ArgumentException">The offer is not on this scale.</exception>
    public ValueList<decimal> RatesOf(TariffOffer offer)
    {
        if (WhyNot(Guard.NotNull(offer)) is { } reason) throw new ArgumentException(reason, nameof(offer));
        return Enumerable.Range(1, Horizon).Select(year => ExactDecimal.Normal(offer.RateIn(year, BaseRate))).ToValueList();
    }

    private protected override string? WhyNotWidenedTo(Scale next)
    {
        var wider = (TariffPathScale)next;
        return wider.Unit != Unit ? $"the unit becomes '{wider.Unit}', but was '{Unit}'"
            : wider.BaseRate != BaseRate
                ? $"the base rate becomes {InvariantText.Of(wider.BaseRate)}, but was {InvariantText.Of(BaseRate)}"
            : wider.UnitValue != UnitValue ? "the unit value of the ad valorem equivalent changes"
            : wider.Ceiling < Ceiling
                ? $"the ceiling falls to {InvariantText.Of(wider.Ceiling)}, but was {InvariantText.Of(Ceiling)}"
            : WhyNotLonger(Horizon, wider.Horizon);
    }

    /// <summary>Why a horizon cannot become another one: it would be shorter. Null if it can.</summary>
    internal static string? WhyNotLonger(int horizon, int next)
        => next >= horizon ? null
            : string.Create(CultureInfo.InvariantCulture, $"the horizon falls to {next} years, but was {horizon}");

    private protected override string DescribeUnchecked(Position position)
    {
        var offer = (TariffOffer)position;
        if (offer.FinalRate is not { } finalRate) return offer.ToString();
        string rate = finalRate == 0m ? "free" : Quantity(finalRate, Unit);
        return offer.Stages == 1 ? $"{rate} at once" : string.Create(CultureInfo.InvariantCulture, $"{rate} in {offer.Stages} stages");
    }

    internal override bool LeavesRoom(List<(Position? Least, Position? Most)> bounds)
        => base.LeavesRoom(bounds) && PathSearch.AnyPath(this, bounds);

    /// <summary>
    /// The known offers, and every combination of a final rate with a number of stages. Final rates are the known ones and evenly spaced
    /// rates between them. Stages are the known ones; if there is only one final rate, evenly spaced numbers of stages as well.
    /// </summary>
    internal override IEnumerable<Position> Between(Track track, IssueSubject? subject, Position[] known, int steps)
    {
        TariffOffer[] offers = [.. known.Cast<TariffOffer>()];
        decimal Final(TariffOffer offer) => RatesOf(offer)[^1];
        decimal low = offers.Min(Final), high = offers.Max(Final);
        var finals = new SortedSet<decimal>(offers.Select(Final));
        for (int i = 1; i <= steps && high > low; i++)
            finals.Add(ExactDecimal.Normal(Math.Clamp(Rounded(low + ((high - low) * i / (steps + 1)), high - low), low, high)));
        var stages = new SortedSet<int>(offers.Where(o => !o.IsExcluded).Select(o => o.LastChange));
        if (stages.Count == 0) stages.Add(1);
        if (finals.Count == 1)
        {
            (int fewest, int most) = (stages.Min, stages.Max);
            for (int i = 1; i <= steps; i++)
                stages.Add(fewest + (int)Math.Round((most - fewest) * i / (steps + 1.0), MidpointRounding.AwayFromZero));
        }
        return offers.Concat(finals.SelectMany(final => stages.Select(n => TariffOffer.To(final, n))))
            .DistinctBy(RatesOf)
            .OrderBy(o => RatesOf(o).Sum());
    }

    internal override Position End(Track track, IssueSubject? subject, Direction direction)
        => direction == Direction.Lower ? TariffOffer.Eliminate() : Ceiling > BaseRate ? TariffOffer.To(Ceiling) : TariffOffer.Exclude();

    /// <summary>"from 25 percent, at most 50, over 15 years".</summary>
    private protected override string Words
        => string.Create(
            CultureInfo.InvariantCulture,
            $"from {InvariantText.Of(BaseRate)} {Unit}, at most {InvariantText.Of(Ceiling)}, over {Horizon} years");
}
