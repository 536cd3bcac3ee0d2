namespace TradeModel.Economics;

/// <summary>A run whose elasticities lead to no equilibrium that could be found.</summary>
public sealed record FailedRun
{
    internal FailedRun(int run, string reason)
    {
        Run = run;
        Reason = reason;
    }

    /// <summary>The number of the run, from 0.</summary>
    public int Run { get; }

    /// <summary>Why it failed.</summary>
    public string Reason { get; }

    /// <summary>"run 17: no equilibrium …".</summary>
    public override string ToString() => FormattableString.Invariant($"run {Run}: {Reason}");
}
