using TradeModel.Simulation;

namespace TradeModel.Cluster;

/// <summary>Some matches of a tournament that the silos know by its name.</summary>
[GenerateSerializer, Immutable, Alias("trademodel.matches")]
internal sealed class MatchRequest(string name, string identity, int steps, ulong seed, int repetitions, int first, int count)
    : PartRequest(name, identity, seed, first, count)
{
    [Id(0)] internal readonly int Steps = steps;
    [Id(1)] internal readonly int Repetitions = repetitions;

    internal static MatchRequest Of(string name, Tournament tournament, TournamentOptions options, int first, int count)
        => new(name, tournament.Identity, options.Steps, options.Seed, options.Repetitions, first, count);

    internal TournamentOptions ToOptions() => new(Steps, Seed) { Repetitions = Repetitions };
}
