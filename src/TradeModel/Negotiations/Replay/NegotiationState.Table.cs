using TradeModel.Parties;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>Who sits at the table.</content>
    internal sealed partial class Draft
    {
        private Refusal? Join(PartyJoined e)
        {
            int parties = _next.Seats.Sum(p => p.SelfAndMembers.Count()) + e.Party.SelfAndMembers.Count();
            if (parties > ModelLimits.Parties) return TooMany(parties, "parties", ModelLimits.Parties);
            foreach (Party one in e.Party.SelfAndMembers)
                if (SeatOf(one.Id) is not null)
                    return new(NegotiationRule.UniqueId, $"'{one.Id}' has a seat, or a member's place, already");
            _next.Seats = _next.Seats.Append(e.Party).OrderBy(p => p.Id).ToValueList();
            _next.EverSeated = _next.EverSeated.Add(e.Party.Id);
            _next.EverRepresented = _next.EverRepresented.SetItems(ByRepresented(e.Party));
            _next.Phases = _next.Phases.Select(p => Derived(p, e.Date)).ToValueList();
            return null;
        }

        private Refusal? Leave(PartyLeft e)
        {
            if (RefuseUnlessSeated(e.Party) is { } refusal) return refusal;
            if (_next.Seats.Count == 2) return new(NegotiationRule.TwoParties, $"without '{e.Party}' fewer than two parties are left");
            for (int i = 0; i < IssueCount; i++)
                if (IssueAt(i).FindParty(e.Party) is { } own)
                    SetIssue(i, IssueAt(i).With(own.WithoutPositions(own.LastMoved)));
            _next.Packages = _next.Packages.RemoveRange(_next.Packages.Keys.Where(k => k.Party == e.Party));
            HashSet<PartyId> gone = [.. Find(_next.Seats, e.Party)!.SelfAndMembers.Select(p => p.Id)];
            _next.Seats = _next.Seats.Where(p => p.Id != e.Party).ToValueList();
            _next.Phases = _next.Phases
                .Select(p => Derived(p with { Acts = p.Acts.Where(a => !gone.Contains(a.Key)).ToValueMap() }, e.Date)).ToValueList();
            return null;
        }
    }
}
