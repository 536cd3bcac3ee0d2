using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;

namespace TradeModel.Tests.Negotiations;

/// <summary>What a user of TradeModel.Testing sees if a property fails.</summary>
public class ShrinkingTests
{
    [Fact]
    public void Property_ThatFails_ShowsTheIssuesAndTheLogOfASmallCase()
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(7, 9);
        static bool HoldsForShortLogs(NegotiationCase drawn)
            => drawn.Negotiation.Definition.Issues.Count == 0 || drawn.Negotiation.Log.OfType<PositionTabled>().Count() < 2;

        Exception failed =
            Assert.ThrowsAny<Exception>(() => Check.One(config, Prop.ForAll(TradeModelArbitraries.Cases(), HoldsForShortLogs)));

        int at = failed.Message.LastIndexOf("Shrunk:", StringComparison.Ordinal);
        Assert.True(at >= 0, failed.Message);
        string shrunk = failed.Message[at..];
        Assert.Contains("issue ", shrunk, StringComparison.Ordinal);
        Assert.Equal(2, shrunk.Split('\n').Count(line => line.Length > 10 && char.IsAsciiDigit(line[0]) && line[4] == '-'));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 50)]
    public void Smaller_OfAnIssue_IsAnotherValidIssueOfTheSameIdAndScale(IssueWithPositions drawn)
        => Assert.All(TradeModelShrinkers.Smaller(drawn.Issue), smaller =>
        {
            Assert.NotEqual(drawn.Issue, smaller);
            Assert.Equal((drawn.Issue.Id, drawn.Issue.Scale), (smaller.Id, smaller.Scale));
            Assert.True((smaller.Concerned?.Count ?? 0) <= (drawn.Issue.Concerned?.Count ?? 0), $"{smaller.Concerned} concerns more");
        });

    [Fact]
    public void Smaller_OfIssues_ReachesOneWithoutSourcePhaseAndDirections()
    {
        Issue[] drawn = [.. TradeModelArbitraries.Issues().Generator.Sample(300, new Rnd(5), 20)];
        Assert.Contains(drawn, i => i.Provenance is not null && i.Phase is not null);
        Assert.All(drawn, issue =>
        {
            Issue smallest = issue;
            while (TradeModelShrinkers.Smaller(smallest).FirstOrDefault() is { } next) smallest = next;
            Assert.Null(smallest.Provenance);
            Assert.Null(smallest.Phase);
        });
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 100)]
    public void Smaller_OfAnEvent_IsTheSameEventWithOneThingLess(NegotiationEvent drawn)
    {
        static int Extras(NegotiationEvent one)
            => new object?[] { one.Note, one.Provenance, one.KnownOn, one.Id, (one as PositionTabled)?.To, (one as PackageTabled)?.To,
                (one as PositionTabled)?.For, (one as PackageTabled)?.For, (one as PositionWithdrawn)?.For,
                one is IssueAgreed { Exceptions.Count: > 0 } agreed ? agreed.Exceptions : null }
                .Count(extra => extra is not null);
        Assert.Equal(Extras(drawn), TradeModelShrinkers.Smaller(drawn).Count());
        Assert.All(TradeModelShrinkers.Smaller(drawn), smaller => Assert.Equal(Extras(drawn) - 1, Extras(smaller)));
    }

    [Fact]
    public void Smaller_OfAUnion_HasOneMemberLess()
    {
        var union = new Party(new("EAC"), "East African Community", PartyKind.CustomsUnion,
            [new Party(new("KEN"), "Kenya"), new Party(new("UGA"), "Uganda")]);
        Assert.Equal(["UGA", "KEN"], TradeModelShrinkers.Smaller(union).Select(p => Assert.Single(p.Members).Id.Value));
        Assert.Empty(TradeModelShrinkers.Smaller(union.Members[0]));
    }
}
