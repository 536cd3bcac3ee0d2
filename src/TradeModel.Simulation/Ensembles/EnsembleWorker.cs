using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>Makes runs of an ensemble one after the other. One thread's.</summary>
internal sealed class EnsembleWorker
{
    // Preferences of one run are looked up a few times, so sorting all outcomes would not pay.
    private static readonly OutcomeSpaceOptions OneRun = new() { MaxListed = 1 };

    private readonly Ensemble _ensemble;
    private readonly ulong _seed;
    private readonly DesignPoints _points;
    private readonly InputPlace[] _inputs;
    private readonly double[] _draws;
    private readonly bool _changesWorth;

    internal EnsembleWorker(Ensemble ensemble, EnsembleOptions options)
    {
        _ensemble = ensemble;
        _seed = options.Seed;
        _inputs = ensemble.Places;
        _points = new(options.Design, _inputs.Length, options.Seed);
        _draws = new double[_inputs.Length];
        _changesWorth = Array.Exists(_inputs, i => i.ChangesWorth);
    }

    /// <summary>The inputs of a run; valid until the next call.</summary>
    internal ReadOnlySpan<double> Draw(int run)
    {
        ReadOnlySpan<double> point = _points.Of(run);
        for (int k = 0; k < _inputs.Length; k++) _draws[k] = _inputs[k].Input.Distribution.Quantile(point[k]);
        return _draws;
    }

    internal RunTrace Trace(int run)
    {
        SimulatedNegotiation negotiation = Prepare(run, out _);
        return negotiation.Trace(_seed, _points.PartiesOf(run));
    }

    internal void Run(int run, RunBatch into)
    {
        SimulatedNegotiation negotiation = Prepare(run, out ParetoFrontier? frontier);
        RunResult result = negotiation.Run(_seed, _points.PartiesOf(run));
        double distance = double.NaN, convergence = 1;
        if (result.Agreed)
        {
            frontier ??= EnsembleScenario.FrontierOf(negotiation.Space.Scenario);
            distance = EnsembleScenario.DistanceToNash(frontier, result.Utilities);
        }
        else
        {
            convergence = _ensemble.Prepared.ConvergenceOf(_inputs, _draws, result.LastOffers, result.Closed);
        }
        into.Set(run - into.First, result, distance, convergence);
    }

    private SimulatedNegotiation Prepare(int run, out ParetoFrontier? frontier)
    {
        Draw(run);
        OutcomeSpace space;
        frontier = null;
        if (_changesWorth) space = OutcomeSpace.Of(_ensemble.Prepared.Draw(_inputs, _draws), OneRun);
        else (space, frontier) = _ensemble.Prepared.AsGiven;

        Strategy[]? strategies = null;
        NegotiationRules rules = _ensemble.Rules;
        for (int k = 0; k < _inputs.Length; k++)
        {
            switch (_inputs[k].Kind)
            {
                case InputKind.Strategy:
                    strategies ??= [.. _ensemble.Strategies];
                    strategies[_inputs[k].Party] = _inputs[k].Input.Strategies[(int)_draws[k]];
                    break;
                case InputKind.Deadline:
                    rules = rules with { Steps = _ensemble.StepsWithin((int)_draws[k]) };
                    break;
            }
        }
        // After the strategies are chosen: a drawn one can be time-dependent too.
        for (int k = 0; k < _inputs.Length; k++)
        {
            if (_inputs[k].Kind != InputKind.Haste) continue;
            strategies ??= [.. _ensemble.Strategies];
            ref Strategy strategy = ref strategies[_inputs[k].Party];
            if (strategy.Offering is TimeDependent offering) strategy = strategy with { Offering = offering with { Exponent = _draws[k] } };
        }
        return new(space, strategies?.ToValueList() ?? _ensemble.Strategies, rules);
    }
}
