using System.Numerics;

namespace TradeModel;

/// <summary>
/// The random numbers of the domain's own estimates: xoshiro256** of D. Blackman and S. Vigna (Scrambled Linear Pseudorandom Number
/// Generators, ACM TOMS 47, 2021), its four words of state being the first four outputs of SplitMix64 begun at the seed.
/// </summary>
/// <remarks>A sequence is a function of its seed alone, on every machine, and the same as that of the simulation's generator. Not safe to share between threads; not for secrets.</remarks>
internal struct SeededRandom
{
    private ulong _s0, _s1, _s2, _s3;

    internal SeededRandom(ulong seed)
    {
        _s0 = SplitMix64(ref seed);
        _s1 = SplitMix64(ref seed);
        _s2 = SplitMix64(ref seed);
        _s3 = SplitMix64(ref seed);
    }

    internal SeededRandom(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>The next 64 random bits.</summary>
    internal ulong Next()
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

    /// <summary>A whole number from 0 up to, not including, <paramref name="bound"/> (at least 1), all equally likely (Lemire 2019).</summary>
    internal int Next(int bound)
    {
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
            for (ulong reject = (0 - range) % range; low < reject;) high = Math.BigMul(Next(), range, out low);
        return (int)high;
    }

    internal static ulong SplitMix64(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
