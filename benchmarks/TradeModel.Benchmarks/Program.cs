using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TradeModel.Benchmarks;
using TradeModel.Benchmarks.Bargaining;
using TradeModel.Benchmarks.Smoke;
using TradeModel.Benchmarks.Suite;
using TradeModel.Benchmarks.Tariffs;

// benchmarks/run.sh               the whole suite, judged by its bounds; --help names its options
// benchmarks/smoke.sh             what CI runs: a few benchmarks, whose allocations must stay within their budgets
//
// One class or some, with BenchmarkDotNet's options:
// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- --filter '*Import*'
// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- processor-time --filter '*SixtyIssues*'
// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- schedule-memory
// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- cbc      (needs Debian's coinor-cbc)
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["suite", .. string[] options]:
        return SuiteCommand.Run(options);
    case ["part", string name, string file, .. string[] options]:
        return SuiteCommand.RunPart(name, file, options);
    case ["smoke", .. string[] options]:
        return SmokeRun.Run(print: options is ["--print"]);
    case ["schedule-memory"]:
        ScheduleMemory.Measure();
        return 0;
    case ["cbc"]:
        CbcComparison.Run(seconds: 60);
        return 0;
    case ["processor-time", .. string[] others]:
        // A short job in process, on a machine that also does other work.
        Job job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithClock(new ProcessorClock());
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(others, DefaultConfig.Instance.AddJob(job));
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
