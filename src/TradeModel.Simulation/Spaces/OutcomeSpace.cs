using System.Collections.Concurrent;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// The outcomes of a scenario, prepared for simulated negotiations. Prepare it once: it never changes, and all runs and threads share it.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class OutcomeSpace
{
    // How many smaller spaces are kept, and how many outcomes they may list together.
    private const int MostKept = 64, MostListed = 2_000_000;

    private readonly OutcomeOrder[] _listed;
    private readonly SearchedParty[] _searched;
    private readonly SearchLimits _limits;

    // By the options at which issues are closed, −1 for open ones.
    private readonly ConcurrentDictionary<ValueList<int>, OutcomeSpace> _kept = new();
    private long _listedInKept;

    private OutcomeSpace(Scenario scenario, OutcomeOrder[] listed, SearchLimits? limits)
    {
        Scenario = scenario;
        _listed = listed;
        _limits = limits ?? SearchLimits.Default;
        _searched = listed.Length > 0 ? [] : SearchedParty.Of(scenario, _limits);
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
        return Guard.NotNull(scenario).OutcomeCount > most ? new(scenario, [], null) : Listed(scenario);
    }

    /// <summary>Prepares a search, even of a space small enough to list.</summary>
    internal static OutcomeSpace Searched(Scenario scenario, SearchLimits limits) => new(scenario, [], limits);

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

    /// <summary>The orders of a run while issues are closed.</summary>
    /// <param name="all">The orders of the run over all outcomes.</param>
    /// <param name="closed">For each issue, the option at which it is closed; −1 if it is open.</param>
    internal OutcomeOrder[] OpenWithin(OutcomeOrder[] all, ReadOnlySpan<int> closed)
    {
        if (!closed.ContainsAnyExcept(-1)) return all;
        OutcomeOrder[] part = Within(ValueList.Create(closed)).Open(), within = new OutcomeOrder[all.Length];
        for (int p = 0; p < all.Length; p++) within[p] = new OpenOrder(all[p], part[p], closed);
        return within;
    }

    // The space in which every closed issue has one option. Runs close the same issues alike again and again, so spaces are kept.
    private OutcomeSpace Within(ValueList<int> closed)
    {
        if (_kept.TryGetValue(closed, out OutcomeSpace? known)) return known;
        var scenario = new Scenario(Scenario.Parties, Scenario.Issues.Select((issue, i) => closed[i] < 0
            ? issue : new ScenarioIssue(issue.Name, issue.Weights, [issue.Options[closed[i]]])).ToValueList());
        OutcomeSpace made = IsListed ? Listed(scenario) : new(scenario, [], _limits);
        long listed = IsListed ? (long)scenario.OutcomeCount : 0;
        if (_kept.Count < MostKept && Interlocked.Read(ref _listedInKept) + listed <= MostListed && _kept.TryAdd(closed, made))
            Interlocked.Add(ref _listedInKept, listed);
        return made;
    }

    private static OutcomeSpace Listed(Scenario scenario)
    {
        int count = (int)scenario.OutcomeCount;
        return new(
            scenario, [.. scenario.Parties.Select((_, p) => new ListedOrder(scenario, p, new ListedUnits(scenario, p), count))], null);
    }

    /// <summary>The scenario's parties and the number of issues.</summary>
    public override string ToString() => Scenario.ToString();
}
