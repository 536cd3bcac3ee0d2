using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Simulation.Tests.Tournaments;

public sealed class TournamentTests
{
    private static readonly Strategy[] Deterministic =
        [Strategies.Boulware, Strategies.Linear, Strategies.Conceder, Strategies.HardLiner, Strategies.TitForTat];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Reservation values, unequal best outcomes and a utility range that is not 0 to 1.
    private static Scenario Uneven { get; } = new(
        [new("A", 1), new("B", new Rational(1, 4))],
        [
            new("steel", [3, 1], [.. Enumerable.Range(0, 5).Select(k => new ScenarioOption($"s{k}", k / 4m, (4 - k) / 4m))]),
            new("pulses", [1, 2], [.. Enumerable.Range(0, 4).Select(k => new ScenarioOption($"p{k}", k, 3 - k))]),
        ]);

    private static Tournament Small(params Strategy[] strategies)
        => new([new("pie", Pie.Of(20)), new("uneven", Uneven), new("red lines", Pie.Of(10, 0.2, 0.3))], [.. strategies]);

    [Fact]
    public async Task Ranking_OfDeterministicStrategies_IsTheMeanOfTheirRuns()
    {
        Tournament tournament = Small(Deterministic);
        TournamentResult result = await tournament.RunAsync(new(30), null, Cancellation);
        Assert.Equal(3 * 5 * 5, result.Matches.Count);
        Assert.All(result.Matches, m => Assert.Equal(1, m.Runs));

        foreach (StrategyScore score in result.Ranking)
        {
            Strategy own = Deterministic.Single(s => s.Name == score.Strategy);
            double utility = 0, agreed = 0, distance = 0;
            foreach (TournamentScenario scenario in tournament.Scenarios)
            {
                foreach (Strategy other in Deterministic)
                {
                    foreach (int side in (int[])[0, 1])
                    {
                        RunResult run = new SimulatedNegotiation(
                            scenario.Scenario, side == 0 ? [own, other] : [other, own], new(30)).Run(1, 0);
                        utility += Rescaled(scenario.Scenario, run)[side];
                        agreed += run.Agreed ? 1 : 0;
                        distance += DistanceToNash(scenario.Scenario, run);
                    }
                }
            }
            Assert.Equal(utility / 30, score.Utility, 12);
            Assert.Equal(agreed / 30, score.AgreementRate, 12);
            Assert.Equal(distance / 30, score.DistanceToNash!.Value, 12);
            Assert.Equal(score.Utility, result.Game.Payoffs[Array.IndexOf(Deterministic, own)].Average(p => p.ToDouble()), 12);
            Assert.InRange(score.Utility, score.Low!.Value, score.High!.Value);
        }
        Assert.Equal(result.Ranking.OrderByDescending(s => s.Utility), result.Ranking);
        Assert.Equal([1, 2, 3, 4, 5], result.Ranking.Select(s => s.Place));
        // Three scenarios cannot tell anybody apart: the least probability is 2 / 2^3.
        Assert.All(result.Ranking, s => Assert.Equal((1, 5), (s.BestPlace, s.WorstPlace)));
        Assert.Equal(10, result.Ties.Count);
    }

    [Fact]
    public async Task Game_OfAPieThatIsAlwaysShared_HasPayoffsThatSumToThePie()
    {
        Tournament tournament = new(
            [new("pie", Pie.Of(100)), new("small pie", Pie.Of(7))], [Strategies.Boulware, Strategies.Linear, Strategies.Conceder]);
        EmpiricalGame game = (await tournament.RunAsync(new(50), null, Cancellation)).Game;
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                Assert.Equal(Rational.One, game.Payoffs[i][j] + game.Payoffs[j][i]);
    }

    [Fact]
    public async Task Match_OfMirroredPie_IsTheSame()
    {
        // The same pie with the pieces counted from the other end: only the order of the options differs.
        Scenario pie = Pie.Of(20, 0.1, 0.1);
        Scenario mirrored = new(pie.Parties, [new("pieces", pie.Issues[0].Options.Reverse().ToValueList())]);
        Tournament both = new([new("pie", pie), new("mirrored", mirrored)], [.. Deterministic]);
        TournamentResult result = await both.RunAsync(new(40), null, Cancellation);
        Assert.Equal(
            result.Matches.Take(25).Select(m => (m.First, m.Second, m.FirstUtility, m.SecondUtility, m.DistanceToNash)),
            result.Matches.Skip(25).Select(m => (m.First, m.Second, m.FirstUtility, m.SecondUtility, m.DistanceToNash)));
    }

