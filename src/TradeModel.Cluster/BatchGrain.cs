using Microsoft.Extensions.DependencyInjection;
using Orleans.Placement;
using TradeModel.Simulation;

namespace TradeModel.Cluster;

/// <summary>Lives on the silo that its caller names; if that one is gone, on any other.</summary>
[RandomPlacement]
internal sealed class BatchGrain(IServiceProvider services) : Grain, IBatchGrain
{
    public Task<BatchReply> Make(BatchRequest request)
        => Reply<Ensemble>(
            "ensemble", request, ensemble => ensemble.Identity,
            ensemble => ensemble.RunBatch(request.ToOptions(), request.First, request.Count).ToBytes());

    public Task<BatchReply> Play(MatchRequest request)
        => Reply<Tournament>(
            "tournament", request, tournament => tournament.Identity,
            tournament => tournament.PlayBatch(request.ToOptions(), request.First, request.Count).ToBytes());

    private Task<BatchReply> Reply<T>(string what, PartRequest request, Func<T, string> identityOf, Func<T, byte[]> make)
        where T : class
    {
        try
        {
            if (services.GetKeyedService<T>(request.Name) is not { } known)
                return Refuse($"a silo has no {what} '{request.Name}': call Add{typeof(T).Name} in every silo");
            if (identityOf(known) is var other && other != request.Identity)
            {
                return Refuse(
                    $"the {what} '{request.Name}' of a silo has the identity {other}, not {request.Identity}: build the same {what} in "
                    + "the silo and in the caller");
            }
            return Task.FromResult(new BatchReply(make(known), null));
        }
        catch (Exception e)
        {
            // The user's factory threw, or the design does not fit. A strategy that throws only marks its run as failed.
            return Refuse($"a silo cannot run the {what} '{request.Name}': {e.Message}");
        }
    }

    private static Task<BatchReply> Refuse(string reason) => Task.FromResult(new BatchReply(null, reason));
}
