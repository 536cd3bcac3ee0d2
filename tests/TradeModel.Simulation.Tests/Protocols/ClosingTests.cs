using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

/// <summary>Issues that close and reopen during a run.</summary>
public class ClosingTests
{
    // What one side gains on an issue the other loses, so offers show what their maker asks for.
    private static readonly Scenario TwoIssues = new(
        ["A", "B"],
        [
            new("Steel", [new("50 %", 0, 3), new("25 %", 2, 2), new("0 %", 3, 0)]),
            new("Pulses", [new("30 %", 4, 0), new("10 %", 2, 2), new("0 %", 0, 4)]),
        ]);

    [Fact]
    public void AnOfferOnAClosedIssue_IsRefusedAndTheNextPartyOffers()
    {
        // Steel closes at step 2 on 25 %. A's own strategy does not know: it asks for 0 % and 30 % again and again.
        const string Reason = "'Steel' is closed on '25 %'";
        NegotiationRules rules = new(6) { Closings = [new(issue: 0, from: 2, option: 1)] };
        RunTrace trace = Play(TwoIssues, rules, Stubborn([2, 0]), Stubborn([1, 2]));
        Assert.Equal(
            [(0, 0, null), (1, 1, null), (2, 0, Reason), (3, 1, null), (4, 0, Reason), (5, 1, null)],
            trace.Offers.Select(o => (o.Step, o.Party!.Value, o.Refusal)));
        Assert.All(trace.Offers.Where(o => o.Refusal is not null), o => Assert.Equal((0, false), (o.Answers.Count, o.Accepted)));
        Assert.All(trace.Offers.Where(o => o.Refusal is null), o => Assert.Single(o.Answers));
        // A refused offer is not made: it is counted separately, and does not count as the party's last offer.
        Assert.Equal((4, 2, false), (trace.Result.Offers, trace.Result.Refused, trace.Result.Agreed));
        Assert.Equal([2, 0], trace.Result.LastOffers[0].Choices);
        Assert.Equal([(2, 0, 1)], trace.Closings.Select(c => (c.Step, c.Issue, c.Option!.Value)));
        Assert.Equal([KeyValuePair.Create(0, 1)], trace.Result.Closed.AsEnumerable());
    }

    [Fact]
    public void ThreeParties_AfterARefusedOffer_TheNextInTurnOffers()
    {
        var scenario = new Scenario(["A", "B", "C"], [new("i", [new("a", 3, 2, 0), new("b", 0, 3, 2), new("c", 2, 0, 3)])]);
        NegotiationRules rules = new(5) { Closings = [new(0, 1, 1)] };
        // A's offer a is refused by B, who must offer; the issue is closed on b by then. B offers b, C has c in mind and rejects, and its
        // own offer is refused, so that A is next, whose offer is refused too.
        RunTrace trace = Play(scenario, rules, Stubborn([0]), Stubborn([1]), Stubborn([2]));
        Assert.Equal(
            [(0, 0, false), (1, 1, false), (2, 2, true), (3, 0, true), (4, 1, false)],
            trace.Offers.Select(o => (o.Step, o.Party!.Value, o.Refusal is not null)));
    }

    [Fact]
    public void Strategies_OnceAnIssueIsClosed_OfferAboutTheOpenOnesOnly()
    {
        // Steel closes on 25 %, worth 2 to each. Then A, a linear conceder, can get 6, 4 or 2, B, a hard-liner, asks for 6: 25 % and 0 %.
        // At step 2 of 0 … 4, t = 1/2: A's target is 2 + (1 − 1/2) (6 − 2) = 4, so it offers 10 %. At step 4 it is 2, what B asks for.
        NegotiationRules rules = new(5) { Closings = [new(0, 1, 1)] };
        RunTrace trace = Play(TwoIssues, rules, Strategies.Linear, Strategies.HardLiner);
        Assert.Equal([[2, 0], [1, 2], [1, 1], [1, 2]], trace.Offers.Select(o => o.Outcome.Choices));
        Assert.Equal((3, 0), (trace.Result.Step, trace.Result.Refused));
        Assert.Equal([2, 6], trace.Result.Utilities);
    }

    [Fact]
    public void AClosingWithoutAnOption_WaitsUntilTheLastOffersAgree()
    {
        // From step 2 on, Pulses closes as soon as both last offers have the same option: 10 % at step 3, before the offer of step 4.
        NegotiationRules rules = new(6) { Closings = [new(1, 2)] };
        Strategy a = new("a", new Scripted([[2, 0], [2, 1], [2, 0]]), Never), b = new("b", new Scripted([[0, 2], [0, 1], [0, 1]]), Never);
        RunTrace trace = Play(TwoIssues, rules, a, b);
        Assert.Equal([(4, 1, 1)], trace.Closings.Select(c => (c.Step, c.Issue, c.Option!.Value)));
        Assert.Equal(
            [null, null, null, null, "'Pulses' is closed on '10 %'", null], trace.Offers.Select(o => o.Refusal));
    }

