using System.Collections;
using System.Reflection;
using System.Text.Json;
using FsCheck.Xunit;
using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.NonTariffMeasures;
using TradeModel.Parties;
using TradeModel.Tariffs;
using TradeModel.Testing;
using TradeModel.Tests.Contracts;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>An event tells its kind, who acts in it, and what it is about.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class EventMentionTests
{
    public static TheoryData<Type> Kinds
        => [.. typeof(NegotiationEvent).Assembly.GetExportedTypes().Where(t => t.IsSealed && t.IsAssignableTo(typeof(NegotiationEvent)))];

    /// <summary>All ids of a type that an object holds in its public properties; for an event, without what it tells of itself.</summary>
    private static HashSet<T> Held<T>(object? from)
    {
        var found = new HashSet<T>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(from);
        return found;

        void Walk(object? one)
        {
            if (one is null or string || !seen.Add(one)) return;
            if (one is T id)
            {
                found.Add(id);
                return;
            }
            Type type = one.GetType();
            if (one is IEnumerable many)
            {
                foreach (object? item in many) Walk(item);
                if (one is TariffSchedule schedule) Walk(schedule.Importer);
            }
            else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            {
                Walk(type.GetProperty("Key")!.GetValue(one));
                Walk(type.GetProperty("Value")!.GetValue(one));
            }
            else if (type.Assembly == typeof(NegotiationEvent).Assembly && !type.IsEnum && type.Namespace != nameof(TradeModel))
            {
                foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    if (property.GetMethod!.GetBaseDefinition().DeclaringType == typeof(NegotiationEvent)) continue;
                    if (property.GetIndexParameters().Length == 0) Walk(property.GetValue(one));
                }
            }
        }
    }

    private static void TellsWhatItHolds(NegotiationEvent told)
    {
        Assert.Equal(Held<PartyId>(told).Order(), told.MentionedParties.Order());
        Assert.Equal(Held<IssueId>(told).Order(), told.MentionedIssues.Order());
        Assert.Equal(Held<PhaseId>(told).Order(), told.MentionedPhases.Order());
        Assert.Equal(Held<RepresentativeId>(told).Order(), told.ActingRepresentatives.Order());
        Assert.Subset(told.MentionedParties.ToHashSet(), told.ActingParties.ToHashSet());
        Assert.All(told.ActingParties, p => Assert.True(told.IsBy(p)));
        Assert.All(told.MentionedParties, p => Assert.True(told.Mentions(p)));
        Assert.All(told.MentionedIssues, i => Assert.True(told.Mentions(i)));
        Assert.All(told.MentionedPhases, p => Assert.True(told.Mentions(p)));
        Assert.False(told.IsBy(new("nobody")) || told.Mentions(new PartyId("nobody")));
        Assert.False(told.Mentions(new IssueId("nothing-like-it")) || told.Mentions(new PhaseId("nothing-like-it")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_OfEachEvent_IsTheDiscriminatorInJson(Type kind)
    {
        var told = (NegotiationEvent)Samples.Of(kind)!;
        using JsonDocument json = JsonDocument.Parse(JsonSerializer.Serialize(told));
        Assert.Equal(json.RootElement.GetProperty("kind").GetString(), told.Kind);
        Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(kind.Name), told.Kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mentions_OfEachKind_AreTheIdsItHolds(Type kind) => TellsWhatItHolds((NegotiationEvent)Samples.Of(kind)!);

    [Property]
    public void Mentions_OfAnyEvent_AreTheIdsItHolds(NegotiationEvent told) => TellsWhatItHolds(told);

    [Fact]
    public void IsBy_AnAssessmentAndACondition_NameWhoActsAndWhoIsMeant()
    {
        var red = new RedLineAssessed(Day(1), Usa, Days, RedLine.AtMost(new Amount(20)), India);
        Assert.True(red.IsBy(India) && !red.IsBy(Usa) && red.Mentions(Usa));
        Assert.Empty(new SalienceAssessed(Day(1), Usa, Days, 3).ActingParties);
        PositionTabled tabled = Table(1, India, Days, new Amount(5), new PositionCondition(Usa, Quota, new QuotaVolume(900)));
        Assert.Equal(([India], [India, Usa], [Days, Quota]), (tabled.ActingParties, tabled.MentionedParties, tabled.MentionedIssues));
    }

    [Fact]
    public void EventsBy_AUnionAMemberAndARepresentative_AreTheirActs()
    {
        Negotiation talks = Begin(
            new AgreementProposed(Day(0), [Goyal]),
            Table(1, Eu, Days, new Amount(9)),
            new DutyImposed(Day(2), Duty("d1", Eu, Usa)),
            new IssueAgreed(Day(3), Names, new OptionChoice(new("yes"))),
            new StatementMade(Day(4), [], [Usa], "Soon."),
            new DutyLifted(Day(20), new("d1"))).AgreedLater();
        Assert.Equal(
            ["positionTabled", "dutyImposed", "dutyLifted", "agreementSigned"], talks.EventsBy(Eu).Select(e => e.Kind));
        Assert.Equal(["agreementSigned"], talks.EventsBy(Germany).Select(e => e.Kind));
        Assert.Equal(["agreementProposed"], talks.EventsBy(India).Select(e => e.Kind));
        Assert.Empty(talks.EventsBy(France));
        Assert.Throws<KeyNotFoundException>(() => talks.EventsBy(new("JPN")));
        Assert.Throws<ArgumentException>(() => talks.EventsBy(default));
    }

    [Fact]
    public void EventsAbout_AnIssueAndAPhase_HoldWhatOnlyTheLogTells()
    {
        Negotiation talks = Begin(
            Bundle(1, India, "a", [new(Days, new Amount(5))]) with { Id = new("e1") },
            new PackageWithdrawn(Day(2), India, new("a")),
            Bundle(3, India, "a", [new(Quota, new QuotaVolume(500))]),
            new PackageWithdrawn(Day(4), India, new("a")),
            new CorrectionMade(Day(5), new("e1"), "5 days", "6 days"),
            new TextChanged(Day(6), new("c1"), new(new("c1.1"), "Scope", [TextSegment.Clean("Most goods.")])),
            new TextChanged(Day(6), new("c2"), new(new("c2.1"), "Time", [TextSegment.Clean("9 days")])),
            Reach(7, First, Stage.Negotiating));
        Assert.Equal(["packageTabled", "packageWithdrawn", "correctionMade"], talks.EventsAbout(Days).Select(e => e.Kind));
        Assert.Equal([3, 4], talks.EventsAbout(Quota).Select(e => (e.Date - Day(0)).Days));
        Assert.Equal(["textChanged", "stageReached"], talks.EventsAbout(First).Select(e => e.Kind));
        Assert.Throws<KeyNotFoundException>(() => talks.EventsAbout(new IssueId("unheard-of")));
        Assert.Throws<KeyNotFoundException>(() => talks.EventsAbout(new PhaseId("unheard-of")));
    }

    [Property]
    public void EventsBy_AnyParty_HoldsItsEventsAndThoseOfItsMembers(Negotiation talks)
    {
        foreach (Party party in talks.Parties)
        {
            NegotiationEvent[] own = [.. talks.EventsBy(party.Id)];
            Assert.Equal(own, talks.Log.Where(own.Contains));
            Assert.Subset(own.ToHashSet(), talks.Log.Where(e => e.IsBy(party.Id)).ToHashSet());
            foreach (Party member in party.Members)
                Assert.Subset(own.ToHashSet(), talks.EventsBy(member.Id).ToHashSet());
        }
        foreach (IssueState issue in talks.Issues)
            Assert.Subset(
                talks.EventsAbout(issue.Issue.Id).ToHashSet(), talks.Log.Where(e => e.Mentions(issue.Issue.Id)).ToHashSet());
    }

    [Fact]
    public void Order_OfSingleValues_ServesUntypedCollections()
    {
        (IComparable Low, IComparable High)[] pairs =
        [
            (new PartyId("A"), new PartyId("B")), (new HsCode("01"), new HsCode("0201")), (new Percentage(1), new Percentage(2)),
            (new Currency("EUR"), new Currency("USD")), (new NtmCode("A1"), new NtmCode("B")),
            (new ServicesSector("1.A"), new ServicesSector("2.A")),
        ];
        Assert.All(pairs, pair =>
        {
            Assert.True(pair.Low.CompareTo(pair.High) < 0 && pair.High.CompareTo(pair.Low) > 0 && pair.Low.CompareTo(pair.Low) == 0);
            Assert.True(pair.Low.CompareTo(null) > 0);
            Assert.Contains(pair.Low.GetType().Name, Assert.Throws<ArgumentException>(() => pair.Low.CompareTo("x")).Message,
                StringComparison.Ordinal);
        });
    }
}

file static class Later
{
    internal static Negotiation AgreedLater(this Negotiation talks) => talks.Then(
        Reach(21, Second, Stage.Negotiating), Reach(22, Second, Stage.AgreedInPrinciple),
        Reach(23, Second, Stage.LegalReview), new AgreementSigned(Day(24), Second, Germany));
}
