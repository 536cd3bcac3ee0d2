using Microsoft.Extensions.DependencyInjection;
using Orleans.Placement;
using TradeModel.Simulation;

namespace TradeModel.Cluster;

/// <summary>Lives on the silo that its caller names; if that one is gone, on any other.</summary>
[RandomPlacement]
internal sealed class BatchGrain(IServiceProvider services) : Grain, IBatchGrain
{
    public Task<BatchReply> Make(BatchRequest request)
    {
        try
        {
            if (services.GetKeyedService<Ensemble>(request.Name) is not { } ensemble)
                return Refuse($"a silo has no ensemble '{request.Name}': call AddEnsemble in every silo");
            if (ensemble.Identity != request.Identity)
            {
                return Refuse(
                    $"the ensemble '{request.Name}' of a silo has the identity {ensemble.Identity}, not {request.Identity}: build the same "
                    + "ensemble in the silo and in the caller");
            }
            byte[] runs = ensemble.RunBatch(request.ToOptions(), request.First, request.Count).ToBytes();
            return Task.FromResult(new BatchReply(runs, null));
        }
        catch (Exception e)
        {
            // The user's factory threw, or the design does not fit. A strategy that throws only marks its run as failed.
            return Refuse($"a silo cannot run the ensemble '{request.Name}': {e.Message}");
        }
    }

    private static Task<BatchReply> Refuse(string reason) => Task.FromResult(new BatchReply(null, reason));
}
