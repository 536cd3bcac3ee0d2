namespace TradeModel.Bargaining;

/// <summary>
/// Branch and bound on the relaxation. The search takes the open set of outcomes with the greatest bound and divides it until it reaches an
/// outcome. It removes an option if choosing it would lower the bound so far that no better outcome is possible.
/// </summary>
internal sealed class OutcomeSearch
{
    // If many issues are open, the search first decides a core of them: those for which two options are nearly equally good at the prices.
    // The other issues keep their best option. These are the sizes of the core.
    private static readonly int[] CoreSizes = [24, 72, 216];

    private readonly SearchModel _model;
    private readonly Incumbent _incumbent;
    private readonly Effort _effort;
    private readonly Relaxation _relaxation;
    private readonly Propagation _propagation;
    private readonly Simplex? _simplex;
    private readonly BranchScores _scores;
    private bool _isPart;

    internal OutcomeSearch(SearchModel model, Incumbent incumbent, Effort effort)
    {
        _model = model;
        _incumbent = incumbent;
        _effort = effort;
        _relaxation = new(model);
        _propagation = new(model);
        _simplex = Simplex.Suits(model) ? new(model) : null;
        _scores = new(model);
    }

    /// <summary>The number of sets that were examined.</summary>
    internal long Nodes { get; private set; }

    /// <summary>
    /// Runs the search. Returns an upper bound on the objective in the sets that are still open; negative infinity if none is open.
    /// </summary>
    internal double Run()
    {
        bool[] all = new bool[_model.Columns];
        Array.Fill(all, true);
        double[] prices = _relaxation.StartingPrices();
        double bound = double.PositiveInfinity;
        if (!Narrow(all, prices, ref bound, isRoot: true)) return double.NegativeInfinity;
        if (_simplex is not null && !_isPart)
        {
            new LocalSearch(_model, _incumbent).Run(all, Rounded(all), 100_000, _effort.Part(_effort.Left / 20));
            if (_incumbent.IsEnough) return bound;
            if (!Narrow(all, prices, ref bound, isRoot: false)) return double.NegativeInfinity;
        }
        foreach (int size in CoreSizes)
        {
            if (Open(all) <= size || _effort.IsSpent || _incumbent.IsEnough) break;
            SearchCore(all, size);
            if (!Narrow(all, prices, ref bound, isRoot: false)) return double.NegativeInfinity;
        }
        if (_incumbent.IsEnough) return bound;
        if (IsWorthReducing(all)) return Reduced(all, bound);
        double left = Branch(new(all, prices, bound), out bool restarts);
        return restarts ? Reduced(all, left) : left;
    }

    // The search starts again, without the columns that were removed.
    private double Reduced(bool[] alive, double bound)
    {
        var rest = new OutcomeSearch(_model.Reduce(alive), _incumbent, _effort) { _isPart = _isPart };
        double left = rest.Run();
        Nodes += rest.Nodes;
        return Math.Min(left, bound);
    }

    private bool IsWorthReducing(bool[] alive)
    {
        if (_effort.IsSpent) return false;
        if (_simplex is null) return 2 * Open(alive) < _model.Decisions;
        int left = 0;
        for (int c = 0; c < _model.Offsets[_model.Decisions]; c++)
            if (alive[c]) left++;
        return 4 * left < 3 * _model.Offsets[_model.Decisions];
    }

    private double Branch(SearchNode root, out bool restarts)
    {
        restarts = false;
        var open = new PriorityQueue<SearchNode, (double, long)>();
        long number = 0;
        double cutoff = _incumbent.Cutoff;
        SearchNode? current = root;
        while (!_incumbent.IsEnough)
        {
            if (current is null)
            {
                if (!open.TryDequeue(out current, out _)) return double.NegativeInfinity;
                if (current.Bound < _incumbent.Cutoff) return double.NegativeInfinity;
            }
            if (_effort.IsSpent) break;
            Nodes++;
            SearchNode? next = null;
            foreach (SearchNode child in Expand(current))
            {
                if (child.Bound < _incumbent.Cutoff) continue;
                if (next is null) next = child;
                else open.Enqueue(child, (-child.Bound, number++));
            }
            current = next;
            if (_incumbent.Cutoff == cutoff) continue;
            // A better outcome may remove so many columns from the whole set that a new start pays.
            cutoff = _incumbent.Cutoff;
            double bound = _relaxation.Bound(root.Alive, root.Prices);
            if (bound < cutoff) return double.NegativeInfinity;
            Strike(root.Alive);
            restarts = IsWorthReducing(root.Alive);
            if (restarts) return root.Bound;
        }
        double left = current?.Bound ?? double.NegativeInfinity;
        return open.TryPeek(out SearchNode? first, out _) ? Math.Max(left, first.Bound) : left;
    }

