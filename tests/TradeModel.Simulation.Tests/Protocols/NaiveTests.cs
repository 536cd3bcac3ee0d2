using FsCheck.Xunit;
using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

public class NaiveTests
{
    private static readonly string[] Names =
    [
        "boulware", "linear", "conceder", "hard-liner", "random-walker", "micro", "tit-for-tat", "averaged-tit-for-tat",
        "random-tit-for-tat", "reciprocal",
    ];

    [Property(MaxTest = 1000)]
    public void Run_AnyStrategies_FollowsTheWordsOfTheRules(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random, wide: seed % 5 == 0 ? 20 + (seed & 31) : 0);
        if (scenario.OutcomeCount > 256) return;
        string[] names = [.. scenario.Parties.Select(_ => Names[random.Next(Names.Length)])];
        int steps = 1 + random.Next(12), run = random.Next(1000);
        var naive = new Naive(scenario, names, steps, 7, (ulong)run);
        (int? step, Outcome? outcome) = naive.Play();

        var talks = new SimulatedNegotiation(scenario, names.Select(Strategies.Get).ToValueList(), new NegotiationRules(steps));
        RunTrace trace = talks.Trace(7, run);
        string told = $"{string.Join(", ", names)}; {steps} steps";
        Assert.Null(trace.Result.Failure);
        Assert.Equal((told, step, outcome), (told, trace.Result.Step, trace.Result.Outcome));
        Assert.Equal(
            naive.History.Select(h => (h.Party, naive.OutcomeOf(h.Outcome))), trace.Offers.Select(o => (o.Party!.Value, o.Outcome)));
        // The result alone is that of the trace.
        Assert.Equal(trace.Result, talks.Run(7, run));
    }

    [Property(MaxTest = 1000)]
    public void Run_IssuesThatCloseAndReopen_FollowsTheWordsOfTheRules(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random, wide: seed % 5 == 0 ? 20 + (seed & 31) : 0);
        if (scenario.OutcomeCount > 256) return;
        string[] names = [.. scenario.Parties.Select(_ => Names[random.Next(Names.Length)])];
        int steps = 1 + random.Next(16), run = random.Next(1000);
        IssueClosing[] closings = Closings.Draw(random, scenario, steps);
        var naive = new Naive(scenario, names, steps, 7, (ulong)run, closings);
        (int? step, Outcome? outcome) = naive.Play();

        NegotiationRules rules = new(steps) { Closings = closings.ToValueList() };
        string told = $"{string.Join(", ", names)}; {steps} steps; {string.Join(", ", (object[])closings)}";
        // Listed or searched, a run is the same.
        foreach (OutcomeSpace space in (OutcomeSpace[])[OutcomeSpace.Of(scenario), OutcomeSpace.Searched(scenario, SearchLimits.Default)])
        {
            RunTrace trace = new SimulatedNegotiation(space, names.Select(Strategies.Get).ToValueList(), rules).Trace(7, run);
            Assert.Equal((told, null, 0), (told, trace.Result.Failure, trace.Result.Refused));
            Assert.Equal(
                naive.History.Select(h => (told, h.Party, naive.OutcomeOf(h.Outcome))),
                trace.Offers.Select(o => (told, o.Party!.Value, o.Outcome)));
            Assert.Equal((told, step, outcome), (told, trace.Result.Step, trace.Result.Outcome));
            Assert.Equal(naive.Closed.OrderBy(c => c.Key), trace.Result.Closed.AsEnumerable());
        }
    }

    [Property(MaxTest = 300)]
    public void Run_BuiltInStrategies_AreIndividuallyRational(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random);
        Strategy[] strategies = [.. scenario.Parties.Select(_ => Strategies.All[random.Next(Strategies.All.Count)])];
        var rules = new NegotiationRules(1 + random.Next(20), (NegotiationProtocol)random.Next(2));
        RunTrace trace = new SimulatedNegotiation(scenario, strategies.ToValueList(), rules).Trace((ulong)seed, 3);
        Assert.Null(trace.Result.Failure);
        foreach (RunOffer offer in trace.Offers)
        {
            if (offer.Party is { } party)
                Assert.True(scenario.Utility(offer.Outcome, party) >= scenario.Parties[party].Reservation, $"{strategies[party]}: {offer}");
            Assert.Equal(scenario.Parties.Select((_, p) => scenario.Utility(offer.Outcome, p).ToDouble()), offer.Utilities);
        }
        if (trace.Result.Outcome is { } agreed)
        {
            RunOffer accepted = Assert.Single(trace.Offers, o => o.Step == trace.Result.Step);
            Assert.Equal((agreed, true), (accepted.Outcome, accepted.Accepted));
            Assert.All(scenario.Parties, (party, p) => Assert.True(scenario.Utility(agreed, p) >= party.Reservation));
        }
        Assert.Equal(trace.Offers.Count, trace.Result.Offers);
    }
}