    [Fact]
    public async Task Ranking_WhereOneAlwaysWins_TellsItApart()
    {
        // On every pie, a hard-liner gets all from a conceder and nothing from another hard-liner; on nine pies that is beyond chance.
        Tournament tournament = new(
            [.. Enumerable.Range(0, 9).Select(k => new TournamentScenario($"{k}", Pie.Of(10 + k)))],
            [Strategies.Conceder, Strategies.HardLiner]);
        TournamentResult result = await tournament.RunAsync(new(20), null, Cancellation);
        StrategyComparison pair = Assert.Single(result.Comparisons);
        Assert.Equal((2 / 512d, 2 / 512d, false), (pair.Probability, pair.AdjustedProbability, pair.IsTie));
        Assert.Empty(result.Ties);
        Assert.All(result.Ranking, s => Assert.Equal((s.Place, s.Place), (s.BestPlace, s.WorstPlace)));
        // Against a hard-liner nothing is left to either, so hard-liners are at rest too; a mixture is not.
        Assert.Equal([[0.5, 0], [1, 0]], result.Game.Payoffs.Select(row => row.Select(x => x.ToDouble())));
        Assert.Equal([Rational.Zero], result.Game.Between("conceder", "hard-liner").Shares);
    }

    // With so many scenarios that all favour one strategy, the probability is 2 / 2^n.
    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Pair_AtTheLevelOfFivePercent_IsATie(int scenarios, bool isTie)
    {
        Tournament tournament = new(
            [.. Enumerable.Range(0, scenarios).Select(k => new TournamentScenario($"{k}", Pie.Of(10 + k)))],
            [Strategies.HardLiner, Strategies.Conceder]);
        StrategyComparison pair = Assert.Single((await tournament.RunAsync(new(20), null, Cancellation)).Comparisons);
        Assert.Equal((Math.Pow(2, 1 - scenarios), isTie), (pair.AdjustedProbability, pair.IsTie));
    }

    [Fact]
    public async Task Options_ByDefault_AreTwoHundredStepsAndTenRepetitions()
    {
        TournamentResult result = await Small(Strategies.RandomWalker, Strategies.Linear).RunAsync(cancellation: Cancellation);
        Assert.Equal((200, 1UL), (result.Options.Steps, result.Options.Seed));
        Assert.Equal([10, 10, 10, 1], result.Matches.Take(4).Select(m => m.Runs));
    }

    [Fact]
    public async Task Matches_WithRandomNumbers_AreRepeated()
    {
        Tournament tournament = Small(Strategies.RandomWalker, Strategies.Linear, Strategies.HardLiner);
        var options = new TournamentOptions(12, seed: 9) { Repetitions = 4 };
        TournamentResult result = await tournament.RunAsync(options, null, Cancellation);
        Assert.All(result.Matches, m => Assert.Equal(m.First == "random-walker" || m.Second == "random-walker" ? 4 : 1, m.Runs));

        // Match number 9 is the first of the second scenario. Its runs are those of these numbers.
        TournamentMatch match = result.Matches[9];
        Assert.Equal(("uneven", "random-walker", "random-walker"), (match.Scenario, match.First, match.Second));
        var negotiation = new SimulatedNegotiation(Uneven, [Strategies.RandomWalker, Strategies.RandomWalker], new(12));
        RunResult[] runs = [.. Enumerable.Range(0, 4).Select(r => negotiation.Run(9, (9L << 20) + r))];
        Assert.Equal(runs.Average(r => Rescaled(Uneven, r)[0]), match.FirstUtility, 12);
        Assert.Equal(runs.Average(r => Rescaled(Uneven, r)[1]), match.SecondUtility, 12);
        Assert.Equal(runs.Count(r => r.Agreed), match.AgreedCount);
    }

    [Fact]
    public async Task Digest_OfAnyNumberOfThreads_IsTheSame()
    {
        Tournament tournament = Small(Strategies.RandomWalker, Strategies.MiCRO, Strategies.NiceTitForTat, Strategies.RandomTitForTat);
        var reports = new Reports();
        TournamentResult one = await tournament.RunAsync(new(20, 3) { Threads = 1 }, reports, Cancellation);
        TournamentResult many = await tournament.RunAsync(new(20, 3) { Threads = 8 }, null, Cancellation);
        TournamentResult other = await tournament.RunAsync(new(20, 4), null, Cancellation);
        Assert.Equal(one.Digest, many.Digest);
        Assert.Equal(one.Matches, many.Matches);
        Assert.Equal(one.Ranking, many.Ranking);
        Assert.Equal(one.Comparisons, many.Comparisons);
        Assert.NotEqual(one.Digest, other.Digest);
        Assert.Equal(Enumerable.Range(1, 48), reports.Completed);
    }

    [Fact]
    public async Task Cancelled_Tournament_Throws()
    {
        using var source = new CancellationTokenSource();
        var reports = new Reports { Then = source.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Small(Deterministic).RunAsync(new(20) { Threads = 1 }, reports, source.Token));
        Assert.Equal([1], reports.Completed);
    }

