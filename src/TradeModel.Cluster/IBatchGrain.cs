namespace TradeModel.Cluster;

/// <summary>Makes one batch after the other, on the silo where it lives.</summary>
[Alias("trademodel.batches")]
internal interface IBatchGrain : IGrainWithStringKey
{
    [Alias("make")]
    Task<BatchReply> Make(BatchRequest request);

    [Alias("play")]
    Task<BatchReply> Play(MatchRequest request);
}
