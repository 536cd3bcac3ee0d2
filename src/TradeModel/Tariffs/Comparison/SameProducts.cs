using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>
/// The products that two schedules share: the lines that correspond one to one and whose duties are computable in both. Means over other
/// sets of lines also change when lines come, go or become computable.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SameProducts
{
    internal SameProducts(int lines, double meanOld, double meanNew)
    {
        Lines = lines;
        MeanOld = lines == 0 ? null : meanOld;
        MeanNew = lines == 0 ? null : meanNew;
    }

    /// <summary>The number of pairs of lines.</summary>
    public int Lines { get; }

    /// <summary>The simple mean of the old rates in percent; null without lines.</summary>
    public double? MeanOld { get; }

    /// <summary>The simple mean of the new rates in percent; null without lines.</summary>
    public double? MeanNew { get; }

    /// <summary>How many of the pairs have a known trade, which weighs them.</summary>
    public int LinesWithTrade { get; internal init; }

    /// <summary>The mean of the old rates in percent, weighted by trade; null if no trade is known or all trade is 0.</summary>
    public double? TradeWeightedMeanOld { get; internal init; }

    /// <summary>The mean of the new rates in percent, weighted by the same trade; null if no trade is known or all trade is 0.</summary>
    public double? TradeWeightedMeanNew { get; internal init; }

    /// <summary>The number of pairs and the two simple means.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Lines} lines, mean {MeanOld:0.##}% → {MeanNew:0.##}%");
}
