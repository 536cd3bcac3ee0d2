using System.Globalization;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Tests.ModelBased;

/// <summary>Everything that can be observed of a negotiation, a line for each fact; of the real one and of the reference.</summary>
internal static class Picture
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    internal static List<string> Of(Negotiation n)
    {
        var lines = n.Log.Select((e, i) => string.Create(Invariant, $"event {i}: {e} {e.KnownOn} {e.Id}")).ToList();
        lines.Add(string.Create(Invariant, $"last day: {n.LastDay}"));
        lines.AddRange(n.Parties.Select(p => string.Create(Invariant, $"seat: {p.Id}")));
        foreach (PhaseState p in n.Phases)
        {
            lines.Add(string.Create(Invariant, $"phase {p.Phase.Id}: {p.Stage} since {p.Since}, paused in {p.PausedIn}, ")
                + string.Create(Invariant, $"window {p.Phase.Window}, ")
                + string.Create(Invariant, $"open {p.IsOpen}, in force for all {p.IsInForceForAll}, {p.Succeeds} {p.SucceededBy}, ")
                + $"without {p.SuspendedProvisions}");
            lines.AddRange(p.Acts.Select(a => Acts(
                p.Phase.Id, a.Key, a.Value.SignedOn, a.Value.RatifiedOn, a.Value.AppliedProvisionallyOn, a.Value.ChaptersApplied,
                a.Value.InForceOn)));
            lines.Add(string.Create(Invariant, $"phase {p.Phase.Id} between {n.PartiesOf(p.Phase.Id)}"));
        }
        foreach (IssueState i in n.Issues)
        {
            IssueId id = i.Issue.Id;
            lines.Add(string.Create(Invariant, $"issue {id} in {i.Phase}, agreed {i.AgreedTerms} {i.AgreedExceptions} on {i.AgreedOn}, ")
                + string.Create(Invariant, $"ad referendum {n.IsAdReferendum(id)}, concerns {n.ConcernedBy(id)}"));
            lines.Add(Definition(id, i.Issue.Scale, i.Issue.Concerned, i.Issue.Directions, (i.Issue.Subject as TariffSubject)?.Exporters));
            foreach (PartyIssueState own in i.PartyStates)
            {
                lines.Add(string.Create(
                    Invariant, $"{id} of {own.Party}: moved {own.LastMoved}, red line {own.RedLine}, salience {own.Salience}"));
                lines.Add(Offer(id, own.Party, null, own.Position, [], own.Package, own.To));
                lines.Add(Offer(id, own.Party, null, own.ConditionalPosition, own.Conditions, own.ConditionalPackage, own.ConditionalTo));
                foreach (PositionFor one in own.Exceptions)
                {
                    lines.Add(Offer(id, own.Party, one.Party, one.Position, [], one.Package, one.To));
                    lines.Add(Offer(
                        id, own.Party, one.Party, one.ConditionalPosition, one.Conditions, one.ConditionalPackage, one.ConditionalTo));
                }
            }
            foreach (Party a in n.Parties)
                foreach (Party b in n.Parties)
                    if (a.Id != b.Id) lines.Add(string.Create(Invariant, $"{id} of {a.Id} towards {b.Id}: {i.PositionOf(a.Id, b.Id)}"));
        }
        lines.AddRange(n.Packages.Select(
            p => string.Create(
                Invariant, $"package {p.Id} of {p.Party}: {p.Positions} {p.Conditions} to {p.To} for {p.For} on {p.TabledOn}")));
        lines.AddRange(n.Text.Chapters.Select(c => string.Create(Invariant, $"chapter {c.Id} of {c.Phase}: {Provisions(c.Provisions)}")));
        lines.AddRange(n.AdditionalDuties.Select(d => string.Create(Invariant, $"duty {d.Id} of {d.Importer}: {d.Rates} until {d.Ended}")));
        lines.AddRange(n.Parties.SelectMany(p => p.SelfAndMembers)
            .Select(p => string.Create(Invariant, $"capability of {p.Id}: {n.CapabilityOf(p.Id)}")));
        return lines;
    }

    internal static List<string> Of(ReferenceNegotiation n)
    {
        var lines = n.Log.Select((e, i) => string.Create(Invariant, $"event {i}: {e} {e.KnownOn} {e.Id}")).ToList();
        lines.Add(string.Create(Invariant, $"last day: {n.Log.LastOrDefault()?.Date}"));
        lines.AddRange(n.Seats.Values.Select(p => string.Create(Invariant, $"seat: {p.Id}")));
        foreach (ReferencePhase p in n.Phases)
        {
            PhaseId id = p.Phase.Id;
            lines.Add(string.Create(Invariant, $"phase {id}: {p.Stage} since {p.Since}, paused in {p.PausedIn}, window {p.Window}, ")
                + string.Create(Invariant, $"open {p.IsOpen}, in force for all {p.IsInForceForAll}, {p.Succeeds} {p.SucceededBy}, ")
                + $"without {p.Suspended.ToValueSet()}");
            lines.AddRange(p.Acts.Select(a => Acts(
                id, a.Key, a.Value.Signed, a.Value.Ratified, a.Value.Provisionally, a.Value.Chapters, a.Value.InForce)));
            lines.Add(string.Create(Invariant, $"phase {id} between {n.SeatsOf(p).Select(s => s.Id).ToValueSet()}"));
        }
        foreach (ReferenceIssue i in n.Issues.Where(i => !i.IsRemoved))
        {
            IssueId id = i.Id;
            ReferencePhase? phase = n.FindPhase(i.Phase);
            bool isAdReferendum = i.Terms is not null
                && phase is { Phase.Undertaking: Undertaking.SingleUndertaking, IsAgreedInPrinciple: false };
            ValueSet<PartyId> concerned = n.Seats.Keys.Where(i.Concerns).ToValueSet();
            lines.Add(string.Create(Invariant, $"issue {id} in {i.Phase}, agreed {i.Terms} {i.Exceptions} on {i.AgreedOn}, ")
                + string.Create(Invariant, $"ad referendum {isAdReferendum}, concerns {concerned}"));
            lines.Add(Definition(id, i.Scale, i.Concerned, i.Directions, i.Exporters));
            foreach ((PartyId party, ReferencePartyOnIssue own) in i.Parties)
            {
                RedLine? redLine = ReferenceNegotiation.Best(own.RedLines);
                decimal? salience = ReferenceNegotiation.Best(own.Saliences);
                lines.Add(string.Create(Invariant, $"{id} of {party}: moved {own.LastMoved}, red line {redLine}, salience {salience}"));
                lines.AddRange(Offers(id, party, null, own.ForAll.Own));
                foreach ((PartyId whom, ReferenceStand one) in own.ForOne)
                    if (!one.Own.IsEmpty) lines.AddRange(Offers(id, party, whom, one.Own));
            }
            foreach (PartyId a in n.Seats.Keys)
                foreach (PartyId b in n.Seats.Keys)
                    if (a != b) lines.Add(string.Create(Invariant, $"{id} of {a} towards {b}: {i.PositionOf(a, b)}"));
        }
        lines.AddRange(n.Packages.Values.Select(
            p => string.Create(
                Invariant, $"package {p.Package} of {p.Party}: {p.Positions} {p.Conditions} to {p.To} for {p.For} on {p.Date}")));
        lines.AddRange(n.Chapters.Select(c => string.Create(Invariant, $"chapter {c.Id} of {c.Phase}: {Provisions(c.Provisions)}")));
        lines.AddRange(n.Duties.Values.Select(d => string.Create(Invariant, $"duty {d.Id} of {d.Importer}: {d.Rates} until {d.Ended}")));
        foreach (Party p in n.Seats.Values.SelectMany(p => p.SelfAndMembers))
        {
            decimal? capability = n.Capabilities.TryGetValue(p.Id, out var known) ? ReferenceNegotiation.Best(known) : null;
            lines.Add(string.Create(Invariant, $"capability of {p.Id}: {capability}"));
        }
        return lines;
    }

    /// <summary>The first line that differs, with the lines of both; null if none does.</summary>
    internal static string? Difference(List<string> expected, List<string> actual)
    {
        for (int i = 0; i < Math.Max(expected.Count, actual.Count); i++)
            if (expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i))
                return string.Create(Invariant, $"expected: {expected.ElementAtOrDefault(i)}\n  actual: {actual.ElementAtOrDefault(i)}");
        return null;
    }

    private static string Definition(
        IssueId issue, Scale scale, ValueSet<PartyId>? concerned, IEnumerable<KeyValuePair<PartyId, Direction>> directions,
        ValueSet<PartyId>? exporters)
        => string.Create(Invariant, $"{issue} on {scale}, by name {concerned}, exporters {exporters}, ")
            + string.Join(' ', directions.Select(d => $"{d.Key} prefers {d.Value}"));

    private static IEnumerable<string> Offers(IssueId issue, PartyId party, PartyId? whom, ReferenceSight sight)
    {
        yield return Offer(issue, party, whom, sight.Firm?.Position, [], sight.Firm?.Package, sight.Firm?.To);
        yield return Offer(
            issue, party, whom, sight.Conditional?.Position, sight.Conditional?.Conditions ?? [], sight.Conditional?.Package,
            sight.Conditional?.To);
    }

    private static string Offer(
        IssueId issue, PartyId party, PartyId? whom, Position? position, ValueList<PositionCondition> conditions, PackageId? package,
        ValueSet<PartyId>? to)
        => string.Create(Invariant, $"{issue} of {party} for {whom}: {position} if {conditions} in {package} to {to}");

    private static string Acts(
        PhaseId phase, PartyId party, LocalDate? signed, LocalDate? ratified, LocalDate? provisionally, ValueSet<ChapterId> chapters,
        LocalDate? inForce)
        => string.Create(Invariant, $"phase {phase}, acts of {party}: {signed} {ratified} {provisionally} {chapters} {inForce}");

    private static string Provisions(IEnumerable<Provision> provisions)
        => string.Join(" | ", provisions.Select(p => string.Create(Invariant, $"{p.Id} {p}")));
}
