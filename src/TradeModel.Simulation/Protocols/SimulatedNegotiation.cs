using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// A simulated negotiation: a scenario, a strategy for each party, and the rules. A run is a pure function of the seed and the number of
/// the run. Immutable, and safe to share between threads.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class SimulatedNegotiation
{
    private readonly bool _hasForeign;

    /// <summary>Creates a simulated negotiation. Prepares the outcomes of the scenario, which takes longer than a run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="strategies">The strategy of each party, in the scenario's order.</param>
    /// <param name="rules">The rules.</param>
    /// <exception cref="ArgumentException">
    /// There is not one strategy for each party, or an issue closes that the scenario does not have, or on an option that it does not have.
    /// </exception>
    public SimulatedNegotiation(Scenario scenario, ValueList<Strategy> strategies, NegotiationRules rules)
        : this(OutcomeSpace.Of(scenario), strategies, rules)
    {
    }

    /// <summary>Creates a simulated negotiation over outcomes that are prepared already.</summary>
    /// <param name="space">The outcomes.</param>
    /// <param name="strategies">The strategy of each party, in the scenario's order.</param>
    /// <param name="rules">The rules.</param>
    /// <exception cref="ArgumentException">
    /// There is not one strategy for each party, or an issue closes that the scenario does not have, or on an option that it does not have.
    /// </exception>
    public SimulatedNegotiation(OutcomeSpace space, ValueList<Strategy> strategies, NegotiationRules rules)
    {
        Space = Guard.NotNull(space);
        Strategies = Guard.NotNull(strategies);
        Rules = Guard.NotNull(rules);
        int parties = space.Scenario.Parties.Count;
        if (strategies.Count != parties)
            throw new ArgumentException($"{strategies.Count} strategies for {parties} parties", nameof(strategies));
        foreach (IssueClosing closing in rules.Closings) closing.Check(space.Scenario, nameof(rules));
        _hasForeign = strategies.Any(s => IsForeign(s.Offering) || IsForeign(s.Acceptance) || IsForeign(s.Model));
        Prepared = [.. strategies.Select(strategy => strategy.Offering.Prepare(rules.Steps))];
    }

    /// <summary>The outcomes.</summary>
    public OutcomeSpace Space { get; }

    /// <summary>The strategy of each party, in the scenario's order.</summary>
    public ValueList<Strategy> Strategies { get; }

    /// <summary>The rules.</summary>
    public NegotiationRules Rules { get; }

    /// <summary>What each party's offering strategy prepared for all runs.</summary>
    internal object?[] Prepared { get; }

    /// <summary>Runs the negotiation.</summary>
    /// <param name="seed">The seed of all random numbers.</param>
    /// <param name="run">The number of the run, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> is negative.</exception>
    public RunResult Run(ulong seed, long run) => Play(new Run(this, seed, run, null));

    /// <summary>Runs the negotiation and keeps every offer and answer.</summary>
    /// <param name="seed">The seed of all random numbers.</param>
    /// <param name="run">The number of the run, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> is negative.</exception>
    public RunTrace Trace(ulong seed, long run)
    {
        var offers = new List<RunOffer>();
        var one = new Run(this, seed, run, offers);
        RunResult result = Play(one);
        return new(Space.Scenario, one.Recorded(), result) { Closings = one.Closings() };
    }

    /// <summary>Plays on a thread of its own, which can be given up, if a strategy of another package takes part.</summary>
    private RunResult Play(Run run)
    {
        if (!_hasForeign) return run.Play();
        RunResult? result = null;
        var thread = new Thread(() => result = run.Play()) { IsBackground = true };
        thread.Start();
        return thread.Join(Rules.TimeLimit) ? result! : run.GiveUp();
    }

    private static bool IsForeign(object? part) => part is not null && part.GetType().Assembly != typeof(SimulatedNegotiation).Assembly;

    /// <summary>The scenario, the strategies and the rules.</summary>
    public override string ToString() => $"{Space.Scenario}: {string.Join(" – ", Strategies)}; {Rules}";
}
