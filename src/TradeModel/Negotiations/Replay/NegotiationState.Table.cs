using TradeModel.Agreements;
using TradeModel.Parties;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>Who sits at the table.</content>
    internal sealed partial class Draft
    {
        private Refusal? Join(PartyJoined e)
        {
            int parties = CountOf(_next.Seats) + CountOf([e.Party]);
            if (parties > ModelLimits.Parties) return TooMany(parties, "parties", ModelLimits.Parties);
            foreach (Party one in e.Party.SelfAndMembers)
            {
                if (SeatOf(one.Id) is not { } seat) continue;
                return new(
                    NegotiationRule.UniqueId, $"'{one.Id}' has a seat, or a member's place, already", $"let '{seat.Id}' leave first",
                    new PartyLeft(e.Date, seat.Id));
            }
            _next.Seats = Seated(_next.Seats, e.Party);
            _next.EverSeated = _next.EverSeated.Add(e.Party.Id);
            _next.EverRepresented = _next.EverRepresented.SetItems(ByRepresented(e.Party));
            DerivePhases(e.Date);
            return null;
        }

        private Refusal? Leave(PartyLeft e)
        {
            if (RefuseUnlessSeated(e.Party) is { } refusal) return refusal;
            if (_next.Seats.Count == 2) return new(NegotiationRule.TwoParties, $"without '{e.Party}' fewer than two parties are left",
                    "let another party join first");
            for (int i = 0; i < IssueCount; i++)
            {
                // A package for the party falls as a whole, with its positions on other issues.
                foreach (PartyIssueState own in IssueAt(i).PartyStates)
                    if (own.FindException(e.Party) is { } one) TakeBackPackagesOf(one.Stand);
                IssueState before = IssueAt(i), left = before.WithoutPositionsOfAndFor(e.Party);
                if (!ReferenceEquals(left, before)) SetIssue(i, left);
            }
            _next.Packages = _next.Packages.Remove(e.Party);
            HashSet<PartyId> gone = [.. Find(_next.Seats, e.Party)!.SelfAndMembers.Select(p => p.Id)];
            _next.Seats = _next.Seats.Where(p => p.Id != e.Party).ToValueList();
            DerivePhases(e.Date, gone);
            return null;
        }

        /// <summary>Derives every phase again after parties joined or left, without the acts of parties that have left.</summary>
        private void DerivePhases(LocalDate day, HashSet<PartyId>? gone = null)
        {
            var phases = new PhaseState[_next.Phases.Count];
            bool changed = false;
            for (int i = 0; i < phases.Length; i++)
            {
                PhaseState phase = _next.Phases[i];
                phases[i] = Derived(
                    gone is not null && phase.Acts.Any(a => gone.Contains(a.Key))
                        ? phase with { Acts = phase.Acts.Where(a => !gone.Contains(a.Key)).ToValueMap() }
                        : phase,
                    day);
                changed |= !ReferenceEquals(phases[i], phase);
            }
            if (changed) _next.Phases = new(phases);
        }

        /// <summary>The seats, which are sorted by id, with one more.</summary>
        private static ValueList<Party> Seated(ValueList<Party> seats, Party joined)
        {
            int low = 0, high = seats.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (seats[middle].Id.CompareTo(joined.Id) < 0) low = middle + 1;
                else high = middle;
            }
            var all = new Party[seats.Count + 1];
            seats.AsSpan()[..low].CopyTo(all);
            all[low] = joined;
            seats.AsSpan()[low..].CopyTo(all.AsSpan(low + 1));
            return new(all);
        }

        /// <summary>How many parties there are, members included.</summary>
        private static int CountOf(ValueList<Party> parties)
        {
            int count = parties.Count;
            foreach (Party party in parties) count += CountOf(party.Members);
            return count;
        }
    }
}
