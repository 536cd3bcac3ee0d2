using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>How close the parties are at one point in time: over the agreement, by track, by phase, and issue by issue.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ConvergenceReport : IPlainLines
{
    internal ConvergenceReport(ScopeConvergence overall) => Overall = overall;

    /// <summary>The day of the last event; null if nothing has happened yet.</summary>
    public LocalDate? Date { get; internal init; }

    /// <summary>The whole agreement.</summary>
    public ScopeConvergence Overall { get; }

    /// <summary>The four tracks, in the order of <see cref="Issues.Track"/>; one without issues has no score.</summary>
    public ValueList<ScopeConvergence> Tracks { get; internal init; } = [];

    /// <summary>The phases, in the order of the negotiation.</summary>
    public ValueList<ScopeConvergence> Phases { get; internal init; } = [];

    /// <summary>The issues on the agenda, in the order of the negotiation.</summary>
    public ValueList<IssueConvergence> Issues { get; internal init; } = [];

    /// <summary>A track.</summary>
    public ScopeConvergence GetTrack(Track track) => Tracks[(int)Guard.Defined(track)];

    /// <summary>A phase; null if there is none with this id.</summary>
    public ScopeConvergence? FindPhase(PhaseId phase)
    {
        foreach (ScopeConvergence one in Phases)
            if (one.Phase == phase) return one;
        return null;
    }

    /// <summary>A phase.</summary>
    /// <exception cref="KeyNotFoundException">There is no phase with this id.</exception>
    public ScopeConvergence GetPhase(PhaseId phase) => FindPhase(phase) ?? throw new KeyNotFoundException($"there is no phase '{phase}'");

    /// <summary>An issue; null if it is not on the agenda.</summary>
    public IssueConvergence? FindIssue(IssueId issue)
    {
        foreach (IssueConvergence one in Issues)
            if (one.Issue == issue) return one;
        return null;
    }

    /// <summary>An issue.</summary>
    /// <exception cref="KeyNotFoundException">It is not on the agenda.</exception>
    public IssueConvergence GetIssue(IssueId issue)
        => FindIssue(issue) ?? throw new KeyNotFoundException($"the issue '{issue}' is not on the agenda");

    internal static ConvergenceReport Of(Negotiation negotiation) => Of(negotiation, new ConvergenceMeter(negotiation.State));

    internal static ConvergenceReport Of(Negotiation negotiation, ConvergenceMeter meter)
    {
        NegotiationState state = negotiation.State;
        var tracks = new ScopeConvergence[ConvergenceMeter.FirstPhase - ConvergenceMeter.FirstTrack];
        for (int i = 0; i < tracks.Length; i++) tracks[i] = meter.Measure(ConvergenceMeter.FirstTrack + i);
        var phases = new ScopeConvergence[state.Phases.Count];
        for (int i = 0; i < phases.Length; i++) phases[i] = meter.Measure(ConvergenceMeter.FirstPhase + i);
        var issues = new List<IssueConvergence>();
        for (int i = 0; i < state.AllIssues.Count; i++)
            if (state.AllIssues[i] is { IsRemoved: false } issue) issues.Add(Row(negotiation, issue, meter.RowOf(i), meter));
        return new(meter.Measure(ConvergenceMeter.Agreement))
        {
            Date = negotiation.LastDay,
            Tracks = new(tracks),
            Phases = new(phases),
            Issues = issues.ToValueList(),
        };
    }

    private static IssueConvergence Row(Negotiation negotiation, IssueState state, IssueRow? row, ConvergenceMeter meter)
    {
        ValueSet<PartyId> concerned = negotiation.State.ConcernedBy(state.Issue);
        return new(state.Issue.Id)
        {
            Track = state.Issue.Track,
            Phase = state.Phase,
            Score = row is { IsTabled: true } ? row.Score : null,
            MeanOverPairs = row is { IsTabled: true } ? row.Mean : null,
            ConditionalScore = row is { IsOnCondition: true } ? row.ConditionalScore : null,
            Weight = row is null ? 0 : meter.WeightOf(row),
            IsInScope = row is not null,
            IsAgreed = state.IsAgreed,
            IsAdReferendum = negotiation.IsAdReferendum(state.Issue.Id),
            Zopa = RedLines.ZopaOf(state, concerned),
            IsAgreementInSight = RedLines.IsAgreementInSight(state, concerned),
        };
    }

    /// <summary>The overall score in words.</summary>
    public override string ToString() => Overall.ToString();

    IEnumerable<string> IPlainLines.PlainLines()
    {
        yield return $"{(Date is { } day ? InvariantText.Iso(day) : "before the first event")}: {Overall}";
        foreach (ScopeConvergence track in Tracks) yield return $"  {track}";
        foreach (ScopeConvergence phase in Phases) yield return $"  {phase}";
        foreach (IssueConvergence issue in Issues) yield return $"    {issue}, ZOPA: {issue.Zopa}";
    }
}
