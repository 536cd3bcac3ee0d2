namespace TradeModel.Bargaining;

/// <summary>
/// Finds the best trades. Moves are sorted by what they add to the sum of utilities, so a branch ends as soon as its best completion cannot
/// reach the trades already found, or cannot leave a joint gain at all.
/// </summary>
internal sealed class LogRollSearch
{
    // How many combinations are tried between two looks at the watch.
    private const int Block = 1 << 10;

    private readonly Scenario _scenario;
    private readonly Outcome _current;
    private readonly LogRollOptions _options;
    private readonly int _parties;
    private readonly List<Move> _moves = [];
    private readonly double _doubt;
    // The trade that ranks last comes out first.
    private readonly PriorityQueue<Trade, Trade> _best = new(Comparer<Trade>.Create((x, y) => Rank(y, x)));
    private readonly Watch _watch;
    private long _trials;

    private LogRollSearch(Scenario scenario, Outcome current, LogRollOptions options, Watch watch)
    {
        _watch = watch;
        _scenario = scenario;
        _current = current;
        _options = options;
        _parties = scenario.Parties.Count;
        double size = 0;
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            ScenarioIssue issue = scenario.Issues[i];
            for (int o = 0; o < issue.Options.Count; o++)
            {
                if (o == current.Choices[i]) continue;
                var changes = new Rational[_parties];
                for (int p = 0; p < _parties; p++) changes[p] = issue.Worth(p, o) - issue.Worth(p, current.Choices[i]);
                // A change from which no party gains does not belong in a trade.
                if (changes.All(c => c.Sign <= 0)) continue;
                double[] rounded = Array.ConvertAll(changes, c => c.ToDouble());
                _moves.Add(new(i, o, changes, rounded, rounded.Sum()));
                size = Math.Max(size, rounded.Max(Math.Abs));
            }
        }
        _doubt = size * 1e-13;
        _moves.Sort((x, y) => x.Joint != y.Joint ? y.Joint.CompareTo(x.Joint) : x.Issue != y.Issue ? x.Issue.CompareTo(y.Issue)
            : x.Option.CompareTo(y.Option));
    }

    internal static LogRolls Run(Scenario scenario, Outcome current, LogRollOptions options, Watch watch)
    {
        var search = new LogRollSearch(scenario, current, options, watch);
        bool complete = true;
        for (int size = 1; size <= options.MaxIssues && complete; size++) complete = search.Extend(new int[size], 0, 0, 0);
        return new(search.Ranked(), complete);
    }

    // Picks the next move of a trade among those after the last; false when the bound on trials is reached.
    private bool Extend(int[] picked, int depth, int from, double joint)
    {
        int missing = picked.Length - depth;
        for (int m = from; m < _moves.Count; m++)
        {
            if (++_trials > _options.MaxTrials) return false;
            if (_trials % Block == 0) _watch.Check();
            if (depth == 0) _watch.Reach((picked.Length - 1 + (double)m / _moves.Count) / _options.MaxIssues);
            double reach = joint + missing * _moves[m].Joint + _doubt;
            if (reach <= 0 || (_best.Count == _options.MaxTrades && _best.TryPeek(out _, out Trade? least)
                && reach < least.Rounded)) break;
            bool clash = false;
            for (int d = 0; d < depth; d++) clash |= _moves[picked[d]].Issue == _moves[m].Issue;
            if (clash) continue;
            picked[depth] = m;
            if (missing > 1)
            {
                if (!Extend(picked, depth + 1, m + 1, joint + _moves[m].Joint)) return false;
            }
            else if (BettersAll(picked, (1 << picked.Length) - 1) && IsIrreducible(picked))
            {
                Keep(picked);
            }
        }
        return true;
    }

    private bool IsIrreducible(int[] picked)
    {
        for (int part = 1; part < (1 << picked.Length) - 1; part++)
            if (BettersAll(picked, part)) return false;
        return true;
    }

    private bool BettersAll(int[] picked, int part)
    {
        for (int p = 0; p < _parties; p++)
        {
            double change = 0;
            for (int d = 0; d < picked.Length; d++)
                if ((part >> d & 1) == 1) change += _moves[picked[d]].Rounded[p];
            if (change < -_doubt) return false;
            if (change <= _doubt && Change(picked, part, p).Sign <= 0) return false;
        }
        return true;
    }

    private Rational Change(int[] picked, int part, int party)
    {
        Rational change = Rational.Zero;
        for (int d = 0; d < picked.Length; d++)
            if ((part >> d & 1) == 1) change += _moves[picked[d]].Changes[party];
        return change;
    }

    // The order is exact, so a trade that is better by less than a double can tell is not dropped for one that is worse.
    private void Keep(int[] picked)
    {
        int all = (1 << picked.Length) - 1;
        Rational[] gains = [.. Enumerable.Range(0, _parties).Select(p => Change(picked, all, p))];
        Rational joint = gains.Aggregate(Rational.Zero, (sum, gain) => sum + gain);
        var trade = new Trade([.. picked.Select(m => _moves[m]).OrderBy(m => m.Issue)], gains, joint, joint.ToDouble());
        if (_best.Count < _options.MaxTrades) _best.Enqueue(trade, trade);
        else _best.EnqueueDequeue(trade, trade);
    }

    private ValueList<LogRoll> Ranked()
    {
        var ranked = new List<LogRoll>();
        foreach (Trade trade in _best.UnorderedItems.Select(t => t.Element).Order(Comparer<Trade>.Create(Rank)))
        {
            ValueList<LogRollMove> moves = trade.Moves
                .Select(m => new LogRollMove(m.Issue, _current.Choices[m.Issue], m.Option, ValueList.Create<double>(m.Rounded)))
                .ToValueList();
            ranked.Add(LogRoll.Of(_scenario, moves, trade.Gains.Select(g => g.ToDouble()).ToValueList(), trade.Rounded));
        }
        return ranked.ToValueList();
    }

    // By joint gain, then the smaller trade, then the earlier issues.
    private static int Rank(Trade x, Trade y)
    {
        if (y.Joint.CompareTo(x.Joint) is var joint and not 0) return joint;
        if (x.Moves.Length != y.Moves.Length) return x.Moves.Length.CompareTo(y.Moves.Length);
        for (int i = 0; i < x.Moves.Length; i++)
        {
            if (x.Moves[i].Issue != y.Moves[i].Issue) return x.Moves[i].Issue.CompareTo(y.Moves[i].Issue);
            if (x.Moves[i].Option != y.Moves[i].Option) return x.Moves[i].Option.CompareTo(y.Moves[i].Option);
        }
        return 0;
    }

    private sealed record Trade(Move[] Moves, Rational[] Gains, Rational Joint, double Rounded);

    private sealed record Move(int Issue, int Option, Rational[] Changes, double[] Rounded, double Joint);
}
