using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace TradeModel.Cluster;

/// <summary>One call's batches, and the loops that have silos make them. What fails on one silo waits for another.</summary>
/// <typeparam name="TBatch">A batch of runs or of matches.</typeparam>
internal sealed class ClusterWork<TBatch> : IDisposable
{
    private readonly IGrainFactory _cluster;
    private readonly ClusterJob<TBatch> _job;
    private readonly ClusterOptions _waits;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<(int First, int Count)> _waiting = Channel.CreateUnbounded<(int, int)>();
    private readonly List<TBatch> _done = [];
    private readonly Lock _turn = new();
    private int _completed;
    private Exception? _failure, _lastError;

    internal ClusterWork(IGrainFactory cluster, ClusterJob<TBatch> job, ClusterOptions? waits, CancellationToken cancellation)
    {
        _cluster = cluster;
        _job = job;
        _waits = waits ?? new();
        _cancellation = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        for (int first = 0, count; first < job.Total; first += count)
        {
            count = Math.Min(job.BatchSize, job.Total - first);
            _waiting.Writer.TryWrite((first, count));
        }
    }

    /// <summary>All batches, in the order in which they were done.</summary>
    internal async Task<List<TBatch>> RunAsync()
    {
        _stop.CancelAfter(_waits.GiveUpAfter);
        try
        {
            SiloAddress[] silos = await SilosAsync().ConfigureAwait(false);
            var loops = new Task[silos.Length * (_job.Threads ?? Environment.ProcessorCount)];
            for (int i = 0; i < loops.Length; i++) loops[i] = MakeBatchesAsync(silos, i);
            await Task.WhenAll(loops).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_cancellation.IsCancellationRequested)
        {
            if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
            throw new TimeoutException(
                $"no silo answered in time ({_waits}): {InvariantText.Of(_completed)} of {InvariantText.Of(_job.Total)} {_job.Unit} are "
                + "done. Start a silo, or make batches smaller or the waits longer. "
                + $"The last error: {_lastError?.Message ?? "none"}",
                _lastError);
        }
        return _done;
    }

    public void Dispose() => _stop.Dispose();

    private async Task<SiloAddress[]> SilosAsync()
    {
        IManagementGrain management = _cluster.GetGrain<IManagementGrain>(0);
        while (true)
        {
            try
            {
                Dictionary<SiloAddress, SiloStatus> hosts =
                    await management.GetHosts(onlyActive: true).WaitAsync(_waits.BatchTimeout, _stop.Token).ConfigureAwait(false);
                if (hosts.Count > 0) return [.. hosts.Keys];
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                _lastError = e;
            }
            await Task.Delay(200, _stop.Token).ConfigureAwait(false);
        }
    }

    private async Task MakeBatchesAsync(SiloAddress[] silos, int loop)
    {
        int errors = 0;
        await foreach ((int first, int count) in _waiting.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
        {
            // After an error the loop moves to the next silo.
            SiloAddress silo = silos[(loop + errors) % silos.Length];
            TBatch batch;
            try
            {
                batch = await MakeAsync(silo, loop, first, count).ConfigureAwait(false);
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                _lastError = e;
                _waiting.Writer.TryWrite((first, count));
                errors++;
                await Task.Delay(Math.Min(100 * errors, 1_000), _stop.Token).ConfigureAwait(false);
                continue;
            }
            try
            {
                Add(batch, count);
            }
            catch (Exception e)
            {
                // The caller's progress threw.
                Fail(e);
            }
        }
    }

    private async Task<TBatch> MakeAsync(SiloAddress silo, int loop, int first, int count)
    {
        IBatchGrain grain = _cluster.GetGrain<IBatchGrain>($"{silo.ToParsableString()}/{InvariantText.Of(loop)}");
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        BatchReply reply = await _job.Ask(grain, first, count).WaitAsync(_waits.BatchTimeout, _stop.Token).ConfigureAwait(false);
        if (reply.Refusal is { } refusal) Fail(new InvalidOperationException(refusal));
        _stop.Token.ThrowIfCancellationRequested();
        return _job.Read(reply.Batch!);
    }

    private void Add(TBatch batch, int count)
    {
        lock (_turn)
        {
            _stop.CancelAfter(_waits.GiveUpAfter);
            _done.Add(batch);
            _completed += count;
            _job.Report(_completed);
            if (_completed == _job.Total) _waiting.Writer.Complete();
        }
    }

    private void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        _stop.Cancel();
    }
}
