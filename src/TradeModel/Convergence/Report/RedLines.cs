using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Finds out whether the parties' red lines on an issue leave room for agreement.</summary>
internal static class RedLines
{
    /// <summary>
    /// Whether a position exists that all concerned parties would accept. Requesting parties need not accept the same one, so the question
    /// is asked for each of them with those that do not request: none if it is none for one of them, known if it is known for all.
    /// </summary>
    internal static Zopa ZopaOf(IssueState state, ValueSet<PartyId> concerned)
    {
        PartyId[] requesting = [.. concerned.Where(state.Issue.IsRequesting)];
        if (requesting.Length < 2) return ZopaAmong(state, concerned);
        ValueSet<PartyId> others = concerned.Where(p => !state.Issue.IsRequesting(p)).ToValueSet();
        var zopa = Zopa.Exists;
        foreach (PartyId party in requesting)
        {
            Zopa one = ZopaAmong(state, others.With(party));
            if (one == Zopa.None) return Zopa.None;
            if (one == Zopa.Unknown) zopa = Zopa.Unknown;
        }
        return zopa;
    }

    private static Zopa ZopaAmong(IssueState state, ValueSet<PartyId> parties)
    {
        var known = new List<RedLine>();
        foreach (PartyId party in parties)
            if (state.FindParty(party)?.RedLine is { } line) known.Add(line);
        if (known.Count == 0) return Zopa.Unknown;
        if (!RedLine.LeaveRoom(state.Issue.Scale, known)) return Zopa.None;
        return known.Count == parties.Count && parties.Count >= 2 ? Zopa.Exists : Zopa.Unknown;
    }

    /// <summary>Whether each concerned party's position is acceptable to all the others that it is compared with.</summary>
    internal static bool IsAgreementInSight(IssueState state, ValueSet<PartyId> concerned)
    {
        bool any = false;
        foreach (PartyId party in concerned)
        {
            foreach (PartyId other in concerned)
            {
                if (!state.Issue.AreCompared(party, other)) continue;
                any = true;
                if (state.PositionOf(party, other) is not { } position
                    || state.FindParty(other)?.RedLine?.AcceptsUnchecked(state.Issue.Scale, position) != true)
                    return false;
            }
        }
        return any;
    }
}
