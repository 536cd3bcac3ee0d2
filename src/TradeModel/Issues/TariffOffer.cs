using System.Globalization;

namespace TradeModel.Issues;

/// <summary>
/// What happens to a duty: the final rate and the number of equal annual stages to reach it, or exclusion from the cut.
/// Tabled by the importer it is an offer; tabled by the exporter, a request.
/// </summary>
public sealed record TariffOffer : Position
{
    private TariffOffer(decimal finalRate, int stages, bool isExcluded)
    {
        FinalRate = Guard.NotNegative(finalRate);
        Stages = stages is >= 1 and <= 100 ? stages : throw new ArgumentOutOfRangeException(nameof(stages), stages, "must lie between 1 and 100");
        IsExcluded = isExcluded;
    }

    /// <summary>The rate from the last stage on, in the unit of the issue's scale; not negative. 0 for an excluded product, where it says nothing.</summary>
    public decimal FinalRate { get; }

    /// <summary>The number of equal annual stages, 1 to 100; 1 means at entry into force.</summary>
    public int Stages { get; }

    /// <summary>Whether the product stays outside the cut: the base rate is kept in every year.</summary>
    public bool IsExcluded { get; }

    /// <summary>Free after <paramref name="inStages"/> equal annual stages, the first at entry into force.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of stages is not between 1 and 100.</exception>
    public static TariffOffer Eliminate(int inStages = 1) => new(0m, inStages, false);

    /// <summary>To <paramref name="finalRate"/> after <paramref name="inStages"/> equal annual stages, then held.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, or the number of stages is not between 1 and 100.</exception>
    public static TariffOffer To(decimal finalRate, int inStages = 1) => new(finalRate, inStages, false);

    /// <summary>No cut: the product is excluded.</summary>
    public static TariffOffer Exclude() => new(0m, 1, true);

    /// <summary>The rate in stage year <paramref name="year"/> (year 1 is that of entry into force), falling from <paramref name="baseRate"/>; not rounded.</summary>
    internal decimal RateIn(int year, decimal baseRate)
        => IsExcluded ? baseRate
        : year >= Stages ? FinalRate
        : baseRate + ((FinalRate - baseRate) * year / Stages);

    /// <summary>"free in 5 stages", "to 10 in 1 stage", "excluded".</summary>
    public override string ToString()
        => IsExcluded ? "excluded"
        : string.Create(CultureInfo.InvariantCulture, $"{(FinalRate == 0m ? "free" : $"to {Guard.Invariant(FinalRate)}")} in {Stages} stage{(Stages == 1 ? "" : "s")}");
}
