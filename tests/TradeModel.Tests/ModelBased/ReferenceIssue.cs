using NodaTime;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.ModelBased;

/// <summary>
/// An issue that is, or was, on the agenda. Its scale and the parties it concerns are kept apart from the issue as it was added, because
/// they change.
/// </summary>
internal sealed class ReferenceIssue
{
    internal ReferenceIssue(Issue issue)
    {
        Id = issue.Id;
        Phase = issue.Phase;
        Scale = issue.Scale;
        Offering = (issue.Subject as TariffSubject)?.Importer;
        Exporters = (issue.Subject as TariffSubject)?.Exporters;
        Concerned = issue.Concerned;
        Directions = new(issue.Directions.ToDictionary(d => d.Key, d => d.Value));
    }

    internal IssueId Id { get; }

    internal PhaseId? Phase { get; set; }

    internal Scale Scale { get; set; }

    /// <summary>The importer, who offers; whoever else is concerned requests.</summary>
    internal PartyId? Offering { get; }

    /// <summary>The parties that request by name; null if that is whoever else is concerned.</summary>
    internal ValueSet<PartyId>? Exporters { get; set; }

    /// <summary>The parties it concerns by name; null for all.</summary>
    internal ValueSet<PartyId>? Concerned { get; set; }

    internal SortedDictionary<PartyId, Direction> Directions { get; }

    internal bool IsRemoved { get; set; }

    internal Position? Terms { get; set; }

    internal ValueMap<PartyId, Position> Exceptions { get; set; } = [];

    internal LocalDate? AgreedOn { get; set; }

    internal SortedDictionary<PartyId, ReferencePartyOnIssue> Parties { get; } = [];

    internal ReferencePartyOnIssue PartyOn(PartyId party)
        => Parties.TryGetValue(party, out ReferencePartyOnIssue? own) ? own : Parties[party] = new(party);

    internal bool Concerns(PartyId party) => Concerned is not { } some || some.Contains(party);

    internal bool Requests(PartyId party)
        => Offering is { } offering && party != offering && Concerns(party) && Exporters?.Contains(party) != false;

    internal Position? TermsFor(PartyId party) => Exceptions.TryGetValue(party, out Position? own) ? own : Terms;

    /// <summary>A party's position towards another.</summary>
    internal Position? PositionOf(PartyId party, PartyId towards)
    {
        bool isForOne = party == Offering && Requests(towards);
        if (Terms is not null && Concerns(party)) return TermsFor(isForOne ? towards : party);
        ReferencePartyOnIssue? own = Parties.GetValueOrDefault(party);
        return (isForOne ? own?.FindStandFor(towards)?.Own.Firm : null)?.Position ?? own?.ForAll.Own.Firm?.Position;
    }

    /// <summary>Why the issue does not take a position: the broken rule; null if it takes it.</summary>
    internal NegotiationRule? WhyNot(Position position) => (Scale, position) switch
    {
        (IntervalScale scale, Amount amount)
            => amount.Number < scale.Min || amount.Number > scale.Max ? NegotiationRule.OnScale : null,
        (NominalScale scale, OptionChoice choice)
            => scale.Options.Any(o => o.Id == choice.Option) ? null : NegotiationRule.OnScale,
        (TariffPathScale scale, TariffOffer offer)
            => offer.Stages >= scale.Horizon || offer.FinalRate > scale.Ceiling ? NegotiationRule.OnScale : null,
        _ => NegotiationRule.PositionKind,
    };

    /// <summary>Whether a scale of the same kind has all points of this one, and more.</summary>
    internal bool MayBecome(Scale next) => (Scale, next) switch
    {
        (IntervalScale was, IntervalScale wider)
            => wider.Unit == was.Unit && wider.Min <= was.Min && wider.Max >= was.Max && (wider.Min, wider.Max) != (was.Min, was.Max),
        (NominalScale was, NominalScale wider)
            => was.Options.All(wider.Options.Contains) && wider.Options.Count > was.Options.Count,
        (TariffPathScale was, TariffPathScale wider)
            => wider.BaseRate == was.BaseRate && wider.Ceiling >= was.Ceiling && wider.Horizon >= was.Horizon
                && (wider.Ceiling, wider.Horizon) != (was.Ceiling, was.Horizon),
        _ => false,
    };

    /// <summary>
    /// The parties that it concerns by name after some were taken out and some added. If it concerned all, these are the seated parties and
    /// those named by its subject or by a direction.
    /// </summary>
    internal ValueSet<PartyId> ConcernedAfter(IEnumerable<PartyId> seats, ValueSet<PartyId> added, ValueSet<PartyId> removed)
    {
        IEnumerable<PartyId> before = Concerned is { } some ? some : seats.Concat(Named).Concat(Directions.Keys);
        return before.Except(removed).Union(added).ToValueSet();
    }

    /// <summary>The parties that its subject names.</summary>
    internal IEnumerable<PartyId> Named => Offering is { } offering ? [offering, .. Exporters ?? []] : [];

    /// <summary>Whether its subject would be another one without some parties: without the importer, or if no party requests.</summary>
    internal bool LosesItsSubject(ValueSet<PartyId> added, ValueSet<PartyId> removed)
        => Offering is { } offering
            && (removed.Contains(offering) || (Exporters is { } some && !some.Except(removed).Union(added).Any()));

    /// <summary>Whether a party that is added may prefer a direction: the scale is ordered, and an exporter prefers lower.</summary>
    internal bool MayPrefer(Direction direction) => Scale.IsOrdered && (Offering is null || direction == Direction.Lower);

    /// <summary>Concerns other parties by name. On a tariff, what a party prefers follows from its side.</summary>
    internal void Concern(
        ValueSet<PartyId> concerned, ValueSet<PartyId> added, ValueSet<PartyId> removed, ValueMap<PartyId, Direction> directions)
    {
        Concerned = concerned;
        Exporters = Exporters?.Except(removed).Union(added).ToValueSet();
        foreach (PartyId gone in removed) Directions.Remove(gone);
        foreach ((PartyId party, Direction direction) in directions) Directions[party] = direction;
        if (Offering is null) return;
        Directions.Clear();
        foreach (PartyId party in Named) Directions[party] = party == Offering ? Direction.Higher : Direction.Lower;
    }
}
