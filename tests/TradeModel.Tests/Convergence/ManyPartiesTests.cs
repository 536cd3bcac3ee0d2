using FsCheck.Xunit;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Tests.Convergence;

/// <summary>A timeline keeps the gaps between pairs of parties; what it says must equal a fresh measurement, bit for bit.</summary>
public class ManyPartiesTests
{
    private static readonly IssueId[] Issues = [new("number"), new("option"), new("directed")];

    private static PartyId[] Parties(int count)
        => [.. Enumerable.Range(0, count).Select(i => new PartyId($"A{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}"))];

    private static NegotiationDefinition Define(PartyId[] parties) => new(
        new Agreement("Many parties", [], [.. parties.Select(p => new Party(p, p.Value))]),
        [],
        [
            new(Issues[0], "Number", Track.Rules, new IntervalScale(0m, 7m, "units")),
            new(Issues[1], "Option", Track.Rules, new NominalScale([new(new("a")), new(new("b")), new(new("c"))])),
            new(Issues[2], "Directed", Track.Rules, new RatioScale(1m, 8m, "t"),
                directions: parties.Select((p, i) => KeyValuePair.Create(p, i % 2 == 0 ? Direction.Higher : Direction.Lower)).ToValueMap()),
        ]);

    [Property(MaxTest = 30)]
    public void Timeline_OfManyParties_EqualsAFreshMeasurement(ulong seed)
    {
        var random = new Xoshiro256(seed);
        PartyId[] parties = Parties(3 + random.Next(9));
        var negotiation = new Negotiation(Define(parties));
        Position Draw(int issue)
            => issue == 1 ? new OptionChoice(new(((char)('a' + random.Next(3))).ToString())) : new Amount(1 + random.Next(7));
        var day = new LocalDate(2025, 1, 1);
        for (int i = 0; i < 120; i++)
        {
            PartyId party = parties[random.Next(parties.Length)];
            int at = i < parties.Length * 3 ? i % 3 : random.Next(3);
            if (i < parties.Length * 3) party = parties[i / 3];
            bool conditional = random.Next(6) == 0 && i >= parties.Length * 3;
            NegotiationEvent next = random.Next(12) == 0
                ? new PositionWithdrawn(day, party, Issues[at])
                : new PositionTabled(day, party, Issues[at], Draw(at),
                    conditions: conditional ? [new(parties[party == parties[0] ? 1 : 0], Issues[0], new Amount(3m))] : null);
            if (negotiation.TryApply(next, out Negotiation? applied, out _)) negotiation = applied;
        }
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        foreach (TimelinePoint point in timeline.Points)
            Assert.Equal(negotiation.Prefix(point.Index + 1).MeasureConvergence().Overall, point.Overall.Convergence);
    }

    /// <summary>0.1, 0.7 and 0.3 have no exact sum in doubles; the way there and back comes to exactly 0 all the same.</summary>
    [Fact]
    public void Movement_OfAPartyThatWentAndCameBack_IsExactlyZero()
    {
        PartyId[] parties = Parties(3);
        var day = new LocalDate(2025, 1, 1);
        NegotiationEvent Table(int party, decimal value) => new PositionTabled(day, parties[party], Issues[0], new Amount(value));
        ConvergenceTimeline timeline = Negotiation.Replay(
            Define(parties), [Table(0, 0.1m), Table(1, 5m), Table(2, 6.7m), Table(0, 0.7m), Table(0, 2.3m), Table(0, 0.3m),
                Table(0, 0.1m)]).ConvergenceTimeline();
        IssueMovement mover = timeline.Movement.Single(m => m.Party == parties[0] && m.Issue == Issues[0]);
        Assert.Equal(0, mover.Given);
        Assert.Equal([0.0, 0, 0], timeline.Movement.Where(m => m.Issue == Issues[0]).Select(m => m.Received));
        Assert.All(timeline.Reciprocity, pair => Assert.Null(pair.Figure));
        Assert.Null(timeline.ReciprocityFigure);
    }

    [Fact]
    public void LastMove_OfAWithdrawal_IsTheDayOfTheWithdrawal()
    {
        PartyId[] parties = Parties(3);
        ConvergenceTimeline timeline = Negotiation.Replay(Define(parties),
        [
            new PositionTabled(new(2025, 1, 1), parties[0], Issues[0], new Amount(1m)),
            new PositionTabled(new(2025, 1, 2), parties[1], Issues[0], new Amount(2m)),
            new PositionWithdrawn(new(2025, 1, 3), parties[0], Issues[0]),
        ]).ConvergenceTimeline();
        LastMove last = Assert.Single(timeline.LastMoves);
        Assert.Equal((parties[0], new LocalDate(2025, 1, 3)), (Assert.Single(last.Parties), last.Date));
        Assert.Equal(new LocalDate(2025, 1, 3), timeline.Movement.First(m => m.Party == parties[0]).LastMoved);
    }

    [Fact]
    public void Timeline_OfTextChanges_HasTheShareAfterEach()
    {
        var phase = new PhaseId("one");
        var day = new LocalDate(2025, 1, 1);
        static Provision Provision(string id, bool isBracketed) => new(new(id), "Article", [new TextSegment("words", isBracketed)]);
        NegotiationDefinition plain = Define(Parties(2));
        var definition = new NegotiationDefinition(plain.Agreement, [new Phase(phase, "One")], plain.Issues);
        Negotiation negotiation = Negotiation.Replay(definition,
        [
            new ChapterAdded(day, new Chapter(new("first"), "First", phase,
                [Provision("1", isBracketed: true), Provision("2", isBracketed: false)])),
            new ChapterAdded(day, new Chapter(new("second"), "Second")),
            new TextChanged(day, new("second"), Provision("3", isBracketed: true)),
            new TextChanged(day, new("first"), Provision("1", isBracketed: false)),
            new TextChanged(day, new("first"), Provision("2", isBracketed: true)),
        ]);
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        Assert.Equal([0.5, 0.5, 1.0 / 3, 2.0 / 3, 1.0 / 3], timeline.Points.Select(p => p.Overall.Convergence.CleanTextShare));
        Assert.Equal([0.5, 0.5, 0.5, 1, 0.5], timeline.Points.Select(p => p.GetPhase(phase).Convergence.CleanTextShare));
    }
}
