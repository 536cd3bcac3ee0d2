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
            "ensemble", request.Name, request.Identity, ensemble => ensemble.Identity,
            ensemble => ensemble.RunBatch(request.ToOptions(), request.First, request.Count).ToBytes());

    public Task<BatchReply> Play(MatchRequest request)
        => Reply<Tournament>(
            "tournament", request.Name, request.Identity, tournament => tournament.Identity,
            tournament => tournament.PlayBatch(request.ToOptions(), request.First, request.Count).ToBytes());

    private Task<BatchReply> Reply<T>(string what, string name, string identity, Func<T, string> identityOf, Func<T, byte[]> make)
        where T : class
    {
        try
        {
            if (services.GetKeyedService<T>(name) is not { } known)
                return Refuse($"a silo has no {what} '{name}': call Add{typeof(T).Name} in every silo");
            if (identityOf(known) is var other && other != identity)
            {
                return Refuse(
                    $"the {what} '{name}' of a silo has the identity {other}, not {identity}: build the same {what} in the silo and in the "
                    + "caller");
            }
            return Task.FromResult(new BatchReply(make(known), null));
        }
        catch (Exception e)
        {
            // The user's factory threw, or the design does not fit. A strategy that throws only marks its run as failed.
            return Refuse($"a silo cannot run the {what} '{name}': {e.Message}");
        }
    }

    private static Task<BatchReply> Refuse(string reason) => Task.FromResult(new BatchReply(null, reason));
}
