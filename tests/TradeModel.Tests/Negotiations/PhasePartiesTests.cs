using FsCheck.Xunit;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>A phase may be between some of the parties at the table: its acts, stages and issues are theirs.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class PhasePartiesTests
{
    private static readonly PhaseId Own = new("own");
    private static readonly IssueId Wine = new("wine");

    private static Party Japan => new(new("JPN"), "Japan");

    private static Phase Between(params ReadOnlySpan<PartyId> parties) => new(Own, "Some of them", parties: ValueSet.Create(parties));

    private static Issue WineOf(ValueSet<PartyId>? concerned, PhaseId? phase = null)
        => new(Wine, "Names of wines", Track.Rules, new IntervalScale(0, 1, "x"), concerned: concerned, phase: phase);

    private static Negotiation Agreed => Begin(new PhaseAdded(Day(0), Between(India, Eu))).AgreedInPrinciple(Own);

    [Fact]
    public void Phase_OfFewerThanTwo_CannotBeMade()
    {
        Assert.Throws<ArgumentException>("parties", () => Between(India));
        Assert.Throws<ArgumentException>("parties", () => Between());
        Assert.Throws<ArgumentException>("parties", () => Between(India, default));
        Assert.Null(new Phase(Own, "All").Parties);
    }

    [Fact]
    public void Stages_FollowFromTheActsOfItsPartiesAlone()
    {
        Negotiation one = Agreed.Apply(new AgreementSigned(Day(3), Own, India));
        Assert.Equal(Stage.AgreedInPrinciple, one.GetPhase(Own).Stage);
        Negotiation signed = one.Apply(new AgreementSigned(Day(4), Own, Eu));
        Assert.Equal(Stage.Signed, signed.GetPhase(Own).Stage);
        Negotiation some = signed.Apply(new EnteredIntoForce(Day(5), Own, India));
        Assert.Equal(RtaIsStatus.InForceForAtLeastOneParty, some.GetPhase(Own).RtaIsStatus);
        // The members of the Union act for it.
        Negotiation all = some.Then(new EnteredIntoForce(Day(6), Own, Germany), new EnteredIntoForce(Day(7), Own, France));
        Assert.Equal((Stage.InForce, true), (all.GetPhase(Own).Stage, all.GetPhase(Own).IsInForceForAll));
        Assert.Equal([Eu, India], all.PartiesOf(Own));
        Assert.Equal([Eu, India, Usa], all.PartiesOf(First));
        Assert.Throws<KeyNotFoundException>(() => all.PartiesOf(new("p9")));
    }

    [Fact]
    public void Acts_OfOthers_AreRefused()
    {
        Negotiation signed = Agreed.Then(new AgreementSigned(Day(3), Own, India), new AgreementSigned(Day(3), Own, Eu));
        const string Why = "the phase 'own' is between EU, IND, without 'USA': add a phase for 'USA' and those it accedes to";
        Refuses(Agreed, NegotiationRule.Concerned, new AgreementSigned(Day(4), Own, Usa), Why);
        Refuses(signed, NegotiationRule.Concerned, new AgreementRatified(Day(4), Own, Usa), Why);
        Refuses(signed, NegotiationRule.Concerned, new AppliedProvisionally(Day(4), Own, Usa), Why);
        Refuses(signed, NegotiationRule.Concerned, new EnteredIntoForce(Day(4), Own, Usa), Why);
        Negotiation among = Begin(new PhaseAdded(Day(0), Between(India, Usa))).AgreedInPrinciple(Own);
        Refuses(among, NegotiationRule.Concerned, new AgreementSigned(Day(4), Own, France), "'EU' and those it accedes to");
    }

    [Fact]
    public void PartyThatJoinsLater_ChangesNothing_AndAccedesByAPhase()
    {
        Negotiation inForce = Agreed.Then(
            new AgreementSigned(Day(3), Own, India), new AgreementSigned(Day(3), Own, Eu), new EnteredIntoForce(Day(4), Own, India),
            new EnteredIntoForce(Day(4), Own, Eu));
        Negotiation joined = inForce.Apply(new PartyJoined(Day(5), Japan));
        Assert.Equal(inForce.GetPhase(Own), joined.GetPhase(Own));
        Assert.True(joined.GetPhase(Own).IsInForceForAll);
        Refuses(joined, NegotiationRule.Concerned, new AgreementSigned(Day(6), Own, Japan.Id), "JPN");

        PhaseId accession = new("accession");
        Negotiation acceded = joined.Then(
            new PhaseAdded(Day(6), new(accession, "Accession of Japan", parties: [India, Eu, Japan.Id])),
            Reach(7, accession, Stage.Negotiating), Reach(8, accession, Stage.AgreedInPrinciple),
            new AgreementSigned(Day(9), accession, India), new AgreementSigned(Day(9), accession, Eu),
            new AgreementSigned(Day(9), accession, Japan.Id), new EnteredIntoForce(Day(10), accession, Japan.Id),
            new EnteredIntoForce(Day(10), accession, India));
        Assert.Equal((Stage.InForce, false), (acceded.GetPhase(accession).Stage, acceded.GetPhase(accession).IsInForceForAll));
        Assert.True(acceded.Apply(new EnteredIntoForce(Day(11), accession, Eu)).GetPhase(accession).IsInForceForAll);
    }

    [Fact]
    public void PartyThatLeaves_IsNotWaitedFor_UnlessOneIsLeft()
    {
        Negotiation three = Begin(new PartyJoined(Day(0), Japan), new PhaseAdded(Day(0), Between(India, Eu, Japan.Id)))
            .AgreedInPrinciple(Own)
            .Then(new AgreementSigned(Day(3), Own, India), new AgreementSigned(Day(3), Own, Eu));
        Negotiation two = three.Apply(new PartyLeft(Day(4), Japan.Id));
        Assert.Equal((Stage.Signed, 2), (two.GetPhase(Own).Stage, two.PartiesOf(Own).Count));
        Negotiation alone = Agreed.Then(new AgreementSigned(Day(3), Own, India), new PartyLeft(Day(4), Eu));
        Assert.Equal([India], alone.PartiesOf(Own));
        Assert.Equal((Stage.AgreedInPrinciple, false), (alone.GetPhase(Own).Stage, alone.GetPhase(Own).IsInForceForAll));
        // It is a party of the phase again if it comes back.
        Assert.Equal([Eu, India], alone.Apply(new PartyJoined(Day(5), EuropeanUnion)).PartiesOf(Own));
    }

    [Fact]
    public void Issues_OfOthers_AreRefusedInThePhase()
    {
        Negotiation negotiation = Begin(new PhaseAdded(Day(0), Between(India, Eu)));
        Refuses(
            negotiation, NegotiationRule.Concerned, new IssueAdded(Day(1), WineOf(null, Own)),
            "concerns all at the table, but the phase 'own' is between EU, IND: name the parties concerned");
        Refuses(negotiation, NegotiationRule.Concerned, new IssueAdded(Day(1), WineOf([India, Usa], Own)), "concerns 'USA'");
        Refuses(negotiation, NegotiationRule.Concerned, new IssueMoved(Day(1), Names, Own), "add an issue that concerns parties");
        Refuses(negotiation, NegotiationRule.Concerned, new IssueMoved(Day(1), Quota, Own), "USA");
        Negotiation added = negotiation.Then(
            new IssueAdded(Day(1), WineOf([India, Eu])), new IssueMoved(Day(2), Wine, Own), new IssueMoved(Day(3), Wine, First));
        Assert.Equal(First, added.GetIssue(Wine).Phase);
    }

    [Fact]
    public void Phase_OfSomebodyWithoutASeat_IsRefused()
    {
        Refuses(Begin(), NegotiationRule.Seat, new PhaseAdded(Day(1), Between(India, Japan.Id)), "let it join first");
        Refuses(Begin(), NegotiationRule.Seat, new PhaseAdded(Day(1), Between(India, France)), "name 'EU', which speaks for it");
    }

    [Fact]
    public void Definition_WithAWrongPhaseOrIssue_CannotBeMade()
    {
        var agreement = new Agreement("Talks", [], [new(India, "India"), new(Usa, "United States"), EuropeanUnion]);
        Assert.Contains(
            "'own' names 'JPN', who has no seat",
            Assert.Throws<ArgumentException>("phases", () => new NegotiationDefinition(agreement, [Between(India, Japan.Id)])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "concerns 'USA', but the phase 'own' is between EU, IND",
            Assert.Throws<ArgumentException>(
                "issues", () => new NegotiationDefinition(agreement, [Between(India, Eu)], [WineOf([India, Usa], Own)])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("issues", () => new NegotiationDefinition(agreement, [Between(India, Eu)], [WineOf(null, Own)]));
        Assert.Single(new NegotiationDefinition(agreement, [Between(India, Eu)], [WineOf([India, Eu], Own)]).Issues);
    }

    [Property]
    public void Phases_OfDrawnNegotiations_AreOfTheirParties(Negotiation negotiation)
    {
        foreach (PhaseState phase in negotiation.Phases)
        {
            ValueSet<PartyId> parties = negotiation.PartiesOf(phase.Phase.Id);
            Party[] seats = [.. negotiation.Parties.Where(p => parties.Contains(p.Id))];
            Assert.Subset(seats.SelectMany(s => s.SelfAndMembers).Select(p => p.Id).ToHashSet(), phase.Acts.Select(a => a.Key).ToHashSet());
            Assert.Equal(seats.Length >= 2 && seats.All(s => IsInForce(phase, s)), phase.IsInForceForAll);
            if (phase.Phase.Parties is not { } named) continue;
            foreach (IssueState issue in negotiation.Issues.Where(i => i.Phase == phase.Phase.Id))
                Assert.Subset(named.ToHashSet(), issue.Issue.Concerned!.ToHashSet());
        }
    }

    private static bool IsInForce(PhaseState phase, Party party)
        => (phase.Acts.TryGetValue(party.Id, out PartyActs? acts) && acts.InForceOn is not null)
            || (party.Members.Count > 0 && party.Members.All(m => IsInForce(phase, m)));

    [Fact]
    public void Json_OfAPhaseOfAll_SaysNothingOfParties()
    {
        Assert.DoesNotContain("parties", TradeModelJson.ToJson(new PhaseAdded(Day(1), new(Own, "All"))), StringComparison.Ordinal);
        PhaseAdded some = new(Day(1), Between(India, Eu));
        Assert.Equal(some, TradeModelJson.ReadEvent(TradeModelJson.ToJson(some)));
    }
}
