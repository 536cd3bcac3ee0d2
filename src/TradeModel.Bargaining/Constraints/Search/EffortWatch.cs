namespace TradeModel.Bargaining;

/// <summary>What all parts of a search share: the evaluations so far, the time limit, cancellation, and the reports of progress.</summary>
internal sealed class EffortWatch(TimeLimit? limit, IProgress<BestOutcomeProgress>? progress, CancellationToken cancellation)
{
    // Some hundredths of a second lie between two reports, and some thousandths between two looks at the clock.
    private const long ReportStride = 2_000_000, ClockStride = 20_000;

    private readonly long _start = limit?.Clock.GetTimestamp() ?? 0;
    private long _nextLook = ClockStride, _nextReport = ReportStride;
    private Rational? _value;

    /// <summary>The options evaluated so far.</summary>
    internal long Evaluations { get; private set; }

    /// <summary>Whether the time is over.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Counts a cost.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    internal void Spend(long cost)
    {
        cancellation.ThrowIfCancellationRequested();
        Evaluations += cost;
        if (limit is not null && Evaluations >= _nextLook)
        {
            _nextLook = Evaluations + ClockStride;
            IsOver = limit.Clock.GetElapsedTime(_start) >= limit.Length;
        }
        if (Evaluations >= _nextReport) Report();
    }

    /// <summary>Reports a better outcome.</summary>
    internal void Found(Rational value)
    {
        _value = value;
        Report();
    }

    private void Report()
    {
        _nextReport = Evaluations + ReportStride;
        progress?.Report(new(Evaluations, _value));
    }
}
