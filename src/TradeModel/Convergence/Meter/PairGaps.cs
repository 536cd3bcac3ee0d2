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

    // What the offering party has for each of the others; empty if nobody offers.
    private readonly Position?[] _offers;
    private readonly int _offering;
    private readonly double[] _gaps;
    private readonly double[] _widestOfRow;
    private ExactSum _sum;

    private PairGaps(int parties, int offering)
    {
        _offering = offering;
        _positions = new Position?[parties];
        _offers = offering >= 0 ? new Position?[parties] : [];
        _gaps = new double[parties * (parties - 1) / 2];
        _widestOfRow = new double[parties];
    }

    /// <summary>The widest gap.</summary>
    internal double Widest { get; private set; }

    /// <summary>The sum of all gaps, rounded once.</summary>
    internal double Sum => _sum.ToDouble();

    /// <summary>Takes over the present positions and measures the pairs of the parties that moved.</summary>
    internal void Update(IssueRow row, TablePositions positions)
    {
        for (int i = 0; i < _positions.Length; i++)
        {
            if (i == _offering) continue;
            Position? own = positions.Of(i, i);
            if (ReferenceEquals(_positions[i], own)) continue;
            _positions[i] = own;
            Remeasure(row, i);
        }
        if (_offering >= 0) RemeasureOffers(row, positions);
        Widest = WidestOf(_widestOfRow);
    }

    /// <summary>Measures the pairs of the offering party and the parties for which its position changed.</summary>
    private void RemeasureOffers(IssueRow row, TablePositions positions)
    {
        for (int j = 0; j < _offers.Length; j++)
        {
            if (j == _offering || ReferenceEquals(_offers[j], positions.Of(_offering, j))) continue;
            _offers[j] = positions.Of(_offering, j);
            if (j < _offering) ReplaceBefore(row, j, _offering);
            else Replace(row, _offering, j, out _);
        }
        _widestOfRow[_offering] = WidestOf(_gaps.AsSpan(FirstOfRow(_offering), _offers.Length - 1 - _offering));
    }

    /// <summary>The gaps of a row are those to the parties behind it, so that they lie side by side.</summary>
    private int FirstOfRow(int row) => (row * (_positions.Length - 1)) - (row * (row - 1) / 2);

    private void Remeasure(IssueRow row, int moved)
    {
        int parties = _positions.Length;
        for (int i = 0; i < moved; i++) ReplaceBefore(row, i, moved);
        for (int j = moved + 1; j < parties; j++) Replace(row, moved, j, out _);
        _widestOfRow[moved] = WidestOf(_gaps.AsSpan(FirstOfRow(moved), parties - 1 - moved));
    }

    /// <summary>Measures one gap in the row of another party, and keeps the widest of that row.</summary>
    private void ReplaceBefore(IssueRow row, int i, int moved)
    {
        double before = Replace(row, i, moved, out double after);
        if (after >= _widestOfRow[i]) _widestOfRow[i] = after;
        else if (before == _widestOfRow[i])
            _widestOfRow[i] = WidestOf(_gaps.AsSpan(FirstOfRow(i), _positions.Length - 1 - i));
    }

    private double Replace(IssueRow row, int i, int j, out double after)
    {
        after = 0;
        if (!row.AreCompared(i, j)) return 0;
        ref double gap = ref _gaps[FirstOfRow(i) + j - i - 1];
        double before = gap;
        if (At(i, j) is { } one && At(j, i) is { } other) after = row.GapBetween(i, one, j, other);
        if (after != before) _sum.AddDifference(after, before);
        gap = after;
        return before;
    }

    private Position? At(int party, int towards) => party == _offering ? _offers[towards] : _positions[party];

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

        internal bool TryTake(int parties, int offering, [NotNullWhen(true)] out PairGaps? gaps)
        {
            int pairs = parties * (parties - 1) / 2;
            gaps = null;
            if (parties < FewestParties || pairs > _left) return false;
            _left -= pairs;
            gaps = new(parties, offering);
            return true;
        }

        internal void GiveBack(PairGaps? gaps) => _left += gaps?._gaps.Length ?? 0;
    }
}
