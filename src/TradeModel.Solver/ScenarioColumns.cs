using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>The options of a scenario numbered through, and found by name.</summary>
internal sealed class ScenarioColumns
{
    private readonly Dictionary<string, int> _issues = new(StringComparer.Ordinal);
    private readonly Dictionary<Choice, int> _columns = [];
    private readonly int[] _offsets;

    internal ScenarioColumns(Scenario scenario)
    {
        Scenario = scenario;
        _offsets = new int[scenario.Issues.Count + 1];
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            ScenarioIssue issue = scenario.Issues[i];
            _issues.Add(issue.Name, i);
            _offsets[i + 1] = checked(_offsets[i] + issue.Options.Count);
            for (int o = 0; o < issue.Options.Count; o++) _columns.Add(new(issue.Name, issue.Options[o].Label), _offsets[i] + o);
        }
    }

    internal Scenario Scenario { get; }

    internal int Count => _offsets[^1];

    /// <summary>Where the options of each issue begin, and behind the last where they end.</summary>
    internal ReadOnlySpan<int> Offsets => _offsets;

    internal int Issue(string name)
        => _issues.TryGetValue(name, out int issue) ? issue : throw new ArgumentException($"the scenario has no issue '{name}'");

    internal int Column(Choice choice)
    {
        if (_columns.TryGetValue(choice, out int column)) return column;
        Issue(choice.Issue);
        throw new ArgumentException($"issue '{choice.Issue}' has no option '{choice.Option}'");
    }

    internal bool[] Of(Outcome outcome)
    {
        bool[] chosen = new bool[Count];
        for (int i = 0; i < outcome.Choices.Count; i++) chosen[_offsets[i] + outcome.Choices[i]] = true;
        return chosen;
    }

    /// <summary>What each option adds to a party's utility.</summary>
    internal Rational[] Worths(int party)
    {
        var worths = new Rational[Count];
        for (int i = 0; i < Scenario.Issues.Count; i++)
            for (int o = 0; o < Scenario.Issues[i].Options.Count; o++) worths[_offsets[i] + o] = Scenario.Issues[i].Worth(party, o);
        return worths;
    }
}
