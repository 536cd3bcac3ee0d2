using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using TradeModel.Simulation;

namespace TradeModel.Cluster;

/// <summary>One call's batches, and the loops that have silos make them. What fails on one silo waits for another.</summary>
internal sealed class ClusterWork : IDisposable
{
    private readonly Ensemble _ensemble;
    private readonly IGrainFactory _cluster;
    private readonly string _name;
    private readonly EnsembleOptions _options;
    private readonly ClusterOptions _waits;
    private readonly IProgress<EnsembleProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<(int First, int Count)> _waiting = Channel.CreateUnbounded<(int, int)>();
    private readonly List<RunBatch> _done = [];
    private readonly Lock _turn = new();
    private int _completed;
    private Exception? _failure, _lastError;

    internal ClusterWork(
        Ensemble ensemble, IGrainFactory cluster, string name, EnsembleOptions options, ClusterOptions waits,
        IProgress<EnsembleProgress>? progress, CancellationToken cancellation)
    {
        _ensemble = ensemble;
        _cluster = cluster;
        _name = name;
        _options = options;
        _waits = waits;
        _progress = progress;
        _cancellation = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        for (int first = 0, count; first < options.Runs; first += count)
        {
            count = Math.Min(options.BatchSize, options.Runs - first);
            _waiting.Writer.TryWrite((first, count));
        }
    }

    internal async Task<EnsembleResult> RunAsync()
    {
        _stop.CancelAfter(_waits.GiveUpAfter);
        try
        {
            SiloAddress[] silos = await SilosAsync().ConfigureAwait(false);
            var loops = new Task[silos.Length * (_options.Threads ?? Environment.ProcessorCount)];
            for (int i = 0; i < loops.Length; i++) loops[i] = MakeBatchesAsync(silos, i);
            await Task.WhenAll(loops).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_cancellation.IsCancellationRequested)
        {
            if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
            throw new TimeoutException(
                $"no silo answered in time ({_waits}): {InvariantText.Of(_completed)} of {InvariantText.Of(_options.Runs)} runs are done. "
                + "Start a silo, or make batches smaller or the waits longer. "
                + $"The last error: {_lastError?.Message ?? "none"}",
                _lastError);
        }
        return _ensemble.Combine(_options, _done);
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
            RunBatch batch;
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
                Add(batch);
            }
            catch (Exception e)
            {
                // The caller's progress threw.
                Fail(e);
            }
        }
    }

    private async Task<RunBatch> MakeAsync(SiloAddress silo, int loop, int first, int count)
    {
        IBatchGrain grain = _cluster.GetGrain<IBatchGrain>($"{silo.ToParsableString()}/{InvariantText.Of(loop)}");
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        BatchReply reply = await grain.Make(BatchRequest.Of(_name, _ensemble, _options, first, count))
            .WaitAsync(_waits.BatchTimeout, _stop.Token).ConfigureAwait(false);
        if (reply.Refusal is { } refusal) Fail(new InvalidOperationException(refusal));
        _stop.Token.ThrowIfCancellationRequested();
        return RunBatch.FromBytes(reply.Runs);
    }

    private void Add(RunBatch batch)
    {
        lock (_turn)
        {
            _stop.CancelAfter(_waits.GiveUpAfter);
            _done.Add(batch);
            _completed += batch.Count;
            _progress?.Report(new(_completed, _options.Runs));
            if (_completed == _options.Runs) _waiting.Writer.Complete();
        }
    }

    private void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        _stop.Cancel();
    }
}
