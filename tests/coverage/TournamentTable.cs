using System.Globalization;

namespace TradeModel.Coverage;

/// <summary>How often the interval of a strategy's utility holds its mean over all scenarios of the kind.</summary>
internal static class TournamentTable
{
    private static readonly int[] Sizes = [2, 3, 5, 8, 12, 20, 40];

    private static readonly (string Name, double Mean, Func<Xoshiro256, int, double[]> Scores)[] Kinds =
    [
        ("normal about 0.5, deviation 0.1", 0.5, (r, n) => Each(r, n, r => 0.5 + (0.1 * SimulatedSeries.Normal(r)))),
        ("even between 0 and 1", 0.5, (r, n) => Each(r, n, r => r.NextDouble())),
        ("skewed: most near 1, few low", 0.8, (r, n) => Each(r, n, r => Math.Pow(r.NextDouble(), 0.25))),
        ("two humps: half 0.1 to 0.3, half 0.7 to 0.9", 0.5,
            (r, n) => Each(r, n, r => (r.Next(2) == 0 ? 0.1 : 0.7) + (0.2 * r.NextDouble()))),
        ("steps: 0 on a quarter, 0.7 to 0.9 on the others", 0.6,
            (r, n) => Each(r, n, r => r.Next(4) == 0 ? 0 : 0.7 + (0.2 * r.NextDouble()))),
        ("families of three alike", 0.5, Families),
    ];

    internal static void Print(int series)
    {
        int methods = MeanIntervals.Names.Length;
        // By size, kind and method: how many intervals held the mean, and the median of their widths.
        var held = new int[Sizes.Length, Kinds.Length, methods];
        var width = new double[Sizes.Length, Kinds.Length, methods];
        for (int s = 0; s < Sizes.Length; s++)
        {
            var all = new (double Low, double High)[series][][];
            int size = s;
            Parallel.For(0, series, i => all[i] = One(Sizes[size], new Xoshiro256(31, (ulong)((size * series) + i))));
            for (int kind = 0; kind < Kinds.Length; kind++)
            {
                for (int method = 0; method < methods; method++)
                {
                    (double Low, double High)[] intervals = [.. all.Select(one => one[kind][method])];
                    held[s, kind, method] = intervals.Count(i => i.Low <= Kinds[kind].Mean && Kinds[kind].Mean <= i.High);
                    width[s, kind, method] = intervals.Select(i => i.High - i.Low).Order().ElementAt(series / 2);
                }
            }
        }
        Console.WriteLine("""

            ## Tournaments: how often the 95 % interval holds the mean over all scenarios

            The utilities of a strategy on drawn scenarios. In families of three, scenarios that follow each other are nearly alike, so they
            do not count as independent evidence.

            """);
        Write("utilities", Row);
        Console.WriteLine("""

            ### Tournaments: the intervals that were compared

            The same, with the median width of the intervals in brackets, in hundredths of utility. The package uses Student's t.

            """);
        Write("utilities | interval", Rows);

        void Write(string first, Func<int, IEnumerable<string>> rows)
        {
            Console.WriteLine($"| {first} | {string.Join(" | ", Sizes.Select(n => $"{n} scenarios"))} |");
            Console.WriteLine($"|{string.Concat(first.Split('|').Select(_ => "---|"))}{string.Concat(Sizes.Select(_ => "---|"))}");
            foreach (string row in Enumerable.Range(0, Kinds.Length).SelectMany(rows)) Console.WriteLine(row);
        }

        IEnumerable<string> Row(int kind)
            => [Line(Kinds[kind].Name, s => Held.Text(held[s, kind, methods - 1], series))];

        IEnumerable<string> Rows(int kind)
            => Enumerable.Range(0, methods).Select(method => Line(
                $"{(method == 0 ? Kinds[kind].Name : "")} | {MeanIntervals.Names[method]}",
                s => $"{Held.Text(held[s, kind, method], series)} ({Points(width[s, kind, method])})"));

        string Line(string first, Func<int, string> cell)
            => $"| {first} | {string.Join(" | ", Enumerable.Range(0, Sizes.Length).Select(cell))} |";
    }

    private static string Points(double width) => (100 * width).ToString("F0", CultureInfo.InvariantCulture);

    private static (double Low, double High)[][] One(int scenarios, Xoshiro256 random)
        => MeanIntervals.Of([.. Kinds.Select(k => k.Scores(random, scenarios))], random);

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
