namespace TradeModel.Testing;

/// <summary>
/// A stream of choices that depends on its seed alone (SplitMix64). FsCheck draws the seed, and everything else is drawn from it, so that
/// generators and seeded samples use the same code.
/// </summary>
internal sealed class Draw
{
    private ulong _state;

    internal Draw(ulong seed) => _state = seed;

    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="count"/> − 1.</summary>
    internal int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    internal int Between(int least, int most) => least + Below(most - least + 1);

    internal bool Chance(int percent) => Below(100) < percent;

    internal T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    internal T Either<T>(params ReadOnlySpan<T> items) => items[Below(items.Length)];

    internal T Named<T>()
        where T : struct, Enum => Either(Enum.GetValues<T>());

    /// <summary>Some of the items, each at most once, in a random order.</summary>
    internal T[] Some<T>(IReadOnlyList<T> items, int least, int most)
    {
        T[] all = [.. items];
        int count = Math.Min(all.Length, Between(least, Math.Max(least, Math.Min(most, all.Length))));
        for (int i = 0; i < count; i++)
        {
            int j = Between(i, all.Length - 1);
            (all[i], all[j]) = (all[j], all[i]);
        }
        return all[..count];
    }

    internal T? Maybe<T>(int percent, Func<T> make)
        where T : class => Chance(percent) ? make() : null;

    internal T? MaybeValue<T>(int percent, Func<T> make)
        where T : struct => Chance(percent) ? make() : null;
}
