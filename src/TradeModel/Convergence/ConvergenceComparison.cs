using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>What differs, issue by issue, between two negotiations or two dates of one.</summary>
public sealed record ConvergenceComparison
{
    private ConvergenceComparison(ConvergenceReport before, ConvergenceReport after, ValueList<IssueComparison> issues)
    {
        Before = before;
        After = after;
        Issues = issues;
    }

    /// <summary>The report of the first.</summary>
    public ConvergenceReport Before { get; }

    /// <summary>The report of the second.</summary>
    public ConvergenceReport After { get; }

    /// <summary>Every issue of either: those of the first in its order, then those only the second has.</summary>
    public ValueList<IssueComparison> Issues { get; }

    /// <summary>The issues that differ.</summary>
    public IEnumerable<IssueComparison> Changed => Issues.Where(i => i.IsChanged);

    /// <summary>By how much the agreement's score differs; null where one has none.</summary>
    public double? ScoreChange => After.Overall.Score - Before.Overall.Score;

    internal static ConvergenceComparison Of(Negotiation before, Negotiation after)
    {
        ConvergenceReport first = before.MeasureConvergence(), second = after.MeasureConvergence();
        Dictionary<IssueId, IssueConvergence> was = first.Issues.ToDictionary(i => i.Issue), now = second.Issues.ToDictionary(i => i.Issue);
        IEnumerable<IssueId> all = first.Issues.Select(i => i.Issue).Concat(second.Issues.Select(i => i.Issue).Where(i => !was.ContainsKey(i)));
        return new(first, second, all.Select(id => new IssueComparison(
            id, was.GetValueOrDefault(id), now.GetValueOrDefault(id), Positions(before.FindIssue(id), after.FindIssue(id)))).ToValueList());
    }

    private static ValueList<PositionChange> Positions(IssueState? before, IssueState? after)
    {
        var parties = new SortedSet<PartyId>(new[] { before, after }.SelectMany(s => s?.Stands.Select(t => t.Party) ?? []));
        return parties
            .Select(p => new PositionChange(p, before?.FindStand(p)?.Position, after?.FindStand(p)?.Position, before?.FindStand(p)?.ConditionalPosition, after?.FindStand(p)?.ConditionalPosition))
            .Where(c => c.Before != c.After || c.ConditionalBefore != c.ConditionalAfter)
            .ToValueList();
    }

    /// <summary>How many issues differ.</summary>
    public override string ToString() => $"{Changed.Count()} of {Issues.Count} issues differ";
}

/// <summary>What differs on one issue.</summary>
public sealed record IssueComparison
{
    internal IssueComparison(IssueId issue, IssueConvergence? before, IssueConvergence? after, ValueList<PositionChange> positions)
    {
        Issue = issue;
        Before = before;
        After = after;
        Positions = positions;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; }

    /// <summary>How it stands in the first; null where it is not on that agenda.</summary>
    public IssueConvergence? Before { get; }

    /// <summary>How it stands in the second; null where it is not on that agenda.</summary>
    public IssueConvergence? After { get; }

    /// <summary>The parties whose positions differ, by ascending id.</summary>
    public ValueList<PositionChange> Positions { get; }

    /// <summary>By how much its score differs; null where it has none in one of the two.</summary>
    public double? ScoreChange => After?.Score - Before?.Score;

    /// <summary>Whether anything differs: measures, standing or positions.</summary>
    public bool IsChanged => Positions.Count > 0 || Before != After;

    /// <summary>The issue and both standings.</summary>
    public override string ToString() => $"{Before?.ToString() ?? "not on the agenda"} → {After?.ToString() ?? "not on the agenda"}";
}

/// <summary>What one party has on the table on an issue, in the first and in the second.</summary>
public sealed record PositionChange
{
    internal PositionChange(PartyId party, Position? before, Position? after, Position? conditionalBefore, Position? conditionalAfter)
    {
        Party = party;
        Before = before;
        After = after;
        ConditionalBefore = conditionalBefore;
        ConditionalAfter = conditionalAfter;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; }

    /// <summary>Its position without condition in the first; null for none.</summary>
    public Position? Before { get; }

    /// <summary>Its position without condition in the second; null for none.</summary>
    public Position? After { get; }

    /// <summary>Its conditional position in the first; null for none.</summary>
    public Position? ConditionalBefore { get; }

    /// <summary>Its conditional position in the second; null for none.</summary>
    public Position? ConditionalAfter { get; }

    /// <summary>Party and both positions.</summary>
    public override string ToString() => $"{Party}: {Before?.ToString() ?? "nothing"} → {After?.ToString() ?? "nothing"}";
}
