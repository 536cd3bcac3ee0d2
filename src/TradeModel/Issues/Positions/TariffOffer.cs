using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>
/// What happens to a duty. An offer is one of three: a final rate with the number of equal annual stages to reach it, a staging plan, or
/// exclusion from the cut. The members of the other two are null.
/// Tabled by the importer it is an offer; tabled by the exporter, a request.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TariffOffer : Position
{
    private TariffOffer()
    {
    }

    private TariffOffer(decimal finalRate, int stages)
    {
        FinalRate = Guard.NotNegative(finalRate);
        Stages = Guard.Within(stages, 1, StagingPlan.MostYears);
    }

    private TariffOffer(StagingPlan plan)
    {
        if (plan.Years > 100) throw new ArgumentException("a plan lasts at most 100 years", nameof(plan));
        Plan = plan;
    }

    /// <summary>
    /// The rate from the last stage on, in the unit of the issue's scale; not negative. Null if the product is excluded or a plan says how
    /// the rate falls.
    /// </summary>
    public decimal? FinalRate { get; }

    /// <summary>
    /// The number of equal annual stages to <see cref="FinalRate"/>, 1 to 100; 1 means at entry into force. Null if the product is
    /// excluded or a plan says how the rate falls.
    /// </summary>
    public int? Stages { get; }

    /// <summary>Whether the product stays outside the cut: the base rate is kept in every year.</summary>
    public bool IsExcluded => Stages is null && Plan is null;

    /// <summary>The staging plan that says how the rate falls. Null if it falls in equal stages, or if the product is excluded.</summary>
    public StagingPlan? Plan { get; }

    /// <summary>The stage year from which the rate no longer changes; 1 if the product is excluded.</summary>
    internal int LastChange => Stages ?? Plan?.Years ?? 1;

    /// <summary>Free after <paramref name="inStages"/> equal annual stages, the first at entry into force.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of stages is not between 1 and 100.</exception>
    public static TariffOffer Eliminate(int inStages = 1) => new(0m, Guard.Within(inStages, 1, StagingPlan.MostYears));

    /// <summary>To <paramref name="finalRate"/> after <paramref name="inStages"/> equal annual stages, then held.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, or the number of stages is not between 1 and 100.</exception>
    public static TariffOffer To(decimal finalRate, int inStages = 1) => new(finalRate, Guard.Within(inStages, 1, StagingPlan.MostYears));

    /// <summary>The offer of a final rate in stages, as JSON names them.</summary>
    internal static TariffOffer Staged(decimal finalRate, int stages) => new(finalRate, stages);

    /// <summary>As a plan has it: held back, back-loaded, cut to a floor. Rates are compared unrounded.</summary>
    /// <exception cref="ArgumentException">
    /// The plan is seasonal (give the plan of one season), makes no promise (exclude instead), or lasts over 100 years.
    /// </exception>
    public static TariffOffer By(StagingPlan plan)
        => Guard.NotNull(plan) is SeasonalPlan
            ? throw new ArgumentException("a seasonal plan has more than one path: give the plan of one season", nameof(plan))
        : !plan.IsCommitted ? throw new ArgumentException("a plan without a promise is an exclusion", nameof(plan))
        : plan is EqualStages { HoldYears: 0, TotalCut.Value: 100m } equal ? Eliminate(equal.Stages)
        : new(plan);

    /// <summary>No cut: the product is excluded.</summary>
    public static TariffOffer Exclude() => new();

    /// <summary>
    /// The rate in stage year <paramref name="year"/> (year 1 is that of entry into force), falling from <paramref name="baseRate"/>; not
    /// rounded.
    /// </summary>
    internal decimal RateIn(int year, decimal baseRate)
        => Plan is not null ? Plan.Exact(baseRate, Math.Min(year, Plan.Years), default)
        : FinalRate is not { } finalRate || Stages is not { } stages ? baseRate
        : year >= stages ? finalRate
        : baseRate + ((finalRate - baseRate) * year / stages);

    private protected override string Sentence
        => Plan is not null ? Plan.ToString()!
        : FinalRate is not { } finalRate ? "excluded"
        : string.Create(CultureInfo.InvariantCulture,
            $"{(finalRate == 0m ? "free" : $"to {InvariantText.Of(finalRate)}")} in {Stages} stage{(Stages == 1 ? "" : "s")}");
}
