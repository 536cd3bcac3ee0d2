using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>An issue of a GeniusWeb domain.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values in order.</param>
/// <param name="Grid">The numbers that its values are; null for a discrete issue.</param>
internal sealed record GeniusWebIssue(string Name, string[] Values, NumberGrid? Grid);

/// <summary>A GeniusWeb domain: a file of its own, or the one that each profile contains.</summary>
internal sealed class GeniusWebDomain
{
    private GeniusWebDomain(List<GeniusWebIssue> issues) => Issues = issues;

    internal List<GeniusWebIssue> Issues { get; }

    internal static GeniusWebDomain Read(JsonPart domain)
    {
        var issues = new List<GeniusWebIssue>();
        int total = 0;
        foreach ((string name, JsonPart values) in domain.Get("issuesValues").Members)
        {
            if (name.Length == 0) throw values.Error("has an empty name");
            issues.Add(values.Find("values") is { } listed ? Discrete(name, listed) : OfNumbers(name, values.Get("range")));
            if (NumberGrid.Excess(ref total, issues[^1].Values.Length) is { } excess) throw values.Error(excess);
        }
        return issues.Count > 0 ? new(issues) : throw domain.Get("issuesValues").Error("has no issue");
    }

    /// <summary>How another domain differs, in words; null if both have the same issues and values, in whatever order.</summary>
    internal string? Difference(GeniusWebDomain other)
    {
        var named = other.Issues.ToDictionary(i => i.Name, StringComparer.Ordinal);
        foreach (GeniusWebIssue issue in Issues)
        {
            if (!named.Remove(issue.Name, out GeniusWebIssue? same)) return $"it has no issue '{issue.Name}'";
            string[] differing = [.. issue.Values.Except(same.Values, StringComparer.Ordinal),
                .. same.Values.Except(issue.Values, StringComparer.Ordinal)];
            if (differing.Length > 0) return $"only one of them has the value '{differing[0]}' of issue '{issue.Name}'";
        }
        return named.Count == 0 ? null : $"the domain has no issue '{named.Keys.First()}'";
    }

    private static GeniusWebIssue Discrete(string name, JsonPart listed)
    {
        var values = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonPart value in listed.Items)
        {
            if (value.Words.Length == 0) throw value.Error("is an empty value");
            if (!seen.Add(value.Words)) throw value.Error($"has the value '{value.Words}' twice");
            values.Add(value.Words);
        }
        return values.Count > 0 ? new(name, [.. values], null) : throw listed.Error("has no value");
    }

    private static GeniusWebIssue OfNumbers(string name, JsonPart range)
    {
        if (range.Items.Count != 3) throw range.Error("must have three numbers: the lowest value, the highest and the step");
        Rational lower = range.Items[0].Number, upper = range.Items[1].Number, step = range.Items[2].Number;
        if (upper < lower) throw range.Error($"its highest value {upper} lies below its lowest {lower}");
        if (step.Sign <= 0) throw range.Error($"its step is {step}, which is not above 0");
        BigInteger count = NumberGrid.StepCount(lower, upper, step);
        if (count > NumberGrid.MostPoints)
            throw range.Error($"has {count} values; at most {NumberGrid.MostPoints} are read: give it a greater step");
        NumberGrid grid = NumberGrid.Stepped(lower, upper, step);
        return new(name, [.. grid.Labels], grid);
    }
}
