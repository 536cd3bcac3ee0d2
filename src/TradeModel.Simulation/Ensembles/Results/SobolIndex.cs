namespace TradeModel.Simulation;

/// <summary>How much of the variance of a result of the runs one input explains, from a Saltelli design.</summary>
/// <remarks>
/// <para>
/// The first-order index is the share of the variance that would vanish on average if the input alone were known; the total index is the
/// share that would remain if all the others were known. The difference is the input's interactions with others. I. M. Sobol (1993).
/// </para>
/// <para>
/// Estimators: Saltelli and others (2010) for the first order, M. J. W. Jansen (1999) for the total. The intervals are percentiles of 1,000
/// bootstrap samples of the base samples. An estimate of a small index can be slightly negative.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SobolIndex
{
    internal SobolIndex(UncertainInput input, SobolEstimate.Index index)
    {
        Input = input;
        (First, FirstLow, FirstHigh) = index.First;
        (Total, TotalLow, TotalHigh) = index.Total;
    }

    /// <summary>The input.</summary>
    public UncertainInput Input { get; }

    /// <summary>The first-order index; 0 if the result does not vary.</summary>
    public double First { get; }

    /// <summary>The lower end of the 95 % interval of <see cref="First"/>.</summary>
    public double FirstLow { get; }

    /// <summary>The upper end of the 95 % interval of <see cref="First"/>.</summary>
    public double FirstHigh { get; }

    /// <summary>The total index; 0 if the result does not vary.</summary>
    public double Total { get; }

    /// <summary>The lower end of the 95 % interval of <see cref="Total"/>.</summary>
    public double TotalLow { get; }

    /// <summary>The upper end of the 95 % interval of <see cref="Total"/>.</summary>
    public double TotalHigh { get; }

    /// <summary>The input, its first-order and its total index with their intervals.</summary>
    public override string ToString()
        => FormattableString.Invariant(
            $"{Input.Name}: {First:0.000} ({FirstLow:0.000}–{FirstHigh:0.000}), total {Total:0.000} ({TotalLow:0.000}–{TotalHigh:0.000})");
}
