using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>Whether duties rise with processing: the simple mean rate by stage, over lines whose stage and rate are known.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TariffEscalation
{
    private TariffEscalation()
    {
    }

    /// <summary>The lines whose stage and rate are known.</summary>
    public int Lines { get; private init; }

    /// <summary>The mean rate of raw materials in percent; null without any.</summary>
    public double? Raw { get; private init; }

    /// <summary>The mean rate of semi-processed goods in percent; null without any.</summary>
    public double? SemiProcessed { get; private init; }

    /// <summary>The mean rate of fully processed goods in percent; null without any.</summary>
    public double? Processed { get; private init; }

    /// <summary>
    /// Mean rate of fully processed goods minus that of raw materials, in percentage points: above 0 the tariff escalates; null if either
    /// is unknown.
    /// </summary>
    public double? Points => Processed - Raw;

    /// <summary>
    /// Computes the means of rates in percent. NaN stands for a rate that is not computable, and −1 for an unknown stage.
    /// </summary>
    internal static TariffEscalation Of(ReadOnlySpan<double> rates, ReadOnlySpan<sbyte> stages)
    {
        Span<double> sums = stackalloc double[3];
        Span<int> counts = stackalloc int[3];
        for (int i = 0; i < stages.Length; i++)
        {
            if (stages[i] < 0 || double.IsNaN(rates[i])) continue;
            sums[stages[i]] += rates[i];
            counts[stages[i]]++;
        }
        return new()
        {
            Lines = counts[0] + counts[1] + counts[2],
            Raw = counts[0] > 0 ? sums[0] / counts[0] : null,
            SemiProcessed = counts[1] > 0 ? sums[1] / counts[1] : null,
            Processed = counts[2] > 0 ? sums[2] / counts[2] : null,
        };
    }

    /// <summary>The means by stage.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"raw {Raw}%, semi-processed {SemiProcessed}%, processed {Processed}%");
}
