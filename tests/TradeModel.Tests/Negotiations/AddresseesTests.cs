using NodaTime;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>Positions and packages that only some parties may see.</summary>
public class AddresseesTests
{
    private static readonly PackageId Deal = new("deal");

    private static PositionTabled Told(int day, PartyId party, decimal days, params PartyId[] to)
        => Table(day, party, Days, new Amount(days)) with { To = to.ToValueSet() };

    private static PackageTabled Deals(int day, decimal days, ValueSet<PartyId>? to)
        => new(Day(day), India, Deal, [new(Days, new Amount(days)), new(Names, new OptionChoice(new("yes")))]) { To = to };

    private static decimal? DaysOf(PartyId party, Negotiation seen) => ((Amount?)seen.GetIssue(Days).PositionOf(party))?.Number;

    [Fact]
    public void Position_TabledToOne_StandsForItAndLeavesTheOthersWithTheEarlierOne()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(40m)), Told(2, India, 60m, Usa));
        Assert.Equal([Usa], negotiation.GetIssue(Days).FindParty(India)!.To);
        Assert.Equal(60m, DaysOf(India, negotiation));
        Assert.Equal(negotiation, negotiation.AsSeenBy(India));
        Assert.Equal(negotiation, negotiation.AsSeenBy(Usa));
        Assert.Equal(Begin(Table(1, India, Days, new Amount(40m))), negotiation.AsSeenBy(Eu));
    }

    [Fact]
    public void Score_OfAPositionTabledToOne_CountsItInFullAndForWhoeverSeesIt()
    {
        Negotiation negotiation = Begin(
            Table(1, India, Days, new Amount(20m)), Table(1, Usa, Days, new Amount(60m)), Table(1, Eu, Days, new Amount(60m)),
            Told(2, India, 50m, Usa));
        // The widest gap over the scale from 0 to 100: 10 for those who know of the offer of 50, and 40 for the Union.
        double? Score(Negotiation seen) => seen.MeasureConvergence().GetIssue(Days).Score;
        Assert.Equal(0.9, Score(negotiation)!.Value, 12);
        Assert.Equal(0.9, Score(negotiation.AsSeenBy(Usa))!.Value, 12);
        Assert.Equal(0.6, Score(negotiation.AsSeenBy(Eu))!.Value, 12);
    }

    [Fact]
    public void Withdrawal_OfAnUnseenPosition_IsUnseen()
    {
        Negotiation negotiation = Begin(Told(1, India, 40m, Usa), new PositionWithdrawn(Day(2), India, Days));
        Assert.Empty(negotiation.AsSeenBy(Eu).Log);
        Assert.Equal(negotiation, negotiation.AsSeenBy(Usa));
    }

    [Fact]
    public void Withdrawal_AfterAPublicPosition_IsSeenByAll()
    {
        PositionTabled open = Table(1, India, Days, new Amount(40m));
        PositionWithdrawn withdrawn = new(Day(3), India, Days);
        Negotiation negotiation = Begin(open, Told(2, India, 60m, Usa), withdrawn);
        Assert.Equal(Begin(open, withdrawn), negotiation.AsSeenBy(Eu));
        Assert.Null(DaysOf(India, negotiation.AsSeenBy(Eu)));
        Assert.Null(DaysOf(India, negotiation));
        Refuses(negotiation, NegotiationRule.OnTable, new PositionWithdrawn(Day(4), India, Days), "has nothing on the table");
    }

    [Fact]
    public void Withdrawal_AfterAnUnseenPackageIsGone_TakesBackWhatTheOthersStillSee()
    {
        PositionTabled open = Table(1, India, Days, new Amount(40m));
        Negotiation negotiation = Begin(open, Deals(2, 60m, [Usa]), new PackageWithdrawn(Day(3), India, Deal));
        Assert.Null(DaysOf(India, negotiation));
        Assert.Equal(Begin(open), negotiation.AsSeenBy(Eu));
        PositionWithdrawn withdrawn = new(Day(4), India, Days);
        negotiation = negotiation.Then(withdrawn);
        Assert.Equal(Begin(open, withdrawn), negotiation.AsSeenBy(Eu));
        Assert.Equal(negotiation, negotiation.AsSeenBy(Usa));
        Refuses(negotiation, NegotiationRule.OnTable, new PositionWithdrawn(Day(5), India, Days), "has nothing on the table");
    }

    [Fact]
    public void Withdrawal_AfterEveryoneSawTheLaterPosition_FindsNothingBehind()
    {
        Negotiation negotiation = Begin(
            Told(1, India, 40m, Usa), Deals(2, 60m, null), new PackageWithdrawn(Day(3), India, Deal));
        Refuses(negotiation, NegotiationRule.OnTable, new PositionWithdrawn(Day(4), India, Days), "has nothing on the table");
    }

    [Fact]
    public void ConditionalPosition_TabledToOne_StandsBesideThePublicOne()
    {
        PositionTabled open = Table(1, India, Days, new Amount(40m));
        PositionTabled ifs = Table(2, India, Days, new Amount(80m), new PositionCondition(Usa, Days, new Amount(90m))) with { To = [Usa] };
        Negotiation negotiation = Begin(open, ifs);
        PartyIssueState own = negotiation.GetIssue(Days).FindParty(India)!;
        Assert.Null(own.To);
        Assert.Equal([Usa], own.ConditionalTo);
        Assert.EndsWith(", to USA alone", own.ToString(), StringComparison.Ordinal);
        Assert.Equal(Begin(open), negotiation.AsSeenBy(Eu));
    }

    [Fact]
    public void Correction_OfAnUnseenPosition_IsUnseen()
    {
        EventId id = new("offer"), first = new("correction");
        MeetingHeld met = new(Day(4), TradeModel.Parties.EngagementLevel.Official, [India, Usa]);
        Negotiation negotiation = Begin(
            Told(1, India, 40m, Usa) with { Id = id },
            new CorrectionMade(Day(2), id, "40", "45") { Id = first },
            new CorrectionMade(Day(3), first, "45", "46"),
            met);
        Assert.Equal([met], negotiation.AsSeenBy(Eu).Log);
        Assert.Equal(negotiation, negotiation.AsSeenBy(Usa));
    }

    [Fact]
    public void Package_TabledToOne_IsUnseenWithItsPositionsAndItsWithdrawal()
    {
        Negotiation negotiation = Begin(Deals(1, 40m, [Usa]));
        Assert.Equal([Usa], Assert.Single(negotiation.Packages).To);
        Assert.Equal([Usa], negotiation.GetIssue(Names).FindParty(India)!.To);
        Negotiation later = negotiation.Then(new PackageWithdrawn(Day(2), India, Deal));
        foreach (Negotiation one in (Negotiation[])[negotiation, later])
        {
            Assert.Empty(one.AsSeenBy(Eu).Log);
            Assert.Empty(one.AsSeenBy(Eu).Packages);
            Assert.Equal(one, one.AsSeenBy(Usa));
        }
    }

    [Fact]
    public void Package_ReplacedByOneForFewerParties_IsRefusedUntilItIsWithdrawn()
    {
        foreach (ValueSet<PartyId>? to in (ValueSet<PartyId>?[])[null, [Usa, Eu]])
        {
            Negotiation negotiation = Begin(Deals(1, 40m, to));
            Refuses(negotiation, NegotiationRule.Addressees, Deals(2, 60m, [Usa]), "withdraw the package first");
            PackageWithdrawn withdrawn = new(Day(2), India, Deal);
            negotiation = negotiation.Then(withdrawn, Deals(3, 60m, [Usa]));
            Assert.Equal([Deals(1, 40m, to), withdrawn], negotiation.AsSeenBy(Eu).Log);
            Assert.Empty(negotiation.AsSeenBy(Eu).Packages);
        }
    }

    [Fact]
    public void Package_ReplacedByOneForMoreParties_IsSeenByThemAsNew()
    {
        Negotiation negotiation = Begin(Deals(1, 40m, [Usa]), Deals(2, 60m, [Eu, Usa]), Deals(3, 70m, null));
        Assert.Equal([Deals(2, 60m, [Eu, Usa]), Deals(3, 70m, null)], negotiation.AsSeenBy(Eu).Log);
        Assert.Equal(negotiation, negotiation.AsSeenBy(Usa));
    }

    [Fact]
    public void Addressee_ThatLeaves_HasSeenWhatItWasTabled()
    {
        Negotiation negotiation = Begin(Told(1, India, 40m, Eu), new PartyLeft(Day(2), Eu));
        Assert.Equal(negotiation, negotiation.AsSeenBy(Eu));
        Assert.Single(negotiation.AsSeenBy(Usa).Log);
        Assert.Equal(40m, DaysOf(India, negotiation));
    }

    [Fact]
    public void Member_OfAUnionThatTablesOrReceivesInConfidence_DoesNotSeeIt()
    {
        PositionTabled open = Table(1, India, Days, new Amount(40m));
        Negotiation negotiation = Begin(open, Told(2, India, 60m, Eu), Told(2, Eu, 70m, India));
        Assert.Equal(negotiation, negotiation.AsSeenBy(Eu));
        Assert.Equal(Begin(open), negotiation.AsSeenBy(France));
    }

    [Fact]
    public void Agreement_OnAnIssueWithUnseenPositions_IsPublic()
    {
        IssueAgreed agreed = new(Day(2), Days, new Amount(50m));
        IssueReopened reopened = new(Day(3), Days);
        Negotiation negotiation = Begin(Told(1, India, 40m, Usa), agreed, reopened);
        Assert.Equal(Begin(agreed, reopened), negotiation.AsSeenBy(Eu));
        Assert.Equal(40m, DaysOf(India, negotiation));
    }

    [Fact]
    public void To_EmptyOrDefault_IsRefused()
    {
        PositionTabled position = Table(1, India, Days, new Amount(4m));
        PackageTabled package = Deals(1, 4m, null);
        Assert.Equal("to", Assert.Throws<ArgumentException>(() => position with { To = [] }).ParamName);
        Assert.Equal("to", Assert.Throws<ArgumentException>(() => package with { To = [] }).ParamName);
        Assert.Throws<ArgumentException>(() => position with { To = [default] });
        Assert.Equal(position, position with { To = [Usa] } with { To = null });
        Assert.NotEqual(position, position with { To = [Usa] });
    }

    [Fact]
    public void ToString_OfWhatIsTabledToSome_NamesThem()
    {
        Assert.Equal("2025-01-02 IND tables 40 on days, to USA alone", Told(1, India, 40m, Usa).ToString());
        Assert.Equal("2025-01-02 IND tables 40 on days, to EU and USA alone", Told(1, India, 40m, Usa, Eu).ToString());
        Assert.Equal("2025-01-02 IND tables the package deal: days 40; names yes, to USA alone", Deals(1, 40m, [Usa]).ToString());
        Assert.Equal("IND deal: days 40; names yes, to USA alone", Begin(Deals(1, 40m, [Usa])).Packages[0].ToString());
    }
}
