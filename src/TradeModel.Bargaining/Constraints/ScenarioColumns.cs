namespace TradeModel.Bargaining;

/// <summary>The options of a scenario as columns, found by name.</summary>
internal sealed class ScenarioColumns
{
    private readonly int[] _offsets;
    private readonly Dictionary<string, int> _issues = new(StringComparer.Ordinal);
    private readonly KeyValuePair<int, Rational>[]?[] _utilities;

    internal ScenarioColumns(Scenario scenario)
    {
        Scenario = scenario;
        _offsets = new int[scenario.Issues.Count + 1];
        _utilities = new KeyValuePair<int, Rational>[]?[scenario.Parties.Count];
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            _offsets[i + 1] = checked(_offsets[i] + scenario.Issues[i].Options.Count);
            _issues.Add(scenario.Issues[i].Name, i);
        }
    }

    internal Scenario Scenario { get; }

    /// <summary>Where the options of each issue begin, and behind them the number of all.</summary>
    internal ReadOnlySpan<int> Offsets => _offsets;

    internal int Count => _offsets[^1];

    /// <summary>The issue a column belongs to.</summary>
    internal int IssueOf(int column)
    {
        int found = Array.BinarySearch(_offsets, column);
        return found >= 0 ? found : ~found - 1;
    }

    internal int Issue(string name)
        => _issues.TryGetValue(name, out int issue) ? issue : throw new ArgumentException($"the scenario has no issue '{name}'");

    internal int Column(IssueChoice choice)
    {
        int issue = Issue(choice.Issue);
        ValueList<ScenarioOption> options = Scenario.Issues[issue].Options;
        for (int o = 0; o < options.Count; o++)
            if (string.Equals(options[o].Label, choice.Option, StringComparison.Ordinal)) return _offsets[issue] + o;
        throw new ArgumentException($"issue '{choice.Issue}' has no option '{choice.Option}'");
    }

    internal static int Party(Scenario scenario, string name)
    {
        for (int p = 0; p < scenario.Parties.Count; p++)
            if (string.Equals(scenario.Parties[p].Name, name, StringComparison.Ordinal)) return p;
        throw new ArgumentException($"the scenario has no party '{name}'");
    }

    /// <summary>What each option adds to the utility of a party, if that is not 0.</summary>
    internal KeyValuePair<int, Rational>[] Utility(int party)
    {
        if (_utilities[party] is { } known) return known;
        var terms = new List<KeyValuePair<int, Rational>>(Count);
        for (int i = 0; i < Scenario.Issues.Count; i++)
            for (int o = 0; o < Scenario.Issues[i].Options.Count; o++)
            {
                Rational worth = Scenario.Issues[i].Worth(party, o);
                if (worth.Sign != 0) terms.Add(new(_offsets[i] + o, worth));
            }
        return _utilities[party] = [.. terms];
    }

    internal bool[] Chosen(Outcome outcome)
    {
        bool[] chosen = new bool[Count];
        for (int i = 0; i < outcome.Choices.Count; i++) chosen[_offsets[i] + outcome.Choices[i]] = true;
        return chosen;
    }
}
