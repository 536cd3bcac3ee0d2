namespace TradeModel.Bargaining;

/// <summary>
/// Outcomes of three parties or more such that none goes far beyond all of them. The zone in which an outcome could go farthest is found by
/// bounds on linear combinations of utilities; an outcome that is deep in this zone is listed, and the zone is split. At the end the
/// farthest is known within a factor, because an outcome was found that goes nearly as far.
/// </summary>
internal sealed class ThinnedFrontier
{
    // An outcome is deep in a zone if it reaches this share of the bound. So the gap is at most 1 / 0.6 of the true one.
    private const double Enough = 0.6;

    // A zone in which no outcome goes farther than this share of a party's range does not matter.
    private const double Least = 1e-9;

    // Enough for a gap of about a hundredth of the range of three parties, within a second.
    private const int MostListed = 2_000;

    private readonly OutcomeOracle _oracle;
    private readonly ZoneMeter _meter;
    private readonly Watch _watch;
    private readonly int _parties, _most;
    private readonly List<ThinnedOutcome> _listed = [];
    private readonly List<Zone> _zones = [];
    private readonly PriorityQueue<Zone, double> _queue = new();
    private double[] _units;

    private ThinnedFrontier(UnitTable table, int most, long budget, Watch watch)
    {
        _oracle = new(table) { Budget = budget };
        _parties = table.PartyCount;
        _meter = new(_oracle, _parties);
        _watch = watch;
        _most = most;
        _units = new double[_parties];
        Array.Fill(_units, 1);
    }

    /// <summary>The outcomes, and how far the frontier can lie beyond them in units of utility.</summary>
    internal static FrontierPoints Of(UnitTable table, FrontierOptions bounds, Watch watch, out double gap)
    {
        var search = new ThinnedFrontier(table, Math.Min(bounds.MaxPoints, MostListed), bounds.MaxCandidates, watch);
        double[] ranges = [.. Enumerable.Range(0, table.PartyCount).Select(p => table[p].Range)];
        double share = search.Run(), most = ranges.Max();
        gap = share * most;
        if (ranges.Any(r => r < 0.9 * most) && share > Least)
        {
            // The shares of parties with small ranges count for less in units of utility.
            double depth = search.Certify([.. ranges.Select(r => r > 0 ? most / r : 1)]);
            gap = Math.Min(gap, depth * most);
        }
        // Sums of doubles are off by little.
        double rounding = Math.ScaleB(8.0 * table.Arrays.IssueCount, -52);
        gap = (gap + rounding * most) * (1 + 1e-9) + 2 * table.Error;
        return ThinnedPoints.Of(table, search._listed, watch);
    }

    // A bound on how far an outcome can go beyond the listed ones, as a share of the parties' ranges.
    private double Run()
    {
        double[] weights = new double[_parties];
        Array.Fill(weights, 1.0 / _parties);
        ThinnedOutcome first = _oracle.Best(weights, out double most);
        double[] corner = new double[_parties];
        Array.Fill(corner, Zone.Open);
        _zones.Add(new(corner, 1) { Weights = weights, Most = most, Near = [first] });
        List(first);
        return Refine(_most);
    }

    // The same in other units, without listing more.
    private double Certify(double[] units)
    {
        _units = units;
        _queue.Clear();
        foreach (Zone zone in _zones)
        {
            zone.IsMeasured = false;
            zone.Depth = Math.Min(zone.Depth, zone.BoundBy(zone.Weights, zone.Most, units));
            _queue.Enqueue(zone, -zone.Depth);
        }
        return Refine(0);
    }

    private double Refine(int most)
    {
        long budget = _oracle.Budget;
        while (_queue.TryDequeue(out Zone? zone, out _))
        {
            if (zone.IsSplit) continue;
            _watch.Reach(Math.Max((double)_listed.Count / Math.Max(1, most), 1 - (double)_oracle.Budget / budget));
            if (zone.Depth <= Least) return Least;
            if (_oracle.Budget <= 0) return zone.Depth;
            double next = Next();
            ThinnedOutcome? deep = _meter.Measure(zone, _units, Enough, next);
            if (zone.Depth < next)
            {
                _queue.Enqueue(zone, -zone.Depth);
                continue;
            }
            if (zone.DepthOf(deep.Utilities, _units) is var depth && depth < Enough * zone.Depth)
            {
                ThinnedOutcome? found = Reach(zone, Enough * zone.Depth, out bool isKnown);
                if (found is null && isKnown)
                {
                    zone.Depth *= Enough;
                    _queue.Enqueue(zone, -zone.Depth);
                    continue;
                }
                // Where the search was given up, a shallow outcome is better than none.
                deep = found ?? (depth > Least ? deep : null);
            }
            if (deep is null || _listed.Count >= most) return zone.Depth;
            List(deep);
        }
        return Least;
    }

    private double Next()
    {
        while (_queue.TryPeek(out Zone? next, out _))
        {
            if (!next.IsSplit) return next.Depth;
            _queue.Dequeue();
        }
        return 0;
    }

    private ThinnedOutcome? Reach(Zone zone, double depth, out bool isKnown)
    {
        double[] needs = [.. zone.Corner.Select((c, p) => c > Zone.Open ? c + depth * _units[p] : 0)];
        return _oracle.Reach(needs, zone.Weights, out isKnown);
    }

    // Replaces each zone that holds the outcome by those left of it.
    private void List(ThinnedOutcome outcome)
    {
        _listed.Add(outcome);
        double[] at = outcome.Utilities;
        var split = new List<Zone>();
        var touching = new List<Zone>();
        int left = 0;
        _oracle.Budget -= _zones.Count;
        for (int z = 0; z < _zones.Count; z++)
        {
            Zone zone = _zones[z];
            if (zone.Holds(at))
            {
                zone.IsSplit = true;
                split.Add(zone);
                continue;
            }
            _zones[left++] = zone;
            if (Touches(zone.Corner, at)) touching.Add(zone);
        }
        _zones.RemoveRange(left, _zones.Count - left);

        var parts = new List<double[]>();
        for (int p = 0; p < _parties; p++)
        {
            parts.Clear();
            foreach (Zone zone in split)
            {
                double[] corner = [.. zone.Corner];
                corner[p] = at[p];
                parts.Add(corner);
            }
            _oracle.Budget -= (long)split.Count * (split.Count + touching.Count) / 4;
            for (int s = 0; s < split.Count; s++)
            {
                int part = s;
                bool isWithin = touching.Any(z => IsAtMost(z.Corner, parts[part]));
                for (int other = 0; other < parts.Count && !isWithin; other++)
                    isWithin = other != s && IsAtMost(parts[other], parts[s]) && (other < s || !IsAtMost(parts[s], parts[other]));
                if (!isWithin) Add(split[s], parts[s]);
            }
        }
    }

    private void Add(Zone whole, double[] corner)
    {
        var zone = new Zone(corner, whole.Depth) { Weights = whole.Weights, Most = whole.Most, Near = whole.Near };
        zone.Depth = Math.Min(zone.Depth, zone.BoundBy(zone.Weights, zone.Most, _units));
        if (zone.Depth <= Least) return;
        _zones.Add(zone);
        _queue.Enqueue(zone, -zone.Depth);
    }

    private static bool Touches(double[] corner, double[] at)
    {
        for (int p = 0; p < at.Length; p++)
            if (corner[p] > at[p]) return false;
        return true;
    }

    private static bool IsAtMost(double[] one, double[] other)
    {
        for (int p = 0; p < one.Length; p++)
            if (one[p] > other[p]) return false;
        return true;
    }
}
