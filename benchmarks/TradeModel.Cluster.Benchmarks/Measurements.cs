using System.Globalization;
using System.Text;
using Orleans;
using TradeModel.Bargaining;
using TradeModel.Examples;
using TradeModel.Simulation;

namespace TradeModel.Cluster.Benchmarks;

/// <summary>What a batch costs, in numbers and in words.</summary>
internal static class Measurements
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private const int Rounds = 5, Batches = 4_000, Runs = 10_000, RunsOfBatch = 100, Combined = 20, Machines = 1_000, CoresOfMachine = 2;

    /// <summary>A negotiation of one step, which takes next to no time.</summary>
    internal static Ensemble Small() => Ensemble.Of(
        new Scenario(["A", "B"], [new("steel", [new("25 %", 0, 1), new("0 %", 1, 0)])]),
        [Strategies.Linear, Strategies.Linear], new NegotiationRules(steps: 1));

    internal static Ensemble Talks() => Ensemble.Of(BundledNegotiations.IndiaUnitedStates);

    /// <summary>Measures, and writes the section.</summary>
    internal static async Task<string> TakeAsync(IClusterClient cluster, int silos, string load)
    {
        (Ensemble small, Ensemble talks) = (Small(), Talks());
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(Invariant)).Append('\n');

        EnsembleOptions one = new(Batches, seed: 7) { BatchSize = 1 };
        int[] atOnce = [1, 4, 16];
        Measured[] batches = await Measured.AlternateAsync(
            Rounds,
            [
                () => small.RunAsync(one with { Threads = silos }),
                .. atOnce.Select<int, Func<Task>>(n => () => small.RunOnAsync(cluster, "small", one with { Threads = n })),
            ]);
        Paragraph(text, string.Create(
            Invariant,
            $"Measured on {DateTime.UtcNow:yyyy-MM-dd} on {Machine.Name()}, with {silos} silos and the caller in one process. Messages "
                + $"went over sockets of localhost. The figures are medians of {Rounds} rounds. {load}"));
        Paragraph(text, string.Create(
            Invariant,
            $"**A batch.** The table shows what the cluster adds to each of {Batches} batches. A batch is one run of one step. The "
                + $"baseline is `RunAsync` on {silos} threads."));
        Line($"| batches at once per silo | time a batch adds | processor time it adds, caller and silo together |");
        Line($"|---|---|---|");
        double worst = 0;
        foreach ((int n, Measured on) in atOnce.Zip(batches[1..]))
        {
            double processor = (on.ProcessorTime - batches[0].ProcessorTime) * 1_000 / Batches;
            worst = Math.Max(worst, processor);
            Line($"| {n} | {(on.Time - batches[0].Time) * 1_000 / Batches:0} µs | {processor:0} µs |");
        }
        text.Append('\n');

        EnsembleOptions many = new(Runs, seed: 7) { BatchSize = RunsOfBatch };
        Measured[] ensembles = await Measured.AlternateAsync(
            Rounds,
            () => talks.RunAsync(many with { Threads = silos }),
            () => talks.RunOnAsync(cluster, "talks", many with { Threads = 1 }));
        Paragraph(text, string.Create(
            Invariant,
            $"**An ensemble.** The India–US negotiation, {Runs} runs in batches of {RunsOfBatch}. The cluster makes one batch at a time "
                + $"per silo, and the single process uses `RunAsync` on {silos} threads."));
        Line($"| | time | processor time |");
        Line($"|---|---|---|");
        Line($"| one process | {ensembles[0].Time:0} ms | {ensembles[0].ProcessorTime:0} ms |");
        Line($"| {silos} silos | {ensembles[1].Time:0} ms | {ensembles[1].ProcessorTime:0} ms |");
        Line($"| ratio | {ensembles[1].Time / ensembles[0].Time:0.00} | {ensembles[1].ProcessorTime / ensembles[0].ProcessorTime:0.00} |");
        text.Append('\n');
        byte[][] parts =
        [
            .. Enumerable.Range(0, Runs / RunsOfBatch).Select(b => talks.RunBatch(many, b * RunsOfBatch, RunsOfBatch).ToBytes()),
        ];
        Measured[] combined = await Measured.AlternateAsync(Rounds, () => CombineAsync(talks, many, parts));
        Thousand(
            text, worst / 1e6, ensembles[0].ProcessorTime / Runs / 1e3, combined[0].ProcessorTime / Combined / Runs / 1e3,
            parts.Sum(part => (double)part.Length) / Runs);
        return text.ToString().TrimEnd();
    }

    // What the caller does with the answers of silos.
    private static Task CombineAsync(Ensemble ensemble, EnsembleOptions options, byte[][] parts)
    {
        for (int k = 0; k < Combined; k++) ensemble.Combine(options, parts.Select(part => RunBatch.FromBytes(part)));
        return Task.CompletedTask;
    }

    /// <summary>
    /// The arithmetic of a thousand machines from the seconds that a batch adds, that a run takes and that the caller needs to combine it,
    /// and from the bytes of a run.
    /// </summary>
    private static void Thousand(StringBuilder text, double batch, double run, double combine, double bytes)
    {
        const double All = 1e8, Length = 1, Link = 1.25e9;
        int cores = Machines * CoresOfMachine;
        Paragraph(text, string.Create(
            Invariant,
            $"**A thousand machines.** This is an estimate from the figures above, not a measurement. With {CoresOfMachine} cores each, "
                + $"a thousand machines make {cores} batches at the same time, and one caller serves them all. Assume that a batch takes a "
                + $"second. A batch adds at most {batch * 1e6:0} µs of processor time. Even if the caller bore all of it, {cores} batches "
                + $"a second would keep {cores * batch / Length:0.00} of a core busy. The cost of the runs themselves is greater: reading "
                + $"and combining a run takes the caller {combine * 1e6:0.00} µs of processor time, and its result has {bytes:0} bytes. "
                + $"The first row is for the runs measured above:"));
        Line($"| a run takes | runs a second | busy cores of the caller | the caller receives | 100 million runs take |");
        Line($"|---|---|---|---|---|");
        foreach (double seconds in (double[])[run, 1e-3, 1e-2])
        {
            double rate = cores / seconds;
            double busy = (cores * batch / Length) + (rate * combine);
            double megabytes = rate * bytes / 1e6;
            Line($"| {seconds * 1e3:0.##} ms | {rate / 1e6:0.0} million | {busy:0.0} | {megabytes:0} MB a second | {All / rate:0} s |");
        }
        text.Append('\n');
        double linkRun = cores * bytes / Link, linkMachines = Link * run / bytes / CoresOfMachine;
        double coreRun = combine / ((1 / (double)cores) - (batch / Length));
        double coreMachines = run / ((combine + (batch * run / Length)) * CoresOfMachine);
        Paragraph(text, string.Create(
            Invariant,
            $"A link of 10 gigabits carries 1250 MB a second. It is fast enough for a thousand machines if a run takes at least "
                + $"{linkRun * 1e3:0.00} ms. One core of the caller is fast enough if a run takes at least {coreRun * 1e3:0.0} ms. With "
                + $"the runs measured above, one caller can serve {linkMachines:0} machines over this link, and {coreMachines:0} machines "
                + $"for each of its cores. 100 million runs, the most that an ensemble can have, take twice {All * bytes / 1e9:0.0} GB of "
                + $"the caller's memory, once in batches and once in the result."));
        Paragraph(text, string.Create(
            Invariant,
            $"Nobody has run the library on a thousand machines. Managing the members of the cluster and placing {cores} grains adds to "
                + $"these costs. A network takes longer than localhost, so silos need more batches at the same time."));

        void Line(FormattableString line) => text.Append(line.ToString(Invariant)).Append('\n');
    }

    // Lines of the documentation have at most 140 characters.
    private static void Paragraph(StringBuilder text, string words)
    {
        int column = 0;
        foreach (string word in words.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > 140)
            {
                text.Append('\n');
                column = 0;
            }
            if (column > 0) text.Append(' ');
            text.Append(word);
            column += word.Length + 1;
        }
        text.Append("\n\n");
    }
}
