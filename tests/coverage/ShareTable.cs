using System.Globalization;
using TradeModel.Bargaining;
using TradeModel.Simulation;

namespace TradeModel.Coverage;

/// <summary>How often the interval of a share of runs holds the true share: exactly for Wilson's, and on simulated ensembles.</summary>
internal static class ShareTable
{
    private const int BlockSize = 100;

    private static readonly double[] Shares = [0.001, 0.01, 0.05, 0.2, 0.5];

    internal static void Print(int series)
    {
        Console.WriteLine($"""

            ## Shares of runs: how often the 95 % interval holds the true share

            ### Wilson's interval, exactly

            The probability, in percent, that the interval of a number of independent runs holds the true share: a sum over the binomial
            distribution, without simulation. Runs of an ensemble are independent by their design; they form no series.

            | runs | {string.Join(" | ", Shares.Select(s => Text(100 * s, "0.#") + " %"))} |
            |---|{string.Concat(Shares.Select(_ => "---|"))}
            """);
        foreach (int runs in (int[])[10, 30, 100, 1_000, 100_000])
            Console.WriteLine($"| {Text(runs, "N0")} | {string.Join(" | ", Shares.Select(share => Exact(runs, share)))} |");
        Print(series, Ensemble());
    }

    private static Ensemble Ensemble()
    {
        var scenario = new Scenario(["A", "B"],
        [
            new("First", [0.6, 0.3], [new("1", 0, 1), new("2", 0.6, 0.7), new("3", 1, 0)]),
            new("Second", [0.4, 0.7], [new("1", 1, 0), new("2", 0.7, 0.6), new("3", 0, 1)]),
        ]);
        return Simulation.Ensemble.Of(
            scenario, [Strategies.Linear, Strategies.Linear], new NegotiationRules(steps: 40),
            UncertainInput.Haste("A", Distribution.Uniform(0.2, 5), EvidenceBasis.Illustrative),
            UncertainInput.Haste("B", Distribution.Uniform(0.2, 5), EvidenceBasis.Illustrative),
            UncertainInput.Reservation("B", Distribution.Triangular(0.2, 0.4, 0.9), EvidenceBasis.Illustrative));
    }

    private static void Print(int series, Ensemble ensemble)
    {
        // All ensembles of a row are parts of one: its runs are independent, and so are its blocks.
        int all = 1_000 * series;
        int[] independent = ensemble.RunAsync(new EnsembleOptions(all, seed: 11)).Result.Runs.Steps.ToArray();
        int[] cubes = ensemble.RunAsync(
            new EnsembleOptions(all, seed: 12) { Design = SamplingDesign.LatinHypercube(BlockSize) }).Result.Runs.Steps.ToArray();
        int[] sorted = [.. cubes.Select(step => step < 0 ? int.MaxValue : step).Order()];
        // The first steps by which about 2 %, 20 % and 50 % of the runs have agreed.
        int[] steps = [.. ((double[])[0.02, 0.2, 0.5]).Select(share => sorted[(int)(share * sorted.Length)])];
        double[] truth = [.. steps.Select(last => sorted.Count(step => step <= last) / (double)sorted.Length)];
        Console.WriteLine($"""

            ### Ensembles, by simulation

            Ensembles of two parties with three uncertain inputs. The truth is the share in {Text(all, "N0")} runs. *Width* is the
            median width of the interval in points.

            | design | interval | runs | {string.Join(" | ", truth.Select(t => $"share {Text(100 * t, "0.0")} %: holds | width"))} |
            |---|---|---|{string.Concat(truth.Select(_ => "---|---|"))}
            """);
        foreach (int runs in (int[])[30, 100, 300, 1_000])
        {
            Row("independent", "Wilson", runs, Math.Min(series, all / runs), (from, last) =>
                EstimatedShare.Wilson(Count(independent, from, runs, last), runs));
        }
        foreach (int blocks in (int[])[2, 3, 5, 10])
        {
            int runs = blocks * BlockSize;
            Row(string.Create(CultureInfo.InvariantCulture, $"{blocks} Latin hypercubes of {BlockSize}"), "Student's t", runs,
                Math.Min(series, all / runs), (from, last) =>
                {
                    int[] counts = [.. Enumerable.Range(0, blocks).Select(b => Count(cubes, from + (b * BlockSize), BlockSize, last))];
                    return EstimatedShare.OfReplicates(counts, BlockSize);
                });
        }

        void Row(string design, string interval, int runs, int ensembles, Func<int, int, EstimatedShare> estimate)
        {
            var cells = new List<string>();
            for (int s = 0; s < steps.Length; s++)
            {
                EstimatedShare[] shares = [.. Enumerable.Range(0, ensembles).Select(e => estimate(e * runs, steps[s]))];
                cells.Add(Held.Text(shares.Count(e => e.Low <= truth[s] && truth[s] <= e.High), ensembles));
                cells.Add(Text(100 * shares.Select(e => e.High - e.Low).Order().ElementAt(ensembles / 2), "0.0"));
            }
            Console.WriteLine($"| {design} | {interval} | {runs} | {string.Join(" | ", cells)} |");
        }
    }

    private static int Count(int[] steps, int from, int runs, int last)
    {
        int count = 0;
        for (int run = from; run < from + runs; run++)
            if (steps[run] >= 0 && steps[run] <= last) count++;
        return count;
    }

    private static string Exact(int runs, double share)
    {
        double logOdds = Math.Log(share / (1 - share)), log = runs * Math.Log(1 - share), held = 0;
        for (int count = 0; count <= runs; count++)
        {
            if (count > 0) log += Math.Log((runs - count + 1.0) / count) + logOdds;
            EstimatedShare interval = EstimatedShare.Wilson(count, runs);
            if (interval.Low <= share && share <= interval.High) held += Math.Exp(log);
        }
        return Text(100 * held, "0.0");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
