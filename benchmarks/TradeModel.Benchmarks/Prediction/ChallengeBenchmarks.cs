using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Suite;
using TradeModel.Prediction;

namespace TradeModel.Benchmarks.Prediction;

/// <summary>One issue of forty actors, drawn evenly: position 0 to 100, salience 20 to 100, capability 1 to 10.</summary>
[MemoryDiagnoser]
public class ChallengeBenchmarks
{
    private static readonly CompromiseModel Compromise = new();
    private static readonly SpatialModel Spatial = new();
    private static readonly ExpectedUtilityModel ExpectedUtility = new();
    private ContestedIssue _issue = null!;

    [Params(1UL, 2UL, 3UL)]
    public ulong Seed { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Xoshiro256(Seed);
        _issue = new(
            new("i"),
            Enumerable.Range(0, 40)
                .Select(i => new ActorPosition(new($"a{i}"), random.Next(101), 20 + random.Next(81), 1 + random.NextDouble() * 9))
                .ToValueList());
        Told.Note($"{Seed}: spatial {Spatial.Trace(_issue)}, expected utility {ExpectedUtility.Trace(_issue)}");
    }

    [Benchmark(Baseline = true)]
    public double CompromisePredict() => Compromise.Predict(_issue);

    [Benchmark]
    public double SpatialPredict() => Spatial.Predict(_issue);

    [Benchmark]
    public ChallengeTrace SpatialTrace() => Spatial.Trace(_issue);

    [Benchmark]
    public double ExpectedUtilityPredict() => ExpectedUtility.Predict(_issue);

    [Benchmark]
    public ChallengeTrace ExpectedUtilityTrace() => ExpectedUtility.Trace(_issue);
}
