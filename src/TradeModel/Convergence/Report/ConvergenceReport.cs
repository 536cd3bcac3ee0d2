using TradeModel.Issues;

namespace TradeModel.Convergence;

/// <summary>How close the sides are at one point in time: over the agreement, by track, by phase, and issue by issue.</summary>
public sealed record ConvergenceReport
{
    internal ConvergenceReport(ScopeConvergence overall) => Overall = overall;

    /// <summary>The day of the last event; null where nothing has happened yet.</summary>
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

    /// <summary>A phase; null where there is none with this id.</summary>
    public ScopeConvergence? FindPhase(PhaseId phase)
    {
        foreach (ScopeConvergence one in Phases)
            if (one.Phase == phase) return one;
        return null;
    }

    /// <summary>A phase.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this id.</exception>
    public ScopeConvergence GetPhase(PhaseId phase) => FindPhase(phase) ?? throw new KeyNotFoundException($"there is no phase '{phase}'");

    /// <summary>An issue; null where it is not on the agenda.</summary>
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

    /// <summary>The overall score in words.</summary>
    public override string ToString() => Overall.ToString();
}
