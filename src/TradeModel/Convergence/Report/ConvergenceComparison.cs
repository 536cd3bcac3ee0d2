using System.Globalization;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Two negotiations, or two days of one negotiation, compared issue by issue.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ConvergenceComparison : IPlainLines
{
    private ConvergenceComparison(ConvergenceReport before, ConvergenceReport after, ValueList<IssueComparison> issues)
    {
        Before = before;
        After = after;
        Issues = issues;
    }

    /// <summary>The report on the first negotiation or day.</summary>
    public ConvergenceReport Before { get; }

    /// <summary>The report on the second negotiation or day.</summary>
    public ConvergenceReport After { get; }

    /// <summary>All issues: those of the first in its order, then those that only the second has.</summary>
    public ValueList<IssueComparison> Issues { get; }

    /// <summary>The issues that differ.</summary>
    public IEnumerable<IssueComparison> Changed => Issues.Where(i => i.IsChanged);

    /// <summary>The second score of the agreement minus the first; null if either is missing.</summary>
    public double? ScoreChange => After.Overall.Score - Before.Overall.Score;

    internal static ConvergenceComparison Of(Negotiation before, Negotiation after)
    {
        ConvergenceReport first = ConvergenceReport.Of(before), second = ConvergenceReport.Of(after);
        Dictionary<IssueId, IssueConvergence> was = first.Issues.ToDictionary(i => i.Issue), now = second.Issues.ToDictionary(i => i.Issue);
        IEnumerable<IssueId> all =
            first.Issues.Select(i => i.Issue).Concat(second.Issues.Select(i => i.Issue).Where(i => !was.ContainsKey(i)));
        return new(first, second, all.Select(id => new IssueComparison(
            id, was.GetValueOrDefault(id), now.GetValueOrDefault(id), Positions(before.FindIssue(id), after.FindIssue(id)))
        {
            IsReassessed = IsReassessed(before.FindIssue(id), after.FindIssue(id)),
            IsRescaled = Differs(before.FindIssue(id), after.FindIssue(id), issue => issue.Scale),
            ConcernsOthers = Differs(before.FindIssue(id), after.FindIssue(id), issue => issue.Concerned),
            IsAgreedOtherwise = IsAgreedOtherwise(before.FindIssue(id), after.FindIssue(id)),
        }).ToValueList());
    }

    private static bool Differs<T>(IssueState? before, IssueState? after, Func<Issue, T> part)
        => before is not null && after is not null && !Equals(part(before.Issue), part(after.Issue));

    private static bool IsAgreedOtherwise(IssueState? before, IssueState? after)
        => before is { IsAgreed: true } && after is { IsAgreed: true }
            && (before.AgreedTerms != after.AgreedTerms || before.AgreedExceptions != after.AgreedExceptions);

    private static bool IsReassessed(IssueState? before, IssueState? after)
        => before is not null && after is not null && before.PartyStates.Concat(after.PartyStates).Select(s => s.Party).Distinct()
            .Any(p => before.FindParty(p)?.Salience != after.FindParty(p)?.Salience
                || before.FindParty(p)?.RedLine != after.FindParty(p)?.RedLine);

    private static ValueList<PositionChange> Positions(IssueState? before, IssueState? after)
    {
        var parties = new SortedSet<PartyId>(new[] { before, after }.SelectMany(s => s?.PartyStates.Select(t => t.Party) ?? []));
        return parties.SelectMany(party =>
        {
            PartyIssueState? was = before?.FindParty(party), now = after?.FindParty(party);
            IEnumerable<PartyId?> whom = new[] { was, now }.SelectMany(s => s?.Exceptions.Select(e => e.Party) ?? []).Distinct().Order()
                .Select(p => (PartyId?)p).Prepend(null);
            return whom.Select(w => new PositionChange(
                party, w, was?.StandFor(w).Position, now?.StandFor(w).Position, was?.StandFor(w).ConditionalPosition,
                now?.StandFor(w).ConditionalPosition));
        }).Where(c => c.Before != c.After || c.ConditionalBefore != c.ConditionalAfter).ToValueList();
    }

    /// <summary>How many issues differ.</summary>
    public override string ToString() => $"{Changed.Count()} of {Issues.Count} issues differ";

    IEnumerable<string> IPlainLines.PlainLines()
        => [$"{Before.Overall} → {After.Overall}", ToString(), .. Changed.Select(i => $"  {i}")];
}

