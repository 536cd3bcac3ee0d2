namespace TradeModel.Benchmarks.Suite.Results;

internal enum PartStatus
{
    Measured,

    /// <summary>What it needs is not here.</summary>
    Skipped,

    Failed,
}
