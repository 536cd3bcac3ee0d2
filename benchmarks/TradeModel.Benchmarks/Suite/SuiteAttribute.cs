namespace TradeModel.Benchmarks.Suite;

/// <summary>What the suite must know to run a class of benchmarks.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SuiteAttribute : Attribute
{
    /// <summary>The file or folder of TRADEMODEL_DATA that it reads; without it, the suite skips the class.</summary>
    public string Data { get; set; } = "";

    /// <summary>The parameters to which the suite restricts it, such as <c>Seed=1</c>.</summary>
    public string Only { get; set; } = "";

    /// <summary>Whether it works on several threads, so that processor time of the calling thread says nothing.</summary>
    public bool HasThreads { get; set; }

    /// <summary>The size in bytes at which the collector's youngest generation is collected; 0 for the runtime's own.</summary>
    public int YoungestGeneration { get; set; }
}
