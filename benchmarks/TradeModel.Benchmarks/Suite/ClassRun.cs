using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;
using TradeModel.Benchmarks.Smoke;
using TradeModel.Benchmarks.Suite.Results;

namespace TradeModel.Benchmarks.Suite;

/// <summary>One part, run by BenchmarkDotNet inside this process.</summary>
internal static class ClassRun
{
    internal static PartResult Run(Part part, bool processorTime, bool isShort)
    {
        bool byProcessor = processorTime && !part.HasThreads && part.Class is not null;
        PartResult result = new(part.Name) { IsShort = isShort, Clock = byProcessor ? new ProcessorClock().Title : "wall time" };
        if (part.Class is null) part.Measure!();
        else result = With(result, BenchmarkRunner.Run(part.Class, Config(part, byProcessor, isShort)));
        return result with { Figures = [.. Told.Figures], Notes = [.. Told.Notes] };
    }

    private static IConfig Config(Part part, bool byProcessor, bool isShort)
    {
        Job job = Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(10), logOutput: true))
            .WithWarmupCount(isShort ? 1 : 3)
            .WithIterationCount(isShort ? 2 : 5)
            .WithIterationTime(TimeInterval.FromMilliseconds(isShort ? 20 : 200))
            .WithOutlierMode(OutlierMode.DontRemove);
        if (byProcessor) job = job.WithClock(new ProcessorClock());
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Directory.CreateTempSubdirectory("benchmarks").FullName);
        if (byProcessor) config.AddDiagnoser(new OrdinaryPriority());
        return part.Only.Length == 0 ? config : config.AddFilter(new SimpleFilter(one => Named(one).Has(part.Only)));
    }

    private static PartResult With(PartResult result, Summary summary)
    {
        var cases = new List<CaseResult>();
        var problems = new List<string>();
        foreach (BenchmarkReport report in summary.Reports)
        {
            CaseResult named = Named(report.BenchmarkCase);
            if (report.ResultStatistics is { } statistics)
            {
                double[] times = [.. statistics.OriginalValues.Order().Select(x => Math.Round(x, 3))];
                cases.Add(named with { Nanoseconds = times, AllocatedBytes = Bytes(report, named) });
            }
            else
            {
                problems.Add($"{named.Method}({named.Parameters}) failed");
            }
        }
        problems.AddRange(summary.ValidationErrors.Where(e => e.IsCritical).Select(e => e.Message));
        if (cases.Count == 0) problems = [problems.Count == 0 ? "nothing was measured" : $"no case was measured; first: {problems[0]}"];
        return result with
        {
            Status = cases.Count == 0 ? PartStatus.Failed : PartStatus.Measured,
            Reason = string.Join("; ", problems),
            Cases = [.. cases],
        };
    }

    /// <summary>
    /// The bytes that one operation allocates. BenchmarkDotNet counts all threads and so what the runtime allocates meanwhile, some
    /// kilobytes for each measurement. What has a budget is therefore counted as CI counts it, on this thread alone.
    /// </summary>
    private static double? Bytes(BenchmarkReport report, CaseResult named)
        => Array.Find(AllocationBudgets.All, b => b.Class == report.BenchmarkCase.Descriptor.Type
            && b.Method == named.Method && b.Parameters == named.Parameters) is { } budget
            ? Math.Round(SmokeRun.Measure(budget), 2)
            : report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);

    private static CaseResult Named(BenchmarkCase one) => new(
        one.Descriptor.WorkloadMethod.Name,
        string.Join("; ", one.Parameters.Items.OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={Convert.ToString(p.Value, CultureInfo.InvariantCulture)}")),
        one.Descriptor.Baseline,
        [],
        null);
}
