using TradeModel.Simulation;

namespace TradeModel.Cluster;

/// <summary>Some runs of an ensemble that the silos know by its name.</summary>
[GenerateSerializer, Immutable, Alias("trademodel.request")]
internal sealed class BatchRequest(string name, string identity, int runs, ulong seed, int block, int first, int count)
    : PartRequest(name, identity, seed, first, count)
{
    /// <summary>Stands for the Saltelli design; otherwise the block has the size of a Latin hypercube's, or 1.</summary>
    private const int Saltelli = 0;

    [Id(0)] internal readonly int Runs = runs;
    [Id(1)] internal readonly int Block = block;

    internal static BatchRequest Of(string name, Ensemble ensemble, EnsembleOptions options, int first, int count)
        => new(
            name, ensemble.Identity, options.Runs, options.Seed,
            options.Design == SamplingDesign.Saltelli ? Saltelli : options.Design.BlockSize, first, count);

    internal EnsembleOptions ToOptions()
        => new(Runs, Seed)
        {
            Design = Block switch
            {
                Saltelli => SamplingDesign.Saltelli,
                1 => SamplingDesign.Independent,
                _ => SamplingDesign.LatinHypercube(Block),
            },
        };
}
