using System.Globalization;
using System.Runtime.InteropServices;

namespace TradeModel.Cluster.Benchmarks;

/// <summary>What is measured on.</summary>
internal static class Machine
{
    internal static string Name()
    {
        const string Model = "model name";
        string? processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Model, StringComparison.Ordinal))
            : null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores ({processor?.Split(':')[1].Trim() ?? "unknown"}, {RuntimeInformation.RuntimeIdentifier}, "
                + $".NET {Environment.Version})");
    }

    /// <summary>How many threads wanted to run in the last minute, and whether that leaves the cores to the measurement.</summary>
    internal static string Load()
    {
        if (!File.Exists("/proc/loadavg")) return "The load of the machine is unknown.";
        string load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        bool isBusy = double.Parse(load, CultureInfo.InvariantCulture) > 1.5 * Environment.ProcessorCount;
        return isBusy
            ? $"**The machine was busy**: the load before the measurement was {load}. Under such a load times mean little; ratios and "
                + "processor times say more. Measure again on an idle machine."
            : $"The load before the measurement was {load}.";
    }
}
