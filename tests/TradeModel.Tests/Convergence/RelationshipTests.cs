using NodaTime;
using TradeModel.Convergence;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Convergence;

/// <summary>Contacts, duties and shocks among three parties, one of them a union with two members.</summary>
public class RelationshipTests
{
    private static MeetingHeld Meeting(int day, EngagementLevel level, params ReadOnlySpan<PartyId> parties)
        => new(Day(day), level, ValueSet.Create(parties));

    private static AdditionalDuty Charge(string id, decimal rate, int from, PartyId importer, params ReadOnlySpan<PartyId> exporters)
        => new(new(id), importer, ValueSet.Create(exporters), ProductScope.AllGoods, new Percentage(rate), "order", Day(from));

    [Fact]
    public void Contacts_OfEachMonth_AreCountedByLevel()
    {
        // Day(0) is 1 January 2025, Day(31) 1 February.
        Negotiation negotiation = Begin(
            Meeting(1, EngagementLevel.Official, India, Usa), Meeting(2, EngagementLevel.Minister, India, Usa),
            Meeting(3, EngagementLevel.Minister, India, Usa, Eu), Meeting(4, EngagementLevel.Minister, India, Germany),
            // A party alone, and a union with its own member, are no contact between parties.
            Meeting(5, EngagementLevel.Minister, India), Meeting(6, EngagementLevel.Minister, Eu, Germany),
            Meeting(33, EngagementLevel.Official, Usa, Eu));
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        Assert.Equal(["2025-01 Minister: 3", "2025-01 Official: 1", "2025-02 Official: 1"],
            timeline.Relationship().Contacts.Select(c => c.ToString()));
        Assert.Equal(0, timeline.Relationship().DaysSinceLastContact);
        RelationshipIndicators two = timeline.RelationshipBetween(India, Usa);
        Assert.Equal((3, 30), (two.Contacts.Sum(c => c.Meetings), two.DaysSinceLastContact!.Value));
        // India met a member of the union on day 4.
        RelationshipIndicators union = timeline.RelationshipBetween(Eu, India, Day(40));
        Assert.Equal((2, 36), (union.Contacts.Sum(c => c.Meetings), union.DaysSinceLastContact!.Value));
        Assert.Equal(Day(40), union.Date);
        RelationshipIndicators before = timeline.RelationshipBetween(Usa, Eu, Day(2));
        Assert.Empty(before.Contacts);
        Assert.Null(before.DaysSinceLastContact);
    }

    [Fact]
    public void DaysSinceLastContact_DuringAMeeting_IsZero()
    {
        ConvergenceTimeline timeline = Begin(new MeetingHeld(Day(1), EngagementLevel.Official, [India, Usa], lastDay: Day(10)))
            .ConvergenceTimeline();
        Assert.Equal([0, 0, 0, 1], ((int[])[1, 5, 10, 11]).Select(d => timeline.Relationship(Day(d)).DaysSinceLastContact!.Value));
    }

    [Fact]
    public void Charges_OnAUnion_AreTheHighestOnAMember()
    {
        Negotiation negotiation = Begin(
            new DutyImposed(Day(1), Charge("on-germany", 10m, 1, Usa, Germany)),
            new DutyImposed(Day(1), Charge("on-france", 30m, 1, Usa, France)),
            new DutyImposed(Day(1), Charge("on-india", 5m, 1, Usa, India)),
            new DutyImposed(Day(1), Charge("on-usa", 7m, 3, India, Usa)));
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        RelationshipIndicators first = timeline.Relationship(Day(1));
        Assert.Equal(["USA on EU: 30%", "USA on IND: 5%"], first.HostileCharges.Select(c => c.ToString()));
        Assert.Equal(new Percentage(35m), first.HostileSum);
        Assert.Equal(["on-france", "on-germany", "on-india"], first.HostileMeasures.Select(d => d.Id.Value));
        Assert.Equal("0 meetings, 3 hostile measures in force that come to 35%, 4 shocks", first.ToString());
        RelationshipIndicators third = timeline.Relationship(Day(3));
        Assert.Equal(["IND on USA: 7%", "USA on EU: 30%", "USA on IND: 5%"], third.HostileCharges.Select(c => c.ToString()));
        RelationshipIndicators two = timeline.RelationshipBetween(India, Usa, Day(3));
        Assert.Equal((new Percentage(12m), 2, 2), (two.HostileSum, two.HostileMeasures.Count, two.Shocks.Count));
    }

