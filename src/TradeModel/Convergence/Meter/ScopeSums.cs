namespace TradeModel.Convergence;

/// <summary>
/// The sums of one scope for each party: over the issues that it has assessed, weighted by its saliences and unweighted, and over those
/// that it has not. A changed salience changes the weights of all issues, but in these sums only the terms of the one issue.
/// </summary>
internal sealed class ScopeSums
{
    private const int BySalience = 0;
    private const int OfAssessed = 1;
    private const int OfOthers = 2;
    private const int Kinds = 3;
    private const int PerParty = IssueTerms.Count * Kinds;

    private readonly ExactSum[] _sums;
    private readonly Stack<int> _free = new();
    private int _next;

    internal ScopeSums(int parties, int capacity)
    {
        _sums = new ExactSum[parties * PerParty];
        Weakest = new WeakestTree(capacity);
    }

    internal int Issues { get; private set; }

    internal int Tabled { get; private set; }

    internal int Agreed { get; private set; }

    /// <summary>How many issues weigh anything, and how many of those are tabled.</summary>
    internal int Weighing { get; private set; }

    internal int WeighingTabled { get; private set; }

    internal WeakestTree Weakest { get; }

    /// <summary>Whether anything changed since the scope was last measured.</summary>
    internal bool IsDirty { get; set; } = true;

    internal int TakePlace() => _free.TryPop(out int place) ? place : _next++;

    internal void LeavePlace(int place)
    {
        Weakest.Set(place, WeakestTree.None);
        _free.Push(place);
    }

    internal void Count(IssueRow row, int sign)
    {
        Issues += sign;
        if (row.IsTabled) Tabled += sign;
        if (row.IsAgreed) Agreed += sign;
        if (!row.IsPositive) return;
        Weighing += sign;
        if (row.IsTabled) WeighingTabled += sign;
    }

    /// <summary>Replaces what a row adds to the sums, at its saliences as they are.</summary>
    internal void Shift(IssueRow row, in IssueTerms before, in IssueTerms after)
    {
        IsDirty = true;
        for (int q = 0; q < IssueTerms.Count; q++)
        {
            if (before[q] == after[q]) continue;
            for (int j = 0; j < row.Concerned.Length; j++)
                Move(row.Concerned[j], q, row.Saliences[j], before[q], after[q]);
        }
    }

    /// <summary>Replaces one party's salience for a row.</summary>
    internal void Weigh(int party, in IssueTerms terms, double before, double after)
    {
        IsDirty = true;
        for (int q = 0; q < IssueTerms.Count; q++)
        {
            if (terms[q] == 0) continue;
            Move(party, q, before, terms[q], 0);
            Move(party, q, after, 0, terms[q]);
        }
    }

    private void Move(int party, int term, double salience, double before, double after)
    {
        Span<ExactSum> sums = _sums.AsSpan((party * PerParty) + (term * Kinds), Kinds);
        ref ExactSum plain = ref sums[salience < 0 ? OfOthers : OfAssessed];
        plain.Add(after);
        plain.Subtract(before);
        if (salience <= 0) return;
        sums[BySalience].Add(salience * after);
        sums[BySalience].Subtract(salience * before);
    }

    /// <summary>The weighted sum of a term over the scope.</summary>
    internal double Total(int term, ReadOnlySpan<PartyWeights> weights)
    {
        double total = 0;
        for (int party = 0; party < weights.Length; party++)
        {
            ReadOnlySpan<ExactSum> sums = _sums.AsSpan((party * PerParty) + (term * Kinds), Kinds);
            ref readonly PartyWeights weight = ref weights[party];
            total += sums[OfOthers].ToDouble() * weight.PerIssue;
            total += weight.WeighsAllAlike ? sums[OfAssessed].ToDouble() * weight.PerIssue
                : sums[BySalience].ToDouble() * weight.PerSalience;
        }
        return total;
    }
}
