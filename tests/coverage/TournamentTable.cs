using TradeModel.Simulation;

namespace TradeModel.Coverage;

/// <summary>How often the interval of a strategy's utility holds its mean over all scenarios of the kind.</summary>
internal static class TournamentTable
{
    private static readonly (string Name, double Mean, Func<Xoshiro256, int, double[]> Scores)[] Kinds =
    [
        ("even between 0 and 1", 0.5, (r, n) => Each(r, n, r => r.NextDouble())),
        ("most near 1, few low", 0.8, (r, n) => Each(r, n, r => Math.Pow(r.NextDouble(), 0.25))),
        ("steps: 0 on a quarter, 0.7 to 0.9 on the others", 0.6,
            (r, n) => Each(r, n, r => r.Next(4) == 0 ? 0 : 0.7 + (0.2 * r.NextDouble()))),
        ("families of three alike", 0.5, Families),
    ];

    internal static void Print(int series)
    {
        int[] sizes = [2, 3, 5, 10, 20, 50];
        int[][] bootstrap = [.. sizes.Select(_ => new int[Kinds.Length])], student = [.. sizes.Select(_ => new int[Kinds.Length])];
        for (int s = 0; s < sizes.Length; s++)
        {
            var held = new (bool Bootstrap, bool Student)[series][];
            Parallel.For(0, series, i => held[i] = One(sizes[s], new Xoshiro256(31, (ulong)((s * series) + i))));
            for (int kind = 0; kind < Kinds.Length; kind++)
            {
                bootstrap[s][kind] = held.Count(h => h[kind].Bootstrap);
                student[s][kind] = held.Count(h => h[kind].Student);
            }
        }
        Console.WriteLine($"""

            ## Tournaments: how often the 95 % interval holds the mean over all scenarios

            The utilities of a strategy on drawn scenarios, as the bootstrap of scenarios gets them. Beside it Student's t, for comparison;
            the package does not use it here. In families of three, scenarios that follow each other are nearly alike, so they do not count
            as independent evidence.

            | utilities | interval | {string.Join(" | ", sizes.Select(n => $"{n} scenarios"))} |
            |---|---|{string.Concat(sizes.Select(_ => "---|"))}
            """);
        for (int kind = 0; kind < Kinds.Length; kind++)
        {
            Row(Kinds[kind].Name, "bootstrap", bootstrap.Select(b => b[kind]));
            Row("", "Student's t", student.Select(b => b[kind]));
        }

        void Row(string utilities, string interval, IEnumerable<int> held)
            => Console.WriteLine($"| {utilities} | {interval} | {string.Join(" | ", held.Select(h => Held.Text(h, series)))} |");
    }

    private static (bool Bootstrap, bool Student)[] One(int scenarios, Xoshiro256 random)
    {
        double[][] scores = [.. Kinds.Select(k => k.Scores(random, scenarios))];
        (double Low, double High)?[] intervals = ScenarioBootstrap.Intervals(scores, random);
        return [.. Kinds.Select((kind, k) =>
        {
            double mean = scores[k].Average();
            double deviation = Math.Sqrt(scores[k].Sum(x => (x - mean) * (x - mean)) / (scenarios - 1) / scenarios);
            (double low, double high) = intervals[k]!.Value;
            return (low <= kind.Mean && kind.Mean <= high,
                Math.Abs(mean - kind.Mean) <= SpecialFunctions.StudentT(0.025, scenarios - 1) * deviation);
        })];
    }

    private static double[] Each(Xoshiro256 random, int scenarios, Func<Xoshiro256, double> draw)
        => [.. Enumerable.Range(0, scenarios).Select(_ => draw(random))];

    private static double[] Families(Xoshiro256 random, int scenarios)
    {
        var scores = new double[scenarios];
        double family = 0;
        for (int i = 0; i < scenarios; i++)
        {
            if (i % 3 == 0) family = 0.05 + (0.9 * random.NextDouble());
            scores[i] = family + (0.1 * (random.NextDouble() - 0.5));
        }
        return scores;
    }
}
