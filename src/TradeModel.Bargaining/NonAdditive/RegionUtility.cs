namespace TradeModel.Bargaining;

/// <summary>
/// A party's utility in a non-additive scenario: a base, plus the value of each region that contains the outcome. An additive utility is
/// the case in which every region has one condition.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RegionUtility
{
    /// <summary>Creates a utility.</summary>
    /// <param name="regions">The regions, which may overlap.</param>
    /// <param name="start">What every outcome is worth before the regions; 0 by default.</param>
    public RegionUtility(ValueList<OutcomeRegion> regions, Rational start = default)
    {
        Regions = Guard.NotNull(regions);
        Base = start;
    }

    /// <summary>The regions, which may overlap.</summary>
    public ValueList<OutcomeRegion> Regions { get; }

    /// <summary>What every outcome is worth before the regions.</summary>
    public Rational Base { get; }

    /// <summary>The exact sum for an outcome.</summary>
    /// <exception cref="ArgumentException">The outcome has no choice for an issue of a condition.</exception>
    public Rational Of(Outcome outcome)
        => Regions.Where(r => r.Contains(outcome)).Aggregate(Base, (sum, region) => sum + region.Worth);

    /// <summary>The utility of an issue's options, each of which is a region of its own.</summary>
    internal static IEnumerable<OutcomeRegion> Additive(int issue, IEnumerable<Rational> worths)
        => worths.Select((worth, option) => new OutcomeRegion(worth, [new(issue, [option])]));

    /// <summary>The number of regions.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Regions.Count} regions from {Base}");
}