    [Fact]
    public void AClosingWithoutAnOption_DoesNotAskAPartyToWhichTheIssueIsWorthTheSame()
    {
        // Steel is worth 1 to B whatever is agreed; A's last offer settles it at step 1. What B offered then does not count.
        var scenario = new Scenario(
            ["A", "B"], [new("Steel", [new("0", 0, 1), new("1", 2, 1)]), new("Pulses", [new("0", 5, 0), new("1", 0, 5)])]);
        NegotiationRules rules = new(4) { Closings = [new(0, 1)] };
        RunTrace trace = Play(scenario, rules, Stubborn([1, 0]), Stubborn([0, 1]));
        Assert.Equal([(1, 0, 1)], trace.Closings.Select(c => (c.Step, c.Issue, c.Option!.Value)));
        Assert.Equal("'Steel' is closed on '1'", trace.Offers[1].Refusal);
    }

    [Fact]
    public void AReopenedIssue_IsOpenFromItsStepOn()
    {
        NegotiationRules rules = new(6) { Closings = [new(0, 1, option: 1, reopens: 4)] };
        RunTrace trace = Play(TwoIssues, rules, Stubborn([2, 0]), Stubborn([1, 2]));
        Assert.Equal([true, true, false, true, true, true], trace.Offers.Select(o => o.Refusal is null));
        Assert.Equal([(1, (int?)1), (4, null)], trace.Closings.Select(c => (c.Step, c.Option)));
        Assert.Equal(["1: issue 0 closes on option 1", "4: issue 0 reopens"], trace.Closings.Select(c => c.ToString()));
        Assert.Empty(trace.Result.Closed);
    }

    [Fact]
    public void MiCRO_IssueClosesAndReopens_GoesOnWithTheBestItHasNotOffered()
    {
        // A's outcomes by falling utility: 0 % 30 % (7), 25 % 30 % (6), 0 % 10 % (5). While Steel is closed on 25 %, the second comes next,
        // and B's best is another. At step 4 A has made two offers and received one, so it repeats one of its two; at step 6 it has
        // received two, and goes on with the third.
        NegotiationRules rules = new(8) { Closings = [new(0, 1, option: 1, reopens: 4)] };
        RunTrace trace = Play(TwoIssues, rules, Strategies.MiCRO, new("hard", new HardLiner(), Never));
        ValueList<int>[] own = [.. trace.Offers.Where(o => o.Party == 0).Select(o => o.Outcome.Choices)];
        Assert.Equal([[2, 0], [1, 0]], own[..2]);
        Assert.Contains(own[2], own[..2]);
        Assert.Equal([2, 1], own[3]);
        Assert.Equal([[1, 2], [1, 2], [0, 2], [0, 2]], trace.Offers.Where(o => o.Party == 1).Select(o => o.Outcome.Choices));
    }

    [Fact]
    public void AClosingThatLeavesAPartyNothing_StopsTheOffersUntilTheIssueReopens()
    {
        // On 50 % Steel is worth nothing to A, whose best is then 4 and whose reservation value is 5.
        var scenario = new Scenario([new("A", 5), "B"], TwoIssues.Issues);
        NegotiationRules rules = new(8) { Closings = [new(0, 2, option: 0, reopens: 5)] };
        RunTrace trace = Play(scenario, rules, Strategies.HardLiner, Strategies.HardLiner);
        Assert.Equal([(0, 0), (1, 1), (5, 0), (6, 1), (7, 0)], trace.Offers.Select(o => (o.Step, o.Party!.Value)));
        Assert.False(trace.Result.Agreed);
        Assert.Equal([5, 0], trace.Result.Utilities);
        RunTrace never = Play(
            scenario, rules with { Closings = [new(0, 0, option: 0)] }, Strategies.Conceder, Strategies.Conceder);
        Assert.Equal((0, 0, false), (never.Offers.Count, never.Result.Offers, never.Result.Agreed));
    }

