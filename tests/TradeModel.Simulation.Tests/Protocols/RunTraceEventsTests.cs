using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Protocols;

/// <summary>A simulated run of the India–US talks, read as a negotiation.</summary>
public sealed class RunTraceEventsTests
{
    private static readonly Negotiation Talks = BundledNegotiations.IndiaUnitedStates;
    private static readonly Ensemble Ensemble = Simulation.Ensemble.Of(Talks);
    private static readonly EnsembleOptions Options = new(60, 7);

    [Fact]
    public void Agreement_Replayed_GivesTheAgreedPackage()
    {
        int agreed = 0;
        for (int run = 0; run < 10; run++)
        {
            RunTrace trace = Ensemble.Trace(Options, run);
            if (trace.Result is not { Outcome: { } outcome, Step: { } step }) continue;
            agreed++;
            Negotiation simulated = Ensemble.Simulate(Options, run);
            foreach ((IssueId issue, Position terms) in Ensemble.NegotiationScenario!.TermsOf(outcome))
            {
                Assert.Equal(terms, simulated.GetIssue(issue).AgreedTerms);
                Assert.Equal(Ensemble.Calendar!.DayOf(step), simulated.GetIssue(issue).AgreedOn);
            }
            Assert.Equal(Negotiation.Replay(Talks.Definition, simulated.Log), simulated);
            Assert.Equal(Talks.Log, simulated.Log.Take(Talks.Log.Count));
        }
        Assert.InRange(agreed, 5, 10);
    }

