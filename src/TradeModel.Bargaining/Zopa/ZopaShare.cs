using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// The size of the zone of possible agreement: the share of all outcomes that give every party at least its reservation value.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ZopaShare
{
    internal ZopaShare(BigInteger acceptable, BigInteger outcomes)
    {
        AcceptableOutcomes = acceptable;
        Share = Low = High = Rational.Quotient(acceptable, outcomes);
    }

    internal ZopaShare(int acceptable, int samples, ulong seed)
    {
        // The interval of Wilson (1927) at 95 %.
        const double Z = 1.959963984540054;
        double n = samples, share = acceptable / n, centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        Share = share;
        Low = acceptable == 0 ? 0 : Math.Max(0, centre - half);
        High = acceptable == samples ? 1 : Math.Min(1, centre + half);
        Samples = samples;
        Seed = seed;
    }

    /// <summary>The share, from 0 to 1.</summary>
    public double Share { get; }

    /// <summary>The lower end of the 95 % interval of an estimate (Wilson 1927); the share itself if it was counted.</summary>
    public double Low { get; }

    /// <summary>The upper end of the 95 % interval of an estimate (Wilson 1927); the share itself if it was counted.</summary>
    public double High { get; }

    /// <summary>How many outcomes are acceptable to all parties; null if the share was estimated.</summary>
    public BigInteger? AcceptableOutcomes { get; }

    /// <summary>Whether the share was counted, not estimated.</summary>
    public bool IsExact => AcceptableOutcomes is not null;

    /// <summary>How many outcomes the estimate drew; 0 if the share was counted.</summary>
    public int Samples { get; }

    /// <summary>The seed of the estimate; 0 if the share was counted.</summary>
    public ulong Seed { get; }

    /// <summary>The share in percent; for an estimate also its interval.</summary>
    public override string ToString() => IsExact
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * Share:0.####}% (counted)")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{100 * Share:0.##}% ({100 * Low:0.##}–{100 * High:0.##}% at 95%, {Samples} drawn from seed {Seed})");
}
