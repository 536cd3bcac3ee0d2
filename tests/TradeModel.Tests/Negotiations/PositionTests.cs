using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Testing;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

public class PositionTests
{
    private static readonly PositionCondition IfUsaOpens = new(Usa, Quota, new QuotaVolume(900m));

    private static PartyIssueState Stand(Negotiation negotiation, PartyId party, IssueId issue)
        => negotiation.GetIssue(issue).FindParty(party)!;

    [Fact]
    public void Table_Conditional_StandsBesideTheFirmOne()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(10m)), Table(2, India, Days, new Amount(30m), IfUsaOpens));
        PartyIssueState stand = Stand(negotiation, India, Days);
        Assert.Equal(new Amount(10m), stand.Position);
        Assert.Equal(new Amount(30m), stand.ConditionalPosition);
        Assert.Equal([IfUsaOpens], stand.Conditions);
        Assert.Equal(new Amount(10m), negotiation.GetIssue(Days).PositionOf(India));
        Assert.Equal(Day(2), negotiation.GetIssue(Days).LastMovedBy(India));
        PartyIssueState replaced = Stand(negotiation.Then(Table(3, India, Days, new Amount(40m), IfUsaOpens)), India, Days);
        Assert.Equal((new Amount(10m), new Amount(40m)), (replaced.Position, replaced.ConditionalPosition));
    }

    [Fact]
    public void Table_Firm_ReplacesAllThePartyHad()
    {
        PartyIssueState stand = Stand(
            Begin(Table(1, India, Days, new Amount(30m), IfUsaOpens), Table(2, India, Days, new Amount(12m))), India, Days);
        Assert.Equal(new Amount(12m), stand.Position);
        Assert.Null(stand.ConditionalPosition);
        Assert.Empty(stand.Conditions);
    }

    [Fact]
    public void Table_OnlyConditional_LeavesNothingFirm()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(30m), IfUsaOpens));
        Assert.Null(negotiation.GetIssue(Days).PositionOf(India));
        Assert.Null(negotiation.GetIssue(Days).PositionOf(Usa));
    }

    [Fact]
    public void Withdraw_Both_LeavesNothingButTheDayOfTheMove()
    {
        Negotiation negotiation = Begin(
            new SalienceAssessed(Day(1), India, Days, 2m), Table(1, India, Days, new Amount(10m)),
            Table(2, India, Days, new Amount(30m), IfUsaOpens),
            new PositionWithdrawn(Day(5), India, Days));
        PartyIssueState stand = Stand(negotiation, India, Days);
        Assert.Null(stand.Position);
        Assert.Null(stand.ConditionalPosition);
        Assert.Equal(Day(5), stand.LastMoved);
        Assert.Equal(2m, stand.Salience);
    }

    [Fact]
    public void Package_Withdrawn_FallsWhole()
    {
        Negotiation negotiation = Begin(Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]));
        Assert.Equal(new Amount(5m), negotiation.GetIssue(Days).PositionOf(India));
        Assert.Equal(new PackageId("a"), Stand(negotiation, India, Quota).Package);
        Assert.Equal(Day(1), Assert.Single(negotiation.Packages).TabledOn);
        Negotiation without = negotiation.Then(new PackageWithdrawn(Day(2), India, new("a")));
        Assert.Null(without.GetIssue(Days).PositionOf(India));
        Assert.Null(without.GetIssue(Quota).PositionOf(India));
        Assert.Empty(without.Packages);
        Assert.Equal(Day(2), without.GetIssue(Quota).LastMovedBy(India));
        Assert.Equal(new Amount(7m), without.Then(Table(3, India, Days, new Amount(7m))).GetIssue(Days).PositionOf(India));
    }

    [Fact]
    public void Package_TabledAgainUnderItsName_ReplacesItWhole()
    {
        Negotiation negotiation = Begin(
            Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]),
            Bundle(2, India, "a", [new(Days, new Amount(6m)), new(Names, new OptionChoice(new("no")))]));
        Assert.Equal(new Amount(6m), negotiation.GetIssue(Days).PositionOf(India));
        Assert.Null(negotiation.GetIssue(Quota).PositionOf(India));
        Assert.Equal(new OptionChoice(new("no")), negotiation.GetIssue(Names).PositionOf(India));
        Assert.Equal(2, Assert.Single(negotiation.Packages).Positions.Count);
    }

    [Fact]
    public void Package_OneBadPosition_IsRefusedWhole()
    {
        Negotiation negotiation = Begin(Bundle(1, India, "a", [new(Days, new Amount(5m))]));
        Refuses(
            negotiation, NegotiationRule.OnScale, Bundle(2, India, "a", [new(Days, new Amount(6m)), new(Quota, new QuotaVolume(5m))]), "5");
        Refuses(
            negotiation, NegotiationRule.Concerned,
            Bundle(2, Eu, "a", [new(Days, new Amount(6m)), new(Sps, new BarrierTreatment(new("eased")))]), "sps");
    }

    [Fact]
    public void Package_Conditional_StandsBesideFirmPositions()
    {
        Negotiation negotiation = Begin(
            Table(1, India, Days, new Amount(1m)),
            Bundle(
                2, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))],
                new PositionCondition(Usa, Names, new OptionChoice(new("yes")))));
        Assert.Equal(new Amount(1m), negotiation.GetIssue(Days).PositionOf(India));
        Assert.Equal(new Amount(5m), Stand(negotiation, India, Days).ConditionalPosition);
        Assert.Null(negotiation.GetIssue(Quota).PositionOf(India));
        Negotiation without = negotiation.Then(new PackageWithdrawn(Day(3), India, new("a")));
        Assert.Equal(new Amount(1m), without.GetIssue(Days).PositionOf(India));
        Assert.Null(Stand(without, India, Quota).ConditionalPosition);
    }

    [Fact]
    public void Package_SameNameOfTwoParties_AreTwo()
    {
        Negotiation negotiation = Begin(
            Bundle(1, India, "a", [new(Days, new Amount(5m))]), Bundle(1, Usa, "a", [new(Days, new Amount(50m))]));
        Assert.Equal([India, Usa], negotiation.Packages.Select(p => p.Party));
        Assert.Equal(new Amount(5m), negotiation.Then(new PackageWithdrawn(Day(2), Usa, new("a"))).GetIssue(Days).PositionOf(India));
    }

    [Fact]
    public void Agree_NobodyTabled_CountsForAllConcernedAsTheirLastMove()
    {
        Negotiation negotiation = Begin(new IssueAgreed(Day(4), Days, new Amount(20m)));
        IssueState state = negotiation.GetIssue(Days);
        Assert.True(state.IsAgreed);
        Assert.All(negotiation.ConcernedBy(Days), party => Assert.Equal(new Amount(20m), state.PositionOf(party)));
        Assert.All(negotiation.ConcernedBy(Days), party => Assert.Equal(Day(4), state.LastMovedBy(party)));
        Assert.Empty(state.PartyStates);
    }

    [Fact]
    public void Reopen_AfterAgreement_RestoresWhatStoodBefore()
    {
        Negotiation before = Begin(
            Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]), Table(2, Usa, Days, new Amount(50m)),
            Table(2, Usa, Days, new Amount(20m), new PositionCondition(India, Quota, new QuotaVolume(900m))),
            new SalienceAssessed(Day(2), India, Days, 1m));
        Negotiation reopened = before.Then(new IssueAgreed(Day(3), Days, new Amount(10m)), new IssueReopened(Day(9), Days));
        Assert.Equal(before.GetIssue(Days), reopened.GetIssue(Days));
        Assert.Equal(before.Packages, reopened.Packages);
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Reopen_AnyAgreedIssue_RestoresWhatStoodBefore(NegotiationStep step)
    {
        Negotiation negotiation = step.Before;
        NodaTime.LocalDate day = negotiation.LastDay ?? Day(0);
        foreach (IssueState state in negotiation.Issues)
        {
            Position terms = TradeModelGenerators.PositionsOn(state.Issue).Sample(1).Single();
            if (!negotiation.TryApply(new IssueAgreed(day, state.Issue.Id, terms), out Negotiation? agreed, out _)) continue;
            Assert.All(negotiation.ConcernedBy(state.Issue.Id), p => Assert.Equal(terms, agreed.GetIssue(state.Issue.Id).PositionOf(p)));
            Assert.Equal(negotiation.Issues, agreed.Apply(new IssueReopened(day, state.Issue.Id)).Issues);
        }
    }

    [Fact]
    public void Remove_Issue_TakesItsPositionsWithIt()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(5m)), new IssueRemoved(Day(2), Days));
        Assert.Null(negotiation.FindIssue(Days));
        Assert.Throws<KeyNotFoundException>(() => negotiation.GetIssue(Days));
        Assert.Equal(5, negotiation.Issues.Count());
    }

    [Fact]
    public void Leave_Party_TakesItsPositionsAndPackagesWithIt()
    {
        Negotiation negotiation = Begin(
            Bundle(1, Eu, "a", [new(Days, new Amount(5m))]), Table(1, Eu, Names, new OptionChoice(new("yes"))),
            new SalienceAssessed(Day(1), Eu, Days, 4m),
            new PartyLeft(Day(2), Eu));
        Assert.Null(negotiation.GetIssue(Days).PositionOf(Eu));
        Assert.Null(negotiation.GetIssue(Names).PositionOf(Eu));
        Assert.Empty(negotiation.Packages);
        Assert.Equal([India, Usa], negotiation.ConcernedBy(Days));
        Assert.Equal([India, Usa], negotiation.Parties.Select(p => p.Id));
        Assert.Equal([Eu, India, Usa], negotiation.Apply(new PartyJoined(Day(3), EuropeanUnion)).ConcernedBy(Days));
    }

    [Fact]
    public void Leave_Party_LeavesThePackagesOfOthers()
    {
        Negotiation negotiation = Begin(
            Bundle(1, Eu, "a", [new(Days, new Amount(5m))]),
            Bundle(1, India, "a", [new(Days, new Amount(6m))]),
            Bundle(1, Usa, "b", [new(Days, new Amount(7m))]),
            new PartyLeft(Day(2), Eu));
        Assert.Equal([(India, new PackageId("a")), (Usa, new PackageId("b"))], negotiation.Packages.Select(p => (p.Party, p.Id)));
        Assert.Equal(new Amount(6m), negotiation.GetIssue(Days).PositionOf(India));
    }

    [Fact]
    public void ConcernedBy_AfterANamedPartyLeft_HoldsTheOthersItNames()
    {
        Negotiation negotiation = Begin(new PartyLeft(Day(1), Usa));
        Assert.Equal([India], negotiation.ConcernedBy(Steel));
        Assert.Equal([India], negotiation.ConcernedBy(Sps));
        Assert.Equal([Eu, India], negotiation.ConcernedBy(Days));
    }

    [Fact]
    public void Assess_RedLineTakenBack_LeavesWhatOthersSaid()
    {
        Negotiation negotiation = Begin(
            new RedLineAssessed(Day(1), India, Days, RedLine.AtMost(new Amount(60m))),
            new RedLineAssessed(Day(2), India, Days, RedLine.AtMost(new Amount(40m)), India),
            new RedLineAssessed(Day(3), India, Days, null, India));
        Assert.Equal(RedLine.AtMost(new Amount(60m)), Stand(negotiation, India, Days).RedLine);
        Assert.Null(Stand(negotiation.Then(new RedLineAssessed(Day(4), India, Days, null)), India, Days).RedLine);
    }
}
