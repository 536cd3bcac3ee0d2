using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// The outcomes of a scenario, prepared for simulated negotiations. Prepare it once: it never changes, and all runs and threads share it.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class OutcomeSpace
{
    private readonly OutcomeOrder[] _listed;
    private readonly SearchedParty[] _searched;

    private OutcomeSpace(Scenario scenario, OutcomeOrder[] listed, SearchedParty[] searched)
    {
        Scenario = scenario;
        _listed = listed;
        _searched = searched;
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>Whether all outcomes are listed and sorted.</summary>
    public bool IsListed => _listed.Length > 0;

    /// <summary>Prepares the outcomes of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">How many outcomes to list at most; <see cref="OutcomeSpaceOptions.Default"/> if null.</param>
    /// <exception cref="ArgumentException">
    /// The space is searched, and an issue has more than 65,536 options, or the common denominator of a party's utilities is wider than
    /// 16,384 bits.
    /// </exception>
    public static OutcomeSpace Of(Scenario scenario, OutcomeSpaceOptions? options = null)
    {
        int most = (options ?? OutcomeSpaceOptions.Default).MaxListed;
        if (Guard.NotNull(scenario).OutcomeCount > most) return new(scenario, [], SearchedParty.Of(scenario));
        int count = (int)scenario.OutcomeCount;
        return new(scenario, [.. scenario.Parties.Select((_, p) => new ListedOrder(scenario, p, new ListedUnits(scenario, p), count))], []);
    }

    /// <summary>Prepares a search, even of a space small enough to list.</summary>
    internal static OutcomeSpace Searched(Scenario scenario, SearchLimits limits) => new(scenario, [], SearchedParty.Of(scenario, limits));

    /// <summary>
    /// The order of each party, in the scenario's order of parties, for one run. Their handles are the same: equal handles are the same
    /// outcome.
    /// </summary>
    public OutcomeOrder[] Open()
    {
        if (IsListed) return [.. _listed];
        var table = new OutcomeTable(Scenario.Issues.Count);
        return [.. _searched.Select((one, party) => one.Open(Scenario, party, table))];
    }

    /// <summary>The scenario's parties and the number of issues.</summary>
    public override string ToString() => Scenario.ToString();
}
