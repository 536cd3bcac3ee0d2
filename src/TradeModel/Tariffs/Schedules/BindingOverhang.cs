using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>The water in a tariff: how far bound rates lie above applied ones.</summary>
public sealed record BindingOverhang
{
    internal BindingOverhang(ReadOnlySpan<double> bound, ReadOnlySpan<double> applied, int boundLines, ReadOnlySpan<double> weights)
    {
        Lines = bound.Length;
        BoundLines = boundLines;
        double sum = 0, weighted = 0, weight = 0;
        for (int i = 0; i < bound.Length; i++)
        {
            double water = bound[i] - applied[i];
            if (double.IsNaN(water)) continue;
            Compared++;
            sum += water;
            weighted += water * weights[i];
            weight += weights[i];
        }
        if (Compared > 0) Mean = sum / Compared;
        if (weight > 0) TradeWeightedMean = weighted / weight;
    }

    /// <summary>All lines of the schedule.</summary>
    public int Lines { get; }

    /// <summary>The lines that are bound, computable or not.</summary>
    public int BoundLines { get; }

    /// <summary>Binding coverage: the share of lines that are bound; null without lines.</summary>
    public double? ShareBound => Lines == 0 ? null : (double)BoundLines / Lines;

    /// <summary>The lines whose bound and applied rates are both known.</summary>
    public int Compared { get; }

    /// <summary>The mean of bound minus applied rate over the compared lines, in percentage points; null without any.</summary>
    public double? Mean { get; }

    /// <summary>The same weighted by trade; null if no trade is known.</summary>
    public double? TradeWeightedMean { get; }

    /// <summary>Bound lines and the mean overhang.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{BoundLines} of {Lines} lines bound, {Mean} points of water");
}
