namespace TradeModel.Simulation;

/// <summary>The matches of a tournament that its threads share.</summary>
internal sealed class TournamentWork(Tournament tournament, TournamentOptions options, IProgress<TournamentProgress>? progress)
{
    private readonly Lock _turn = new();
    private int _completed;

    /// <summary>The matches by scenario, then by first, then by second strategy.</summary>
    internal TournamentMatch[] Matches { get; } = new TournamentMatch[tournament.MatchCount];

    /// <summary>Plays all matches.</summary>
    internal Task RunAsync(CancellationToken cancellation)
        => new SharedBatches((Matches.Length - 1) / options.BatchSize + 1, next =>
        {
            int first = next * options.BatchSize, count = Math.Min(options.BatchSize, Matches.Length - first);
            for (int match = first; match < first + count; match++) Matches[match] = tournament.Play(match, options, cancellation);
            lock (_turn) progress?.Report(new(_completed += count, Matches.Length));
        }).RunAsync(options.Threads);
}
