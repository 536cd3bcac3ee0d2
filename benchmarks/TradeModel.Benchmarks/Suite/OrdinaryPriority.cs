using System.Diagnostics;
using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;

namespace TradeModel.Benchmarks.Suite;

/// <summary>
/// Gives the process back the priority it began with, which BenchmarkDotNet raises. On a machine that also does other work, a benchmark
/// must not take the processors from it, and the time for which it waits does not count.
/// </summary>
internal sealed class OrdinaryPriority : IDiagnoser
{
    private readonly ProcessPriorityClass _before;

    internal OrdinaryPriority()
    {
        using var process = Process.GetCurrentProcess();
        _before = process.PriorityClass;
    }

    public IEnumerable<string> Ids => [nameof(OrdinaryPriority)];

    public IEnumerable<IExporter> Exporters => [];

    public IEnumerable<IAnalyser> Analysers => [];

    public RunMode GetRunMode(BenchmarkCase benchmarkCase) => RunMode.NoOverhead;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        using var process = Process.GetCurrentProcess();
        process.PriorityClass = _before;
        Thread.CurrentThread.Priority = ThreadPriority.Normal;
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results) => [];

    public void DisplayResults(ILogger logger)
    {
    }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];
}
