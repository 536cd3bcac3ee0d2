namespace TradeModel.Bargaining;

/// <summary>One option of one issue, named as the scenario names it: <c>new("Steel", "0 %")</c>.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record IssueChoice : IComparable<IssueChoice>
{
    /// <summary>Names an option.</summary>
    /// <exception cref="ArgumentException">A name is empty or not well-formed.</exception>
    public IssueChoice(string issue, string option)
    {
        Issue = issue;
        Option = option;
    }

    /// <summary>The name of the issue.</summary>
    public string Issue { get; init => field = ScenarioName.Check(value, nameof(Issue)); }

    /// <summary>The label of the option.</summary>
    public string Option { get; init => field = ScenarioName.Check(value, nameof(Option)); }

    /// <summary>Ordinal order of the issues, then of the options.</summary>
    public int CompareTo(IssueChoice? other)
    {
        if (other is null) return 1;
        int order = string.CompareOrdinal(Issue, other.Issue);
        return order != 0 ? order : string.CompareOrdinal(Option, other.Option);
    }

    /// <summary>Issue and option: "Steel: 0 %".</summary>
    public override string ToString() => $"{Issue}: {Option}";
}
