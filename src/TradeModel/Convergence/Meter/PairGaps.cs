using System.Diagnostics.CodeAnalysis;
using TradeModel.Issues;

namespace TradeModel.Convergence;

/// <summary>
/// The gaps between all pairs of parties on one issue. A party that moves changes only its own pairs: as many as there are other parties.
/// </summary>
/// <remarks>Holds n · (n − 1) / 2 numbers for n parties, so a meter keeps it only within <see cref="Budget"/>.</remarks>
internal sealed class PairGaps
{
    // Below this number of parties, measuring all pairs afresh is as fast.
    private const int FewestParties = 4;

    private readonly Position?[] _positions;
    private readonly double[] _gaps;
    private readonly double[] _widestOfRow;
    private ExactSum _sum;

    private PairGaps(int parties)
    {
        _positions = new Position?[parties];
        _gaps = new double[parties * (parties - 1) / 2];
        _widestOfRow = new double[parties];
    }

    /// <summary>The widest gap.</summary>
    internal double Widest { get; private set; }

    /// <summary>The sum of all gaps, rounded once.</summary>
    internal double Sum => _sum.ToDouble();

    /// <summary>Takes over the present positions and measures the pairs of the parties that moved.</summary>
    internal void Update(IssueRow row, ReadOnlySpan<Position?> positions)
    {
        for (int i = 0; i < positions.Length; i++)
        {
            if (ReferenceEquals(_positions[i], positions[i])) continue;
            _positions[i] = positions[i];
            Remeasure(row, i);
        }
        Widest = WidestOf(_widestOfRow);
    }

    /// <summary>The gaps of a row are those to the parties behind it, so that they lie side by side.</summary>
    private int FirstOfRow(int row) => (row * (_positions.Length - 1)) - (row * (row - 1) / 2);

    private void Remeasure(IssueRow row, int moved)
    {
        int parties = _positions.Length;
        for (int i = 0; i < moved; i++)
        {
            double before = Replace(row, i, moved, out double after);
            if (after >= _widestOfRow[i]) _widestOfRow[i] = after;
            else if (before == _widestOfRow[i]) _widestOfRow[i] = WidestOf(_gaps.AsSpan(FirstOfRow(i), parties - 1 - i));
        }
        for (int j = moved + 1; j < parties; j++) Replace(row, moved, j, out _);
        _widestOfRow[moved] = WidestOf(_gaps.AsSpan(FirstOfRow(moved), parties - 1 - moved));
    }

    private double Replace(IssueRow row, int i, int j, out double after)
    {
        ref double gap = ref _gaps[FirstOfRow(i) + j - i - 1];
        double before = gap;
        after = _positions[i] is { } one && _positions[j] is { } other ? row.GapBetween(i, one, j, other) : 0;
        if (after != before) _sum.AddDifference(after, before);
        gap = after;
        return before;
    }

    private static double WidestOf(ReadOnlySpan<double> gaps)
    {
        double widest = 0;
        foreach (double gap in gaps)
            if (gap > widest) widest = gap;
        return widest;
    }

    /// <summary>How many gaps a meter may still keep. Issues beyond it are measured afresh whenever a party moves.</summary>
    internal sealed class Budget
    {
        private int _left = 1 << 23;

        internal bool TryTake(int parties, [NotNullWhen(true)] out PairGaps? gaps)
        {
            int pairs = parties * (parties - 1) / 2;
            gaps = null;
            if (parties < FewestParties || pairs > _left) return false;
            _left -= pairs;
            gaps = new(parties);
            return true;
        }

        internal void GiveBack(PairGaps? gaps) => _left += gaps?._gaps.Length ?? 0;
    }
}