    // Divides a set in two by a column: those that choose it and those that do not. The more promising comes first.
    private SearchNode[] Expand(SearchNode part)
    {
        bool[] alive = (bool[])part.Alive.Clone();
        double[] prices = (double[])part.Prices.Clone();
        double bound = part.Bound;
        if (part.Column >= 0)
        {
            int of = IssueOf(part.Column);
            if (part.IsChosen) Array.Fill(alive, false, _model.Offsets[of], _model.Offsets[of + 1] - _model.Offsets[of]);
            alive[part.Column] = part.IsChosen;
        }
        bool isOpen = Narrow(alive, prices, ref bound, isRoot: false);
        _scores.Learn(part, Math.Max(bound, 0));
        if (!isOpen) return [];
        int column = _simplex is null ? -1 : _scores.Pick(_simplex, Math.Max(Between(bound), 1e-9));
        if (column < 0 && Doubtful(alive) is >= 0 and var issue)
        {
            column = _relaxation.Choice[issue];
            for (int c = _model.Offsets[issue]; c < _model.Offsets[issue + 1]; c++)
                if (alive[c] && Share(c) > Share(column)) column = c;
        }
        if (column < 0) return [];
        double others = double.NegativeInfinity;
        int own = IssueOf(column);
        for (int c = _model.Offsets[own]; c < _model.Offsets[own + 1]; c++)
            if (alive[c] && c != column) others = Math.Max(others, _relaxation.Values[c]);
        SearchNode Child(bool isChosen, double value)
            => new(alive, prices, Math.Min(bound, _relaxation.Upper(_relaxation.Lagrangian - (_relaxation.Best(own) - value))), column,
                isChosen, bound, Share(column));
        SearchNode chosen = Child(true, _relaxation.Values[column]), excluded = Child(false, others);
        return Share(column) >= 0.4 ? [chosen, excluded] : [excluded, chosen];
    }

    private double Share(int column) => _simplex is null ? _relaxation.Shares[column] : _simplex.Shares[column];

    // The distance between a bound and the cutoff; for a product, as a share of the bound.
    private double Between(double bound)
        => _model.Kind == ObjectiveKind.Product ? 1 - Math.Max(_incumbent.Cutoff, 0) / bound : bound - Math.Max(_incumbent.Cutoff, 0);

    /// <summary>
    /// Removes options and improves the prices and the bound. Also tries the outcome that is best at the prices. Returns false if the set
    /// cannot contain a better outcome.
    /// </summary>
    private bool Narrow(bool[] alive, double[] prices, ref double bound, bool isRoot)
    {
        for (int round = 0; ; round++)
        {
            if (!_propagation.Run(alive, _effort)) return false;
            if (_simplex is not null)
            {
                _simplex.Solve(alive, prices, _effort);
                bound = Math.Min(bound, _relaxation.Bound(alive, prices));
                if (bound < _incumbent.Cutoff) return false;
                _incumbent.Try(_model, Rounded(alive));
                if (bound < _incumbent.Cutoff) return false;
                if (!Strike(alive) || round >= 3) return true;
                continue;
            }
            bound = Math.Min(bound, _relaxation.Bound(alive, prices));
            if (bound < _incumbent.Cutoff) return false;
            bool changed = Strike(alive);
            if (changed && round < 4) continue;
            if (round == 0 || isRoot || changed)
            {
                bound = _relaxation.Improve(alive, prices, bound, _incumbent.Cutoff, _incumbent.Outcome is null ? 1e-6 : 0.02, _effort);
                if (bound < _incumbent.Cutoff) return false;
                _relaxation.Bound(alive, prices);
            }
            _incumbent.Try(_model, _relaxation.Choice);
            if (bound < _incumbent.Cutoff) return false;
            if (!Strike(alive) || round >= 4) return true;
            isRoot = false;
        }
    }

