using System.Diagnostics;

namespace TradeModel.Cluster.Benchmarks;

/// <summary>The time and the processor time that the same work took in several rounds.</summary>
internal sealed class Measured
{
    private readonly List<double> _times = [], _processorTimes = [];

    /// <summary>In milliseconds: the median.</summary>
    internal double Time => Median(_times);

    /// <summary>In milliseconds, over all threads of this process: the median.</summary>
    internal double ProcessorTime => Median(_processorTimes);

    /// <summary>Measures several kinds of work in turns, so that what else the machine does falls on all of them.</summary>
    internal static async Task<Measured[]> AlternateAsync(int rounds, params Func<Task>[] works)
    {
        foreach (Func<Task> work in works) await work();
        Measured[] measured = [.. works.Select(_ => new Measured())];
        for (int round = 0; round < rounds; round++)
            for (int w = 0; w < works.Length; w++) await measured[w].AddAsync(works[w]);
        return measured;
    }

    private async Task AddAsync(Func<Task> work)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        await work();
        _times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        _processorTimes.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    private static double Median(List<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);
}
