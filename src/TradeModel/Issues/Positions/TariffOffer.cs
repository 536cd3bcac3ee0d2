using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>
/// What happens to a duty: the final rate and the number of equal annual stages to reach it; another staging plan of an agreement; or
/// exclusion from the cut.
/// Tabled by the importer it is an offer; tabled by the exporter, a request.
/// </summary>
public sealed record TariffOffer : Position
{
    private TariffOffer(decimal finalRate, int stages, bool isExcluded, StagingPlan? plan = null)
    {
        Plan = plan;
        FinalRate = Guard.NotNegative(finalRate);
        Stages = stages is >= 1 and <= 100 ? stages
            : throw new ArgumentOutOfRangeException(nameof(stages), stages, "must lie between 1 and 100");
        IsExcluded = isExcluded;
    }

    /// <summary>
    /// The rate from the last stage on, in the unit of the issue's scale; not negative. 0, and without meaning, for an excluded product or
    /// a staging plan.
    /// </summary>
    public decimal FinalRate { get; }

    /// <summary>The number of equal annual stages, or of a plan's years, 1 to 100; 1 means at entry into force.</summary>
    public int Stages { get; }

    /// <summary>Whether the product stays outside the cut: the base rate is kept in every year.</summary>
    public bool IsExcluded { get; }

    /// <summary>The staging plan that says how the rate falls; null where it falls in equal stages to <see cref="FinalRate"/>.</summary>
    public StagingPlan? Plan { get; }

    /// <summary>Free after <paramref name="inStages"/> equal annual stages, the first at entry into force.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of stages is not between 1 and 100.</exception>
    public static TariffOffer Eliminate(int inStages = 1) => new(0m, inStages, false);

    /// <summary>To <paramref name="finalRate"/> after <paramref name="inStages"/> equal annual stages, then held.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, or the number of stages is not between 1 and 100.</exception>
    public static TariffOffer To(decimal finalRate, int inStages = 1) => new(finalRate, inStages, false);

    /// <summary>As a plan has it: held back, back-loaded, cut to a floor. Rates are compared unrounded.</summary>
    /// <exception cref="ArgumentException">
    /// The plan goes by seasons (give one season's), makes no promise (exclude instead), or lasts over 100 years.
    /// </exception>
    public static TariffOffer By(StagingPlan plan)
        => Guard.NotNull(plan) is SeasonalPlan
            ? throw new ArgumentException("a plan by seasons has no one path: give the plan of one season", nameof(plan))
        : !plan.IsCommitted ? throw new ArgumentException("a plan without a promise is an exclusion", nameof(plan))
        : plan is EqualStages { HoldYears: 0, TotalCut.Value: 100m } equal ? Eliminate(equal.Stages)
        : new(0m, plan.Years, false, plan);

    /// <summary>No cut: the product is excluded.</summary>
    public static TariffOffer Exclude() => new(0m, 1, true);

    /// <summary>
    /// The rate in stage year <paramref name="year"/> (year 1 is that of entry into force), falling from <paramref name="baseRate"/>; not
    /// rounded.
    /// </summary>
    internal decimal RateIn(int year, decimal baseRate)
        => IsExcluded ? baseRate
        : Plan is not null ? Plan.Exact(baseRate, Math.Min(year, Stages), default)
        : year >= Stages ? FinalRate
        : baseRate + ((FinalRate - baseRate) * year / Stages);

    private protected override string Sentence
        => IsExcluded ? "excluded"
        : Plan is not null ? Plan.ToString()!
        : string.Create(CultureInfo.InvariantCulture,
            $"{(FinalRate == 0m ? "free" : $"to {InvariantText.Of(FinalRate)}")} in {Stages} stage{(Stages == 1 ? "" : "s")}");
}