    // The outcome of the greatest shares.
    private int[] Rounded(bool[] alive)
    {
        int[] choice = (int[])_relaxation.Choice.Clone();
        for (int i = 0; i < _model.Decisions; i++)
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
                if (alive[c] && _simplex!.Shares[c] > _simplex.Shares[choice[i]]) choice[i] = c;
        return choice;
    }

    // Removes each option whose choice would lower the bound below the objective of any better outcome.
    private bool Strike(bool[] alive)
    {
        bool changed = false;
        for (int i = 0; i < _model.Decisions; i++)
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
                if (alive[c] && c != _relaxation.Choice[i]
                    && _relaxation.Upper(_relaxation.Lagrangian - (_relaxation.Best(i) - _relaxation.Values[c])) < _incumbent.Cutoff)
                {
                    alive[c] = false;
                    changed = true;
                }
        return changed;
    }

    private void SearchCore(bool[] alive, int size)
    {
        var doubts = new List<(double Gap, int Issue)>();
        for (int i = 0; i < _model.Decisions; i++)
            if (Second(i, alive) is >= 0 and var second) doubts.Add((RelativeGap(i, second), i));
        doubts.Sort();
        bool[] core = (bool[])alive.Clone();
        foreach ((double _, int issue) in doubts.Skip(size))
        {
            Array.Fill(core, false, _model.Offsets[issue], _model.Offsets[issue + 1] - _model.Offsets[issue]);
            core[_relaxation.Choice[issue]] = true;
        }
        Effort part = _effort.Part(_effort.Left / 20);
        var search = new OutcomeSearch(_model.Reduce(core), _incumbent, part);
        search.Run();
        Nodes += search.Nodes;
    }

    // The open issue for which the choice of the relaxation is least clear; −1 if no issue is open.
    private int Doubtful(bool[] alive)
    {
        int found = -1;
        (double Unsure, double Gap) most = default;
        for (int i = 0; i < _model.Decisions; i++)
        {
            if (Second(i, alive) is not (>= 0 and var second)) continue;
            double share = 0;
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++) share = Math.Max(share, Share(c));
            (double Unsure, double Gap) own =
                (share > 0.999 ? 0 : (1 - share) * (_relaxation.Best(i) + _relaxation.Values[second]), -RelativeGap(i, second));
            if (found >= 0 && own.CompareTo(most) <= 0) continue;
            most = own;
            found = i;
        }
        return found;
    }

    // The second best option of an issue at the prices last used; −1 if the issue has one option left.
    private int Second(int issue, bool[] alive)
    {
        int second = -1;
        for (int c = _model.Offsets[issue]; c < _model.Offsets[issue + 1]; c++)
            if (alive[c] && c != _relaxation.Choice[issue] && (second < 0 || _relaxation.Values[c] > _relaxation.Values[second]))
                second = c;
        return second;
    }

    // How much better the best option is than the second, relative to their sum. The result does not depend on the size of the issue.
    private double RelativeGap(int issue, int second)
        => _relaxation.Best(issue) > 0 ? (_relaxation.Best(issue) - _relaxation.Values[second]) / (_relaxation.Best(issue)
            + _relaxation.Values[second]) : 1;

    private int Open(bool[] alive)
    {
        int open = 0;
        for (int i = 0; i < _model.Decisions; i++)
            if (Array.IndexOf(alive, true, _model.Offsets[i], _model.Offsets[i + 1] - _model.Offsets[i]) is var first
                && Array.IndexOf(alive, true, first + 1, _model.Offsets[i + 1] - first - 1) >= 0) open++;
        return open;
    }

    private int IssueOf(int column)
    {
        int found = Array.BinarySearch(_model.Offsets, column);
        return found >= 0 ? found : ~found - 1;
    }
}