    [Fact]
    public async Task Strategy_ThatThrows_IsCountedWhereverItPlays()
    {
        Strategy broken = new("broken", new Broken());
        TournamentResult result = await Small(Strategies.Linear, broken).RunAsync(new(10), null, Cancellation);
        // On each of three scenarios it plays three matches, and fails once in each: in self-play as the first party.
        StrategyScore last = result.Ranking.Single(s => s.Strategy == "broken");
        Assert.Equal(0, last.Utility);
        Assert.Equal(0, last.AgreementRate);
        Assert.Equal((9, 9), (result.FailedCount, last.Failures));
        Assert.Equal(0, result.Ranking.Single(s => s.Strategy == "linear").Failures);
        TournamentMatch asSecond = result.Matches.First(m => m is { First: "linear", Second: "broken" });
        Assert.Equal((0, asSecond.Runs, 0), (asSecond.FirstFailures, asSecond.SecondFailures, asSecond.AgreedCount));
        Assert.Contains("B (broken) threw InvalidOperationException: no idea", asSecond.Failure);
        Assert.All(result.Matches, m => Assert.Equal(m.First == "broken" || m.Second == "broken", m.Failure is not null));
    }

    [Fact]
    public async Task Tables_OfAResult_HaveARowForEach()
    {
        TournamentResult result = await Small(Strategies.Linear, Strategies.Conceder).RunAsync(new(10), null, Cancellation);
        ResultTable ranking = result.ToTable(), matches = result.ToMatchesTable(), payoffs = result.Game.ToTable();
        Assert.Equal((2, 12, 2), (ranking.Rows.Count, matches.Rows.Count, payoffs.Rows.Count));
        Assert.Equal(result.Ranking.Select(s => (object)s.Utility), ranking.Rows.Select(r => r[ranking.IndexOf("utility")].Value));
        Assert.Equal(
            result.Matches.Select(m => (object)m.SecondUtility), matches.Rows.Select(r => r[matches.IndexOf("secondUtility")].Value));
        Assert.Equal(result.Game.Payoffs[1][0].ToDouble(), payoffs.Rows[1][payoffs.IndexOf("payoff1")].Value);
    }

    [Fact]
    public void Tournament_BadInput_IsRefused()
    {
        TournamentScenario pie = new("pie", Pie.Of(4));
        Assert.Throws<ArgumentException>("scenarios", () => new Tournament([], [Strategies.Linear, Strategies.Conceder]));
        Assert.Throws<ArgumentException>("scenarios", () => new Tournament([pie, pie], [Strategies.Linear, Strategies.Conceder]));
        Assert.Throws<ArgumentException>("strategies", () => new Tournament([pie], [Strategies.Linear]));
        Assert.Throws<ArgumentException>("strategies", () => new Tournament([pie], [Strategies.Linear, Strategies.Linear]));
        Assert.Contains("B", Assert.Throws<ArgumentException>("scenario", () => new TournamentScenario("pie", Pie.Of(4, 0, 1))).Message);
        var three = new Scenario(["A", "B", "C"], [new("pie", [new("all", 1, 1, 1)])]);
        Assert.Contains("has 3", Assert.Throws<ArgumentException>("scenario", () => new TournamentScenario("three", three)).Message);
    }

    // By the definition: 0 is no agreement, 1 the best outcome.
    private static double[] Rescaled(Scenario scenario, RunResult run)
        => [.. run.Utilities.Select((u, p) =>
        {
            double reservation = scenario.Parties[p].Reservation.ToDouble();
            double best = scenario.Issues.Sum(i => Enumerable.Range(0, i.Options.Count).Max(o => i.Worth(p, o).ToDouble()));
            return (u - reservation) / (best - reservation);
        })];

    private static double DistanceToNash(Scenario scenario, RunResult run)
        => scenario.ParetoFrontier().Nash.Points.Min(point =>
        {
            double[] nash = Rescaled(scenario, new(0, null, point.Utilities, 0, [], null)), own = Rescaled(scenario, run);
            return Math.Sqrt(((nash[0] - own[0]) * (nash[0] - own[0])) + ((nash[1] - own[1]) * (nash[1] - own[1])));
        });

    private sealed class Reports : IProgress<TournamentProgress>
    {
        internal List<int> Completed { get; } = [];

        internal Action? Then { get; init; }

        public void Report(TournamentProgress value)
        {
            Completed.Add(value.Completed);
            Then?.Invoke();
        }
    }

    private sealed record Broken : OfferingStrategy
    {
        public override Instance Start(PartyView view) => new Player();

        private sealed class Player : Instance
        {
            public override OutcomeIndex Plan(PartyView view) => throw new InvalidOperationException("no idea");
        }
    }
}
