using NodaTime;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.ModelBased;

/// <summary>An issue that is, or was, on the agenda.</summary>
internal sealed class ReferenceIssue(Issue issue)
{
    internal Issue Issue { get; } = issue;

    internal PhaseId? Phase { get; set; } = issue.Phase;

    internal bool IsRemoved { get; set; }

    internal Position? Terms { get; set; }

    internal ValueMap<PartyId, Position> Exceptions { get; set; } = [];

    internal LocalDate? AgreedOn { get; set; }

    internal SortedDictionary<PartyId, ReferencePartyOnIssue> Parties { get; } = [];

    internal ReferencePartyOnIssue PartyOn(PartyId party)
        => Parties.TryGetValue(party, out ReferencePartyOnIssue? own) ? own : Parties[party] = new(party);

    internal bool Concerns(PartyId party) => Issue.Concerned is not { } some || some.Contains(party);

    /// <summary>The importer offers; whoever else is concerned requests.</summary>
    internal PartyId? Offering => Issue.Subject is TariffSubject tariff ? tariff.Importer : null;

    internal bool Requests(PartyId party) => Offering is { } offering && party != offering && Concerns(party);

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
    internal NegotiationRule? WhyNot(Position position) => (Issue.Scale, position) switch
    {
        (IntervalScale scale, Amount amount)
            => amount.Number < scale.Min || amount.Number > scale.Max ? NegotiationRule.OnScale : null,
        (NominalScale scale, OptionChoice choice)
            => scale.Options.Any(o => o.Id == choice.Option) ? null : NegotiationRule.OnScale,
        (TariffPathScale scale, TariffOffer offer)
            => offer.Stages >= scale.Horizon || offer.FinalRate > scale.Ceiling ? NegotiationRule.OnScale : null,
        _ => NegotiationRule.PositionKind,
    };
}
