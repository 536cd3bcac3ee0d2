namespace TradeModel.Bargaining;

/// <summary>
/// The numbers a search works on: what each option adds to the objective and to each row, all 0 or more; a row must reach its bound.
/// Doubles, with what is needed to bound their error.
/// </summary>
/// <remarks>
/// The least gain t is a continuous number between 0 and its ceiling, and a continuous number is a mixture of its ends: an issue of two
/// options, the last, which is never decided. The rows of a product are the gains themselves.
/// </remarks>
internal sealed class SearchModel
{
    internal required ObjectiveKind Kind { get; init; }

    /// <summary>Where the options of each issue begin, and behind them the number of all.</summary>
    internal required int[] Offsets { get; init; }

    /// <summary>How many issues are to be decided: all but that of the least gain.</summary>
    internal required int Decisions { get; init; }

    /// <summary>What each option adds to the objective.</summary>
    internal required double[] Worths { get; init; }

    /// <summary>What has been decided adds to the objective.</summary>
    internal double Settled { get; init; }

    /// <summary>
    /// The rows an option adds to, flat: those of column c are from <c>Starts[c]</c> up to, not including, <c>Starts[c + 1]</c>.
    /// </summary>
    internal required int[] Starts { get; init; }

    internal required int[] EntryRows { get; init; }

    internal required double[] EntryValues { get; init; }

    /// <summary>What the rows must reach.</summary>
    internal required double[] Bounds { get; init; }

    /// <summary>How many of the rows, the first, are the gains whose product or least is sought.</summary>
    internal required int Gains { get; init; }

    /// <summary>The largest term of each row.</summary>
    internal required double[] Scales { get; init; }

    /// <summary>The largest absolute value any partial sum of the row can have.</summary>
    internal required double[] Magnitudes { get; init; }

    /// <summary>The same of the objective.</summary>
    internal required double Magnitude { get; init; }

    /// <summary>By how much a sum may be off, as a share of its magnitude.</summary>
    internal required double Rounding { get; init; }

    /// <summary>By how much the sum of a row may be off: 0 if its terms are whole.</summary>
    internal required double[] RowErrors { get; init; }

    /// <summary>For each issue its place in the scenario, and for each column its option there; null if they are the same.</summary>
    internal int[]? Origins { get; init; }

    internal int[]? Options { get; init; }

    /// <summary>What is decided of the scenario already, by issue.</summary>
    internal int[]? Decided { get; init; }

    internal int Rows => Bounds.Length;

    internal int Issues => Offsets.Length - 1;

    internal int Columns => Offsets[^1];

    /// <summary>A choice for every issue here as a choice for every issue of the scenario.</summary>
    internal int[] Complete(ReadOnlySpan<int> columns)
    {
        int[] choices = Decided is null ? new int[Decisions] : (int[])Decided.Clone();
        for (int i = 0; i < Decisions; i++)
        {
            if (Origins is null) choices[i] = columns[i] - Offsets[i];
            else choices[Origins[i]] = Options![columns[i]];
        }
        return choices;
    }

    /// <summary>The model of what is still open: issues with one option left are settled.</summary>
    internal SearchModel Reduce(bool[] alive)
    {
        int[] decided = Decided is null ? new int[Decisions] : (int[])Decided.Clone();
        double settled = Settled;
        double[] bounds = (double[])Bounds.Clone();
        var offsets = new List<int> { 0 };
        var origins = new List<int>();
        var options = new List<int>();
        var kept = new List<int>();
        var starts = new List<int> { 0 };
        int decisions = 0;
        for (int i = 0; i < Issues; i++)
        {
            int count = 0, only = -1;
            for (int c = Offsets[i]; c < Offsets[i + 1]; c++)
                if (alive[c])
                {
                    count++;
                    only = c;
                }
            int origin = Origins is null ? i : Origins[i];
            if (count == 1)
            {
                decided[origin] = Options is null ? only - Offsets[i] : Options[only];
                settled += Worths[only];
                for (int e = Starts[only]; e < Starts[only + 1]; e++) bounds[EntryRows[e]] -= EntryValues[e];
                continue;
            }
            for (int c = Offsets[i]; c < Offsets[i + 1]; c++)
            {
                if (!alive[c]) continue;
                kept.Add(c);
                options.Add(Options is null ? c - Offsets[i] : Options[c]);
                starts.Add(starts[^1] + Starts[c + 1] - Starts[c]);
            }
            offsets.Add(kept.Count);
            origins.Add(origin);
            if (i < Decisions) decisions++;
        }

        int[] rows = new int[starts[^1]];
        double[] values = new double[starts[^1]];
        for (int k = 0; k < kept.Count; k++)
        {
            int from = Starts[kept[k]], length = Starts[kept[k] + 1] - from;
            Array.Copy(EntryRows, from, rows, starts[k], length);
            Array.Copy(EntryValues, from, values, starts[k], length);
        }
        return new()
        {
            Kind = Kind,
            Offsets = [.. offsets],
            Decisions = decisions,
            Worths = [.. kept.Select(c => Worths[c])],
            Settled = settled,
            Starts = [.. starts],
            EntryRows = rows,
            EntryValues = values,
            Bounds = bounds,
            Gains = Gains,
            Scales = Scales,
            Magnitudes = Magnitudes,
            Magnitude = Magnitude,
            Rounding = Rounding,
            RowErrors = RowErrors,
            Origins = [.. origins],
            Options = [.. options],
            Decided = decided,
        };
    }
}
