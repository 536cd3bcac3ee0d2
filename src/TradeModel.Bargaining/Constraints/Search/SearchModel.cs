namespace TradeModel.Bargaining;

/// <summary>
/// The numbers of a search, as doubles with bounds on their errors: what each option adds to the objective and to each row. No option adds
/// less than 0, and each row must reach its bound.
/// </summary>
/// <remarks>
/// If the objective is the least gain t, the model has one more issue, the last, with two options: t = 0 and t = its ceiling. The search
/// never decides it, because t may lie anywhere between the two. If the objective is a product, the first rows are its gains.
/// </remarks>
internal sealed class SearchModel
{
    internal required ObjectiveKind Kind { get; init; }

    /// <summary>The first column of each issue; at the end, the number of all columns. A column is an option of an issue.</summary>
    internal required int[] Offsets { get; init; }

    /// <summary>The number of issues that the search decides: all except that of the least gain.</summary>
    internal required int Decisions { get; init; }

    /// <summary>What each option adds to the objective.</summary>
    internal required double[] Worths { get; init; }

    /// <summary>What the issues that are already decided add to the objective.</summary>
    internal double Settled { get; init; }

    /// <summary>
    /// The range of each column in <see cref="EntryRows"/> and <see cref="EntryValues"/>: column c has the entries from <c>Starts[c]</c> up
    /// to <c>Starts[c + 1]</c>, exclusive.
    /// </summary>
    internal required int[] Starts { get; init; }

    internal required int[] EntryRows { get; init; }

    internal required double[] EntryValues { get; init; }

    /// <summary>What the rows must reach.</summary>
    internal required double[] Bounds { get; init; }

    /// <summary>The number of gains in the objective, a product or a least. Their rows come first.</summary>
    internal required int Gains { get; init; }

    /// <summary>The largest term of each row.</summary>
    internal required double[] Scales { get; init; }

    /// <summary>The largest absolute value any partial sum of the row can have.</summary>
    internal required double[] Magnitudes { get; init; }

    /// <summary>The largest absolute value that any partial sum of the objective can have.</summary>
    internal required double Magnitude { get; init; }

    /// <summary>The largest error of a sum, as a share of its magnitude.</summary>
    internal required double Rounding { get; init; }

    /// <summary>The largest error of each row's sum; 0 if its terms are whole numbers.</summary>
    internal required double[] RowErrors { get; init; }

    /// <summary>
    /// For each issue its index in the scenario; null if the indices are the same. <see cref="Options"/> does so for columns.
    /// </summary>
    internal int[]? Origins { get; init; }

    internal int[]? Options { get; init; }

    /// <summary>The chosen option of each issue of the scenario that is already decided; null if none is.</summary>
    internal int[]? Decided { get; init; }

    internal int Rows => Bounds.Length;

    internal int Issues => Offsets.Length - 1;

    internal int Columns => Offsets[^1];

    // Whether the terms of a row are whole numbers.
    private bool IsWhole(int row) => row >= Gains && RowErrors[row] == 0;

    /// <summary>Turns a column for each issue of the model into an option for each issue of the scenario.</summary>
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

    /// <summary>The model of the issues that are still open. Issues with one option left count as decided.</summary>
    internal SearchModel Reduce(bool[] alive)
    {
        int[] decided = Decided is null ? new int[Decisions] : (int[])Decided.Clone();
        double settled = Settled;
        double[] bounds = (double[])Bounds.Clone();
        var offsets = new List<int> { 0 };
        var origins = new List<int>();
        var options = new List<int>();
        var kept = new List<int>();
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
            }
            offsets.Add(kept.Count);
            origins.Add(origin);
            if (i < Decisions) decisions++;
        }

        // A row that any options meet is left out.
        int[] place = new int[Rows];
        int keptRows = 0;
        for (int r = 0; r < Rows; r++) place[r] = r < Gains || bounds[r] + RowErrors[r] > 0 ? keptRows++ : -1;
        var rows = new List<int>();
        var values = new List<double>();
        var starts = new List<int> { 0 };
        foreach (int c in kept)
        {
            for (int e = Starts[c]; e < Starts[c + 1]; e++)
            {
                int r = EntryRows[e];
                if (place[r] < 0) continue;
                rows.Add(place[r]);
                // If terms are whole numbers, no option needs to add more than the bound.
                values.Add(IsWhole(r) ? Math.Min(EntryValues[e], bounds[r]) : EntryValues[e]);
            }
            starts.Add(rows.Count);
        }
        double[] Kept(double[] of) => [.. of.Where((_, r) => place[r] >= 0)];
        return new()
        {
            Kind = Kind,
            Offsets = [.. offsets],
            Decisions = decisions,
            Worths = [.. kept.Select(c => Worths[c])],
            Settled = settled,
            Starts = [.. starts],
            EntryRows = [.. rows],
            EntryValues = [.. values],
            Bounds = Kept(bounds),
            Gains = Gains,
            Scales = Kept([.. Scales.Select((scale, r) => IsWhole(r) && bounds[r] > 0 ? Math.Min(scale, bounds[r]) : scale)]),
            Magnitudes = Kept(Magnitudes),
            Magnitude = Magnitude,
            Rounding = Rounding,
            RowErrors = Kept(RowErrors),
            Origins = [.. origins],
            Options = [.. options],
            Decided = decided,
        };
    }
}
