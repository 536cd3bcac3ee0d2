using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>The water in a tariff: how far bound rates lie above applied ones.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record BindingOverhang
{
    private BindingOverhang()
    {
    }

    /// <summary>All lines of the schedule.</summary>
    public int Lines { get; private init; }

    /// <summary>The lines that are bound, computable or not.</summary>
    public int BoundLines { get; private init; }

    /// <summary>Binding coverage: the share of lines that are bound; null without lines.</summary>
    public double? ShareBound => Lines == 0 ? null : (double)BoundLines / Lines;

    /// <summary>The lines whose bound and applied rates are both known.</summary>
    public int Compared { get; private init; }

    /// <summary>The mean of bound minus applied rate over the compared lines, in percentage points; null without any.</summary>
    public double? Mean { get; private init; }

    /// <summary>The same weighted by trade; null if no trade is known.</summary>
    public double? TradeWeightedMean { get; private init; }

    /// <summary>Computes the overhang from rates in percent; NaN stands for a rate that is not computable.</summary>
    internal static BindingOverhang Of(
        ReadOnlySpan<double> bound, ReadOnlySpan<double> applied, int boundLines, ReadOnlySpan<double> weights)
    {
        int compared = 0;
        double sum = 0, weighted = 0, weight = 0;
        for (int i = 0; i < bound.Length; i++)
        {
            double water = bound[i] - applied[i];
            if (double.IsNaN(water)) continue;
            compared++;
            sum += water;
            weighted += water * weights[i];
            weight += weights[i];
        }
        return new()
        {
            Lines = bound.Length,
            BoundLines = boundLines,
            Compared = compared,
            Mean = compared > 0 ? sum / compared : null,
            TradeWeightedMean = weight > 0 ? weighted / weight : null,
        };
    }

    /// <summary>Bound lines and the mean overhang.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{BoundLines} of {Lines} lines bound, {Mean} points of water");
}
