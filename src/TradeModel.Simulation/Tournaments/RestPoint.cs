namespace TradeModel.Simulation;

/// <summary>A mixture of strategies at which the replicator dynamics ended.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RestPoint
{
    /// <summary>The largest <see cref="Regret"/> of an equilibrium: 1E-6.</summary>
    public const double Tolerance = 1e-6;

    internal RestPoint(ValueMap<string, double> shares, double payoff, double regret, int starts, bool isAtRest)
    {
        Shares = shares;
        Payoff = payoff;
        Regret = regret;
        Starts = starts;
        IsAtRest = isAtRest;
    }

    /// <summary>The share of each strategy that has one, above 0; their sum is 1.</summary>
    public ValueMap<string, double> Shares { get; }

    /// <summary>What the mixture earns against itself.</summary>
    public double Payoff { get; }

    /// <summary>What the best single strategy earns more than the mixture, against it: 0 or more.</summary>
    public double Regret { get; }

    /// <summary>How many starts led here.</summary>
    public int Starts { get; }

    /// <summary>Whether the shares had stopped changing. If not, the limit on steps ended the dynamics.</summary>
    public bool IsAtRest { get; }

    /// <summary>
    /// Whether the mixture is a symmetric ε-equilibrium: <see cref="Regret"/> is at most <see cref="Tolerance"/>.
    /// </summary>
    public bool IsEquilibrium => Regret <= Tolerance;

    /// <summary>The shares and the payoff.</summary>
    public override string ToString()
    {
        string shares = string.Join(
            ", ", Shares.OrderByDescending(s => s.Value).Select(s => $"{InvariantText.Share(s.Value)} {s.Key}"));
        return FormattableString.Invariant($"{shares}: {Payoff:0.0000}{(IsEquilibrium ? "" : ", no equilibrium")}");
    }
}
