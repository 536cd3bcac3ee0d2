using System.Diagnostics;
using System.Globalization;

namespace TradeModel.Benchmarks.Suite;

/// <summary>Whose the processors were over a span of time, by Linux's counters. Elsewhere nothing is known.</summary>
internal sealed class ProcessorUse
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly (double All, double Own)? _before = Counters();

    /// <summary>The load average of one minute now.</summary>
    internal static double? Load()
        => File.Exists("/proc/loadavg") ? Numbers(File.ReadAllText("/proc/loadavg").Split(' ')[0]).Single() : null;

    /// <summary>The share of all processors that programs other than this one and those it started took since.</summary>
    internal double? OthersShare()
    {
        if (_before is not { } before || Counters() is not { } after) return null;
        double processors = Stopwatch.GetElapsedTime(_start).TotalSeconds * Environment.ProcessorCount;
        return Math.Round(Math.Clamp((after.All - before.All - (after.Own - before.Own)) / processors, 0, 1), 3);
    }

    // Seconds: of all processors; of this process and of those that it has waited for.
    private static (double All, double Own)? Counters()
    {
        if (!File.Exists("/proc/stat") || !File.Exists("/proc/self/stat")) return null;
        // user, nice, system, idle, iowait, irq, softirq, steal
        double[] all = [.. Numbers(File.ReadLines("/proc/stat").First()[4..]).Take(8)];
        // Of the fields after the name of the program, which may hold spaces, the 12th to the 15th are utime, stime, cutime and cstime.
        double[] own = [.. File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ').Skip(11).Take(4)
            .Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
        const double TicksInSecond = 100;
        return ((all.Sum() - all[3] - all[4]) / TicksInSecond, own.Sum() / TicksInSecond);
    }

    private static IEnumerable<double> Numbers(string line)
        => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => double.Parse(f, CultureInfo.InvariantCulture));
}
