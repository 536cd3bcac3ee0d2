namespace TradeModel.Cluster;

/// <summary>The bytes of a batch, or why the silo does not make it. Another silo would refuse it too.</summary>
[GenerateSerializer, Immutable, Alias("trademodel.reply")]
internal sealed class BatchReply(byte[]? batch, string? refusal)
{
    [Id(0)] internal readonly byte[]? Batch = batch;
    [Id(1)] internal readonly string? Refusal = refusal;
}
