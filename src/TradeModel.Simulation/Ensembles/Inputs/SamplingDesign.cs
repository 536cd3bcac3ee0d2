namespace TradeModel.Simulation;

/// <summary>How the inputs of the runs of an ensemble are drawn together.</summary>
/// <remarks>In every design, the inputs of a run depend only on the seed and the number of the run.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SamplingDesign
{
    private SamplingDesign(DesignKind kind, int blockSize) => (Kind, BlockSize) = (kind, blockSize);

    internal enum DesignKind
    {
        Independent = 1,
        LatinHypercube,
        Saltelli,
    }

    /// <summary>Every run draws its inputs independently of all others: the default.</summary>
    public static SamplingDesign Independent { get; } = new(DesignKind.Independent, 1);

    /// <summary>
    /// The design of I. M. Sobol's and A. Saltelli's sensitivity indices: for k inputs, each base sample takes k + 2 consecutive runs.
    /// </summary>
    /// <remarks>
    /// The first run of a base sample draws its inputs as the point A, the last as the point B. The run between them with number 1 + i has
    /// the inputs of A, but input i of B. All of them but the last give the parties the same random numbers. A. Saltelli and others,
    /// Variance Based Sensitivity Analysis of Model Output, Computer Physics Communications 181 (2010).
    /// </remarks>
    public static SamplingDesign Saltelli { get; } = new(DesignKind.Saltelli, 1);

    /// <summary>
    /// Latin hypercubes: within each block, every input takes one value from each of as many equally likely ranges as the block has runs.
    /// The blocks are independent replicates.
    /// </summary>
    /// <param name="blockSize">The runs of a block, 2 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blockSize"/> is out of range.</exception>
    /// <remarks>
    /// M. D. McKay, R. J. Beckman and W. J. Conover, A Comparison of Three Methods for Selecting Values of Input Variables, Technometrics
    /// 21 (1979).
    /// </remarks>
    public static SamplingDesign LatinHypercube(int blockSize = 100)
        => new(DesignKind.LatinHypercube, Guard.Within(blockSize, 2, 1_000_000));

    /// <summary>The runs of a block of a Latin hypercube design; 1 in the other designs.</summary>
    public int BlockSize { get; }

    /// <summary>The name: "independent", "Latin hypercubes of 100 runs" or "Saltelli".</summary>
    public override string ToString() => Kind switch
    {
        DesignKind.Independent => "independent",
        DesignKind.LatinHypercube => $"Latin hypercubes of {InvariantText.Of(BlockSize)} runs",
        _ => "Saltelli",
    };

    internal DesignKind Kind { get; }

    /// <summary>How many consecutive runs belong together.</summary>
    internal int GroupSize(int inputs) => Kind == DesignKind.Saltelli ? inputs + 2 : BlockSize;
}
