using BenchmarkDotNet.Attributes;
using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace TradeModel.Benchmarks.Convergence;

/// <summary>
/// One event of a timeline at 100 to 10,000 issues, bound 1.5 × from first to last; a full recomputation of the same state beside it.
/// The replay of the definition happens in the setup: what is measured is following 20,000 events, told per event.
/// </summary>
[MemoryDiagnoser]
public class TimelineBenchmarks
{
    private const int Events = 20_000;
    private Negotiation _negotiation = null!;
    private NegotiationEvent[] _log = null!;
    private TimelineBuilder _builder = null!;

    [Params(100, 300, 1_000, 3_000, 10_000)]
    public int Issues { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _negotiation = NegotiationSamples.Create(1, parties: 2, issues: Issues, events: Events);
        _log = [.. _negotiation.Log];
    }

    [IterationSetup(Target = nameof(FollowEvent))]
    public void Begin() => _builder = new TimelineBuilder(_negotiation.Definition);

    [Benchmark(OperationsPerInvoke = Events)]
    public double FollowEvent()
    {
        double low = 0;
        foreach (NegotiationEvent one in _log) low += _builder.Follow(one).Overall.Convergence.Low;
        return low;
    }

    [Benchmark]
    public double Recompute() => new ConvergenceMeter(_negotiation.State).Measure(ConvergenceMeter.Agreement).Low;
}
