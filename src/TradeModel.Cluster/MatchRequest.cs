using TradeModel.Simulation;

namespace TradeModel.Cluster;

/// <summary>Some matches of a tournament that the silos know by its name.</summary>
[GenerateSerializer, Immutable, Alias("trademodel.matches")]
internal sealed class MatchRequest(string name, string identity, int steps, ulong seed, int repetitions, int first, int count)
{
    [Id(0)] internal readonly string Name = name;
    [Id(1)] internal readonly string Identity = identity;
    [Id(2)] internal readonly int Steps = steps;
    [Id(3)] internal readonly ulong Seed = seed;
    [Id(4)] internal readonly int Repetitions = repetitions;
    [Id(5)] internal readonly int First = first;
    [Id(6)] internal readonly int Count = count;

    internal static MatchRequest Of(string name, Tournament tournament, TournamentOptions options, int first, int count)
        => new(name, tournament.Identity, options.Steps, options.Seed, options.Repetitions, first, count);

    internal TournamentOptions ToOptions() => new(Steps, Seed) { Repetitions = Repetitions };
}
