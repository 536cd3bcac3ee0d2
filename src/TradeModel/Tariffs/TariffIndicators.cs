namespace TradeModel.Tariffs;

/// <summary>
/// The customary indicators of a column of rates, over its computable lines: those free, ad valorem, or with an ad valorem equivalent. Rates and means are in percent, shares lie in [0, 1].
/// </summary>
/// <remarks>Definitions follow the World Tariff Profiles of WTO, ITC and UNCTAD. They do not depend on the order of lines.</remarks>
public sealed record TariffIndicators
{
    /// <summary>The rate above which a line is an international peak: 15 %.</summary>
    public const double InternationalPeak = 15;

    /// <summary>How many times the simple mean a rate must exceed to be a domestic peak.</summary>
    public const double DomesticPeakTimesMean = 3;

    private TariffIndicators(int lines, int computable)
    {
        Lines = lines;
        Computable = computable;
    }

    /// <summary>All lines of the schedule.</summary>
    public int Lines { get; }

    /// <summary>The lines whose rate is known; all else here is over them.</summary>
    public int Computable { get; }

    /// <summary>The lines without a stated duty, or whose duty is not computable.</summary>
    public int NotComputable => Lines - Computable;

    /// <summary>The mean of the rates, each line counted once; null without lines.</summary>
    public double? SimpleMean { get; private init; }

    /// <summary>The mean of the rates weighted by trade; null where no trade is known or all is 0.</summary>
    public double? TradeWeightedMean { get; private init; }

    /// <summary>The lines that are free.</summary>
    public int FreeLines { get; private init; }

    /// <summary>The lines above 15 %.</summary>
    public int InternationalPeakLines { get; private init; }

    /// <summary>The lines above three times the simple mean.</summary>
    public int DomesticPeakLines { get; private init; }

    /// <summary>The highest rate; null without lines.</summary>
    public double? Max { get; private init; }

    /// <summary>Dispersion: the standard deviation of the rates around the simple mean, over all computable lines (divided by their number); null without lines.</summary>
    public double? StandardDeviation { get; private init; }

    /// <summary>The standard deviation divided by the simple mean; null where the mean is 0 or there are no lines.</summary>
    public double? CoefficientOfVariation => SimpleMean is > 0 ? StandardDeviation / SimpleMean : null;

    /// <summary>The share of lines that are free; null without lines.</summary>
    public double? ShareFree => Share(FreeLines);

    /// <summary>The share of lines above 15 %; null without lines.</summary>
    public double? ShareInternationalPeaks => Share(InternationalPeakLines);

    /// <summary>The share of lines above three times the simple mean; null without lines.</summary>
    public double? ShareDomesticPeaks => Share(DomesticPeakLines);

    /// <summary>The indicators of rates in percent, all of them numbers, and of the trade beside them, 0 where not known.</summary>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    internal static TariffIndicators Of(int lines, ReadOnlySpan<double> rates, ReadOnlySpan<double> trade)
    {
        if (trade.Length != rates.Length) throw new ArgumentException("rates and trade differ in length", nameof(trade));
        if (rates.IsEmpty) return new(lines, 0);
        double sum = 0, weighted = 0, weight = 0, max = 0;
        int free = 0, international = 0;
        for (int i = 0; i < rates.Length; i++)
        {
            double rate = rates[i];
            double w = trade[i];
            sum += rate;
            weighted += rate * w;
            weight += w;
            free += rate == 0 ? 1 : 0;
            international += rate > InternationalPeak ? 1 : 0;
            if (rate > max) max = rate;
        }
        double mean = sum / rates.Length;
        double peak = DomesticPeakTimesMean * mean;
        double squares = 0;
        int domestic = 0;
        foreach (double rate in rates)
        {
            squares += (rate - mean) * (rate - mean);
            domestic += rate > peak ? 1 : 0;
        }
        return new(lines, rates.Length)
        {
            SimpleMean = Math.Min(mean, max),
            TradeWeightedMean = weight > 0 ? Math.Min(weighted / weight, max) : null,
            FreeLines = free,
            InternationalPeakLines = international,
            DomesticPeakLines = domestic,
            Max = max,
            StandardDeviation = Math.Sqrt(squares / rates.Length),
        };
    }

    private double? Share(int lines) => Computable == 0 ? null : (double)lines / Computable;
}
