namespace TradeModel.Economics;

/// <summary>A region of a <see cref="GsimMarket"/> and its elasticities.</summary>
public sealed record GsimRegion
{
    /// <summary>Creates a region.</summary>
    /// <param name="name">Its name, unique in the market.</param>
    /// <param name="importDemand">By how many percent its demand for the product changes if its price rises by 1 %: below 0.</param>
    /// <param name="exportSupply">By how many percent its supply changes if the world price of its goods rises by 1 %: above 0.</param>
    /// <param name="substitution">The elasticity of substitution between suppliers in its market: above 0.</param>
    /// <exception cref="ArgumentException">The name is blank, or an elasticity has the wrong sign or is not finite.</exception>
    public GsimRegion(
        string name, double importDemand = GsimMarket.DefaultDemand, double exportSupply = GsimMarket.DefaultSupply,
        double substitution = GsimMarket.DefaultSubstitution)
    {
        Name = name;
        ImportDemand = importDemand;
        ExportSupply = exportSupply;
        Substitution = substitution;
    }

    /// <summary>Its name.</summary>
    public string Name { get; init => field = Guard.Line(value, nameof(Name)); }

    /// <summary>The elasticity of its demand for the product, below 0; −1.25 by default, as in the paper's example.</summary>
    public double ImportDemand { get; init => field = Elasticity.Below(value, "importDemand"); }

    /// <summary>The elasticity of its supply, above 0; 1.5 by default, as in the paper's example.</summary>
    public double ExportSupply { get; init => field = Elasticity.Above(value, "exportSupply"); }

    /// <summary>The elasticity of substitution between suppliers in its market, above 0; 5 by default, as in the paper's example.</summary>
    public double Substitution { get; init => field = Elasticity.Above(value, "substitution"); }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
