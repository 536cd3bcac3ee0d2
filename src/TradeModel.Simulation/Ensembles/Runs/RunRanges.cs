namespace TradeModel.Simulation;

/// <summary>Which runs are there already. One thread's.</summary>
internal sealed class RunRanges(int runs)
{
    private readonly System.Collections.BitArray _found = new(runs);

    internal bool Contains(int run) => _found[run];

    internal void Add(int run) => _found[run] = true;

    internal int? FirstMissing()
    {
        for (int run = 0; run < _found.Length; run++)
            if (!_found[run]) return run;
        return null;
    }

    /// <summary>The runs that are missing, in ranges of at most <paramref name="size"/> runs.</summary>
    internal List<(int First, int Count)> Missing(int size)
    {
        var ranges = new List<(int, int)>();
        for (int run = 0; run < _found.Length;)
        {
            int first = run;
            while (run < _found.Length && run - first < size && !_found[run]) run++;
            if (run > first) ranges.Add((first, run - first));
            else run++;
        }
        return ranges;
    }
}
