namespace TradeModel.Bargaining;

/// <summary>
/// Reports the progress of an analysis and ends it if it is cancelled. A loop that can take long calls it once for each block of work, at
/// least every 100 milliseconds. It changes no result.
/// </summary>
internal sealed class Watch
{
    // The least step between two reports.
    private const double Step = 0.01;

    private readonly IProgress<AnalysisProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private double _from, _to = 1, _reported;

    internal Watch(IProgress<AnalysisProgress>? progress, CancellationToken cancellation)
    {
        _progress = progress;
        _cancellation = cancellation;
        Check();
    }

    /// <summary>Watches nothing.</summary>
    internal static Watch None { get; } = new(null, CancellationToken.None);

    /// <exception cref="OperationCanceledException">The analysis was cancelled.</exception>
    internal void Check() => _cancellation.ThrowIfCancellationRequested();

    /// <summary>What follows is a part of the whole: its shares run from one share of the whole to another.</summary>
    internal void Part(double from, double to)
    {
        if (_progress is not null) (_from, _to) = (from, to);
    }

    /// <summary>Checks, and reports a share of the current part if it is clearly above the last one reported.</summary>
    internal void Reach(double share)
    {
        Check();
        if (_progress is null) return;
        double whole = _from + Math.Clamp(share, 0, 1) * (_to - _from);
        if (whole < _reported + Step || whole >= 1) return;
        _reported = whole;
        _progress.Report(new(whole));
    }

    /// <summary>Reports that all is done.</summary>
    internal void Finish()
    {
        Check();
        _progress?.Report(new(1));
    }
}
