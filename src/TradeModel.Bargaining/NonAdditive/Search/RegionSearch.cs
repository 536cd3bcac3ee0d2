using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>Branch and bound over the issues of a non-additive scenario, in whole numbers.</summary>
internal sealed class RegionSearch<T>
    where T : struct, INumber<T>
{
    private readonly RegionUnits _units;
    private readonly int _parties;
    private readonly T[] _worths;
    private readonly T?[] _caps;

    // What each party's utility is at most, whatever is chosen for the issues that are open.
    private readonly T[] _most;

    private readonly double[] _scales;

    // For each region, how many conditions are missed, and how many are not fitted yet.
    private readonly int[] _missed;
    private readonly int[] _open;
    private readonly int[] _chosen;
    private readonly List<Point> _points = [];
    private int _undecided;
    private long _steps;

    internal RegionSearch(RegionUnits units, Func<BigInteger, T> convert)
    {
        _units = units;
        _parties = units.Start.Length;
        _worths = [.. units.Worths.Select(convert)];
        _caps = [.. units.Caps.Select(c => c is { } cap ? convert(cap) : (T?)null)];
        _most = [.. units.Start.Select(convert)];
        _scales = [.. units.Denominators.Select(d => (double)d)];
        _missed = new int[_worths.Length];
        _open = [.. units.Conditions];
        _undecided = _worths.Length;
        _chosen = new int[units.Issues.Length];
        for (int r = 0; r < _worths.Length; r++)
            if (T.IsPositive(_worths[r])) _most[units.Owners[r]] += _worths[r];
    }

    internal NonAdditiveFrontier Run(long limit, CancellationToken cancellation)
    {
        foreach (double[] direction in Directions()) Climb(direction);
        // A third of the limit at most: where the whole search ends within it, this does too.
        Improve(limit / 3, cancellation);
        int depth = 0, issues = _units.Issues.Length;
        int[][] order = new int[issues][];
        int[] next = new int[issues];
        var bound = new T[_parties];
        order[0] = Ranked(0);
        while (depth >= 0)
        {
            if (_steps >= limit) break;
            if (next[depth] == order[depth].Length)
            {
                next[depth--] = 0;
                if (depth >= 0) Undo(depth);
                continue;
            }
            if ((_steps & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            Do(depth, order[depth][next[depth]++]);
            Bound(bound);
            bool leaf = _undecided == 0 || depth == issues - 1;
            if (leaf) Found(bound, Multiplicity(depth), depth);
            if (leaf || IsDominated(bound))
            {
                Undo(depth);
                continue;
            }
            order[++depth] = Ranked(depth);
        }
        bool exact = depth < 0;
        double gap = exact ? 0 : OpenGap(depth, order, next, bound);
        _points.Sort((a, b) => Compare(a.Utilities, b.Utilities));
        return new(_units.Scenario, _points.Select(p => new NonAdditivePoint(
            Enumerable.Range(0, _parties).Select(i => ToRational(p.Utilities[i], i)).ToValueList(),
            exact ? p.Multiplicity : null,
            ToOutcome(p.Chosen))).ToValueList(), gap, _steps, exact);
    }

    private Rational ToRational(T units, int party) => new(BigInteger.CreateChecked(units), _units.Denominators[party]);

    private Outcome ToOutcome(int[] chosen)
    {
        int[] choices = new int[chosen.Length];
        for (int i = 0; i < chosen.Length; i++) choices[_units.Order[i]] = _units.Issues[i][chosen[i]].Option;
        return new(choices.ToValueList());
    }

    private void Do(int issue, int choice)
    {
        RegionChoice made = _units.Issues[issue][choice];
        _chosen[issue] = choice;
        _steps++;
        foreach (int r in made.Misses)
        {
            if (_missed[r]++ > 0) continue;
            _undecided--;
            if (T.IsPositive(_worths[r])) _most[_units.Owners[r]] -= _worths[r];
        }
        foreach (int r in made.Fits)
        {
            if (--_open[r] > 0) continue;
            _undecided--;
            if (T.IsNegative(_worths[r])) _most[_units.Owners[r]] += _worths[r];
        }
    }

    private void Undo(int issue)
    {
        RegionChoice made = _units.Issues[issue][_chosen[issue]];
        foreach (int r in made.Misses)
        {
            if (--_missed[r] > 0) continue;
            _undecided++;
            if (T.IsPositive(_worths[r])) _most[_units.Owners[r]] += _worths[r];
        }
        foreach (int r in made.Fits)
        {
            if (_open[r]++ > 0) continue;
            _undecided++;
            if (T.IsNegative(_worths[r])) _most[_units.Owners[r]] -= _worths[r];
        }
    }

    private void Bound(T[] bound)
    {
        for (int p = 0; p < _parties; p++) bound[p] = _caps[p] is { } cap && _most[p] > cap ? cap : _most[p];
    }

    /// <summary>The choices of an issue, the most promising first, so that good outcomes are found early.</summary>
    private int[] Ranked(int issue)
    {
        double[] promise = new double[_units.Issues[issue].Length];
        for (int c = 0; c < promise.Length; c++)
        {
            Do(issue, c);
            promise[c] = Score(null);
            Undo(issue);
        }
        return [.. Enumerable.Range(0, promise.Length).OrderByDescending(c => promise[c]).ThenBy(c => c)];
    }

    // The sum of what is still possible for each party, weighted. It only guides the search, so it may be rounded.
    private double Score(double[]? direction)
    {
        double score = 0;
        for (int p = 0; p < _parties; p++)
        {
            T most = _caps[p] is { } cap && _most[p] > cap ? cap : _most[p];
            score += (direction?[p] ?? 1) * (double.CreateSaturating(most) / _scales[p]);
        }
        return score;
    }

    // Each party alone, all alike, and for two parties what lies between.
    private IEnumerable<double[]> Directions()
    {
        const double Little = 1.0 / 1024;
        const int Between = 32;
        yield return [.. Enumerable.Repeat(1.0, _parties)];
        for (int p = 0; p < _parties; p++) yield return [.. Enumerable.Range(0, _parties).Select(other => other == p ? 1 : Little)];
        for (int k = 1; k < Between && _parties == 2; k++) yield return [(double)k / Between, 1 - ((double)k / Between)];
    }

    /// <summary>
    /// Improves one issue at a time in a direction until none helps, and keeps the outcome: the search then has something to beat.
    /// </summary>
    private void Climb(double[] direction)
    {
        const int MostRounds = 100;
        int issues = _units.Issues.Length;
        for (int i = 0; i < issues; i++) Do(i, Best(i));
        for (int round = 0, better = 1; better > 0 && round < MostRounds; round++)
        {
            better = 0;
            for (int i = 0; i < issues; i++)
            {
                int before = _chosen[i];
                Undo(i);
                int best = Best(i);
                Do(i, best);
                if (best != before) better++;
            }
        }
        var bound = new T[_parties];
        Bound(bound);
        Found(bound, BigInteger.Zero, issues - 1);
        for (int i = 0; i < issues; i++) Undo(i);

        int Best(int issue)
        {
            int kept = _chosen[issue];
            (int best, double score) = (0, double.NegativeInfinity);
            for (int c = 0; c < _units.Issues[issue].Length; c++)
            {
                Do(issue, c);
                double found = Score(direction);
                Undo(issue);
                // The choice made before stays if none is better, so that the climb ends.
                if (found > score || (found == score && c == kept)) (best, score) = (c, found);
            }
            return best;
        }
    }

    /// <summary>Changes two issues at a time in each point found, as long as this finds points that none covers.</summary>
    private void Improve(long limit, CancellationToken cancellation)
    {
        int issues = _units.Issues.Length;
        var bound = new T[_parties];
        while (_steps < limit && _points.Find(p => !p.IsImproved) is { } point)
        {
            point.IsImproved = true;
            for (int i = 0; i < issues; i++) Do(i, point.Chosen[i]);
            for (int i = 0; i < issues && _steps < limit; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Try(i, () =>
                {
                    for (int j = i + 1; j < issues; j++) Try(j, () => { });
                });
            }
            for (int i = 0; i < issues; i++) Undo(i);
        }

        void Try(int issue, Action further)
        {
            int kept = _chosen[issue];
            Undo(issue);
            for (int c = 0; c < _units.Issues[issue].Length; c++)
            {
                Do(issue, c);
                Bound(bound);
                if (!_points.Exists(p => Covers(p.Utilities, bound))) Found(bound, BigInteger.Zero, issues - 1);
                if (c != kept) further();
                Undo(issue);
            }
            Do(issue, kept);
        }
    }

    // The outcomes that agree with what is chosen down to an issue.
    private BigInteger Multiplicity(int depth)
    {
        BigInteger count = BigInteger.One;
        for (int i = 0; i < _units.Issues.Length; i++)
            count *= i <= depth ? _units.Issues[i][_chosen[i]].Count : _units.Issues[i].Sum(c => c.Count);
        return count;
    }

    private void Found(T[] utilities, BigInteger multiplicity, int depth)
    {
        foreach (Point point in _points)
        {
            if (!Covers(point.Utilities, utilities)) continue;
            if (Compare(point.Utilities, utilities) == 0) point.Multiplicity += multiplicity;
            return;
        }
        _points.RemoveAll(point => Covers(utilities, point.Utilities));
        // What is open makes no difference.
        int[] chosen = [.. _chosen.Select((c, i) => i <= depth ? c : 0)];
        _points.Add(new([.. utilities], multiplicity, chosen));
    }

    private bool IsDominated(T[] bound)
    {
        for (int i = 0; i < _points.Count; i++)
        {
            if (!Covers(_points[i].Utilities, bound) || Compare(_points[i].Utilities, bound) == 0) continue;
            // What leaves out one set of outcomes often leaves out the next.
            if (i > 0) (_points[i], _points[i / 2]) = (_points[i / 2], _points[i]);
            return true;
        }
        return false;
    }

    // How far what is left of the search can lie beyond the points found.
    private double OpenGap(int depth, int[][] order, int[] next, T[] bound)
    {
        Rational gap = Rational.Zero;
        for (int d = depth; d >= 0; d--)
        {
            for (int k = next[d]; k < order[d].Length; k++)
            {
                Do(d, order[d][k]);
                Bound(bound);
                Rational least = _points.Min(point => Enumerable.Range(0, _parties).Max(p => ToRational(bound[p] - point.Utilities[p], p)));
                if (least > gap) gap = least;
                Undo(d);
            }
            if (d > 0) Undo(d - 1);
        }
        return gap.ToDouble();
    }

    private static bool Covers(T[] utilities, T[] others)
    {
        for (int p = 0; p < utilities.Length; p++)
            if (utilities[p] < others[p]) return false;
        return true;
    }

    private static int Compare(T[] a, T[] b)
    {
        for (int p = 0; p < a.Length; p++)
        {
            int order = a[p].CompareTo(b[p]);
            if (order != 0) return order;
        }
        return 0;
    }

    private sealed class Point(T[] utilities, BigInteger multiplicity, int[] chosen)
    {
        internal T[] Utilities { get; } = utilities;

        internal BigInteger Multiplicity { get; set; } = multiplicity;

        /// <summary>The choice for each issue, in the order of the search.</summary>
        internal int[] Chosen { get; } = chosen;

        /// <summary>Whether its neighbours were looked at.</summary>
        internal bool IsImproved { get; set; }
    }
}
