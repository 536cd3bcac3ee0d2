namespace TradeModel.Cluster;

/// <summary>What a call wants from the silos: runs of an ensemble or matches of a tournament.</summary>
/// <typeparam name="TBatch">A batch of them.</typeparam>
internal sealed class ClusterJob<TBatch>
{
    /// <summary>What is counted, in the plural.</summary>
    internal required string Unit { get; init; }

    /// <summary>How many there are.</summary>
    internal required int Total { get; init; }

    /// <summary>How many a batch has.</summary>
    internal required int BatchSize { get; init; }

    /// <summary>How many batches a silo makes at once; null for as many as this machine has processors.</summary>
    internal required int? Threads { get; init; }

    /// <summary>Asks a grain for a batch: so many from a number on.</summary>
    internal required Func<IBatchGrain, int, int, Task<BatchReply>> Ask { get; init; }

    /// <summary>Reads the bytes of a batch.</summary>
    internal required Func<byte[], TBatch> Read { get; init; }

    /// <summary>Is told after every batch how many are done.</summary>
    internal required Action<int> Report { get; init; }
}
