namespace TradeModel.Bargaining;

/// <summary>Answers one question: searches for the best outcome, and runs the further searches that explain it.</summary>
internal sealed class ConstrainedSearch
{
    private readonly ScenarioColumns _columns;
    private readonly OutcomeObjective _objective;
    private readonly OutcomeConstraint[] _constraints;
    private readonly LinearRow[][] _rows;
    private readonly EffortWatch _watch;

    internal ConstrainedSearch(
        Scenario scenario, OutcomeObjective objective, ValueList<OutcomeConstraint> constraints, EffortWatch watch)
    {
        _columns = new(scenario);
        _objective = objective;
        _constraints = [.. constraints, .. scenario.Parties.Select(p => new UtilityBound(p.Name, p.Reservation, null))];
        _rows = Array.ConvertAll(_constraints, c => c.Rows(_columns).ToArray());
        _watch = watch;
    }

    internal BestOutcome Run(BestOutcomeOptions options)
    {
        BestOutcome best = Best(options.MaxEvaluations);
        if (!options.Explain) return best;
        var effort = new Effort(options.MaxEvaluations, _watch);
        best = best.Status switch
        {
            BestOutcomeStatus.Infeasible => Conflict(best, effort),
            BestOutcomeStatus.NotFound => best,
            _ => Binding(best, effort),
        };
        return best with { Evaluations = _watch.Evaluations };
    }

    private BestOutcome Best(long evaluations)
    {
        var effort = new Effort(evaluations, _watch);
        Answer answer = Search(_objective, _ => true, effort, report: true);
        long nodes = answer.Nodes;
        if (_objective is GainProduct && answer.Outcome is null && answer.IsProven)
        {
            // No product is above 0, so all outcomes are equally good.
            answer = Search(null, _ => true, effort, report: true);
            nodes += answer.Nodes;
        }
        Rational? value = answer.Outcome is null ? null : _objective.Value(_columns.Scenario, answer.Outcome);
        Rational? bound = answer.Outcome is null && answer.IsProven ? null : answer.IsProven || answer.Bound < value ? value : answer.Bound;
        BestOutcomeStatus status = answer.Outcome is null
            ? answer.IsProven ? BestOutcomeStatus.Infeasible : BestOutcomeStatus.NotFound
            : bound == value ? BestOutcomeStatus.Optimal : BestOutcomeStatus.WithinGap;
        return new(_columns.Scenario, _objective, status, answer.Outcome, value, bound) { Nodes = nodes, Evaluations = _watch.Evaluations };
    }

    // A constraint binds if an outcome that meets all the others is better.
    private BestOutcome Binding(BestOutcome best, Effort effort)
    {
        var binding = new List<OutcomeConstraint>();
        var undecided = new List<OutcomeConstraint>();
        for (int c = 0; c < _constraints.Length; c++)
        {
            if (CannotBind(c)) continue;
            int without = c;
            Effort part = effort.Part(effort.Left / (_constraints.Length - c));
            Answer answer = Search(_objective, k => k != without, part, above: best.Value);
            if (answer.Outcome is not null) binding.Add(_constraints[c]);
            else if (!answer.IsProven) undecided.Add(_constraints[c]);
        }
        return best with { Binding = binding.ToValueList(), Undecided = undecided.ToValueList() };
    }

    // No outcome breaks the constraint. Or it is a reservation value and the objective needs gains anyway: an outcome that is better than
    // one with gains of 0 or more has gains of 0 or more itself.
    private bool CannotBind(int constraint)
        => _objective is LeastGain or GainProduct && constraint >= _constraints.Length - _columns.Scenario.Parties.Count
            || _rows[constraint].All(r => LinearFunction.Of(_columns, r.Terms, Rational.Zero).Constant >= r.Least);

    // Removes each constraint without which the others still cannot be met together.
    private BestOutcome Conflict(BestOutcome best, Effort effort)
    {
        bool[] kept = new bool[_constraints.Length];
        Array.Fill(kept, true);
        for (int c = 0; c < kept.Length; c++)
        {
            kept[c] = false;
            Effort part = effort.Part(effort.Left / (kept.Length - c));
            Answer answer = Search(null, k => kept[k], part);
            kept[c] = answer.Outcome is not null || !answer.IsProven;
        }
        return best with { Conflict = _constraints.Where((_, c) => kept[c]).ToValueList() };
    }

    private Answer Search(OutcomeObjective? objective, Func<int, bool> holds, Effort effort, Rational? above = null,
        bool report = false)
    {
        LinearRow[] rows = [.. _rows.Where((_, c) => holds(c)).SelectMany(r => r)];
        var builder = new ModelBuilder(_columns, objective, rows);
        if (builder.IsImpossible) return new(null, true, null, 0);
        var incumbent = new Incumbent(_columns, objective, rows, builder, report ? _watch : null, above);
        var search = new OutcomeSearch(builder.ToModel(), incumbent, effort);
        double left = search.Run();
        bool proven = double.IsNegativeInfinity(left);
        return new(incumbent.Outcome, proven, proven ? null : builder.Exact(left), search.Nodes);
    }

    /// <param name="Outcome">The best outcome found; null if none was found.</param>
    /// <param name="IsProven">Whether it is proven that no outcome is better.</param>
    /// <param name="Bound">An upper bound on the objective; null if the outcome is proven to be the best.</param>
    /// <param name="Nodes">How many nodes of the search tree were examined.</param>
    private readonly record struct Answer(Outcome? Outcome, bool IsProven, Rational? Bound, long Nodes);
}
