using TradeModel.Issues;

namespace TradeModel.Economics;

/// <summary>An issue of a negotiation that does not count, or counts only in part, in the tariffs of the sectors.</summary>
public sealed record UnmappedIssue
{
    internal UnmappedIssue(IssueId issue, string reason)
    {
        Issue = issue;
        Reason = reason;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; }

    /// <summary>Why it does not count, or which part of it does not.</summary>
    public string Reason { get; }

    /// <summary>"farm-goods: it names no HS code".</summary>
    public override string ToString() => $"{Issue}: {Reason}";
}