/// <summary>The differences on one issue.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>Its state in the first; null if it is not on that agenda.</summary>
    public IssueConvergence? Before { get; }

    /// <summary>Its state in the second; null if it is not on that agenda.</summary>
    public IssueConvergence? After { get; }

    /// <summary>The positions that differ, by ascending id of the party, those for all before those for one.</summary>
    public ValueList<PositionChange> Positions { get; }

    /// <summary>The second score of the issue minus the first; null if either is missing.</summary>
    public double? ScoreChange => After?.Score - Before?.Score;

    /// <summary>
    /// The second share of the weight minus the first. It may also differ because the weights of other issues changed. An issue that is not
    /// on the agenda has the share 0.
    /// </summary>
    public double WeightChange => (After?.Weight ?? 0) - (Before?.Weight ?? 0);

    /// <summary>Whether an assessed salience or red line of a party differs.</summary>
    public bool IsReassessed { get; internal init; }

    /// <summary>
    /// Whether the scale differs, so that the two scores are measured differently. To compare like with like, measure the first negotiation
    /// on the scale of the second with <see cref="ConvergenceExtensions.MeasureWithScale"/>.
    /// </summary>
    public bool IsRescaled { get; internal init; }

    /// <summary>
    /// Whether the issue names other parties as concerned, so that the two scores are between different parties. Parties that joined or
    /// left the table do not count.
    /// </summary>
    public bool ConcernsOthers { get; internal init; }

    /// <summary>Whether it is agreed in both, on other terms.</summary>
    internal bool IsAgreedOtherwise { get; init; }

    /// <summary>
    /// Whether the issue itself differs: its measures, state, scale, concerned parties, positions, agreed terms or assessments. A share of
    /// the weight that changed because of other issues does not count.
    /// </summary>
    public bool IsChanged
        => Positions.Count > 0 || IsReassessed || IsRescaled || ConcernsOthers || IsAgreedOtherwise
            || WithoutWeight(Before) != WithoutWeight(After);

    private static IssueConvergence? WithoutWeight(IssueConvergence? one) => one is null ? null : one with { Weight = 0 };

    private static string InWords(IssueConvergence? one)
        => one is null ? "not on the agenda" : one.IsAgreed ? "agreed" : one.Score is { } score
            ? score.ToString("F2", CultureInfo.InvariantCulture) : "not tabled";

    /// <summary>"steel: 0.34 → 0.66", "disputes: not tabled → agreed", "beef: 0.50 → 0.75 (on another scale)".</summary>
    public override string ToString()
    {
        string[] notes =
        [
            .. IsRescaled ? ["on another scale"] : (string[])[], .. ConcernsOthers ? ["between other parties"] : (string[])[],
            .. IsAgreedOtherwise ? ["on other terms"] : (string[])[],
        ];
        return $"{Issue}: {InWords(Before)} → {InWords(After)}{(notes.Length == 0 ? "" : $" ({string.Join(", ", notes)})")}";
    }
}

/// <summary>The positions of one party on an issue, in the first and in the second.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PositionChange
{
    internal PositionChange(
        PartyId party, PartyId? whom, Position? before, Position? after, Position? conditionalBefore, Position? conditionalAfter)
    {
        Party = party;
        For = whom;
        Before = before;
        After = after;
        ConditionalBefore = conditionalBefore;
        ConditionalAfter = conditionalAfter;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; }

    /// <summary>The one requesting party that the positions are for; null if they are for all.</summary>
    public PartyId? For { get; }

    /// <summary>Its position without condition in the first; null for none.</summary>
    public Position? Before { get; }

    /// <summary>Its position without condition in the second; null for none.</summary>
    public Position? After { get; }

    /// <summary>Its conditional position in the first; null for none.</summary>
    public Position? ConditionalBefore { get; }

    /// <summary>Its conditional position in the second; null for none.</summary>
    public Position? ConditionalAfter { get; }

    /// <summary>Party and both positions.</summary>
    public override string ToString() => $"{Party}{Checks.Just(For)}: {Before?.ToString() ?? "nothing"} → {After?.ToString() ?? "nothing"}";
}
