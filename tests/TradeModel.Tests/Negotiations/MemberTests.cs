using FsCheck.Xunit;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>Members of a union assess and are assessed, though the union has the seat.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class MemberTests
{
    private static readonly RedLine French = RedLine.AtMost(new Amount(10m));
    private static readonly RedLine Guessed = RedLine.AtMost(new Amount(20m));
    private static readonly RedLine Union = RedLine.AtMost(new Amount(60m));

    private static Negotiation Assessed => Begin(
        Table(1, India, Days, new Amount(50m)), Table(1, Usa, Days, new Amount(30m)), Table(1, Eu, Days, new Amount(40m)),
        new RedLineAssessed(Day(2), Eu, Days, Union), new RedLineAssessed(Day(2), France, Days, French, France),
        new RedLineAssessed(Day(2), France, Days, Guessed, Usa), new SalienceAssessed(Day(2), Germany, Days, 7m),
        new CapabilityAssessed(Day(2), France, 3m, Germany), new SalienceAssessed(Day(2), India, Days, 2m, France));

    [Fact]
    public void Assessments_OfAMember_AreKeptBesideThoseOfItsUnion()
    {
        IssueState days = Assessed.GetIssue(Days);
        Assert.Equal(French, days.FindParty(France)!.RedLine);
        Assert.Equal(7m, days.FindParty(Germany)!.Salience);
        Assert.Equal(Union, days.FindParty(Eu)!.RedLine);
        Assert.Null(days.FindParty(Eu)!.Salience);
        Assert.Null(days.FindParty(France)!.Position);
        Assert.Equal(3m, Assessed.CapabilityOf(France));
        Assert.Null(Assessed.CapabilityOf(Eu));
        // A member judges another party as any other party does.
        Assert.Equal(2m, days.FindParty(India)!.Salience);
    }

    [Fact]
    public void AsSeenBy_OfMembersAndTheirUnion_HideFromEachOther()
    {
        Assert.Equal(French, Assessed.AsSeenBy(France).GetIssue(Days).FindParty(France)!.RedLine);
        Assert.Null(Assessed.AsSeenBy(Eu).GetIssue(Days).FindParty(France));
        Assert.Equal(Guessed, Assessed.AsSeenBy(Usa).GetIssue(Days).FindParty(France)!.RedLine);
        Assert.Equal(3m, Assessed.AsSeenBy(Germany).CapabilityOf(France));
        Assert.Null(Assessed.AsSeenBy(France).CapabilityOf(France));
        foreach (PartyId who in (PartyId[])[India, Usa, Eu, Germany, France])
            Assert.Equal(7m, Assessed.AsSeenBy(who).GetIssue(Days).FindParty(Germany)!.Salience);
        Negotiation ours = Assessed.Apply(new SalienceAssessed(Day(3), Eu, Days, 9m, Eu));
        Assert.Null(ours.AsSeenBy(France).GetIssue(Days).FindParty(Eu)!.Salience);
    }

    [Fact]
    public void Assessments_OfAFormerMember_CountOnceItHasASeat()
    {
        Negotiation alone = Assessed.Then(new PartyLeft(Day(3), Eu), new PartyJoined(Day(4), new(France, "France")));
        Assert.Equal(French, alone.GetIssue(Days).FindParty(France)!.RedLine);
        Assert.Equal(Zopa.None, alone.Then(new RedLineAssessed(Day(5), Usa, Days, RedLine.AtLeast(new Amount(15m))))
            .MeasureConvergence().GetIssue(Days).Zopa);
    }

    [Property]
    public void Assessments_OfMembers_ChangeNoScore(Negotiation negotiation)
    {
        HashSet<PartyId> seats = [.. negotiation.Log.OfType<PartyJoined>().Select(e => e.Party.Id)
            .Concat(negotiation.Definition.Agreement.Parties.Select(p => p.Id))];
        var without = Negotiation.Replay(negotiation.Definition, negotiation.Log.Where(e => e switch
        {
            RedLineAssessed r => seats.Contains(r.Party),
            SalienceAssessed s => seats.Contains(s.Party),
            CapabilityAssessed c => seats.Contains(c.Party),
            CorrectionMade => false,
            _ => true,
        }));
        ConvergenceReport expected = without.MeasureConvergence(), report = negotiation.MeasureConvergence();
        Assert.Equal(expected.Overall, report.Overall);
        Assert.Equal(expected.Issues.Select(Measures), report.Issues.Select(Measures));

        static object Measures(IssueConvergence issue) => (issue.Issue, issue.Score, issue.Weight, issue.Zopa);
    }

    [Property]
    public void AsSeenBy_AMember_RoundTrips(Negotiation negotiation)
    {
        foreach (PartyId member in negotiation.Parties.SelectMany(p => p.SelfAndMembers).Select(p => p.Id))
        {
            Negotiation view = negotiation.AsSeenBy(member);
            Assert.Equal(view, view.AsSeenBy(member));
            Assert.Equal(view, TradeModelJson.ReadNegotiation(TradeModelJson.ToJson(view)));
        }
    }
}
