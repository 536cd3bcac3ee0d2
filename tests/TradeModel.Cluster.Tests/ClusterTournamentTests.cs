using Orleans.Hosting;
using Orleans.TestingHost;
using TradeModel.Bargaining;
using TradeModel.Simulation;

namespace TradeModel.Cluster.Tests;

/// <summary>A tournament on the silos of Orleans' test cluster gives what it gives in one process, also if silos die.</summary>
public sealed class ClusterTournamentTests : TwoSiloTests
{
    private static readonly Tournament All = Make(new());
    private static readonly TournamentOptions Options =
        new(steps: 20, seed: ulong.MaxValue) { Repetitions = 3, BatchSize = 2, Threads = 2 };

    private protected override void Add(ISiloBuilder silo, CountedOffers.Counter runs) => silo
        .AddTournament("all", () => Make(runs))
        .AddTournament("other", () => Make(new(), pieces: 13))
        .AddTournament("broken", () => throw new FormatException("no such folder"))
        .AddEnsemble("talks", () => throw new FormatException("an ensemble is no tournament"));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public async Task Run_OnTwoSilos_HasTheResultOfALocalRun(int batchSize)
    {
        TournamentOptions options = Options with { BatchSize = batchSize };
        AssertSame(
            await All.RunAsync(options, cancellation: Test),
            await All.RunOnAsync(Cluster.Client, "all", options, cancellation: Test));
    }

    [Fact]
    public async Task Run_WithoutOptions_PlaysTheDefaultTournament()
        => AssertSame(await All.RunAsync(cancellation: Test), await All.RunOnAsync(Cluster.Client, "all", cancellation: Test));

    [Fact]
    public async Task Run_OnTwoSilos_GivesBothWork()
    {
        var told = new List<TournamentProgress>();
        await All.RunOnAsync(Cluster.Client, "all", Options, progress: new Told<TournamentProgress>(told.Add), cancellation: Test);
        // Each scenario has three runs with the counted strategy on both sides, and three of each match with one of four others, on either
        // side. As the first party, the strategy that throws ends the run before the counted one starts.
        Assert.Equal(4 * 3 * (2 + 4 + 3), RunsBySilo.Values.Sum());
        Assert.All(Cluster.Silos, silo => Assert.InRange(RunsBySilo[silo.Name], 1, 107));
        Assert.Equal(Enumerable.Range(1, 50).Select(i => new TournamentProgress(2 * i, 100)), told);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_IfASiloDies_LosesNothing(bool comesBack)
    {
        TournamentResult local = await All.RunAsync(Options, cancellation: Test);
        InProcessSiloHandle dying = Cluster.Silos[1];
        int left = 0;
        // The report holds back all other results until the silo is dead, so it dies with batches of the tournament in its hands.
        var killer = new Told<TournamentProgress>(progress =>
        {
            if (progress.Completed != 30) return;
            Kill(dying, comesBack);
            left = progress.Matches - progress.Completed;
        });
        AssertSame(
            local,
            await All.RunOnAsync(Cluster.Client, "all", Options, new() { BatchTimeout = TimeSpan.FromSeconds(2) }, killer, Test));
        Assert.Equal(70, left);
    }

    [Fact]
    public async Task Run_IfNoSiloIsLeft_FailsAndSaysHowFarItWas()
        => await AssertFailsWithoutSilos<TournamentProgress>(
            progress => progress.Completed,
            (waits, killer) => All.RunOnAsync(Cluster.Client, "all", Options, waits, killer, Test),
            "of 100 matches are done");

    [Fact]
    public async Task Cancellation_InTheMiddle_EndsTheTournament()
        => await AssertEndsIfCancelled<TournamentProgress>(
            progress => progress.Completed, 10, reports: 5,
            (canceller, cancel) => All.RunOnAsync(Cluster.Client, "all", Options, progress: canceller, cancellation: cancel));

    [Theory]
    [InlineData("nobody", "a silo has no tournament 'nobody': call AddTournament in every silo")]
    [InlineData("talks", "a silo has no tournament 'talks': call AddTournament in every silo")]
    [InlineData("other", "the tournament 'other' of a silo has the identity ")]
    [InlineData("broken", "a silo cannot run the tournament 'broken': no such folder")]
    public async Task Refusals_OfASilo_EndTheTournamentAndSayWhy(string name, string message)
    {
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => All.RunOnAsync(Cluster.Client, name, Options, cancellation: Test));
        Assert.StartsWith(message, e.Message);
    }

    [Fact]
    public async Task ProgressThatThrows_EndsTheTournamentWithItsException()
        => await Assert.ThrowsAsync<NotSupportedException>(() => All.RunOnAsync(
            Cluster.Client, "all", Options, progress: new Told<TournamentProgress>(_ => throw new NotSupportedException()),
            cancellation: Test));

    private static void AssertSame(TournamentResult local, TournamentResult result)
    {
        Assert.Equal(local.Digest, result.Digest);
        Assert.Equal(local.Matches, result.Matches);
        Assert.Equal(local.Ranking, result.Ranking);
        Assert.Equal(local.Comparisons, result.Comparisons);
        Assert.Equal(local.Game.Payoffs, result.Game.Payoffs);
    }

    // Four pies of different sizes, and five strategies; one draws random numbers and counts its runs, one throws.
    private static Tournament Make(CountedOffers.Counter counter, int pieces = 10)
        => new(
            [.. Enumerable.Range(pieces, 4).Select(n => new TournamentScenario($"{n} pieces", new(
                ["A", "B"],
                [new("pieces", [.. Enumerable.Range(0, n + 1).Select(k => new ScenarioOption($"{k}", k, n - k))])])))],
            [
                Strategies.RandomWalker with { Name = "counted", Offering = new CountedOffers(counter) },
                Strategies.Boulware, Strategies.MiCRO, Strategies.TitForTat, new("broken", new BrokenOffers()),
            ]);

    private sealed record BrokenOffers : OfferingStrategy
    {
        public override Instance Start(PartyView view) => throw new InvalidOperationException("no idea");
    }
}
