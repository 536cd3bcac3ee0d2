using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>
/// Replay allocates in proportion to the events, whatever kind a log repeats. <see cref="LimitTests"/> has the kinds whose number a
/// documented limit bounds: parties, phases and chapters that are added.
/// </summary>
public sealed class ReplayGrowthTests
{
    private static readonly Dictionary<string, Func<int, NegotiationEvent>> Logs = new(StringComparer.Ordinal)
    {
        ["position tabled"] = i => new PositionTabled(Day(1), India, Days, new Amount(i % 100)),
        ["position tabled and withdrawn"] = i => i % 2 == 0
            ? new PositionTabled(Day(1), India, Days, new Amount(i % 100))
            : new PositionWithdrawn(Day(1), India, Days),
        ["package replaced"] = i
            => new PackageTabled(Day(1), India, new("k"), [new(Days, new Amount(i % 100)), new(Quota, new QuotaVolume(300m))]),
        ["package tabled and withdrawn"] = i => i % 2 == 0
            ? new PackageTabled(Day(1), India, new($"k{i}"), [new(Days, new Amount(i % 100)), new(Quota, new QuotaVolume(300m))])
            : new PackageWithdrawn(Day(1), India, new($"k{i - 1}")),
        ["issue agreed and reopened"] = i => i % 2 == 0
            ? new IssueAgreed(Day(1), Days, new Amount(i % 100))
            : new IssueReopened(Day(1), Days),
        ["issue added"] = i => new IssueAdded(Day(1), new(new($"i{i}"), "Issue", Track.Rules, new IntervalScale(0m, 1m, "days"))),
        ["issue added and removed"] = i => i % 2 == 0
            ? new IssueAdded(Day(1), new(new($"i{i}"), "Issue", Track.Rules, new IntervalScale(0m, 1m, "days")))
            : new IssueRemoved(Day(1), new($"i{i - 1}")),
        ["scale changed"] = i => new ScaleChanged(Day(1), Days, new IntervalScale(0m, 101m + i, "days")),
        ["concerned parties changed"] = i => i % 2 == 0
            ? new ConcernedPartiesChanged(Day(1), Days, removed: [Eu]) : new ConcernedPartiesChanged(Day(1), Days, [Eu]),
        ["issue moved"] = i => new IssueMoved(Day(1), Days, i % 2 == 0 ? Second : First),
        ["red line assessed"] = i => new RedLineAssessed(Day(1), India, Days, RedLine.AtMost(new Amount(i % 100))),
        ["salience assessed"] = i => new SalienceAssessed(Day(1), India, Days, i % 100),
        ["capability assessed"] = i => new CapabilityAssessed(Day(1), India, i % 100),
        ["meeting held"] = _ => new MeetingHeld(Day(1), EngagementLevel.Minister, [India, Usa]),
        ["statement made"] = _ => new StatementMade(Day(1), [Goyal], [India], "We are close."),
        ["agreement proposed"] = _ => new AgreementProposed(Day(1), [Goyal]),
        ["stage reached"] = i => new StageReached(Day(1), First, i % 2 == 0 ? Stage.Negotiating : Stage.AgreedInPrinciple),
        ["window moved"] = i => new WindowMoved(Day(1), First, i % 2 == 0 ? null : new(new(2025, 9, 1), new(2025, 11, 30))),
        ["text changed"] = i => new TextChanged(Day(1), new("c1"), new Provision(new($"a{i}"), "Article", [new TextSegment("words")])),
        ["duty imposed"] = i => new DutyImposed(Day(1), Duty($"d{i}", Usa, India)),
        ["duty imposed and lifted"] = i => i % 2 == 0
            ? new DutyImposed(Day(1), Duty($"d{i}", Usa, India))
            : new DutyLifted(Day(1), new($"d{i - 1}")),
        ["party left and joined"] = i => i % 2 == 0
            ? new PartyLeft(Day(1), Usa)
            : new PartyJoined(Day(1), new(Usa, "United States")),
        ["correction made"] = i => i == 0
            ? new MeetingHeld(Day(1), EngagementLevel.Minister, [India, Usa]) { Id = new("m1") }
            : new CorrectionMade(Day(1), new("m1"), "minister", "official"),
    };

    public static TheoryData<string> Names => [.. Logs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Replay_OfOneKindAgainAndAgain_AllocatesInProportionToTheEvents(string name)
    {
        long Allocated(int events)
        {
            NegotiationEvent[] log = [.. Enumerable.Range(0, events).Select(Logs[name])];
            long before = GC.GetAllocatedBytesForCurrentThread();
            Negotiation negotiation = Negotiation.Replay(Definition, log);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(events, negotiation.Log.Count);
            return bytes;
        }

        Allocated(10);
        double growth = (double)Allocated(4_000) / Allocated(2_000);
        Assert.InRange(growth, 1, 2.5);
    }
}
