using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// The outcomes of a scenario, prepared for simulated negotiations. Prepare it once: it never changes, and all runs and threads share it.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class OutcomeSpace
{
    private readonly OutcomeOrder[] _listed;

    private OutcomeSpace(Scenario scenario, OutcomeOrder[] listed)
    {
        Scenario = scenario;
        _listed = listed;
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>Whether all outcomes are listed and sorted.</summary>
    public bool IsListed => _listed.Length > 0;

    /// <summary>Prepares the outcomes of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">How many outcomes to list at most; <see cref="OutcomeSpaceOptions.Default"/> if null.</param>
    public static OutcomeSpace Of(Scenario scenario, OutcomeSpaceOptions? options = null)
    {
        int most = (options ?? OutcomeSpaceOptions.Default).MaxListed;
        if (Guard.NotNull(scenario).OutcomeCount > most)
            throw new NotSupportedException($"the scenario has more than {most} outcomes; spaces that cannot be listed come later");
        int count = (int)scenario.OutcomeCount;
        return new(scenario, [.. scenario.Parties.Select((_, p) => new ListedOrder(scenario, p, new ListedUnits(scenario, p), count))]);
    }

    /// <summary>
    /// The order of each party, in the scenario's order of parties, for one run. Their handles are the same: equal handles are the same
    /// outcome.
    /// </summary>
    public OutcomeOrder[] Open() => [.. _listed];

    /// <summary>The scenario's parties and the number of issues.</summary>
    public override string ToString() => Scenario.ToString();
}
