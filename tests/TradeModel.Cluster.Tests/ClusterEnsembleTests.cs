using Orleans.Hosting;
using Orleans.TestingHost;
using TradeModel.Bargaining;
using TradeModel.Simulation;

namespace TradeModel.Cluster.Tests;

/// <summary>An ensemble on the silos of Orleans' test cluster gives what it gives in one process, also if silos die.</summary>
public sealed class ClusterEnsembleTests : TwoSiloTests
{
    private static readonly Ensemble Talks = Make(new());
    private static readonly EnsembleOptions Options = new(runs: 600, seed: 7) { BatchSize = 10, Threads = 2 };

    private protected override void Add(ISiloBuilder silo, CountedOffers.Counter runs) => silo
        .AddEnsemble("talks", () => Make(runs))
        .AddEnsemble("other", () => Make(new(), steps: 41))
        .AddEnsemble("broken", () => throw new FormatException("no such file"));

    [Theory]
    [InlineData("independent")]
    [InlineData("hypercubes")]
    [InlineData("Saltelli")]
    public async Task Run_OnTwoSilos_HasTheDigestOfALocalRun(string design)
    {
        EnsembleOptions options = Options with
        {
            Seed = ulong.MaxValue,
            BatchSize = 70,
            Design = design switch
            {
                "independent" => SamplingDesign.Independent,
                "hypercubes" => SamplingDesign.LatinHypercube(60),
                _ => SamplingDesign.Saltelli,
            },
        };
        EnsembleResult local = await Talks.RunAsync(options, cancellation: Test);
        EnsembleResult result = await Talks.RunOnAsync(Cluster.Client, "talks", options, cancellation: Test);
        Assert.Equal(local.Digest, result.Digest);
        Assert.Equal(local.Runs, result.Runs);
        Assert.Equal(local.Sensitivities(), result.Sensitivities());
    }

    [Fact]
    public async Task Run_OnTwoSilos_GivesBothWork()
    {
        var told = new List<EnsembleProgress>();
        await Talks.RunOnAsync(Cluster.Client, "talks", Options, progress: new Told<EnsembleProgress>(told.Add), cancellation: Test);
        Assert.All(Cluster.Silos, silo => Assert.InRange(RunsBySilo[silo.Name], 10, 590));
        Assert.Equal(600, RunsBySilo.Values.Sum());
        Assert.Equal(Enumerable.Range(1, 60).Select(i => new EnsembleProgress(10 * i, 600)), told);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_IfASiloDies_LosesNothing(bool comesBack)
    {
        EnsembleResult local = await Talks.RunAsync(Options, cancellation: Test);
        InProcessSiloHandle dying = Cluster.Silos[1];
        int left = 0;
        // The report holds back all other results until the silo is dead, so it dies with batches of the run in its hands.
        var killer = new Told<EnsembleProgress>(progress =>
        {
            if (progress.Completed != 100) return;
            Kill(dying, comesBack);
            left = progress.Runs - progress.Completed;
        });
        EnsembleResult result = await Talks.RunOnAsync(
            Cluster.Client, "talks", Options, new() { BatchTimeout = TimeSpan.FromSeconds(2) }, killer, Test);
        Assert.Equal(local.Digest, result.Digest);
        Assert.Equal(500, left);
        Assert.InRange(RunsBySilo[dying.Name], 1, 590);
    }

    [Fact]
    public async Task Run_IfNoSiloIsLeft_FailsAndSaysHowFarItWas()
        => await AssertFailsWithoutSilos<EnsembleProgress>(
            progress => progress.Completed,
            (waits, killer) => Talks.RunOnAsync(Cluster.Client, "talks", Options with { Runs = 100_000 }, waits, killer, Test),
            "of 100000 runs are done");

    [Fact]
    public async Task Cancellation_InTheMiddle_EndsTheRun()
        => await AssertEndsIfCancelled<EnsembleProgress>(
            progress => progress.Completed, 30, reports: 3,
            (canceller, cancel) => Talks.RunOnAsync(Cluster.Client, "talks", Options, progress: canceller, cancellation: cancel));

    [Theory]
    [InlineData("nobody", "a silo has no ensemble 'nobody'")]
    [InlineData("other", "the ensemble 'other' of a silo has the identity ")]
    [InlineData("broken", "a silo cannot run the ensemble 'broken': no such file")]
    public async Task Refusals_OfASilo_EndTheRunAndSayWhy(string name, string message)
    {
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Talks.RunOnAsync(Cluster.Client, name, Options, cancellation: Test));
        Assert.StartsWith(message, e.Message);
    }

    [Fact]
    public async Task ProgressThatThrows_EndsTheRunWithItsException()
        => await Assert.ThrowsAsync<NotSupportedException>(() => Talks.RunOnAsync(
            Cluster.Client, "talks", Options, progress: new Told<EnsembleProgress>(_ => throw new NotSupportedException()),
            cancellation: Test));

    [Fact]
    public async Task Checkpoint_OverACluster_IsRefused()
    {
        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(
            () => Talks.RunOnAsync(Cluster.Client, "talks", Options with { Checkpoint = "runs" }, cancellation: Test));
        Assert.Equal("options", e.ParamName);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(36_000_000_000, true)]
    [InlineData(36_000_000_001, false)]
    public void Waits_LieAboveZeroAndWithinAnHour(long ticks, bool isValid)
    {
        var wait = TimeSpan.FromTicks(ticks);
        foreach ((string name, Func<ClusterOptions> make) in new (string, Func<ClusterOptions>)[]
        {
            ("batchTimeout", () => new() { BatchTimeout = wait }), ("giveUpAfter", () => new() { GiveUpAfter = wait }),
        })
        {
            if (isValid) make();
            else Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
        }
    }

    private static Ensemble Make(CountedOffers.Counter counter, int steps = 40)
    {
        var scenario = new Scenario(["India", "United States"],
        [
            new("Steel", [0.6, 0.3], [new("25 %", 0, 1), new("10 %", 0.6, 0.7), new("0 %", 1, 0)]),
            new("Pulses", [0.4, 0.7], [new("30 %", 1, 0), new("10 %", 0.7, 0.6), new("0 %", 0, 1)]),
        ]);
        Strategy counted = Strategies.RandomWalker with { Offering = new CountedOffers(counter) };
        return Ensemble.Of(
            scenario, [counted, Strategies.Linear], new NegotiationRules(steps),
            UncertainInput.Haste("United States", Distribution.Uniform(0.2, 5), EvidenceBasis.Illustrative),
            UncertainInput.Reservation("United States", Distribution.Triangular(0.2, 0.4, 0.9), EvidenceBasis.Illustrative));
    }
}
