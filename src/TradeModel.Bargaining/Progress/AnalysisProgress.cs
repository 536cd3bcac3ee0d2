using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>How far a long analysis has come.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AnalysisProgress
{
    internal AnalysisProgress(double share) => Share = share;

    /// <summary>
    /// The share of the steps that are done, from 0 to 1. It never falls, and the last report of an analysis is 1. Steps do not take equal
    /// times: the last issues of a frontier take the longest.
    /// </summary>
    public double Share { get; }

    /// <summary>The share in percent: "35 %".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Share:0} %");
}
