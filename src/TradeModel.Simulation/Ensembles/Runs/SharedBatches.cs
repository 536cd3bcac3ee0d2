namespace TradeModel.Simulation;

/// <summary>Numbered batches of work that threads take one after the other.</summary>
/// <param name="count">The number of batches.</param>
/// <param name="make">Makes the batch of a number from 0 on. Threads call it at once.</param>
internal sealed class SharedBatches(int count, Action<int> make)
{
    private int _next = -1;
    private volatile bool _failed;

    /// <summary>Makes all batches. If one fails, the other threads stop after theirs, and the call fails.</summary>
    /// <param name="threads">How many threads run at once; null for the number of processors.</param>
    internal async Task RunAsync(int? threads)
    {
        var running = new Task[Math.Min(threads ?? Environment.ProcessorCount, count)];
        for (int i = 0; i < running.Length; i++) running[i] = Task.Run(Run, CancellationToken.None);
        await Task.WhenAll(running).ConfigureAwait(false);
    }

    private void Run()
    {
        try
        {
            for (int next; !_failed && (next = Interlocked.Increment(ref _next)) < count;) make(next);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }
}
