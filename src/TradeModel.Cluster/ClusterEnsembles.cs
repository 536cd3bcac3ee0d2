using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using TradeModel.Simulation;

namespace TradeModel.Cluster;

/// <summary>Runs ensembles on a cluster of Microsoft Orleans: its silos make batches of runs, and the caller combines them.</summary>
/// <example>
/// <code>
/// // in every silo
/// silo.AddEnsemble("talks", () => Ensemble.Of(BundledNegotiations.IndiaUnitedStates));
/// // in a client, or in a silo
/// Ensemble ensemble = Ensemble.Of(BundledNegotiations.IndiaUnitedStates);
/// EnsembleResult result = await ensemble.RunOnAsync(client, "talks", new(runs: 100_000, seed: 7));
/// </code>
/// </example>
public static class ClusterEnsembles
{
    /// <summary>Lets a silo make runs of an ensemble. Every silo of a cluster must add the same ensembles.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="name">The name by which <see cref="RunOnAsync"/> asks for the ensemble: one line.</param>
    /// <param name="make">Builds the ensemble when its first batch is asked for.</param>
    /// <returns>The same silo.</returns>
    public static ISiloBuilder AddEnsemble(this ISiloBuilder silo, string name, Func<Ensemble> make)
    {
        Guard.NotNull(silo);
        Guard.Line(name);
        Guard.NotNull(make);
        silo.Services.AddKeyedSingleton(name, (_, _) => make());
        return silo;
    }

    /// <summary>Makes all runs on the silos of a cluster. The result is that of a run in one process, bit for bit.</summary>
    /// <param name="ensemble">The ensemble, as every silo builds it.</param>
    /// <param name="cluster">A client of the cluster, or the grain factory of a silo.</param>
    /// <param name="name">The name that the silos gave the ensemble.</param>
    /// <param name="options">
    /// How many runs, from which seed and by which design. <see cref="EnsembleOptions.Threads"/> is how many batches a silo makes at once;
    /// if null, as many as the caller has processors.
    /// </param>
    /// <param name="waits">How long to wait for silos; the defaults of <see cref="ClusterOptions"/> if null.</param>
    /// <param name="progress">Receives a report after every batch; null for none.</param>
    /// <param name="cancellation">Cancels the runs. Silos finish the batch that they are making.</param>
    /// <remarks>
    /// The batch of a silo that dies or does not answer in time is made again by another one. Silos that join after the start get work in
    /// the next call.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <paramref name="options"/> names a checkpoint. Runs over a cluster have none.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A silo refuses: it has no ensemble of this name, it has another ensemble, or the design does not fit the number of runs.
    /// </exception>
    /// <exception cref="TimeoutException">No silo answered within <see cref="ClusterOptions.GiveUpAfter"/>.</exception>
    /// <exception cref="OperationCanceledException">The runs were cancelled.</exception>
    public static async Task<EnsembleResult> RunOnAsync(
        this Ensemble ensemble, IGrainFactory cluster, string name, EnsembleOptions options, ClusterOptions? waits = null,
        IProgress<EnsembleProgress>? progress = null, CancellationToken cancellation = default)
    {
        Guard.NotNull(ensemble);
        Guard.NotNull(cluster);
        Guard.Line(name);
        if (Guard.NotNull(options).Checkpoint is not null)
            throw new ArgumentException("runs over a cluster keep no checkpoint: leave it out, or run in one process", nameof(options));
        var job = new ClusterJob<RunBatch>
        {
            Unit = "runs",
            Total = options.Runs,
            BatchSize = options.BatchSize,
            Threads = options.Threads,
            Ask = (grain, first, count) => grain.Make(BatchRequest.Of(name, ensemble, options, first, count)),
            Read = bytes => RunBatch.FromBytes(bytes),
            Report = completed => progress?.Report(new(completed, options.Runs)),
        };
        using var work = new ClusterWork<RunBatch>(cluster, job, waits, cancellation);
        return ensemble.Combine(options, await work.RunAsync().ConfigureAwait(false));
    }
}
