using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Finds out whether the parties' red lines on an issue leave room for agreement.</summary>
internal static class RedLines
{
    /// <summary>Whether a position exists that all concerned parties would accept.</summary>
    internal static Zopa ZopaOf(IssueState state, ValueSet<PartyId> concerned)
    {
        var known = new List<RedLine>();
        foreach (PartyId party in concerned)
            if (state.FindParty(party)?.RedLine is { } line) known.Add(line);
        if (known.Count == 0) return Zopa.Unknown;
        if (!RedLine.LeaveRoom(state.Issue.Scale, known)) return Zopa.None;
        return known.Count == concerned.Count && concerned.Count >= 2 ? Zopa.Exists : Zopa.Unknown;
    }

    /// <summary>Whether each concerned party's position is acceptable to all the others.</summary>
    internal static bool IsAgreementInSight(IssueState state, ValueSet<PartyId> concerned)
    {
        if (concerned.Count < 2) return false;
        foreach (PartyId party in concerned)
        {
            if (state.PositionOf(party) is not { } position) return false;
            foreach (PartyId other in concerned)
                if (other != party && state.FindParty(other)?.RedLine?.AcceptsUnchecked(state.Issue.Scale, position) != true) return false;
        }
        return true;
    }
}