    [Fact]
    public void AnOfferAfterTheDeadline_IsRefusedForThatReason()
    {
        NegotiationRules rules = new(6) { Deadline = 2, Closings = [new(0, 2, option: 1)] };
        RunTrace trace = Play(TwoIssues, rules, Stubborn([2, 0]), Stubborn([0, 2]));
        Assert.Equal([null, null, "after the deadline"], trace.Offers.Select(o => o.Refusal));
        Assert.Equal((2, 1), (trace.Result.Offers, trace.Result.Refused));
    }

    [Fact]
    public void SingleText_AClosing_PutsItsTermsIntoTheText()
    {
        for (int option = 0; option < 3; option++)
        {
            var rules = new NegotiationRules(20, NegotiationProtocol.SingleText) { Closings = [new(0, 7, option)] };
            RunTrace trace = Play(TwoIssues, rules, Strategies.Conceder, Strategies.Conceder);
            Outcome text = trace.Offers.Take(7).Last(o => o.Step == 0 || o.Accepted).Outcome;
            RunOffer settled = trace.Offers[7];
            if (text.Choices[0] != option)
            {
                // The text with the terms is the draft of this step, on which nobody votes.
                Assert.Equal([option, text.Choices[1]], settled.Outcome.Choices);
                if (trace.Result.Step != 7) Assert.Empty(settled.Answers);
            }
            Assert.All(trace.Offers.Skip(7), o => Assert.Equal(option, o.Outcome.Choices[0]));
            // Every later draft changes Pulses.
            Outcome now = trace.Offers[7].Accepted || text.Choices[0] != option ? settled.Outcome : text;
            foreach (RunOffer draft in trace.Offers.Skip(8))
            {
                Assert.NotEqual(now.Choices[1], draft.Outcome.Choices[1]);
                if (draft.Accepted && draft.Step != trace.Result.Step) now = draft.Outcome;
                if (draft.Step == trace.Result.Step) now = draft.Outcome;
            }
            Assert.Equal(now, trace.Result.Outcome);
            Assert.Equal(20, trace.Result.Offers);
        }
    }

    [Fact]
    public void SingleText_AClosingWithoutAnOption_TakesWhatTheTextSays()
    {
        var rules = new NegotiationRules(20, NegotiationProtocol.SingleText) { Closings = [new(0, 7)] };
        RunTrace trace = Play(TwoIssues, rules, Strategies.Conceder, Strategies.Conceder);
        Outcome text = trace.Offers.Take(7).Last(o => o.Step == 0 || o.Accepted).Outcome;
        Assert.Equal([(7, 0, text.Choices[0])], trace.Closings.Select(c => (c.Step, c.Issue, c.Option!.Value)));
        Assert.All(trace.Offers.Skip(7), o => Assert.Equal(text.Choices[0], o.Outcome.Choices[0]));
    }

    [FsCheck.Xunit.Property(MaxTest = 500)]
    public void IssuesClosedFromTheStart_AreAsIfTheyHadOneOption(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random, wide: seed % 5 == 0 ? 20 + (seed & 31) : 0);
        int steps = 1 + random.Next(20);
        int[] options = [.. scenario.Issues.Select(i => random.Next(2) == 0 ? random.Next(i.Options.Count) : -1)];
        var part = new Scenario(scenario.Parties, scenario.Issues.Select((issue, i) => options[i] < 0
            ? issue : new ScenarioIssue(issue.Name, issue.Weights, [issue.Options[options[i]]])).ToValueList());
        // An opponent model counts the options of every issue, so its estimates differ.
        Strategy[] known = [.. Strategies.All.Where(s => s.Model is null)];
        ValueList<Strategy> strategies = scenario.Parties.Select(_ => known[random.Next(known.Length)]).ToValueList();
        // Without an acceptable outcome a single text ends before its first draft.
        bool possible = OutcomeSpace.Of(part).Open().All(o => o.MeetsReservation(o.Best));
        var rules = new NegotiationRules(steps, possible ? (NegotiationProtocol)random.Next(2) : NegotiationProtocol.AlternatingOffers);
        RunTrace expected = new SimulatedNegotiation(part, strategies, rules).Trace(5, 9);
        NegotiationRules closing = rules with
        {
            Closings = options.Select((o, i) => (o, i)).Where(x => x.o >= 0).Select(x => new IssueClosing(x.i, 0, x.o)).ToValueList(),
        };
        foreach (OutcomeSpace space in (OutcomeSpace[])[OutcomeSpace.Of(scenario), OutcomeSpace.Searched(scenario, SearchLimits.Default)])
        {
            RunTrace trace = new SimulatedNegotiation(space, strategies, closing).Trace(5, 9);
            Assert.Equal(expected.Result.Failure, trace.Result.Failure);
            Assert.Equal(
                expected.Offers.Select(o => (o.Step, o.Party, Full(o.Outcome), o.Utilities, o.Answers)),
                trace.Offers.Select(o => (o.Step, o.Party, o.Outcome, o.Utilities, o.Answers)));
            Assert.Equal((expected.Result.Step, expected.Result.Utilities), (trace.Result.Step, trace.Result.Utilities));
        }

