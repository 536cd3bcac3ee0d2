namespace TradeModel.Benchmarks.Suite.Results;

/// <summary>What a part of the suite measured: a class of benchmarks, or a run of its own kind.</summary>
internal sealed record PartResult(string Name)
{
    public PartStatus Status { get; init; }

    /// <summary>Why it was skipped or failed; for a part that was measured, the cases that failed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it ended, in UTC.</summary>
    public string Measured { get; init; } = "";

    /// <summary>The commit that was measured.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Wall time, or the processor time of the thread.</summary>
    public string Clock { get; init; } = "wall time";

    /// <summary>Whether the iterations were short, so that the figures are rough.</summary>
    public bool IsShort { get; init; }

    /// <summary>How long the part took, with its setups, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The load average of one minute when the part began.</summary>
    public double? Load { get; init; }

    /// <summary>The share of the processors that other programs took meanwhile; null if the system does not tell.</summary>
    public double? OthersShare { get; init; }

    public CaseResult[] Cases { get; init; } = [];

    public Figure[] Figures { get; init; } = [];

    /// <summary>What the setups said, such as the number of points of a frontier.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>Whether it failed, or one of its cases did.</summary>
    internal bool HasFailed => Status == PartStatus.Failed || (Status == PartStatus.Measured && Reason.Length > 0);

    /// <summary>Whether other programs took more than a tenth of the processors, so that wall times are too long.</summary>
    internal bool WasBusy => OthersShare > 0.1;
}