    [Fact]
    public void Offers_AreTheMakersPositionsOnTheirDays()
    {
        RunTrace trace = Ensemble.Trace(Options, 0);
        NegotiationScenario scenario = Ensemble.NegotiationScenario!;
        Negotiation at = Talks;
        ValueList<NegotiationEvent> events = trace.ToEvents(Talks, scenario, Ensemble.Calendar!);
        Assert.All(events, e => Assert.Equal((EvidenceBasis.Illustrative, "a simulated run"), (e.Provenance!.Basis, e.Provenance.Source)));
        int next = 0;
        foreach (RunOffer offer in trace.Offers)
        {
            PartyId party = scenario.Parties[offer.Party!.Value];
            LocalDate day = Ensemble.Calendar!.DayOf(offer.Step);
            for (; next < events.Count && events[next] is PositionTabled tabled && tabled.Party == party && tabled.Date == day; next++)
            {
                // Only what changes is tabled.
                Assert.NotEqual(tabled.Position, at.GetIssue(tabled.Issue).PositionOf(party));
                at = at.Apply(tabled);
            }
            for (int i = 0; i < scenario.Issues.Count; i++)
                Assert.Equal(scenario.Positions[i][offer.Outcome.Choices[i]], at.GetIssue(scenario.Issues[i]).PositionOf(party));
        }
        Assert.All(events.Skip(next), e => Assert.IsType<IssueAgreed>(e));
        Assert.Equal(trace.Result.Agreed ? scenario.Issues.Count : 0, events.Count - next);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Convergence_OfARunWithoutAgreement_IsThatOfTheReplayedTalks(bool closing)
    {
        // Gaps as measured on the replayed talks, weighed by the scenario's weights: both parties are concerned by every issue.
        Negotiation talks = Talks;
        var certain = new EnsembleAssumptions { Salience = null, Haste = null, Reservation = Distribution.Uniform(0.6, 0.8) };
        Ensemble ensemble = Simulation.Ensemble.Of(talks, certain);
        if (closing) ensemble = ensemble.WithClosings(new IssueClosing(0, 3, 0), new IssueClosing(1, 2));
        EnsembleOptions options = new(40, 3);
        RunBatch runs = ensemble.RunBatch(options, 0, 40, TestContext.Current.CancellationToken);
        int compared = 0;
        for (int run = 0; run < 40; run++)
        {
            if (runs.Steps[run] >= 0 || double.IsNaN(runs.Convergences[run])) continue;
            ConvergenceReport report = ensemble.Simulate(options, run).MeasureConvergence();
            NegotiationScenario scenario = ensemble.NegotiationScenario!;
            double expected = Enumerable.Range(0, scenario.Issues.Count).Sum(i =>
                scenario.Scenario.Issues[i].Weights.Average(w => w.ToDouble())
                    * report.Issues.Single(r => r.Issue == scenario.Issues[i]).Score!.Value);
            Assert.Equal(expected, runs.Convergences[run], 1e-9);
            compared++;
        }
        Assert.InRange(compared, 3, 40);
    }

    [Fact]
    public void Closings_Replayed_AgreeAndReopenTheirIssues()
    {
        // The first issue closes at step 2 and reopens at step 8, the second stays closed, the third closes on what is tabled.
        NegotiationScenario scenario = Ensemble.NegotiationScenario!;
        RoundCalendar calendar = Ensemble.Calendar!;
        int last = scenario.Positions[1].Count - 1;
        Ensemble closing = Ensemble.WithClosings([new(0, 2, 0, reopens: 8), new(1, 3, last), new(2, 4)]);
        int agreements = 0, open = 0;
        for (int run = 0; run < 20; run++)
        {
            RunTrace trace = closing.Trace(Options, run);
            ValueList<NegotiationEvent> events = trace.ToEvents(Talks, scenario, calendar);
            Assert.Equal(
                trace.Closings.Where(c => c.Option is null).Select(c => (calendar.DayOf(c.Step), scenario.Issues[c.Issue])),
                events.OfType<IssueReopened>().Select(e => (e.Date, e.Issue)));
            // Nobody tables anything on an issue while it is closed: the rules of a negotiation would refuse it.
            Negotiation simulated = closing.Simulate(Options, run);
            Assert.Equal(Negotiation.Replay(Talks.Definition, simulated.Log), simulated);
            foreach ((int issue, int option) in trace.Result.Closed)
                Assert.Equal(scenario.Positions[issue][option], simulated.GetIssue(scenario.Issues[issue]).AgreedTerms);
            if (trace.Result.Outcome is not { } outcome)
            {
                open++;
                Assert.All(scenario.Issues, (id, i) => Assert.Equal(trace.Result.Closed.ContainsKey(i), simulated.GetIssue(id).IsAgreed));
                continue;
            }
            agreements++;
            Assert.Equal(scenario.TermsOf(outcome), scenario.Issues
                .Select(id => KeyValuePair.Create(id, simulated.GetIssue(id).AgreedTerms!)).ToValueMap());
        }
        Assert.True(agreements > 0 && open > 0, $"{agreements} agreements, {open} without");
    }

    [Fact]
    public void ClosingsOf_Phases_CloseAfterTheirWindows()
    {
        // The first tranche's window was 1 September to 30 November 2025.
        Negotiation talks = Talks.AsOf(new(2025, 8, 20));
        NegotiationScenario scenario = NegotiationScenario.From(talks, new() { StepsBetween = 1 });
        RoundCalendar calendar = RoundCalendar.Every(14, new(2025, 9, 1), new(2026, 6, 1));
        int from = calendar.StepsUntil(new(2025, 11, 30));
        Assert.InRange(from, 1, calendar.Steps - 1);
        ValueList<IssueClosing> closings = calendar.ClosingsOf(talks, scenario);
        int[] inWindow =
        [
            .. Enumerable.Range(0, scenario.Issues.Count).Where(i => talks.GetIssue(scenario.Issues[i]).Phase is { } phase
                && talks.GetPhase(phase).Phase.Window is { } window && window.End == new LocalDate(2025, 11, 30)),
        ];
        Assert.NotEmpty(inWindow);
        Assert.All(inWindow, i => Assert.Contains(new IssueClosing(i, from), closings));
        Assert.All(closings, c => Assert.NotNull(talks.GetIssue(scenario.Issues[c.Issue]).Phase));
    }

    [Fact]
    public void ASingleTextWithClosings_Replayed_GivesTheAgreedPackage()
    {
        NegotiationScenario scenario = Ensemble.NegotiationScenario!;
        RoundCalendar calendar = Ensemble.Calendar!;
        var rules = new NegotiationRules(calendar.Steps, NegotiationProtocol.SingleText)
        {
            Closings = [new(0, 5), new(1, 9, 0), new(2, 4, reopens: 12)],
        };
        int agreed = 0;
        for (int run = 0; run < 20; run++)
        {
            ValueList<Strategy> easy = [.. scenario.Parties.Select(_ => new Strategy("easy", new HardLiner(), new AcceptTime(0)))];
            RunTrace trace = new SimulatedNegotiation(scenario.Scenario, easy, rules).Trace(1, run);
            Negotiation simulated = Talks;
            foreach (NegotiationEvent next in trace.ToEvents(Talks, scenario, calendar)) simulated = simulated.Apply(next);
            if (trace.Result.Outcome is not { } outcome) continue;
            agreed++;
            foreach ((IssueId issue, Position terms) in scenario.TermsOf(outcome))
                Assert.Equal(terms, simulated.GetIssue(issue).AgreedTerms);
        }
        Assert.True(agreed > 0);
    }

    [Fact]
    public void Run_OfAnotherScenarioOrALongerOne_IsRefused()
    {
        RunTrace trace = Ensemble.Trace(Options, 0);
        RoundCalendar shorter = Ensemble.Calendar!.Until(Ensemble.Calendar.Rounds[0]);
        Assert.Equal(
            "calendar", Assert.Throws<ArgumentException>(() => trace.ToEvents(Talks, Ensemble.NegotiationScenario!, shorter)).ParamName);
        NegotiationScenario other = NegotiationScenario.From(Talks, new() { StepsBetween = 0 });
        Assert.Equal("scenario", Assert.Throws<ArgumentException>(() => trace.ToEvents(Talks, other, Ensemble.Calendar)).ParamName);
    }

    [Fact]
    public void Ensemble_OfTalksWithAWindowAhead_MeetsWithinIt()
    {
        // On 1 September 2025 the first tranche's window, 1 September to 30 November, lay ahead.
        Ensemble autumn = Simulation.Ensemble.Of(Talks.AsOf(new(2025, 8, 20)));
        Assert.Equal((new LocalDate(2025, 9, 1), new LocalDate(2025, 11, 24)), (autumn.Calendar!.Rounds[0], autumn.Calendar.Rounds[^1]));
        Assert.Equal(4, autumn.Calendar.Rounds.Count);
        Assert.All(Ensemble.Inputs, i => Assert.Equal(EvidenceBasis.Illustrative, i.Basis));
        // No window lies ahead of the whole record.
        Assert.Equal(Talks.LastDay!.Value.PlusDays(1), Ensemble.Calendar!.Rounds[0]);
    }
}
