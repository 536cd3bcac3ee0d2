using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;

namespace TradeModel.Benchmarks.Suite.Results;

/// <summary>The machine that measured.</summary>
internal sealed record Machine(string Processor, int Cores, double MemoryGigabytes, string System, string Runtime, string Collector)
{
    internal static Machine Here() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
        RuntimeInformation.OSDescription.Split('#')[0].Trim(),
        RuntimeInformation.FrameworkDescription,
        GCSettings.IsServerGC ? "server collector" : GCSettings.LatencyMode == GCLatencyMode.Interactive
            ? "workstation collector, concurrent" : "workstation collector");

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture,
            $"{Cores} cores of {Processor}, {MemoryGigabytes} GB, {System}, {Runtime}, {Collector}");

    private static string ProcessorName()
    {
        if (!File.Exists("/proc/cpuinfo")) return RuntimeInformation.ProcessArchitecture.ToString();
        string[] lines = File.ReadAllLines("/proc/cpuinfo");
        return $"{Of("model name")} (family {Of("cpu family")})";

        string Of(string name)
            => lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
    }
}
