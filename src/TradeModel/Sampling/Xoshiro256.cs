using System.Numerics;

namespace TradeModel;

/// <summary>
/// The random number generator of every estimate and simulation: xoshiro256** (Blackman and Vigna, Scrambled Linear Pseudorandom Number
/// Generators, ACM TOMS 47, 2021), seeded by SplitMix64 as its authors advise.
/// </summary>
/// <remarks>
/// The sequence depends on the seed and the stream alone and is the same on every machine. The four words of state are the first four
/// outputs of SplitMix64 started at the seed. For a stream n above 0, SplitMix64 starts at the seed XOR the first output of SplitMix64
/// started at n. Not safe to share between threads; not for secrets.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class Xoshiro256
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Starts the sequence of a seed; the stream (a run number, say) selects one of many sequences of the same seed.</summary>
    public Xoshiro256(ulong seed, ulong stream = 0)
    {
        ulong state = stream == 0 ? seed : seed ^ SplitMix64(ref stream);
        _s0 = SplitMix64(ref state);
        _s1 = SplitMix64(ref state);
        _s2 = SplitMix64(ref state);
        _s3 = SplitMix64(ref state);
    }

    internal Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A whole number from 0 up to, but not including, <paramref name="bound"/>; all are equally likely (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
            for (ulong reject = (0 - range) % range; low < reject;) high = Math.BigMul(Next(), range, out low);
        return (int)high;
    }

    /// <summary>A multiple of 2^-53 from 0 up to, but not including, 1; all are equally likely.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    internal static ulong SplitMix64(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
