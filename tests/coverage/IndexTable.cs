using TradeModel.Simulation;

namespace TradeModel.Coverage;

/// <summary>How often the interval of a Sobol index holds the true index.</summary>
internal static class IndexTable
{
    private static readonly int[] Sizes = [20, 50, 100, 300, 1_000];

    // Results of inputs that are even between 0 and 1, with their true indices: first order, then total.
    private static readonly (string Name, int Inputs, Func<double[], double> Result, (double First, double Total)[] Truth)[] Kinds =
    [
        ("a sum, x + 2y", 2, x => x[0] + (2 * x[1]), [(0.2, 0.2), (0.8, 0.8)]),
        // 1 with probability 0.2: V = 0.16, V(E[·|x]) = 0.4² · 0.5 · 0.5, V(E[·|y]) = 0.5² · 0.4 · 0.6.
        ("agreed or not: x < 0.5 and y < 0.4", 2, x => x[0] < 0.5 && x[1] < 0.4 ? 1 : 0, [(0.25, 0.625), (0.375, 0.75)]),
        ("Ishigami's function", 3, Ishigami, Ishigamis()),
    ];

    internal static void Print(int series)
    {
        string sizes = string.Join(" | ", Sizes.Select(n => FormattableString.Invariant($"{n:N0} base samples")));
        Console.WriteLine($"""

            ### Sobol indices, by simulation

            Each cell gives the percentage of intervals that hold the index, for the first order and for the total.

            | result | input | true index: first order, total | {sizes} |
            |---|---|---|{string.Concat(Sizes.Select(_ => "---|"))}
            """);
        for (int kind = 0; kind < Kinds.Length; kind++)
        {
            (string name, int inputs, _, (double First, double Total)[] truth) = Kinds[kind];
            int[,] first = new int[inputs, Sizes.Length], total = new int[inputs, Sizes.Length];
            for (int s = 0; s < Sizes.Length; s++)
            {
                var all = new SobolEstimate.Index[series][];
                (int which, int size) = (kind, s);
                Parallel.For(0, series, i => all[i] = One(which, Sizes[size], (ulong)((size * series) + i)));
                for (int input = 0; input < inputs; input++)
                {
                    first[input, s] = all.Count(a => a[input].First.Low <= truth[input].First && truth[input].First <= a[input].First.High);
                    total[input, s] = all.Count(a => a[input].Total.Low <= truth[input].Total && truth[input].Total <= a[input].Total.High);
                }
            }
            for (int input = 0; input < inputs; input++)
            {
                string cells = string.Join(" | ", Enumerable.Range(0, Sizes.Length)
                    .Select(s => $"{Held.Text(first[input, s], series)}, {Held.Text(total[input, s], series)}"));
                Console.WriteLine(FormattableString.Invariant(
                    $"| {(input == 0 ? name : "")} | {"xyz"[input]} | {truth[input].First:0.00}, {truth[input].Total:0.00} | {cells} |"));
            }
        }
    }

    private static SobolEstimate.Index[] One(int kind, int samples, ulong number)
    {
        (_, int inputs, Func<double[], double> result, _) = Kinds[kind];
        var random = new Xoshiro256(51 + (ulong)kind, number);
        var outcomes = new List<double>();
        for (int sample = 0; sample < samples; sample++)
        {
            double[] a = Draw(), b = Draw();
            outcomes.Add(result(a));
            for (int i = 0; i < inputs; i++) outcomes.Add(result([.. a.Select((x, j) => j == i ? b[j] : x)]));
            outcomes.Add(result(b));
        }
        return SobolEstimate.Of(outcomes.ToArray(), inputs, random);

        double[] Draw() => [.. Enumerable.Range(0, inputs).Select(_ => random.NextDouble())];
    }

    private static double Ishigami(double[] inputs)
    {
        double[] x = Array.ConvertAll(inputs, share => Math.PI * ((2 * share) - 1));
        return Math.Sin(x[0]) + (7 * Math.Sin(x[1]) * Math.Sin(x[1])) + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]));
    }

    // T. Ishigami and T. Homma (1990), with a = 7 and b = 0.1.
    private static (double First, double Total)[] Ishigamis()
    {
        double p4 = Math.Pow(Math.PI, 4), p8 = p4 * p4;
        double x = (0.1 * p4 / 5) + (0.01 * p8 / 50) + 0.5, y = 49 / 8.0, xz = 0.01 * p8 * ((1 / 18.0) - (1 / 50.0)), all = x + y + xz;
        return [(x / all, (x + xz) / all), (y / all, y / all), (0, xz / all)];
    }
}
