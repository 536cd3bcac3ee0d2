using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>The frontier of 10^6 outcomes (6 issues × 10 options) against enumerating them; the bound is 10,000 times faster.</summary>
[MemoryDiagnoser]
public class MillionOutcomesBenchmarks
{
    private Scenario _scenario = null!;
    private double[][] _first = null!, _second = null!;

    [GlobalSetup]
    public void Setup()
    {
        _scenario = Families.Uniform(1, 6, 10);
        ScenarioArrays arrays = _scenario.ToArrays();
        _first = [.. Enumerable.Range(0, 6).Select(i => arrays.Worths(0)[(i * 10)..((i + 1) * 10)].ToArray())];
        _second = [.. Enumerable.Range(0, 6).Select(i => arrays.Worths(1)[(i * 10)..((i + 1) * 10)].ToArray())];
        if (EnumerateAll() != Frontier()) throw new InvalidOperationException("the frontiers differ");
    }

    [Benchmark(Baseline = true)]
    public int EnumerateAll()
    {
        double[] a = [0], b = [0];
        for (int i = 0; i < _first.Length; i++)
        {
            double[] nextA = new double[a.Length * 10], nextB = new double[a.Length * 10];
            for (int o = 0, at = 0; o < 10; o++)
                for (int j = 0; j < a.Length; j++, at++) (nextA[at], nextB[at]) = (a[j] + _first[i][o], b[j] + _second[i][o]);
            (a, b) = (nextA, nextB);
        }
        Array.Sort(a, b);
        int found = 0;
        double best = double.NegativeInfinity;
        for (int j = a.Length - 1; j >= 0; j--)
        {
            if (b[j] <= best) continue;
            best = b[j];
            found++;
        }
        return found;
    }

    [Benchmark]
    public int Frontier() => _scenario.ParetoFrontier().Count;

    [Benchmark]
    public int FrontierFromLabels() => new Scenario(_scenario.Parties, _scenario.Issues).ParetoFrontier().Count;
}
