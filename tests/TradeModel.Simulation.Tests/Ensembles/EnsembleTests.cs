using NodaTime;
using TradeModel.Bargaining;
using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Ensembles;

public sealed class EnsembleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<EnsembleResult> Run(Ensemble ensemble, int runs, SamplingDesign? design = null)
        => ensemble.RunAsync(new(runs, 7) { Design = design ?? SamplingDesign.Independent }, null, Cancellation);

    [Fact]
    public async Task Conclusions_ByDay_AreTheRunsCounted()
    {
        EnsembleResult result = await Run(Bargain.Ensemble, 200);
        LocalDate?[] days = [.. Enumerable.Range(0, 200).Select(result.DayOf)];
        ValueList<ConclusionByDay> byDay = result.ConclusionsByDay();
        Assert.Equal(Bargain.Calendar.Rounds, byDay.Select(d => d.Day));
        foreach (ConclusionByDay round in byDay)
        {
            int count = days.Count(d => d <= round.Day);
            Assert.Equal(EstimatedShare.Wilson(count, 200), round.Probability);
            Assert.Equal(round.Probability, result.ProbabilityConcludedBy(round.Day.PlusDays(6)));
        }
        Assert.Equal(0, result.ProbabilityConcludedBy(Bargain.First.PlusDays(-1)).Share);
        Assert.Equal(result.Agreed, byDay[^1].Probability);
        Assert.InRange(result.Agreed.Share, 0.3, 0.95);
        LocalDate?[] agreed = [.. days.Where(d => d is not null).Order()];
        Assert.Equal(agreed[39], result.DayConcludedBy(0.2));
        Assert.Null(result.DayConcludedBy(1));
        Assert.Contains("Monte Carlo error of 200 runs only. 6 uncertain inputs: 1 reported, 2 estimated, 3 illustrative", result.Caveat);
        Assert.Equal(EvidenceBasis.Illustrative, result.InputBasis);
    }

    [Fact]
    public async Task Inputs_OfARun_MakeItsScenarioAndRules()
    {
        EnsembleResult result = await Run(Bargain.Ensemble, 100);
        for (int run = 0; run < 100; run++)
        {
            RunTrace trace = Bargain.Ensemble.Trace(result.Options, run);
            double salience = result.InputOf(run, 0), reservation = result.InputOf(run, 1), redLine = result.InputOf(run, 2);
            // 0.7 x and 0.3, scaled to sum 1 and rounded to a millionth.
            Rational weight = Math.Round((decimal)(0.7 * salience / (0.7 * salience + 0.3)), 6);
            Assert.InRange((trace.Scenario.Issues[0].Worth(0, 4) - weight).ToDouble(), -1.1e-6, 1.1e-6);
            Assert.Equal(Math.Round((decimal)reservation, 6), trace.Scenario.Parties[1].Reservation);
            for (int o = 0; o < 5; o++)
            {
                bool excluded = o / 4d < Math.Round(redLine, 6);
                Assert.Equal(excluded, trace.Scenario.Issues[1].Worth(0, o).Sign < 0);
            }
            // No outcome with an excluded option is worth as much as no agreement, and none is offered by A or agreed.
            Assert.All(trace.Offers.Where(o => o.Party == 0), o => Assert.True(o.Outcome.Choices[1] / 4d >= redLine - 1e-6));
            Assert.True(result.OutcomeOf(run) is not { } outcome || outcome.Choices[1] / 4d >= redLine - 1e-6);
            // The deadline, in days, ends the run.
            int steps = 2 * ((int)result.InputOf(run, 4) / 7 + 1);
            Assert.InRange(trace.Result.Offers, 1, steps);
            if (!trace.Result.Agreed) Assert.Equal(steps, trace.Result.Offers);
            // Discounted from the day of the agreement.
            double utility = result.Runs.Utilities[2 * run + 1];
            double expected = result.DayOf(run) is { } day
                ? utility * Math.Pow(result.InputOf(run, 5), Period.DaysBetween(Bargain.First, day) / 365.2425) : utility;
            Assert.Equal(expected, result.DiscountedUtility(run, 1), 1e-12);
            Assert.Equal(result.Runs.Utilities[2 * run], result.DiscountedUtility(run, 0));
            Assert.Equal(trace.Result.Utilities, result.Runs.Utilities.Slice(2 * run, 2).ToArray());
        }
    }

    [Fact]
    public async Task NashDistance_IsToTheNearestNashSolutionOfTheRun()
    {
        EnsembleResult result = await Run(Bargain.Ensemble, 60);
        int agreed = 0;
        for (int run = 0; run < 60; run++)
        {
            if (result.Runs.Steps[run] < 0)
            {
                Assert.True(double.IsNaN(result.Runs.NashDistances[run]));
                continue;
            }
            agreed++;
            // Every outcome, in exact numbers.
            Scenario scenario = Bargain.Ensemble.Trace(result.Options, run).Scenario;
            Outcome[] all = [.. from s in Enumerable.Range(0, 5) from p in Enumerable.Range(0, 5) select new Outcome([s, p])];
            Rational[][] gains = [.. all.Select(o => new[] { 0, 1 }
                .Select(p => scenario.Utility(o, p) - scenario.Parties[p].Reservation).ToArray())];
            Rational most = gains.Where(g => g[0].Sign >= 0 && g[1].Sign >= 0).Max(g => g[0] * g[1]);
            double nearest = all.Where((_, i) => gains[i][0].Sign >= 0 && gains[i][1].Sign >= 0 && gains[i][0] * gains[i][1] == most)
                .Min(o => Math.Sqrt(Enumerable.Range(0, 2)
                    .Sum(p => Math.Pow(scenario.Utility(o, p).ToDouble() - result.Runs.Utilities[2 * run + p], 2))));
            Assert.Equal(nearest, result.Runs.NashDistances[run], 1e-12);
        }
        Assert.InRange(agreed, 20, 60);
    }

    [Fact]
    public async Task Sensitivities_OfWhatMatters_HaveTheirSign()
    {
        EnsembleResult result = await Run(Bargain.Ensemble, 400);
        double Of(InputKind kind, ValueList<InputSensitivity> all) => all.Single(s => s.Input.Kind == kind).Effect;
        ValueList<InputSensitivity> effects = result.Sensitivities();
        // A higher reservation value delays agreement; haste brings it forward; a discount changes nothing.
        Assert.InRange(Of(InputKind.Reservation, effects), 0.3, 1);
        Assert.InRange(Of(InputKind.Haste, effects), -1, -0.05);
        Assert.InRange(Of(InputKind.Discount, effects), -0.12, 0.12);
        Assert.Equal(effects.Select(s => Math.Abs(s.Effect)).OrderDescending(), effects.Select(s => Math.Abs(s.Effect)));
        // An input that is itself the outcome correlates fully.
        Assert.Equal(1, Of(InputKind.Discount, result.Sensitivities(run => Math.Exp(result.InputOf(run, 5)))), 1e-12);
        Assert.Throws<ArgumentException>(() => result.Sensitivities(_ => double.NaN));
    }

    [Fact]
    public async Task SobolIndices_OfAnAdditiveOutcome_AreItsVarianceShares()
    {
        // x + 2 y of two uniform inputs over ranges of 0.6 and 0.4: variances 0.36/12 and 4 · 0.16/12, shares 0.36 and 0.64.
        EnsembleResult result = await Run(Bargain.Ensemble, 8 * 512, SamplingDesign.Saltelli);
        ValueList<SobolIndex> indices = result.SobolIndices(run => result.InputOf(run, 1) + 2 * result.InputOf(run, 5));
        double[] shares = [0, 0.36, 0, 0, 0, 0.64];
        for (int k = 0; k < shares.Length; k++)
        {
            Assert.Equal(shares[k], indices[k].Total, 0.08);
            Assert.InRange(shares[k], indices[k].TotalLow, indices[k].TotalHigh);
            Assert.InRange(shares[k], indices[k].FirstLow, indices[k].FirstHigh);
        }
        // Shares of a Saltelli design count the two independent runs of each base sample.
        int agreed = Enumerable.Range(0, 8 * 512).Count(r => r % 8 is 0 or 7 && result.Runs.Steps[r] >= 0);
        Assert.Equal(EstimatedShare.Wilson(agreed, 1024), result.Agreed);
        EnsembleResult independent = await Run(Bargain.Ensemble, 8);
        Assert.Throws<InvalidOperationException>(() => independent.SobolIndices());
    }

    [Fact]
    public async Task LatinHypercube_Interval_IsNarrowerThanWilsons()
    {
        // With one input that decides alone, every block of 100 has the same share but for one run.
        Ensemble ensemble = Ensemble.Of(Bargain.Scenario, [Strategies.HardLiner, Strategies.Linear], new NegotiationRules(24),
            UncertainInput.Reservation("B", Distribution.Uniform(-0.305, 0.695), EvidenceBasis.Estimated));
        EnsembleResult result = await Run(ensemble, 1_000, SamplingDesign.LatinHypercube(100));
        // A asks for all, which leaves 0 to B.
        Assert.InRange(result.Agreed.Share, 0.3, 0.31);
        Assert.InRange(result.Agreed.High - result.Agreed.Low, 0, 0.01);
        EstimatedShare independent = (await Run(ensemble, 1_000)).Agreed;
        Assert.InRange(independent.High - independent.Low, 0.05, 0.06);
        Assert.InRange(0.305, independent.Low, independent.High);
    }

    [Fact]
    public async Task Strategies_Drawn_AreThoseOfTheInput()
    {
        ValueList<(Strategy, double)> choices = [(Strategies.Boulware, 1), (Strategies.Conceder, 3), (Strategies.HardLiner, 0)];
        Ensemble ensemble = Ensemble.Of(Bargain.Scenario, [Strategies.Linear, Strategies.Linear], new NegotiationRules(24),
            UncertainInput.Strategy("B", choices, EvidenceBasis.Estimated));
        EnsembleResult result = await Run(ensemble, 400);
        double[] drawn = [.. Enumerable.Range(0, 400).Select(run => result.InputOf(run, 0))];
        Assert.InRange(drawn.Count(d => d == 1), 270, 330);
        Assert.DoesNotContain(2, drawn);
        var expected = new Dictionary<double, RunResult>
        {
            [0] = new SimulatedNegotiation(Bargain.Scenario, [Strategies.Linear, Strategies.Boulware], ensemble.Rules).Run(1, 0),
            [1] = new SimulatedNegotiation(Bargain.Scenario, [Strategies.Linear, Strategies.Conceder], ensemble.Rules).Run(1, 0),
        };
        for (int run = 0; run < 400; run++) Assert.Equal(expected[drawn[run]].Step, result.Runs.Steps[run]);
        Assert.InRange(result.Sensitivities()[0].Effect, 0.999, 1);
        Assert.Throws<InvalidOperationException>(() => result.ProbabilityConcludedBy(Bargain.First));
    }

    [Fact]
    public async Task StrategyThatThrows_FailsItsRunsOnly()
    {
        Ensemble ensemble = Ensemble.Of(Bargain.Scenario, [Strategies.Linear, Strategies.Linear], new NegotiationRules(24),
            UncertainInput.Strategy("B", [(Strategies.Linear, 1), (new("thrower", new Thrower()), 1)], EvidenceBasis.Estimated));
        EnsembleResult result = await Run(ensemble, 60);
        for (int run = 0; run < 60; run++)
        {
            Assert.Equal(result.InputOf(run, 0) == 1, result.Runs.Failure(run) is not null);
            if (result.Runs.Failure(run) is { } reason) Assert.Contains("the delegation left", reason);
        }
        Assert.Equal(Enumerable.Range(0, 60).Count(r => result.InputOf(r, 0) == 1), result.FailedCount);
        Assert.Equal(60 - result.FailedCount, Enumerable.Range(0, 60).Count(r => result.Runs.Steps[r] >= 0));
        RunBatch again = RunBatch.FromBytes(result.Runs.ToBytes());
        Assert.Equal(result.Runs, again);
    }

    [Fact]
    public async Task Table_HasARowForEachRun()
    {
        EnsembleResult result = await Run(Bargain.Ensemble, 30);
        ResultTable table = result.ToTable();
        Assert.Equal(30, table.Rows.Count);
        Assert.Equal(
            "run agreed step day offers utility1 discountedUtility1 utility2 discountedUtility2 distanceToNash convergence option1 option2 "
                + "input1 input2 input3 input4 input5 input6 failure",
            string.Join(' ', table.Columns.Select(c => c.Name)));
        for (int run = 0; run < 30; run++)
        {
            ValueList<ResultCell> row = table.Rows[run];
            bool agreed = result.Runs.Steps[run] >= 0;
            Assert.Equal(agreed, row[1].Value);
            Assert.Equal(agreed ? $"s{result.OutcomeOf(run)!.Choices[0]}" : "", row[table.IndexOf("option1")].ToString());
            Assert.Equal(agreed, !row[table.IndexOf("distanceToNash")].IsEmpty);
            Assert.Equal(result.InputOf(run, 4), row[table.IndexOf("input5")].Value);
        }
    }

    [Fact]
    public void Contradictions_AreRefused()
    {
        Ensemble Make(params ValueList<UncertainInput> inputs)
            => Ensemble.Of(Bargain.Scenario, [Strategies.Linear, Strategies.HardLiner], new NegotiationRules(10), inputs);
        Distribution some = Distribution.Uniform(0.2, 0.9);
        const EvidenceBasis Basis = EvidenceBasis.Estimated;
        void Refused(string words, Func<object> make) => Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(make).Message);
        Refused("1 to 100,000,000 runs", () => new EnsembleOptions(0));
        Refused("no party 'C'; it has A, B", () => Make(UncertainInput.Reservation("C", some, Basis)));
        Refused("no issue 'rice'", () => Make(UncertainInput.RedLine("A", "rice", some, Basis)));
        Refused("occurs twice", () => Make(UncertainInput.Haste("A", some, Basis), UncertainInput.Haste("A", some, Basis)));
        Refused("needs a calendar", () => Make(UncertainInput.Discount("A", some, Basis)));
        Refused("needs a calendar", () => Make(UncertainInput.Deadline(some, Basis)));
        Refused("not time-dependent", () => Make(UncertainInput.Haste("B", some, Basis)));
        Refused("1 strategies for 2 parties", () => Ensemble.Of(Bargain.Scenario, [Strategies.Linear], new NegotiationRules(10)));
        Refused("between 0 and 1000000", () => UncertainInput.Salience("A", "steel", Distribution.Uniform(-0.1, 1), Basis));
        Refused("between 0.001 and 1", () => UncertainInput.Discount("A", Distribution.Uniform(0.5, 1.1), Basis));
        Refused("between 0.001 and 1000", () => UncertainInput.Haste("A", Distribution.Uniform(0, 1), Basis));
        Refused("basis", () => UncertainInput.Haste("A", some, default));
        Refused("at least one weight", () => UncertainInput.Strategy("A", [(Strategies.Linear, 0)], Basis));
        Refused("choose 16 runs", () => Bargain.Ensemble.RunBatch(new(15) { Design = SamplingDesign.Saltelli }, 0, 1, Cancellation));
        Refused(
            "choose 200 runs",
            () => Bargain.Ensemble.RunBatch(new(100) { Design = SamplingDesign.LatinHypercube(100) }, 0, 1, Cancellation));
        Refused("has no 2 runs from number 9 on", () => Bargain.Ensemble.RunBatch(new(10), 9, 2, Cancellation));
        Refused("between 0 and 9", () => Bargain.Ensemble.Trace(new(10), 10));
    }

    [Fact]
    public void Identity_OfDifferentEnsembles_Differs()
    {
        ValueList<Strategy> linear = [Strategies.Linear, Strategies.Linear];
        UncertainInput input = UncertainInput.Reservation("A", Distribution.Uniform(0, 0.5), EvidenceBasis.Estimated);
        var other = new Scenario(Bargain.Scenario.Parties, [Bargain.Scenario.Issues[0], new("pulses", Bargain.Scenario.Issues[1].Options)]);
        string[] identities =
        [
            .. new[]
            {
                Ensemble.Of(Bargain.Scenario, linear, new NegotiationRules(10)),
                Ensemble.Of(Bargain.Scenario, linear, new NegotiationRules(11)),
                Ensemble.Of(Bargain.Scenario, linear, new RoundCalendar([Bargain.First], 10)),
                Ensemble.Of(Bargain.Scenario, linear, new RoundCalendar([Bargain.First.PlusDays(1)], 10)),
                Ensemble.Of(Bargain.Scenario, [Strategies.Linear, Strategies.Boulware], new NegotiationRules(10)),
                Ensemble.Of(Bargain.Scenario, linear, new NegotiationRules(10), input),
                Ensemble.Of(Bargain.Scenario, linear, new NegotiationRules(10),
                    UncertainInput.Reservation("A", Distribution.Uniform(0, 0.6), EvidenceBasis.Estimated)),
                Ensemble.Of(other, linear, new NegotiationRules(10)),
            }.Select(e => e.Identity),
        ];
        Assert.Equal(identities.Length, identities.Distinct().Count());
        Assert.Equal(identities[5], Ensemble.Of(Bargain.Scenario, linear, new NegotiationRules(10), input).Identity);
    }

    private sealed record Thrower : OfferingStrategy
    {
        public override Instance Start(PartyView view) => new Player();

        private sealed class Player : Instance
        {
            public override OutcomeIndex Plan(PartyView view) => throw new InvalidOperationException("the delegation left");
        }
    }
}
