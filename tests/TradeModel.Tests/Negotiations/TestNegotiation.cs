using NodaTime;
using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Negotiations;

/// <summary>Three parties, one a union with two members, and an issue on every scale.</summary>
internal static class TestNegotiation
{
    internal static readonly PartyId India = new("IND");
    internal static readonly PartyId Usa = new("USA");
    internal static readonly PartyId Eu = new("EU");
    internal static readonly PartyId Germany = new("DEU");
    internal static readonly PartyId France = new("FRA");

    internal static readonly IssueId Steel = new("steel");
    internal static readonly IssueId Days = new("days");
    internal static readonly IssueId Quota = new("quota");
    internal static readonly IssueId Sps = new("sps");
    internal static readonly IssueId Names = new("names");
    internal static readonly IssueId Legal = new("legal");

    internal static readonly PhaseId First = new("p1");
    internal static readonly PhaseId Second = new("p2");
    internal static readonly RepresentativeId Goyal = new("goyal");

    internal static readonly CommitmentCell LegalCell = new(new("1.A.a"), ModeOfSupply.CommercialPresence, Obligation.MarketAccess);

    internal static LocalDate Day(int day) => new LocalDate(2025, 1, 1).PlusDays(day);

    internal static readonly Party EuropeanUnion = new(
        Eu, "European Union", PartyKind.CustomsUnion, [new(Germany, "Germany"), new(France, "France")]);

    internal static readonly NegotiationDefinition Definition = Define([new(India, "India"), new(Usa, "United States"), EuropeanUnion]);

    internal static readonly NegotiationDefinition Bilateral = Define([new(India, "India"), new(Usa, "United States")]);

    private static NegotiationDefinition Define(ValueList<Party> parties) => new(
        new Agreement("Test agreement", [AgreementKind.FreeTradeAgreement], parties),
        [
            new(First, "First tranche", Undertaking.SingleUndertaking, new(new(2025, 9, 1), new(2025, 11, 30))),
            new(Second, "Second tranche", Undertaking.EarlyHarvest),
        ],
        [
            new(Steel, "Duty on steel", Track.Tariffs, new TariffPathScale(25m, 15, 50m), new TariffSubject(Usa, India), phase: First),
            new(Days, "Days to answer", Track.Rules, new IntervalScale(0m, 100m, "days"),
                directions: [new(India, Direction.Lower), new(Usa, Direction.Higher)], phase: First),
            new(Quota, "Almond quota", Track.MarketAccess, new RatioScale(200m, 1000m, "t"), new QuotaSubject(India, Usa), phase: Second),
            new(Sps, "Test certificates", Track.NonTariffBarriers,
                new OrdinalScale([new(new("kept")), new(new("eased")), new(new("removed"))]),
                new BarrierSubject(new("A83"), India), concerned: [India, Usa], phase: First),
            new(Names, "Protected names", Track.Rules, new NominalScale([new(new("yes")), new(new("no"))])),
            new(Legal, "Legal services", Track.MarketAccess, new CommitmentScale([LegalCell])),
        ],
        [new(Goyal, "P. Goyal", India, "Minister of Commerce", EngagementLevel.Minister)],
        new DraftText(
        [
            new(new("c1"), "Goods", First, [new(new("c1.1"), "Scope", [TextSegment.Clean("All goods.")])]),
            new(new("c2"), "Rules", null, [new(new("c2.1"), "Time", [TextSegment.Bracketed("30 days", India)])]),
        ]));

    internal static Negotiation Begin(params ReadOnlySpan<NegotiationEvent> events) => Then(new Negotiation(Definition), events);

    internal static Negotiation BeginBilateral(params ReadOnlySpan<NegotiationEvent> events) => Then(new Negotiation(Bilateral), events);

    internal static Negotiation Then(this Negotiation negotiation, params ReadOnlySpan<NegotiationEvent> events)
    {
        foreach (NegotiationEvent one in events) negotiation = negotiation.Apply(one);
        return negotiation;
    }

    /// <summary>The event is refused by that rule, for a reason that says so, and the negotiation is as it was.</summary>
    internal static void Refuses(Negotiation negotiation, NegotiationRule rule, NegotiationEvent next, string mention)
    {
        int hash = negotiation.GetHashCode();
        Negotiation copy = Negotiation.Replay(negotiation.Definition, negotiation.Log);
        Assert.False(negotiation.TryApply(next, out Negotiation? result, out Refusal? refusal));
        Assert.Null(result);
        Assert.Equal(rule, refusal.Rule);
        Assert.Contains(mention, refusal.Advice, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\ba [AEIOU]", refusal.Advice);
        Assert.Same(next, refusal.Event);
        Assert.Equal(negotiation.Log.Count, refusal.Index);
        EventRefusedException thrown = Assert.Throws<EventRefusedException>(() => negotiation.Apply(next));
        Assert.Equal(refusal, thrown.Refusal);
        Assert.Contains(refusal.Advice, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(copy, negotiation);
        Assert.Equal(hash, negotiation.GetHashCode());
        State.AssertEqual(copy, negotiation);
        Assert.False(
            Negotiation.TryReplay(negotiation.Definition, [.. negotiation.Log, next], out Negotiation? none, out Refusal? replayed));
        Assert.Null(none);
        Assert.Equal(refusal, replayed);
        Assert.False(Negotiation.TryReplay(negotiation.Definition, negotiation.Log.Append(next), out _, out replayed));
        Assert.Equal(refusal, replayed);
    }

    internal static PositionTabled Table(
        int day, PartyId party, IssueId issue, Position position, params ReadOnlySpan<PositionCondition> conditions)
        => new(Day(day), party, issue, position, ValueList.Create(conditions));

    internal static PackageTabled Bundle(
        int day, PartyId party, string package, ValueMap<IssueId, Position> positions, params ReadOnlySpan<PositionCondition> conditions)
        => new(Day(day), party, new(package), positions, ValueList.Create(conditions));

    internal static StageReached Reach(int day, PhaseId phase, Stage stage) => new(Day(day), phase, stage);

    internal static Negotiation AgreedInPrinciple(this Negotiation negotiation, PhaseId phase)
        => negotiation.Then(Reach(1, phase, Stage.Negotiating), Reach(2, phase, Stage.AgreedInPrinciple));

    internal static AdditionalDuty Duty(string id, PartyId importer, params ReadOnlySpan<PartyId> exporters)
        => new(
            new(id), importer, exporters.IsEmpty ? null : ValueSet.Create(exporters), ProductScope.AllGoods, new Percentage(25m), "order 1",
            Day(10));
}
