namespace TradeModel.Simulation;

/// <summary>The matches of a tournament that its threads share.</summary>
internal sealed class TournamentWork(Tournament tournament, TournamentOptions options, IProgress<TournamentProgress>? progress)
{
    private readonly Lock _turn = new();
    private int _next = -1, _completed;
    private volatile bool _failed;

    /// <summary>The matches by scenario, then by first, then by second strategy.</summary>
    internal TournamentMatch[] Matches { get; } = new TournamentMatch[tournament.MatchCount];

    internal int BatchCount => (Matches.Length - 1) / options.BatchSize + 1;

    /// <summary>Takes batch after batch until none is left.</summary>
    internal void Run(CancellationToken cancellation)
    {
        try
        {
            for (int next; !_failed && (next = Interlocked.Increment(ref _next)) < BatchCount;)
            {
                int first = next * options.BatchSize, count = Math.Min(options.BatchSize, Matches.Length - first);
                for (int match = first; match < first + count; match++) Matches[match] = tournament.Play(match, options, cancellation);
                lock (_turn) progress?.Report(new(_completed += count, Matches.Length));
            }
        }
        catch
        {
            // The other threads stop after their batch.
            _failed = true;
            throw;
        }
    }
}
