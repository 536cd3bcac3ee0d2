namespace TradeModel.Cluster;

/// <summary>A part of the runs or matches of what the silos know by its name: so many from a number on.</summary>
[GenerateSerializer, Immutable, Alias("trademodel.part")]
internal abstract class PartRequest(string name, string identity, ulong seed, int first, int count)
{
    [Id(0)] internal readonly string Name = name;
    [Id(1)] internal readonly string Identity = identity;
    [Id(2)] internal readonly ulong Seed = seed;
    [Id(3)] internal readonly int First = first;
    [Id(4)] internal readonly int Count = count;
}
