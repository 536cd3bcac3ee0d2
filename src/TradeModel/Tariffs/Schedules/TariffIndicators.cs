using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TradeModel.Tariffs;

/// <summary>
/// The customary indicators of a column of rates, over its computable lines: those free, ad valorem, or with an ad valorem equivalent.
/// Rates and means are in percent, shares lie in [0, 1].
/// </summary>
/// <remarks>Definitions follow the World Tariff Profiles of WTO, ITC and UNCTAD. They do not depend on the order of lines.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>The lines whose rate is known; all other figures cover only these lines.</summary>
    public int Computable { get; }

    /// <summary>The lines without a stated duty, or whose duty is not computable.</summary>
    public int NotComputable => Lines - Computable;

    /// <summary>The mean of the rates, each line counted once; null without lines.</summary>
    public double? SimpleMean { get; private init; }

    /// <summary>The mean of the rates weighted by trade; null if no trade is known or all trade is 0.</summary>
    public double? TradeWeightedMean { get; private init; }

    /// <summary>The lines that are free.</summary>
    public int FreeLines { get; private init; }

    /// <summary>The lines above 15 %.</summary>
    public int InternationalPeakLines { get; private init; }

    /// <summary>The lines above three times the simple mean.</summary>
    public int DomesticPeakLines { get; private init; }

    /// <summary>The highest rate; null without lines.</summary>
    public double? Max { get; private init; }

    /// <summary>
    /// Dispersion: the standard deviation of the rates around the simple mean, over all computable lines (divided by their number); null
    /// without lines.
    /// </summary>
    public double? StandardDeviation { get; private init; }

    /// <summary>The standard deviation divided by the simple mean; null if the mean is 0 or there are no lines.</summary>
    public double? CoefficientOfVariation => SimpleMean is > 0 ? StandardDeviation / SimpleMean : null;

    /// <summary>The share of lines that are free; null without lines.</summary>
    public double? ShareFree => Share(FreeLines);

    /// <summary>The share of lines above 15 %; null without lines.</summary>
    public double? ShareInternationalPeaks => Share(InternationalPeakLines);

    /// <summary>The share of lines above three times the simple mean; null without lines.</summary>
    public double? ShareDomesticPeaks => Share(DomesticPeakLines);

    /// <summary>Lines, mean, free lines and the highest rate.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture,
            $"{Computable} of {Lines} lines, mean {SimpleMean}%, {FreeLines} free, at most {Max}%");

    /// <summary>The indicators of rates in percent, none of them NaN, and of the trade in the same lines, 0 if unknown.</summary>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    internal static TariffIndicators Of(int lines, ReadOnlySpan<double> rates, ReadOnlySpan<double> trade)
    {
        if (trade.Length != rates.Length) throw new ArgumentException("rates and trade differ in length", nameof(trade));
        if (rates.IsEmpty) return new(lines, 0);
        Sums first = FirstPass(rates, trade);
        double mean = first.Rates / rates.Length;
        (double squares, int domestic) = SecondPass(rates, mean);
        return new(lines, rates.Length)
        {
            SimpleMean = Math.Min(mean, first.Max),
            TradeWeightedMean = first.Trade > 0 ? Math.Min(first.Weighted / first.Trade, first.Max) : null,
            FreeLines = first.Free,
            InternationalPeakLines = first.International,
            DomesticPeakLines = domestic,
            Max = first.Max,
            StandardDeviation = Math.Sqrt(squares / rates.Length),
        };
    }

    // Always four lanes, added in a fixed order, so that the result has the same bits on every machine.
    private static Sums FirstPass(ReadOnlySpan<double> rates, ReadOnlySpan<double> trade)
    {
        Vector256<double> sum = default, weighted = default, weight = default, max = default;
        Vector256<long> free = default, international = default;
        Vector256<double> peak = Vector256.Create(InternationalPeak);
        ref double rateAt = ref MemoryMarshal.GetReference(rates);
        ref double tradeAt = ref MemoryMarshal.GetReference(trade);
        int i = 0;
        for (; i <= rates.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> r = Vector256.LoadUnsafe(ref rateAt, (nuint)i);
            Vector256<double> t = Vector256.LoadUnsafe(ref tradeAt, (nuint)i);
            sum += r;
            weighted += r * t;
            weight += t;
            max = Vector256.Max(max, r);
            // A true comparison sets its lane to -1.
            free -= Vector256.Equals(r, Vector256<double>.Zero).AsInt64();
            international -= Vector256.GreaterThan(r, peak).AsInt64();
        }
        var all = new Sums
        {
            Rates = Add(sum),
            Weighted = Add(weighted),
            Trade = Add(weight),
            Max = Math.Max(Math.Max(max[0], max[1]), Math.Max(max[2], max[3])),
            Free = (int)Vector256.Sum(free),
            International = (int)Vector256.Sum(international),
        };
        for (; i < rates.Length; i++)
        {
            all.Rates += rates[i];
            all.Weighted += rates[i] * trade[i];
            all.Trade += trade[i];
            all.Max = Math.Max(all.Max, rates[i]);
            if (rates[i] == 0) all.Free++;
            if (rates[i] > InternationalPeak) all.International++;
        }
        return all;
    }

    private static (double Squares, int Domestic) SecondPass(ReadOnlySpan<double> rates, double mean)
    {
        double limit = DomesticPeakTimesMean * mean;
        Vector256<double> squares = default, center = Vector256.Create(mean), peak = Vector256.Create(limit);
        Vector256<long> domestic = default;
        ref double rateAt = ref MemoryMarshal.GetReference(rates);
        int i = 0;
        for (; i <= rates.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> r = Vector256.LoadUnsafe(ref rateAt, (nuint)i);
            Vector256<double> off = r - center;
            squares += off * off;
            domestic -= Vector256.GreaterThan(r, peak).AsInt64();
        }
        double sum = Add(squares);
        int count = (int)Vector256.Sum(domestic);
        for (; i < rates.Length; i++)
        {
            sum += (rates[i] - mean) * (rates[i] - mean);
            if (rates[i] > limit) count++;
        }
        return (sum, count);
    }

    private static double Add(Vector256<double> lanes) => (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);

    private double? Share(int lines) => Computable == 0 ? null : (double)lines / Computable;

    private struct Sums
    {
        public double Rates;
        public double Weighted;
        public double Trade;
        public double Max;
        public int Free;
        public int International;
    }
}
