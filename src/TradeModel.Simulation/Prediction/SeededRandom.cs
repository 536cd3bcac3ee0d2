namespace TradeModel.Simulation.Prediction;

/// <summary>
/// The generator behind folds and resampling: SplitMix64 (Steele, Lea and Flood 2014), its state begun at the mixed seed plus the mixed stream,
/// so that every stream of a seed is reproducible by itself.
/// </summary>
internal struct SeededRandom
{
    private ulong _state;

    internal SeededRandom(ulong seed, ulong stream) => _state = Mix(seed) + Mix(stream ^ 0x9E3779B97F4A7C15UL);

    internal ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>A whole number from 0 up to, not including, <paramref name="bound"/>; each equally likely (Lemire 2019).</summary>
    internal int Below(int bound)
    {
        ulong limit = (ulong)bound;
        ulong high = Math.BigMul(Next(), limit, out ulong low);
        if (low < limit)
        {
            ulong least = (0UL - limit) % limit;
            while (low < least) high = Math.BigMul(Next(), limit, out low);
        }
        return (int)high;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