    [Fact]
    public void Shocks_OfADuty_AreImposedChangedAndLifted()
    {
        Negotiation negotiation = Begin(
            new DutyImposed(Day(1), Charge("steel", 10m, 1, Usa, India)),
            new DutyChanged(Day(2), Charge("steel", 20m, 1, Usa, India)),
            new DutyChanged(Day(3), Charge("steel", 20m, 1, Usa, Eu)),
            new DutyLifted(Day(4), new("steel")));
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        Assert.Equal(
            ["2025-01-02 Imposed: steel by USA", "2025-01-03 Changed: steel by USA", "2025-01-04 Changed: steel by USA",
                "2025-01-05 Lifted: steel by USA"],
            timeline.Relationship().Shocks.Select(s => s.ToString()));
        // From day 3 on the duty is no longer one on India.
        Assert.Equal([Day(1), Day(2)], timeline.RelationshipBetween(Usa, India).Shocks.Select(s => s.Date));
        Assert.Equal([Day(3), Day(4)], timeline.RelationshipBetween(Eu, Usa).Shocks.Select(s => s.Date));
        Assert.Empty(timeline.RelationshipBetween(Eu, India).Shocks);
        RelationshipShock one = timeline.Relationship().Shocks[0];
        Assert.Equal((Usa, new DutyId("steel"), RelationshipShockKind.Imposed), (one.Importer, one.Duty, one.Kind));
    }

    [Theory]
    // Positions of India and the United States on inspection before: 40 and 20 of 100 days.
    [InlineData(40, 20, null, 0.0, 0.0, "IND has given 0.000, USA 0.000: neither has moved")]
    [InlineData(30, 20, 0.0, 0.025, 0.0, "IND has given 0.025, USA 0.000: reciprocity 0.00")]
    [InlineData(60, 20, 0.0, -0.05, 0.0, "IND has given -0.050, USA 0.000: reciprocity 0.00")]
    [InlineData(40, 10, 0.0, 0.0, -0.0125, "IND has given 0.000, USA -0.013: reciprocity 0.00")]
    [InlineData(30, 12, 0.0, 0.025, -0.01, "IND has given 0.025, USA -0.010: reciprocity 0.00")]
    [InlineData(36, 28, 1.0, 0.01, 0.01, "IND has given 0.010, USA 0.010: reciprocity 1.00")]
    [InlineData(48, 4, 1.0, -0.02, -0.02, "IND has given -0.020, USA -0.020: reciprocity 1.00")]
    [InlineData(28, 28, 0.5, 0.03, 0.01, "IND has given 0.030, USA 0.010: reciprocity 0.50")]
    public void Reciprocity_OfTwoMoves_ComparesWhatEachHasGiven(
        int india, int states, double? figure, double byFirst, double bySecond, string words)
    {
        // A day weighs 0.25 / 100 for India and 0.125 / 100 for the United States.
        Negotiation negotiation = WorkedExample.AfterOpening;
        if (india != 40)
            negotiation = negotiation.Apply(new PositionTabled(WorkedExample.Day(6), India, WorkedExample.Inspection, new Amount(india)));
        if (states != 20)
            negotiation = negotiation.Apply(new PositionTabled(WorkedExample.Day(6), Usa, WorkedExample.Inspection, new Amount(states)));
        Reciprocity between = negotiation.ConvergenceTimeline().ReciprocityBetween(India, Usa);
        Assert.Equal((figure is null, figure ?? 0), (between.Figure is null, Math.Round(between.Figure ?? 0, 12)));
        Assert.Equal((byFirst, bySecond), (Math.Round(between.GivenByFirst, 12), Math.Round(between.GivenBySecond, 12)));
        Assert.Equal(byFirst / 2, between.ReceivedBySecond, 1e-12);
        Assert.Equal(bySecond * 2, between.ReceivedByFirst, 1e-12);
        Assert.Equal((bySecond * 2) - byFirst, between.BalanceOfFirst, 1e-12);
        Assert.Equal((byFirst / 2) - bySecond, between.BalanceOfSecond, 1e-12);
        Assert.Equal(words, between.ToString());
    }
}
