using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using TradeModel.Simulation;

namespace TradeModel.Cluster;

/// <summary>Runs tournaments on a cluster of Microsoft Orleans: its silos play batches of matches, and the caller combines them.</summary>
/// <example>
/// <code>
/// // in every silo
/// silo.AddTournament("all", () => new Tournament(TournamentFolder.Read("scenarios").Scenarios, Strategies.All));
/// // in a client, or in a silo
/// var tournament = new Tournament(TournamentFolder.Read("scenarios").Scenarios, Strategies.All);
/// TournamentResult result = await tournament.RunOnAsync(client, "all", new(steps: 200, seed: 1));
/// </code>
/// </example>
public static class ClusterTournaments
{
    /// <summary>Lets a silo play matches of a tournament. Every silo of a cluster must add the same tournaments.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="name">The name by which <see cref="RunOnAsync"/> asks for the tournament: one line.</param>
    /// <param name="make">Builds the tournament when its first match is asked for.</param>
    /// <returns>The same silo.</returns>
    public static ISiloBuilder AddTournament(this ISiloBuilder silo, string name, Func<Tournament> make)
    {
        Guard.NotNull(silo);
        Guard.Line(name);
        Guard.NotNull(make);
        silo.Services.AddKeyedSingleton(name, (_, _) => make());
        return silo;
    }

    /// <summary>Plays all matches on the silos of a cluster. The result is that of a tournament in one process, bit for bit.</summary>
    /// <param name="tournament">The tournament, as every silo builds it.</param>
    /// <param name="cluster">A client of the cluster, or the grain factory of a silo.</param>
    /// <param name="name">The name that the silos gave the tournament.</param>
    /// <param name="options">
    /// How to play; the default options if null. <see cref="TournamentOptions.Threads"/> is how many batches a silo plays at once; if null,
    /// as many as the caller has processors.
    /// </param>
    /// <param name="waits">How long to wait for silos; the defaults of <see cref="ClusterOptions"/> if null.</param>
    /// <param name="progress">Receives a report after every batch; null for none.</param>
    /// <param name="cancellation">Cancels the tournament. Silos finish the batch that they are playing.</param>
    /// <remarks>
    /// The batch of a silo that dies or does not answer in time is played again by another one. Silos that join after the start get work in
    /// the next call.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// A silo refuses: it has no tournament of this name, or another tournament.
    /// </exception>
    /// <exception cref="TimeoutException">No silo answered within <see cref="ClusterOptions.GiveUpAfter"/>.</exception>
    /// <exception cref="OperationCanceledException">The tournament was cancelled.</exception>
    public static async Task<TournamentResult> RunOnAsync(
        this Tournament tournament, IGrainFactory cluster, string name, TournamentOptions? options = null, ClusterOptions? waits = null,
        IProgress<TournamentProgress>? progress = null, CancellationToken cancellation = default)
    {
        Guard.NotNull(tournament);
        Guard.NotNull(cluster);
        Guard.Line(name);
        TournamentOptions play = options ?? new();
        var job = new ClusterJob<MatchBatch>
        {
            Unit = "matches",
            Total = tournament.MatchCount,
            BatchSize = play.BatchSize,
            Threads = play.Threads,
            Ask = (grain, first, count) => grain.Play(MatchRequest.Of(name, tournament, play, first, count)),
            Read = bytes => MatchBatch.FromBytes(bytes, tournament),
            Report = completed => progress?.Report(new(completed, tournament.MatchCount)),
        };
        using var work = new ClusterWork<MatchBatch>(cluster, job, waits, cancellation);
        return tournament.Combine(play, await work.RunAsync().ConfigureAwait(false));
    }
}
