using System.Collections.Concurrent;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace TradeModel.Cluster.Tests;

/// <summary>Tests on Orleans' test cluster with two silos, which die at the tests' command.</summary>
public abstract class TwoSiloTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, CountedOffers.Counter> _runsOf = new();
    private InProcessTestCluster? _cluster;

    private protected InProcessTestCluster Cluster => _cluster!;

    private protected static CancellationToken Test => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((options, silo) => Add(silo, _runsOf.GetOrAdd(options.SiloName, _ => new())));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();

    /// <summary>Adds to a silo what the tests ask for.</summary>
    private protected abstract void Add(ISiloBuilder silo, CountedOffers.Counter runs);

    /// <summary>How many runs each silo has started, dead ones included.</summary>
    private protected IReadOnlyDictionary<string, int> RunsBySilo => _runsOf.ToDictionary(silo => silo.Key, silo => silo.Value.Runs);

    /// <summary>Kills a silo and waits until it is dead; then starts another if one is to come back.</summary>
    private protected void Kill(InProcessSiloHandle silo, bool comesBack)
    {
        Task.Run(() => Cluster.KillSiloAsync(silo), Test).Wait(Test);
        if (comesBack) Task.Run(() => Cluster.StartAdditionalSiloAsync(), Test).Wait(Test);
    }

    /// <summary>A run whose silos all stop once so much is completed fails, and says how much is done.</summary>
    private protected async Task AssertFailsWithoutSilos<T>(
        Func<T, int> completed, Func<ClusterOptions, IProgress<T>, Task> run, string done)
    {
        var killer = new Told<T>(progress =>
        {
            if (completed(progress) == 20) Task.Run(() => Cluster.StopAllSilosAsync(), Test).Wait(Test);
        });
        ClusterOptions waits = new() { BatchTimeout = TimeSpan.FromSeconds(1), GiveUpAfter = TimeSpan.FromSeconds(3) };
        TimeoutException e = await Assert.ThrowsAsync<TimeoutException>(() => run(waits, killer));
        Assert.StartsWith("no silo answered in time (1 s for a batch, 3 s without any answer): ", e.Message);
        Assert.Contains(done, e.Message);
    }

    /// <summary>
    /// A run ends that is cancelled once so much is completed, at a report of this number. At most the four batches that the silos were
    /// making are reported after it.
    /// </summary>
    private protected static async Task AssertEndsIfCancelled<T>(
        Func<T, int> completed, int at, int reports, Func<IProgress<T>, CancellationToken, Task> run)
    {
        using var cancel = new CancellationTokenSource();
        int told = 0;
        var canceller = new Told<T>(progress =>
        {
            told++;
            if (completed(progress) == at) cancel.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run(canceller, cancel.Token));
        Assert.InRange(told, reports, reports + 4);
    }
}
