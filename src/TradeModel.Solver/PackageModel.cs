using System.Globalization;
using System.Numerics;
using Google.OrTools.Sat;
using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>
/// The search as a CP-SAT model: one literal per option, exactly one per issue. Rows and objective are whole numbers, exact or relaxed;
/// a package that keeps to a relaxed row but not to the exact one is excluded by name and the search goes on.
/// </summary>
internal sealed class PackageModel
{
    private const int RowBits = 58, ObjectiveBits = 51, MostExclusions = 1_000;

    private readonly ScenarioColumns _columns;
    private readonly PackageObjective _objective;
    private readonly LinearFunction[] _functions;
    private readonly LinearRow[] _rows;
    private readonly CpModel _model = new();
    private readonly BoolVar[] _options;
    private Func<long, Rational> _toExact = static _ => default;
    private bool _impossible;

    internal PackageModel(ScenarioColumns columns, PackageObjective objective, LinearRow[] rows)
    {
        _columns = columns;
        _objective = objective;
        _functions = objective.Functions(columns);
        _rows = rows;
        _options = [.. Enumerable.Range(0, columns.Count).Select(c => _model.NewBoolVar(""))];
        for (int i = 0; i + 1 < columns.Offsets.Length; i++)
            _model.AddExactlyOne(_options[columns.Offsets[i]..columns.Offsets[i + 1]]);
        foreach (LinearRow row in rows) Add(row);
        switch (objective)
        {
            case LeastGain: MaximizeLeast(); break;
            case GainProduct: MaximizeProduct(); break;
            default: MaximizeSum(); break;
        }
    }

    internal BestPackage Solve(SearchOptions options, CancellationToken cancellation)
    {
        if (_impossible) return new(PackageStatus.Infeasible, null, null, null, []);
        double effort = options.Effort;
        Rational? proven = null;
        for (int excluded = 0; excluded < MostExclusions && effort > 0; excluded++)
        {
            using var solver = new CpSolver();
            solver.StringParameters = string.Create(
                CultureInfo.InvariantCulture, $"num_workers:1,random_seed:{options.Seed},max_deterministic_time:{effort:F6}");
            using CancellationTokenRegistration registration = cancellation.Register(solver.StopSearch);
            CpSolverStatus status = solver.Solve(_model);
            cancellation.ThrowIfCancellationRequested();
            effort -= Math.Max(solver.Response?.DeterministicTime ?? effort, 1e-6);
            if (status == CpSolverStatus.Infeasible) return new(PackageStatus.Infeasible, null, null, null, []);
            if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) break;
            Rational bound = _toExact((long)Math.Ceiling(status == CpSolverStatus.Optimal ? solver.ObjectiveValue : solver.BestObjectiveBound));
            if (proven is null || bound < proven) proven = bound;
            bool[] chosen = [.. _options.Select(solver.BooleanValue)];
            if (Array.TrueForAll(_rows, row => row.Allows(chosen))) return Found(chosen, proven.Value);
            _model.AddBoolOr([.. _options.Where((_, c) => chosen[c]).Select(o => o.Not())]);
        }
        return new(PackageStatus.Undecided, null, null, proven, []);
    }

    private BestPackage Found(bool[] chosen, Rational bound)
    {
        ReadOnlySpan<int> offsets = _columns.Offsets;
        int[] choices = new int[offsets.Length - 1];
        for (int i = 0; i < choices.Length; i++) choices[i] = Array.IndexOf(chosen, true, offsets[i], offsets[i + 1] - offsets[i]) - offsets[i];
        var outcome = new Outcome(ValueList.Create<int>(choices));
        Rational objective = _objective.Value([.. _functions.Select(f => f.Value(chosen))]);
        if (objective > bound) throw new InvalidOperationException("the solver's bound lies below a package it found: this is a defect, please report it with the scenario");
        ValueList<Rational> utilities = Enumerable.Range(0, _columns.Scenario.Parties.Count).Select(p => _columns.Scenario.Utility(outcome, p)).ToValueList();
        return new(objective == bound ? PackageStatus.Optimal : PackageStatus.WithinGap, outcome, objective, bound, utilities);
    }

    private void Add(LinearRow row)
    {
        Rational size = row.Least.Sign < 0 ? -row.Least : row.Least;
        var numbers = new List<Rational> { row.Least };
        foreach ((int _, Rational value) in row.Terms)
        {
            size += value.Sign < 0 ? -value : value;
            numbers.Add(value);
        }
        var limit = new Rational(BigInteger.One << RowBits);
        if (size.Sign == 0) return;
        // A relaxed row rounds its terms up and its bound down: whatever keeps to the exact row keeps to it.
        Rational factor = LinearFunction.WholeFactor(numbers) is { } whole && size * whole <= limit ? whole : WholeFunction.PowerOfTwo(limit / (size + size));
        var options = new List<BoolVar>();
        var terms = new List<long>();
        foreach ((int column, Rational value) in row.Terms)
        {
            options.Add(_options[column]);
            terms.Add(LinearFunction.Ceiling(value * factor));
        }
        _model.AddLinearConstraint(LinearExpr.WeightedSum(options, terms), LinearFunction.Floor(row.Least * factor), long.MaxValue);
    }

    private void MaximizeSum()
    {
        WholeFunction whole = WholeFunction.Of(_functions, ObjectiveBits)[0];
        _model.Maximize(LinearExpr.WeightedSum(_options, whole.Terms));
        _toExact = value => new Rational(value + whole.Constant) / whole.Factor;
    }

    private void MaximizeLeast()
    {
        WholeFunction[] whole = WholeFunction.Of(_functions, ObjectiveBits);
        IntVar least = _model.NewIntVar(-(1L << (ObjectiveBits + 1)), 1L << (ObjectiveBits + 1), "");
        foreach (WholeFunction gain in whole) _model.Add(least <= LinearExpr.WeightedSum(_options, gain.Terms) + gain.Constant);
        _model.Maximize(least);
        _toExact = value => new Rational(value) / whole[0].Factor;
    }

    /// <summary>
    /// The product has to fit as well, so each gain counts in steps: all of it where its whole numbers are few, else rounded up to the next step.
    /// </summary>
    private void MaximizeProduct()
    {
        long room = 1L << (ObjectiveBits / _functions.Length);
        Rational scale = Rational.One;
        IntVar? product = null;
        long most = 1;
        foreach (LinearFunction function in _functions)
        {
            WholeFunction gain = WholeFunction.Of([function], ObjectiveBits)[0];
            long greatest = gain.Constant + gain.Greatest;
            if (greatest < 0)
            {
                _impossible = true;
                return;
            }
            long step = 1;
            while (greatest / step >= room) step *= 2;
            long steps = greatest / step + (greatest % step == 0 ? 0 : 1);
            IntVar own = _model.NewIntVar(0, steps, "");
            LinearExpr sum = LinearExpr.WeightedSum(_options, gain.Terms) + gain.Constant;
            if (step == 1) _model.Add(own == sum);
            else _model.Add(own * step <= sum + (step - 1));
            scale *= new Rational(step) / gain.Factor;
            if (product is null)
            {
                (product, most) = (own, steps);
                continue;
            }
            most = checked(most * steps);
            IntVar next = _model.NewIntVar(0, most, "");
            _model.AddMultiplicationEquality(next, product, own);
            product = next;
        }
        _model.Maximize(product!);
        _toExact = value => new Rational(value) * scale;
    }
}
