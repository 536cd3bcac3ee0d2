using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Testing;
using Xunit;
using static TradeModel.Tests.Negotiations.TestTalks;

namespace TradeModel.Tests.Negotiations;

public class PositionTests
{
    private static readonly PositionCondition IfUsaOpens = new(Usa, Quota, new QuotaVolume(900m));

    private static PartyIssueState Stand(Negotiation talks, PartyId party, IssueId issue) => talks.GetIssue(issue).FindParty(party)!;

    [Fact]
    public void Table_Conditional_StandsBesideTheFirmOne()
    {
        Negotiation talks = Begin(Table(1, India, Days, new Amount(10m)), Table(2, India, Days, new Amount(30m), IfUsaOpens));
        PartyIssueState stand = Stand(talks, India, Days);
        Assert.Equal(new Amount(10m), stand.Position);
        Assert.Equal(new Amount(30m), stand.ConditionalPosition);
        Assert.Equal([IfUsaOpens], stand.Conditions);
        Assert.Equal(new Amount(10m), talks.GetIssue(Days).PositionOf(India));
        Assert.Equal(Day(2), talks.GetIssue(Days).LastMovedBy(India));
        PartyIssueState replaced = Stand(talks.Then(Table(3, India, Days, new Amount(40m), IfUsaOpens)), India, Days);
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
        Negotiation talks = Begin(Table(1, India, Days, new Amount(30m), IfUsaOpens));
        Assert.Null(talks.GetIssue(Days).PositionOf(India));
        Assert.Null(talks.GetIssue(Days).PositionOf(Usa));
    }

    [Fact]
    public void Withdraw_Both_LeavesNothingButTheDayOfTheMove()
    {
        Negotiation talks = Begin(
            new SalienceAssessed(Day(1), India, Days, 2m), Table(1, India, Days, new Amount(10m)),
            Table(2, India, Days, new Amount(30m), IfUsaOpens),
            new PositionWithdrawn(Day(5), India, Days));
        PartyIssueState stand = Stand(talks, India, Days);
        Assert.Null(stand.Position);
        Assert.Null(stand.ConditionalPosition);
        Assert.Equal(Day(5), stand.LastMoved);
        Assert.Equal(2m, stand.Salience);
    }

