namespace TradeModel.Economics;

/// <summary>A sector of a <see cref="TradeEconomy"/>: its name and its trade elasticity.</summary>
public sealed record EconomySector
{
    /// <summary>Creates a sector.</summary>
    /// <param name="name">Its name, unique in the economy.</param>
    /// <param name="tradeElasticity">
    /// The trade elasticity θ above 0: a supplier whose cost rises by 1 % loses about θ % of its sales relative to other suppliers. In the
    /// model of Eaton and Kortum it is the shape of the distribution of productivities; with CES demand it is the elasticity of
    /// substitution less 1.
    /// </param>
    /// <exception cref="ArgumentException">The name is blank, or the elasticity is not above 0 and finite.</exception>
    public EconomySector(string name, double tradeElasticity)
    {
        Name = name;
        TradeElasticity = tradeElasticity;
    }

    /// <summary>Its name.</summary>
    public string Name { get; init => field = Guard.Line(value, nameof(Name)); }

    /// <summary>The trade elasticity θ, above 0.</summary>
    public double TradeElasticity { get; init => field = Elasticity.Above(value, "tradeElasticity"); }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
