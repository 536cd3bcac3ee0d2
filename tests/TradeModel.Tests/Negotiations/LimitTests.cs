using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.Negotiations;

/// <summary>Large and hostile logs: the documented limits, and replay that is linear in the events.</summary>
public class LimitTests
{
    private static readonly LocalDate Day = new(2025, 1, 1);

    private static readonly ChapterId Goods = new("goods");

    private static Party Territory(int number) => new(new($"p{number}"), $"Territory {number}", PartyKind.CustomsTerritory);

    private static ValueList<Party> Territories(int count) => Enumerable.Range(0, count).Select(Territory).ToValueList();

    private static NegotiationDefinition Definition(int parties = 2, int phases = 0, int chapters = 1)
        => new(
            new Agreement("Agreement", [], Territories(parties)),
            Enumerable.Range(0, phases).Select(i => new Phase(new($"phase{i}"), $"Phase {i}")).ToValueList(),
            text: new DraftText(
                Enumerable.Range(0, chapters).Select(i => new Chapter(i == 0 ? Goods : new($"chapter{i}"), $"Chapter {i}")).ToValueList()));

    private static TextChanged Change(int provision, string words)
        => new(Day, Goods, new Provision(new($"art{provision}"), "Article", [new TextSegment(words)]));

    [Fact]
    public void Replay_TextChangedAgainAndAgain_AllocatesInProportionToTheEvents()
    {
        static long Allocated(int events)
        {
            NegotiationEvent[] log = [.. Enumerable.Range(0, events).Select(i => Change(i, "clean"))];
            NegotiationDefinition definition = Definition();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Negotiation negotiation = Negotiation.Replay(definition, log);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(events, negotiation.Text.GetChapter(Goods).Provisions.Count);
            return bytes;
        }

        Allocated(10);
        double growth = (double)Allocated(8_000) / Allocated(4_000);
        Assert.InRange(growth, 1, 2.5);
    }

    [Fact]
    public void Replay_TextChanged_EqualsTheFoldOfApply()
    {
        NegotiationEvent[] log =
            [Change(1, "a"), Change(2, "b"), Change(1, "c"),
                new ChapterAdded(Day, new Chapter(new("more"), "More", null, [new(new("art9"), "Article", [new TextSegment("x")])])),
                Change(3, "d"), Change(2, "e")];
        Negotiation replayed = Negotiation.Replay(Definition(), log);
        Negotiation folded = log.Aggregate(Negotiation.Replay(Definition(), []), (negotiation, next) => negotiation.Apply(next));

        Assert.Equal(folded.Text, replayed.Text);
        Assert.Equal(["art1 c", "art2 e", "art3 d"], replayed.Text.GetChapter(Goods).Provisions.Select(p => $"{p.Id} {p.Wording[0].Text}"));
        Assert.Equal(
            NegotiationRule.UniqueId,
            Refused(replayed, new TextChanged(Day, Goods, new Provision(new("art9"), "Article", [new TextSegment("x")]))).Rule);
        Assert.Equal(replayed.Text, replayed.AsOf(Day).Text);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public void Apply_TextChanged_AllocatesLittleHoweverLongTheDraft(int provisions)
    {
        const int Chapters = 100;
        Negotiation talks = Negotiation.Replay(Definition(chapters: Chapters),
            Enumerable.Range(0, provisions).Select(i => new TextChanged(
                Day, i % Chapters == 0 ? Goods : new($"chapter{i % Chapters}"),
                new Provision(new($"art{i}"), "Article", [new TextSegment("old")]))));
        TextChanged next = Change(100, "new");
        Negotiation changed = talks.Apply(next);
        long before = GC.GetAllocatedBytesForCurrentThread();
        changed = changed.Apply(next);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        // The references to the chapters, and to the provisions of one chapter; an index of the draft would take a hundred times as much.
        Assert.InRange(bytes, 0, (8 * (Chapters + (provisions / Chapters))) + 5_000);
        Assert.Equal("new", changed.Text.GetChapter(Goods).Provisions[1].Wording[0].Text);
    }

    [Fact]
    public void Apply_TwoTextsOnOneNegotiation_KeepApart()
    {
        Negotiation talks = Negotiation.Replay(Definition(), [Change(1, "a")]);
        var chapter = new ChapterAdded(Day, new Chapter(new("more"), "More", null, [new(new("art2"), "Article", [new TextSegment("x")])]));
        Negotiation one = talks.Apply(Change(2, "b")), other = talks.Apply(chapter);
        Assert.Equal(NegotiationRule.UniqueId, Refused(one, chapter).Rule);
        Assert.Equal(NegotiationRule.UniqueId, Refused(other, Change(2, "b")).Rule);
        Assert.Equal(["art1 a", "art2 c", "art3 d"],
            one.Apply(Change(2, "c")).Apply(Change(3, "d")).Text.GetChapter(Goods).Provisions.Select(p => $"{p.Id} {p.Wording[0].Text}"));
        Assert.Equal("art1 a", Assert.Single(talks.Text.GetChapter(Goods).Provisions.Select(p => $"{p.Id} {p.Wording[0].Text}")));
        Assert.Equal(Negotiation.Replay(Definition(), [Change(1, "a"), chapter, Change(1, "e")]).Text, other.Apply(Change(1, "e")).Text);
    }

    [Fact]
    public void Parties_AtTheLimit_AreTakenAndOneMoreIsRefused()
    {
        Negotiation full = Negotiation.Replay(Definition(parties: 1_000), []);
        Assert.Equal(NegotiationRule.Limit, Refused(full, new PartyJoined(Day, Territory(1_000))).Rule);
        Assert.Throws<ArgumentException>(() => Definition(parties: 1_001));
        Assert.Throws<ArgumentException>(() => new Party(new("group"), "Group", PartyKind.Group, Territories(1_000)));
        Assert.Equal(999, new Party(new("group"), "Group", PartyKind.Group, Territories(999)).Members.Count);
    }

    [Fact]
    public void Members_NestedEightDeep_AreTakenAndOneMoreIsRefused()
    {
        static Party Nested(int depth)
            => depth == 1 ? Territory(1) : new(new($"g{depth}"), $"Group {depth}", PartyKind.Group, [Nested(depth - 1)]);

        Assert.Equal(8, Nested(8).SelfAndMembers.Count());
        Assert.Contains("8 deep", Assert.Throws<ArgumentException>(() => Nested(9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Phases_AtTheLimit_AreTakenAndOneMoreIsRefused()
    {
        Negotiation full = Negotiation.Replay(Definition(phases: 1_000), []);
        Assert.Equal(NegotiationRule.Limit, Refused(full, new PhaseAdded(Day, new Phase(new("more"), "More"))).Rule);
        Assert.Throws<ArgumentException>(() => Definition(phases: 1_001));
    }

    [Fact]
    public void Chapters_AtTheLimit_AreTakenAndOneMoreIsRefused()
    {
        Negotiation full = Negotiation.Replay(Definition(chapters: 1_000), []);
        Assert.Equal(NegotiationRule.Limit, Refused(full, new ChapterAdded(Day, new Chapter(new("more"), "More"))).Rule);
        Assert.Throws<ArgumentException>(() => Definition(chapters: 1_001));
    }

    private static Refusal Refused(Negotiation negotiation, NegotiationEvent next)
    {
        Assert.False(negotiation.TryApply(next, out _, out Refusal? refusal), $"{next} is taken");
        return refusal!;
    }
}
