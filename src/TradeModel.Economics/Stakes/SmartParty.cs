namespace TradeModel.Economics;

/// <summary>A party whose stakes <see cref="SmartStakes"/> measures: its name, its market, and how its imports respond.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
public sealed class SmartParty
{
    /// <summary>Creates a party.</summary>
    /// <param name="name">Its name, as the other parties' markets name it as a partner.</param>
    /// <param name="market">Its schedule and imports; null if no issue is about its tariffs.</param>
    /// <param name="elasticities">The elasticities of its imports; the defaults if null.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public SmartParty(string name, SmartMarket? market = null, SmartElasticities? elasticities = null)
    {
        Name = Guard.Line(name);
        Market = market;
        Elasticities = elasticities ?? new();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its schedule and imports; null if no issue is about its tariffs.</summary>
    public SmartMarket? Market { get; }

    /// <summary>The elasticities of its imports.</summary>
    public SmartElasticities Elasticities { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
