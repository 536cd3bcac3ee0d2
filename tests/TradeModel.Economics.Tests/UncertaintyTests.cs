using TradeModel.Simulation;

namespace TradeModel.Economics.Tests;

public class UncertaintyTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private static IEnumerable<(string Subject, string Measure, double Value)> Drawn(Xoshiro256 random)
    {
        yield return ("A", "first", random.NextDouble());
        yield return ("A", "second", random.NextDouble());
    }

    // The nth number that the generator of each run draws, in ascending order.
    private static double[] Sorted(int runs, ulong seed, int which)
        => [.. Enumerable.Range(0, runs).Select(run => Drawn(new Xoshiro256(seed, (ulong)run)).ElementAt(which).Value).Order()];

    // 99 values cut the line in 100 parts: the quantiles of 5 %, 50 % and 95 % are the 5th, the 50th and the 95th.
    [Fact]
    public async Task RunAsync_NinetyNineRuns_TakesTheOrderStatistics()
    {
        UncertainEffects effects = await UncertainEffects.RunAsync(Drawn, new(99, seed: 7), cancellation: None);
        Assert.Equal([("A", "first"), ("A", "second")], effects.Intervals.Select(i => (i.Subject, i.Measure)));
        for (int which = 0; which < 2; which++)
        {
            double[] sorted = Sorted(99, 7, which);
            EffectInterval interval = effects.Intervals[which];
            Assert.Equal(sorted[4], interval.Low, 12);
            Assert.Equal(sorted[49], interval.Median);
            Assert.Equal(sorted[94], interval.High, 12);
        }
        Assert.Same(effects.Intervals[1], effects["A", "second"]);
        Assert.Throws<KeyNotFoundException>(() => effects["A", "third"]);
        Assert.Throws<KeyNotFoundException>(() => effects["B", "first"]);
    }

    // Three values cut the line in four parts: 3/8 lies half way from the first to the second, 5/8 from the second to the third.
    [Fact]
    public async Task RunAsync_BetweenTwoValues_InterpolatesInAStraightLine()
    {
        double[] sorted = Sorted(3, 3, 0);
        EffectInterval interval = (await UncertainEffects.RunAsync(Drawn, new(3, 3) { Level = 0.25 }, cancellation: None))["A", "first"];
        Assert.Equal((sorted[0] + sorted[1]) / 2, interval.Low, 12);
        Assert.Equal(sorted[1], interval.Median, 12);
        Assert.Equal((sorted[1] + sorted[2]) / 2, interval.High, 12);
    }

    // The least of 18 values is the quantile of 1/19, which is above 5 %.
    [Fact]
    public async Task RunAsync_FewRuns_GoFromTheLeastToTheGreatest()
    {
        double[] sorted = Sorted(18, 3, 0);
        EffectInterval interval = (await UncertainEffects.RunAsync(Drawn, new(18, 3), cancellation: None))["A", "first"];
        Assert.Equal((sorted[0], sorted[17]), (interval.Low, interval.High));
        Assert.Equal((sorted[8] + sorted[9]) / 2, interval.Median, 12);
        double only = Sorted(1, 3, 0)[0];
        EffectInterval single = (await UncertainEffects.RunAsync(Drawn, new(1, 3), cancellation: None))["A", "first"];
        Assert.Equal((only, only, only), (single.Low, single.Median, single.High));
    }

    [Fact]
    public async Task RunAsync_RunsWithoutAnEquilibrium_AreCountedWithTheirReason()
    {
        static IEnumerable<(string, string, double)> Failing(Xoshiro256 random)
            => random.NextDouble() is var x and >= 0.3 ? [("A", "first", x)] : throw new NoEquilibriumException($"drew below 0.3");
        double[] all = [.. Enumerable.Range(0, 50).Select(run => new Xoshiro256(5, (ulong)run).NextDouble())];
        UncertainEffects effects = await UncertainEffects.RunAsync(Failing, new(50, 5) { Threads = 4 }, cancellation: None);
        Assert.Equal(Enumerable.Range(0, 50).Where(run => all[run] < 0.3), effects.Failures.Select(f => f.Run));
        Assert.All(effects.Failures, f => Assert.Equal("drew below 0.3", f.Reason));
        Assert.InRange(effects["A", "first"].Low, 0.3, 1);
        Assert.Equal(50, effects.Runs);

        NoEquilibriumException none = await Assert.ThrowsAsync<NoEquilibriumException>(
            () => UncertainEffects.RunAsync(_ => throw new NoEquilibriumException("never"), new(3), cancellation: None));
        Assert.Equal("all 3 runs failed; run 0: never", none.Message);
    }

    [Fact]
    public async Task RunAsync_OfASmallEconomy_DoesNotDependOnThreads()
    {
        TradeEconomy economy = RandomEconomies.Draw(11, 3, 2).Build();
        TariffTable tariffs = RandomEconomies.Changed(economy, 11);
        ValueMap<string, Distribution> elasticities =
            [new("sector 0", Distribution.Uniform(2, 8)), new("sector 1", Distribution.Triangular(1, 4, 9))];
        var reports = new Reports();
        UncertainEffects one = await UncertainEffects.RunAsync(
            economy, tariffs, elasticities, new(12, 9) { Threads = 1 }, progress: reports, cancellation: None);
        UncertainEffects many = await UncertainEffects.RunAsync(
            economy, tariffs, elasticities, new(12, 9) { Threads = 5 }, cancellation: None);
        Assert.Equal(one, many);
        Assert.Equal(Enumerable.Range(1, 12), reports.Seen);
        Assert.All(one.Intervals, i => Assert.True(i.Low <= i.Median && i.Median <= i.High));
        Assert.NotEqual(one, await UncertainEffects.RunAsync(economy, tariffs, elasticities, new(12, 10), cancellation: None));
    }

    // One run draws the sectors in the order of the economy, not of their names, so its effects are those of the drawn elasticities.
    [Fact]
    public async Task RunAsync_OneRun_IsTheComparisonWithTheDrawnElasticities()
    {
        TradeEconomy economy = RandomEconomies.Draw(4, 3, 3).Build();
        TariffTable tariffs = RandomEconomies.Changed(economy, 4);
        Distribution last = Distribution.Uniform(2, 8), first = Distribution.Uniform(3, 5);
        UncertainEffects drawn = await UncertainEffects.RunAsync(
            economy, tariffs, [new("sector 2", last), new("sector 0", first)], new(1, 6), new StructuralOptions { DeficitShare = 0 },
            cancellation: None);
        var random = new Xoshiro256(6, 0);
        TradeEconomy same = economy.WithTradeElasticities([new("sector 0", first.Draw(random)), new("sector 2", last.Draw(random))]);
        Assert.Equal(economy.Sectors[1], same.Sectors[1]);
        Assert.NotEqual(economy, same);
        foreach (RegionEffects region in same.Compare(tariffs, new StructuralOptions { DeficitShare = 0 }).Regions)
        {
            Assert.Equal(region.TermsOfTrade, drawn[region.Region, "TermsOfTrade"].Median);
            Assert.Equal(region.VolumeOfTrade, drawn[region.Region, "VolumeOfTrade"].Median);
            Assert.Equal(region.Welfare, drawn[region.Region, "Welfare"].Median);
            Assert.Equal(region.RealWage, drawn[region.Region, "RealWage"].Median);
            Assert.Equal(region.RealIncome, drawn[region.Region, "RealIncome"].Median);
            Assert.Equal(region.Exports, drawn[region.Region, "Exports"].Median);
            Assert.Equal(region.Imports, drawn[region.Region, "Imports"].Median);
            Assert.Equal(region.Revenue, drawn[region.Region, "Revenue"].Median);
        }
    }

    [Fact]
    public async Task RunAsync_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        int begun = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UncertainEffects.RunAsync(
            random =>
            {
                if (Interlocked.Increment(ref begun) == 3) source.Cancel();
                return Drawn(random);
            },
            new(1_000_000) { Threads = 1 }, cancellation: source.Token));
        Assert.InRange(begun, 3, 1_000);
    }

    [Fact]
    public async Task RunAsync_Refuses()
    {
        TradeEconomy economy = RandomEconomies.Draw(4, 3, 1).Build();
        Task Run(ValueMap<string, Distribution> elasticities)
            => UncertainEffects.RunAsync(economy, economy.Tariffs, elasticities, new(1), cancellation: None);
        Assert.Throws<ArgumentOutOfRangeException>("runs", () => new UncertaintyOptions(0));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => new UncertaintyOptions(1) { Level = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("level", () => new UncertaintyOptions(1) { Level = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => new UncertaintyOptions(1) { Threads = 0 });
        await Assert.ThrowsAsync<ArgumentException>("tradeElasticities", () => Run([]));
        await Assert.ThrowsAsync<ArgumentException>("tradeElasticities", () => Run([new("sector 0", Distribution.Uniform(0, 4))]));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Run([new("sector 1", Distribution.Uniform(1, 4))]));
        await Assert.ThrowsAsync<ArgumentException>("tariffs", () => UncertainEffects.RunAsync(
            economy, RandomEconomies.Draw(4, 4, 1).Build().Tariffs, [new("sector 0", Distribution.Uniform(1, 4))], new(1),
            cancellation: None));
        Assert.Throws<KeyNotFoundException>(() => economy.WithTradeElasticities([new("sector 1", 4)]));
        Assert.ThrowsAny<ArgumentException>(() => economy.WithTradeElasticities([new("sector 0", 0)]));
        int calls = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => UncertainEffects.RunAsync(
            _ => [("A", Interlocked.Increment(ref calls) == 1 ? "first" : "second", 1.0)], new(2) { Threads = 1 }, cancellation: None));
    }

    private sealed class Reports : IProgress<int>
    {
        internal List<int> Seen { get; } = [];

        public void Report(int value) => Seen.Add(value);
    }
}
