namespace TradeModel.Economics;

/// <summary>How far the sums of measured stakes differ from joint simulations, for one party.</summary>
public sealed record StakesInteraction
{
    internal StakesInteraction() { }

    /// <summary>The party.</summary>
    public string Party { get; internal init; } = "";

    /// <summary>The greatest difference found, in money.</summary>
    public double Error { get; internal init; }

    /// <summary>The same as a share of the difference between the party's best and worst outcome by the sums.</summary>
    public double Share { get; internal init; }

    /// <summary>The number of outcomes simulated jointly.</summary>
    public int Simulated { get; internal init; }

    /// <summary>The party and its share.</summary>
    public override string ToString() => FormattableString.Invariant($"{Party}: sums differ by up to {100 * Share:0.#}% of the range");
}
