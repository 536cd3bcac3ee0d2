namespace TradeModel.Economics;

/// <summary>The effects of a change of tariffs on every region, and how exactly the equilibria were solved.</summary>
public sealed record StructuralEffects
{
    internal StructuralEffects(ValueList<RegionEffects> regions, double residual, int iterations)
    {
        Regions = regions;
        Residual = residual;
        Iterations = iterations;
    }

    /// <summary>The effects on each region, in the order of the economy.</summary>
    public ValueList<RegionEffects> Regions { get; }

    /// <summary>The greatest excess of a region's trade balance in either equilibrium, as a share of its value added.</summary>
    public double Residual { get; }

    /// <summary>The wage iterations of both equilibria together.</summary>
    public int Iterations { get; }

    /// <summary>The effects on a region.</summary>
    /// <exception cref="KeyNotFoundException">The economy has no such region.</exception>
    public RegionEffects this[string region]
        => Regions.FirstOrDefault(r => r.Region == region) ?? throw new KeyNotFoundException($"the economy has no region '{region}'");

    /// <summary>The number of regions and the residual.</summary>
    public override string ToString() => FormattableString.Invariant($"{Regions.Count} regions, residual {Residual:0.#E+0}");
}
