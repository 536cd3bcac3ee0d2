using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>How far the duties on goods of a partner lie below the applied MFN ones.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PreferenceMargin
{
    private PreferenceMargin()
    {
    }

    /// <summary>The partner.</summary>
    public PartyId Partner { get; private init; }

    /// <summary>The lines whose applied rate and rate for the partner are both known.</summary>
    public int Compared { get; private init; }

    /// <summary>Those of them on which the partner pays less.</summary>
    public int Preferred { get; private init; }

    /// <summary>The mean margin over the compared lines, in percentage points, 0 if there is no preference; null without any.</summary>
    public double? Mean { get; private init; }

    /// <summary>The same weighted by trade; null if no trade is known.</summary>
    public double? TradeWeightedMean { get; private init; }

    /// <summary>Computes the margin from rates in percent; NaN stands for a rate that is not computable.</summary>
    internal static PreferenceMargin Of(
        PartyId partner, ReadOnlySpan<double> applied, ReadOnlySpan<double> preferential, ReadOnlySpan<double> weights)
    {
        int compared = 0, preferred = 0;
        double sum = 0, weighted = 0, weight = 0;
        for (int i = 0; i < applied.Length; i++)
        {
            double difference = applied[i] - preferential[i];
            if (double.IsNaN(difference)) continue;
            // A trader uses MFN if the preferential duty is higher, so the margin is never negative.
            double margin = Math.Max(0, difference);
            compared++;
            if (margin > 0) preferred++;
            sum += margin;
            weighted += margin * weights[i];
            weight += weights[i];
        }
        return new()
        {
            Partner = partner,
            Compared = compared,
            Preferred = preferred,
            Mean = compared > 0 ? sum / compared : null,
            TradeWeightedMean = weight > 0 ? weighted / weight : null,
        };
    }

    /// <summary>The partner, the mean margin and the lines it is on.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Partner}: {Mean} points, on {Preferred} of {Compared} lines");
}
