using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>The sentence of every kind of event that the other tests do not read.</summary>
public class EventSentenceTests
{
    private static readonly PositionCondition IfQuota = new(Usa, Quota, new QuotaVolume(900m));
    private static readonly PositionCondition IfDays = new(Eu, Days, new Amount(7m));

    private static readonly (string Sentence, NegotiationEvent Event)[] Told =
    [
        ("m1: \"30 days\" should read \"40 days\"", new CorrectionMade(Day(1), new("m1"), "30 days", "40 days")),
        ("labour joins the agenda", new IssueAdded(Day(1), new(new("labour"), "Labour", Track.Rules, new IntervalScale(0m, 1m, "x")))),
        ("days leaves the agenda", new IssueRemoved(Day(1), Days)),
        ("JPN joins", new PartyJoined(Day(1), new(new("JPN"), "Japan"))),
        ("EU leaves", new PartyLeft(Day(1), Eu)),
        ("the phase p3 is added", new PhaseAdded(Day(1), new(new("p3"), "Third tranche"))),
        ("p3 succeeds p1", new PhaseSucceeded(Day(1), First, new(new("p3"), "Third tranche"))),
        ("p3 succeeds p1, without c1.1, c2.1",
            new PhaseSucceeded(Day(1), First, new(new("p3"), "Third tranche"), [new("c1.1"), new("c2.1")])),
        ("p3 suspends c1.1, c2.1", new ProvisionsSuspended(Day(1), new("p3"), [new("c1.1"), new("c2.1")])),
        ("c1.1 applies again in p3", new ProvisionsReinstated(Day(1), new("p3"), [new("c1.1")])),
        ("c1.1, c2.1 apply again in p3", new ProvisionsReinstated(Day(1), new("p3"), [new("c1.1"), new("c2.1")])),
        ("c1, c1.1: clean", new TextChanged(Day(1), new("c1"), new(new("c1.1"), "Scope", [TextSegment.Clean("All goods.")]))),
        ("c2, c2.1: in brackets", new TextChanged(Day(1), new("c2"), new(new("c2.1"), "Time", [TextSegment.Bracketed("9 days", India)]))),
        ("IND, USA: We are close.", new StatementMade(Day(1), [], [India, Usa], "We are close.")),
        ("USA imposes d1", new DutyImposed(Day(1), Duty("d1", Usa))),
        ("d1 changes", new DutyChanged(Day(1), Duty("d1", Usa))),
        ("d1 is lifted", new DutyLifted(Day(1), new("d1"))),
        ("days is agreed: 20", new IssueAgreed(Day(1), Days, new Amount(20m))),
        ("days now concerns EU", new ConcernedPartiesChanged(Day(1), Days, [Eu])),
        ("days no longer concerns EU, USA", new ConcernedPartiesChanged(Day(1), Days, removed: [Eu, Usa])),
        ("days now concerns EU and no longer USA", new ConcernedPartiesChanged(Day(1), Days, [Eu], [Usa])),
        ("days is now on the scale 0 to 200 days", new ScaleChanged(Day(1), Days, new IntervalScale(0m, 200m, "days"))),
        ("days is reopened", new IssueReopened(Day(1), Days)),
        ("IND tables the package a: days 5; quota 500",
            Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))])),
        ("IND tables the package a: days 5 if USA on quota: 900 and if EU on days: 7",
            Bundle(1, India, "a", [new(Days, new Amount(5m))], IfQuota, IfDays)),
        ("IND withdraws the package a", new PackageWithdrawn(Day(1), India, new("a"))),
        ("IND withdraws on days", new PositionWithdrawn(Day(1), India, Days)),
        ("IND signs p1", new AgreementSigned(Day(1), First, India)),
        ("IND ratifies p1", new AgreementRatified(Day(1), First, India)),
        ("IND applies p1 provisionally", new AppliedProvisionally(Day(1), First, India)),
        ("p1 enters into force for IND", new EnteredIntoForce(Day(1), First, India)),
        ("the window of p1 moves to 2026-01-01 to 2026-03-31", new WindowMoved(Day(1), First, new(new(2026, 1, 1), new(2026, 3, 31)))),
    ];

    [Fact]
    public void ToString_EachEvent_IsItsDayAndSentence()
        => Assert.Equal(Told.Select(t => $"2025-01-02 {t.Sentence}"), Told.Select(t => t.Event.ToString()));
}