    [Fact]
    public void Package_Withdrawn_FallsWhole()
    {
        Negotiation talks = Begin(Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]));
        Assert.Equal(new Amount(5m), talks.GetIssue(Days).PositionOf(India));
        Assert.Equal(new PackageId("a"), Stand(talks, India, Quota).Package);
        Assert.Equal(Day(1), Assert.Single(talks.Packages).TabledOn);
        Negotiation without = talks.Then(new PackageWithdrawn(Day(2), India, new("a")));
        Assert.Null(without.GetIssue(Days).PositionOf(India));
        Assert.Null(without.GetIssue(Quota).PositionOf(India));
        Assert.Empty(without.Packages);
        Assert.Equal(Day(2), without.GetIssue(Quota).LastMovedBy(India));
        Assert.Equal(new Amount(7m), without.Then(Table(3, India, Days, new Amount(7m))).GetIssue(Days).PositionOf(India));
    }

    [Fact]
    public void Package_TabledAgainUnderItsName_ReplacesItWhole()
    {
        Negotiation talks = Begin(
            Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]),
            Bundle(2, India, "a", [new(Days, new Amount(6m)), new(Names, new OptionChoice(new("no")))]));
        Assert.Equal(new Amount(6m), talks.GetIssue(Days).PositionOf(India));
        Assert.Null(talks.GetIssue(Quota).PositionOf(India));
        Assert.Equal(new OptionChoice(new("no")), talks.GetIssue(Names).PositionOf(India));
        Assert.Equal(2, Assert.Single(talks.Packages).Positions.Count);
    }

    [Fact]
    public void Package_OneBadPosition_IsRefusedWhole()
    {
        Negotiation talks = Begin(Bundle(1, India, "a", [new(Days, new Amount(5m))]));
        Refuses(talks, NegotiationRule.OnScale, Bundle(2, India, "a", [new(Days, new Amount(6m)), new(Quota, new QuotaVolume(5m))]), "5");
        Refuses(
            talks, NegotiationRule.Concerned,
            Bundle(2, Eu, "a", [new(Days, new Amount(6m)), new(Sps, new BarrierTreatment(new("eased")))]), "sps");
    }

    [Fact]
    public void Package_Conditional_StandsBesideFirmPositions()
    {
        Negotiation talks = Begin(
            Table(1, India, Days, new Amount(1m)),
            Bundle(
                2, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))],
                new PositionCondition(Usa, Names, new OptionChoice(new("yes")))));
        Assert.Equal(new Amount(1m), talks.GetIssue(Days).PositionOf(India));
        Assert.Equal(new Amount(5m), Stand(talks, India, Days).ConditionalPosition);
        Assert.Null(talks.GetIssue(Quota).PositionOf(India));
        Negotiation without = talks.Then(new PackageWithdrawn(Day(3), India, new("a")));
        Assert.Equal(new Amount(1m), without.GetIssue(Days).PositionOf(India));
        Assert.Null(Stand(without, India, Quota).ConditionalPosition);
    }

    [Fact]
    public void Package_SameNameOfTwoParties_AreTwo()
    {
        Negotiation talks = Begin(Bundle(1, India, "a", [new(Days, new Amount(5m))]), Bundle(1, Usa, "a", [new(Days, new Amount(50m))]));
        Assert.Equal([India, Usa], talks.Packages.Select(p => p.Party));
        Assert.Equal(new Amount(5m), talks.Then(new PackageWithdrawn(Day(2), Usa, new("a"))).GetIssue(Days).PositionOf(India));
    }

    [Fact]
    public void Agree_NobodyTabled_CountsForAllConcernedAsTheirLastMove()
    {
        Negotiation talks = Begin(new IssueAgreed(Day(4), Days, new Amount(20m)));
        IssueState state = talks.GetIssue(Days);
        Assert.True(state.IsAgreed);
        Assert.All(talks.ConcernedBy(Days), party => Assert.Equal(new Amount(20m), state.PositionOf(party)));
        Assert.All(talks.ConcernedBy(Days), party => Assert.Equal(Day(4), state.LastMovedBy(party)));
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
        Negotiation talks = step.Before;
        NodaTime.LocalDate day = talks.LastDay ?? Day(0);
        foreach (IssueState state in talks.Issues)
        {
            Position terms = TradeModelGenerators.PositionsOn(state.Issue).Sample(1).Single();
            if (!talks.TryApply(new IssueAgreed(day, state.Issue.Id, terms), out Negotiation? agreed, out _)) continue;
            Assert.All(talks.ConcernedBy(state.Issue.Id), p => Assert.Equal(terms, agreed.GetIssue(state.Issue.Id).PositionOf(p)));
            Assert.Equal(talks.Issues, agreed.Apply(new IssueReopened(day, state.Issue.Id)).Issues);
        }
    }

    [Fact]
    public void Remove_Issue_TakesItsPositionsWithIt()
    {
        Negotiation talks = Begin(Table(1, India, Days, new Amount(5m)), new IssueRemoved(Day(2), Days));
        Assert.Null(talks.FindIssue(Days));
        Assert.Throws<KeyNotFoundException>(() => talks.GetIssue(Days));
        Assert.Equal(5, talks.Issues.Count());
    }

    [Fact]
    public void Leave_Party_TakesItsPositionsAndPackagesWithIt()
    {
        Negotiation talks = Begin(
            Bundle(1, Eu, "a", [new(Days, new Amount(5m))]), Table(1, Eu, Names, new OptionChoice(new("yes"))),
            new SalienceAssessed(Day(1), Eu, Days, 4m),
            new PartyLeft(Day(2), Eu));
        Assert.Null(talks.GetIssue(Days).PositionOf(Eu));
        Assert.Null(talks.GetIssue(Names).PositionOf(Eu));
        Assert.Empty(talks.Packages);
        Assert.Equal([India, Usa], talks.ConcernedBy(Days));
        Assert.Equal([India, Usa], talks.Parties.Select(p => p.Id));
        Assert.Equal([Eu, India, Usa], talks.Apply(new PartyJoined(Day(3), EuropeanUnion)).ConcernedBy(Days));
    }

    [Fact]
    public void Leave_Party_LeavesThePackagesOfOthers()
    {
        Negotiation talks = Begin(
            Bundle(1, Eu, "a", [new(Days, new Amount(5m))]),
            Bundle(1, India, "a", [new(Days, new Amount(6m))]),
            Bundle(1, Usa, "b", [new(Days, new Amount(7m))]),
            new PartyLeft(Day(2), Eu));
        Assert.Equal([(India, new PackageId("a")), (Usa, new PackageId("b"))], talks.Packages.Select(p => (p.Party, p.Id)));
        Assert.Equal(new Amount(6m), talks.GetIssue(Days).PositionOf(India));
    }

    [Fact]
    public void ConcernedBy_AfterANamedPartyLeft_HoldsTheOthersItNames()
    {
        Negotiation talks = Begin(new PartyLeft(Day(1), Usa));
        Assert.Equal([India], talks.ConcernedBy(Steel));
        Assert.Equal([India], talks.ConcernedBy(Sps));
        Assert.Equal([Eu, India], talks.ConcernedBy(Days));
    }

    [Fact]
    public void Assess_RedLineTakenBack_LeavesWhatOthersSaid()
    {
        Negotiation talks = Begin(
            new RedLineAssessed(Day(1), India, Days, RedLine.AtMost(new Amount(60m))),
            new RedLineAssessed(Day(2), India, Days, RedLine.AtMost(new Amount(40m)), India),
            new RedLineAssessed(Day(3), India, Days, null, India));
        Assert.Equal(RedLine.AtMost(new Amount(60m)), Stand(talks, India, Days).RedLine);
        Assert.Null(Stand(talks.Then(new RedLineAssessed(Day(4), India, Days, null)), India, Days).RedLine);
    }
}
