namespace TradeModel.Simulation;

/// <summary>The batches of one ensemble that its threads share.</summary>
internal sealed class EnsembleWork : IDisposable
{
    private readonly Ensemble _ensemble;
    private readonly EnsembleOptions _options;
    private readonly RunBatch _all;
    private readonly IProgress<EnsembleProgress>? _progress;
    private readonly EnsembleCheckpoint? _checkpoint;
    private readonly List<(int First, int Count)> _batches;
    private readonly Lock _turn = new();
    private int _completed;

    internal EnsembleWork(Ensemble ensemble, EnsembleOptions options, RunBatch all, IProgress<EnsembleProgress>? progress)
    {
        _ensemble = ensemble;
        _options = options;
        _all = all;
        _progress = progress;
        var found = new RunRanges(options.Runs);
        if (options.Checkpoint is { } path)
        {
            _checkpoint = EnsembleCheckpoint.Open(path, ensemble.IdentityWith(options.Design), options.Seed, batch =>
            {
                // A file of a longer ensemble has more runs than this one.
                if (batch.PartyCount == all.PartyCount && batch.IssueCount == all.IssueCount) all.TryMerge(batch, found);
            });
        }
        _batches = found.Missing(options.BatchSize);
        _completed = options.Runs - _batches.Sum(b => b.Count);
        if (_completed > 0) progress?.Report(new(_completed, options.Runs));
    }

    /// <summary>Makes the runs that the checkpoint does not have.</summary>
    internal Task RunAsync(CancellationToken cancellation)
        => new SharedBatches(_batches.Count, next =>
        {
            (int first, int count) = _batches[next];
            RunBatch batch = _ensemble.RunBatch(_options, first, count, cancellation);
            lock (_turn)
            {
                _all.Copy(batch);
                _checkpoint?.Add(batch);
                _completed += count;
                _progress?.Report(new(_completed, _options.Runs));
            }
        }).RunAsync(_options.Threads);

    public void Dispose() => _checkpoint?.Dispose();
}
