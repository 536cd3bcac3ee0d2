using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

public class ProtocolTests
{
    [Fact]
    public void Run_MoreSteps_AllocatesNothingMore()
    {
        // The hard-liner's best is below the other's reservation value, so no run ends early.
        Scenario scenario = new(
            ["A", new("B", 0.4)],
            [
                new("i", [new("0", 1, 0), new("1", 0.7, 0.2), new("2", 0.2, 0.9), new("3", 0, 1)]),
                new("j", [new("0", 1, 0), new("1", 0.4, 0.2), new("2", 0, 0.3)]),
            ]);
        foreach (Strategy strategy in Strategies.All)
        {
            long Bytes(int steps)
            {
                var talks = new SimulatedNegotiation(scenario, [Strategies.HardLiner, strategy], new NegotiationRules(steps));
                Assert.Equal(steps, talks.Run(1, 0).Offers);
                long before = GC.GetAllocatedBytesForCurrentThread();
                talks.Run(1, 1);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
            Assert.Equal((strategy.Name, Bytes(1_000)), (strategy.Name, Bytes(2_000)));
        }
    }

    [Fact]
    public void Run_FromManyThreads_IsTheSame()
    {
        var talks = new SimulatedNegotiation(Pie.Of(60), [Strategies.RandomTitForTat, Strategies.Boulware], new NegotiationRules(50));
        RunResult[] alone = [.. Enumerable.Range(0, 200).Select(run => talks.Run(5, run))];
        var together = new RunResult[200];
        Parallel.For(0, 200, new() { MaxDegreeOfParallelism = 8 }, run => together[run] = talks.Run(5, run));
        Assert.Equal(alone, together);
        Assert.True(alone.Distinct().Count() > 1);
    }

    [Fact]
    public void AlternatingOffers_ThreeParties_TheFirstThatRejectsOffersNext()
    {
        var scenario = new Scenario(
            ["A", "B", "C"], [new("i", [new("a", 3, 2, 0), new("b", 0, 3, 2), new("c", 2, 0, 3)])]);
        Strategy easy = new("easy", new HardLiner(), new AcceptConstant(2));
        Strategy hard = new("hard", new HardLiner(), new AcceptConstant(3));
        RunTrace trace = new SimulatedNegotiation(scenario, [easy, easy, hard], new NegotiationRules(3)).Trace(1, 0);
        // A offers a: B accepts, C rejects and offers c: A accepts, B rejects and offers b: C rejects.
        Assert.Equal([(0, 0, 0), (1, 2, 2), (2, 1, 1)], trace.Offers.Select(o => (o.Step, o.Party!.Value, o.Outcome.Choices[0])));
        Assert.Equal(
            [[(1, true), (2, false)], [(0, true), (1, false)], [(2, false)]],
            trace.Offers.Select(o => o.Answers.Select(a => (a.Party, a.Accepted)).ToArray()));
        Assert.Equal((false, 3), (trace.Result.Agreed, trace.Result.Offers));
        // With an easy C all accept its offer b to themselves: A's offer a fails only for C.
        RunResult agreed = new SimulatedNegotiation(scenario, [easy, easy, easy], new NegotiationRules(3)).Run(1, 0);
        Assert.False(agreed.Agreed);
    }

    [Fact]
    public void Deadline_BeforeTheLastStep_RefusesTheNextOffer()
    {
        var rules = new NegotiationRules(10) { Deadline = 4 };
        RunTrace trace = new SimulatedNegotiation(Pie.Of(10), [Strategies.HardLiner, Strategies.HardLiner], rules).Trace(1, 0);
        Assert.Equal([null, null, null, null, "after the deadline"], trace.Offers.Select(o => o.Refusal));
        Assert.Empty(trace.Offers[^1].Answers);
        Assert.Equal((false, 4), (trace.Result.Agreed, trace.Result.Offers));
    }

    [Fact]
    public void Run_APartyWithoutAnAcceptableOutcome_EndsBeforeAnyOffer()
    {
        ValueList<Strategy> strategies = [Strategies.Conceder, Strategies.Conceder];
        RunResult result = new SimulatedNegotiation(Pie.Of(4, 1.5), strategies, new NegotiationRules(5)).Run(1, 0);
        Assert.Equal((false, 0, null), (result.Agreed, result.Offers, result.Failure));
        Assert.Equal([1.5, 0], result.Utilities);
    }

    [FsCheck.Xunit.Property(MaxTest = 100)]
    public void SingleText_Drafts_ReplaceTheTextIfNobodyLoses(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random);
        var rules = new NegotiationRules(1 + random.Next(30), NegotiationProtocol.SingleText);
        Strategy[] parties = [.. scenario.Parties.Select(_ => Strategies.Conceder)];
        RunTrace trace = new SimulatedNegotiation(scenario, parties.ToValueList(), rules).Trace((ulong)seed, 0);
        if (scenario.Parties.Where((p, i) => Best(scenario, i) < p.Reservation).Any())
        {
            Assert.Empty(trace.Offers);
            return;
        }
        Outcome text = trace.Offers[0].Outcome;
        foreach (RunOffer draft in trace.Offers.Skip(1))
        {
            int changed = text.Choices.Zip(draft.Outcome.Choices).Count(c => c.First != c.Second);
            Assert.Equal(scenario.Issues.Any(i => i.Options.Count > 1) ? 1 : 0, changed);
            if (scenario.Parties.Select((_, p) => scenario.Utility(draft.Outcome, p) >= scenario.Utility(text, p)).All(gains => gains))
                text = draft.Outcome;
        }
        // A conceder accepts at the end whatever is worth its reservation value and its least utility.
        bool acceptable = scenario.Parties.Select((party, p) => scenario.Utility(text, p) >= party.Reservation).All(a => a);
        Assert.Equal(acceptable ? text : null, trace.Result.Outcome);
        Assert.Equal(rules.Steps, trace.Result.Offers);
    }

    // From a second implementation of the words of docs/simulation.md in Python.
    [Theory]
    [InlineData(1, 0, 0, 0x309714ec38d33b4c, 0x1bc11473d28024a0)]
    [InlineData(1, 0, 1, 0x5f147c977b052899, 0x3beb7d2db94e1f5d)]
    [InlineData(1, 1, 0, 0x18c4284a8917a212, 0xc644c1304645f805)]
    [InlineData(7, 123456789, 1, 0xc254805f23280a6f, 0x4eadc22a7f96e8a6)]
    [InlineData(1, 0, 4094, 0xe2916959de97159c, 0xa455ccf5a3a14bd5)]
    public void RandomStreams_OfARun_AreThoseOfTheDocumentation(ulong seed, long run, int number, ulong first, ulong second)
    {
        Xoshiro256 random = RandomStreams.Of(seed, run, number);
        Assert.Equal((first, second), (random.Next(), random.Next()));
    }

    private static Rational Best(Scenario scenario, int party)
    {
        Rational sum = scenario.Issues.Aggregate(
            Rational.Zero, (all, issue) => all + Enumerable.Range(0, issue.Options.Count).Max(o => issue.Worth(party, o)));
        return scenario.Parties[party].Cap is { } cap && sum > cap ? cap : sum;
    }
}
