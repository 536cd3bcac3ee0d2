namespace TradeModel.Convergence;

/// <summary>The least of many values, kept up to date: a tournament tree in which sixteen play for one place.</summary>
/// <remarks>Changing a value touches one node per level: two levels for a hundred values, four for ten thousand.</remarks>
internal sealed class WeakestTree
{
    internal const double None = 2;

    private const int Bits = 4;
    private const int Width = 1 << Bits;
    private readonly List<double[]> _levels = [];

    internal WeakestTree(int capacity) => Grow(Math.Max(capacity, Width));

    /// <summary>The least value; null if there is none.</summary>
    internal double? Least => _levels[^1][0] is var least && least < None ? least : null;

    internal double this[int place] => place < _levels[0].Length ? _levels[0][place] : None;

    /// <summary>Puts a value in a place; <see cref="None"/> empties it.</summary>
    internal void Set(int place, double value)
    {
        if (place >= _levels[0].Length) Grow(Math.Max(place + 1, 2 * _levels[0].Length));
        for (int level = 0; ; level++)
        {
            double[] values = _levels[level];
            if (values[place] == value) return;
            values[place] = value;
            if (level == _levels.Count - 1) return;
            int first = place & ~(Width - 1);
            value = LeastOf(values.AsSpan(first, Width));
            place >>= Bits;
        }
    }

    private static double LeastOf(ReadOnlySpan<double> values)
    {
        double least = values[0];
        for (int i = 1; i < values.Length; i++) least = values[i] < least ? values[i] : least;
        return least;
    }

    private void Grow(int capacity)
    {
        double[] old = _levels.Count == 0 ? [] : _levels[0];
        _levels.Clear();
        int length = (capacity + Width - 1) & ~(Width - 1);
        double[] values = new double[length];
        values.AsSpan().Fill(None);
        old.CopyTo(values, 0);
        _levels.Add(values);
        while (length > 1)
        {
            int parents = length >> Bits;
            double[] above = new double[parents == 1 ? 1 : (parents + Width - 1) & ~(Width - 1)];
            above.AsSpan().Fill(None);
            for (int i = 0; i < parents; i++) above[i] = LeastOf(values.AsSpan(i << Bits, Width));
            _levels.Add(above);
            values = above;
            length = above.Length;
        }
    }
}