        Outcome Full(Outcome outcome) => new(outcome.Choices.Select((c, i) => options[i] >= 0 ? options[i] : c).ToValueList());
    }

    [FsCheck.Xunit.Property(MaxTest = 500)]
    public void NoOfferThatStands_DepartsFromAClosedIssue(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random);
        Strategy[] all =
        [
            .. Strategies.All, new("hard-headed", new TimeDependent(1), model: new HardHeadedFrequency()),
            new("smith", new TimeDependent(0.5), new AcceptCombination(), new SmithFrequency()), Stubborn(new int[scenario.Issues.Count]),
        ];
        Strategy[] strategies = [.. scenario.Parties.Select(_ => all[random.Next(all.Length)])];
        int steps = 1 + random.Next(30);
        var rules = new NegotiationRules(steps, (NegotiationProtocol)random.Next(2))
        {
            Closings = Closings.Draw(random, scenario, steps).ToValueList(),
            Deadline = random.Next(4) == 0 ? 1 + random.Next(steps) : null,
        };
        var talks = new SimulatedNegotiation(scenario, strategies.ToValueList(), rules);
        RunTrace trace = talks.Trace((ulong)seed, 3);
        Assert.Equal(trace.Result, talks.Run((ulong)seed, 3));
        Assert.Null(trace.Result.Failure);
        foreach (RunOffer offer in trace.Offers)
        {
            Dictionary<int, int> closed = ClosedAt(trace, offer.Step);
            bool keeps = closed.All(c => offer.Outcome.Choices[c.Key] == c.Value);
            if (offer.Refusal is null) Assert.True(keeps, $"{offer} with {string.Join(", ", trace.Closings)}");
            else if (offer.Refusal != "after the deadline") Assert.False(keeps, $"{offer}: {offer.Refusal}");
            // Only a strategy of another package makes an offer that is refused for a closed issue.
            if (offer is { Refusal: not (null or "after the deadline"), Party: { } party })
                Assert.Equal("stubborn", strategies[party].Name);
            if (offer is { Refusal: null, Party: { } by } && strategies[by].Name != "stubborn")
                Assert.True(scenario.Utility(offer.Outcome, by) >= scenario.Parties[by].Reservation, $"{strategies[by]}: {offer}");
        }
        Assert.Equal(trace.Offers.Count(o => o.Refusal is null), trace.Result.Offers);
        Assert.Equal(trace.Offers.Count(o => o.Refusal is not null), trace.Result.Refused);
        if (trace.Result is not { Outcome: { } agreed, Step: { } step }) return;
        int last = rules.Protocol == NegotiationProtocol.SingleText ? int.MaxValue : step;
        Assert.All(ClosedAt(trace, last), c => Assert.Equal(c.Value, agreed.Choices[c.Key]));
    }

    [Fact]
    public void Run_WithClosings_MoreSteps_AllocatesNothingMore()
    {
        Scenario scenario = new(
            ["A", new("B", 0.4)],
            [
                new("i", [new("0", 1, 0), new("1", 0.7, 0.2), new("2", 0.2, 0.9), new("3", 0, 1)]),
                new("j", [new("0", 1, 0), new("1", 0.4, 0.2), new("2", 0, 0.3)]),
            ]);
        // i closes for a while, and j closes on what is tabled if it ever is: the hard-liner's best option, which is worth nothing to B.
        foreach (Strategy strategy in Strategies.All)
        {
            long Bytes(int steps)
            {
                var rules = new NegotiationRules(steps) { Closings = [new(0, 100, 1, reopens: 400), new(1, 500)] };
                var talks = new SimulatedNegotiation(scenario, [Strategies.HardLiner, strategy], rules);
                talks.Run(1, 0);
                long before = GC.GetAllocatedBytesForCurrentThread();
                talks.Run(1, 1);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
            Assert.Equal((strategy.Name, Bytes(1_000)), (strategy.Name, Bytes(2_000)));
        }
    }

    [Fact]
    public void Closings_ThatMakeNoSense_AreRefused()
    {
        Assert.Equal("issue", Assert.Throws<ArgumentOutOfRangeException>(() => new IssueClosing(-1, 0)).ParamName);
        Assert.Equal("from", Assert.Throws<ArgumentOutOfRangeException>(() => new IssueClosing(0, -1)).ParamName);
        Assert.Equal("option", Assert.Throws<ArgumentOutOfRangeException>(() => new IssueClosing(0, 0, -1)).ParamName);
        Assert.Equal("reopens", Assert.Throws<ArgumentOutOfRangeException>(() => new IssueClosing(0, 3, null, 3)).ParamName);
        Assert.StartsWith(
            "issue 0 closes at step 4 on option 1, but it is already closed: issue 0 closes at step 2 on the option offered and reopens at "
                + "step 5 (Parameter 'closings')",
            Assert.Throws<ArgumentException>(() => new NegotiationRules(9) { Closings = [new(0, 4, 1), new(0, 2, reopens: 5)] }).Message,
            StringComparison.Ordinal);
        // One after the other, and other issues at the same time, are fine.
        Assert.Equal(
            "AlternatingOffers, 9 steps, deadline at step 3, 3 closings",
            new NegotiationRules(9) { Deadline = 3, Closings = [new(0, 4, 1), new(0, 2, reopens: 4), new(1, 3)] }.ToString());
        Assert.Equal(
            "issue 2 closes at step 1 on the option offered, but the scenario has no issue number 2; it has 2 (Parameter 'rules')",
            Refused(new(2, 1)));
        Assert.Equal(
            "issue 1 closes at step 1 on option 3, but 'Pulses' has 3 options, counted from 0 (Parameter 'rules')",
            Refused(new(1, 1, 3)));

        static string Refused(IssueClosing closing)
        {
            var rules = new NegotiationRules(9) { Closings = [closing] };
            ValueList<Strategy> strategies = [Strategies.Linear, Strategies.Linear];
            string message = Assert.Throws<ArgumentException>(() => new SimulatedNegotiation(TwoIssues, strategies, rules)).Message;
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => Ensemble.Of(TwoIssues, strategies, rules)).Message);
            return message;
        }
    }

    [Fact]
    public void AStrategyThatAsksBelowAClosedOutcome_FailsWithTheReason()
    {
        // The strategy of the documentation, which keeps an outcome from before the closing and is not told.
        NegotiationRules rules = new(6) { Closings = [new(0, 2, option: 1)] };
        RunTrace trace = Play(TwoIssues, rules, new("own", new Below(), Never), Strategies.HardLiner);
        Assert.Equal(
            "at step 2, A (own) threw ArgumentException: the outcome has another option on a closed issue; begin again at Best "
                + "if issues close (Parameter 'outcome')",
            trace.Result.Failure);
    }

    private static readonly AcceptConstant Never = new(1_000);

    private static Strategy Stubborn(int[] choices) => new("stubborn", new Scripted([choices]), Never);

    private static RunTrace Play(Scenario scenario, NegotiationRules rules, params Strategy[] strategies)
    {
        RunTrace trace = new SimulatedNegotiation(scenario, strategies.ToValueList(), rules).Trace(1, 0);
        OutcomeSpace searched = OutcomeSpace.Searched(scenario, SearchLimits.Default);
        RunTrace other = new SimulatedNegotiation(searched, strategies.ToValueList(), rules).Trace(1, 0);
        Assert.Equal((trace.Offers, trace.Closings, trace.Result), (other.Offers, other.Closings, other.Result));
        return trace;
    }

    private static Dictionary<int, int> ClosedAt(RunTrace trace, int step)
    {
        var closed = new Dictionary<int, int>();
        foreach (RunClosing closing in trace.Closings.Where(c => c.Step <= step))
        {
            if (closing.Option is { } option) closed[closing.Issue] = option;
            else closed.Remove(closing.Issue);
        }
        return closed;
    }

    /// <summary>Offers outcomes in a fixed order, the last one again and again. It does not look at what is closed.</summary>
    private sealed record Scripted(int[][] Offers) : OfferingStrategy
    {
        public override Instance Start(PartyView view) => new Player(Offers);

        private sealed class Player(int[][] offers) : Instance
        {
            private int _next;

            public override OutcomeIndex Plan(PartyView view) => view.Order.Find(offers[Math.Min(_next, offers.Length - 1)]);

            public override void Offered(PartyView view, OutcomeIndex offer) => _next++;
        }
    }

    private sealed record Below : OfferingStrategy
    {
        public override Instance Start(PartyView view) => new Player(view.Order.Best);

        private sealed class Player(OutcomeIndex last) : Instance
        {
            public override OutcomeIndex Plan(PartyView view) => view.Order.TryNextBelow(last, out OutcomeIndex next) ? next : last;
        }
    }
}
