namespace TradeModel.Simulation;

/// <summary>
/// The random numbers of every estimate and simulation: xoshiro256** of D. Blackman and S. Vigna (Scrambled Linear Pseudorandom Number Generators,
/// ACM TOMS 47, 2021), seeded by SplitMix64 as its authors advise. A sequence is a function of its seed and stream alone, on every machine.
/// </summary>
/// <remarks>
/// The four words of state are the first four outputs of SplitMix64 begun at the seed; for stream n above 0, SplitMix64 begins instead at the seed
/// exclusive-or the first output of SplitMix64 begun at n. Not safe to share between threads; not for secrets.
/// </remarks>
public sealed class Xoshiro256
{
    private SeededRandom _random;

    /// <summary>Begins the sequence of a seed and, where many are wanted of one seed, of a stream (a run number).</summary>
    public Xoshiro256(ulong seed, ulong stream = 0) => _random = new(stream == 0 ? seed : seed ^ SeededRandom.SplitMix64(ref stream));

    internal Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3) => _random = new(s0, s1, s2, s3);

    /// <summary>The next 64 random bits.</summary>
    public ulong Next() => _random.Next();

    /// <summary>A whole number from 0 up to, not including, <paramref name="bound"/>, all equally likely (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return _random.Next(bound);
    }

    /// <summary>A multiple of 2^-53 from 0 up to, not including, 1, all equally likely.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));
}
