using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TradeModel.Benchmarks;
using TradeModel.Benchmarks.Bargaining;
using TradeModel.Benchmarks.Tariffs;

// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- --filter '*Import*'
// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- processor-time --filter '*SixtyIssues*'
// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- schedule-memory
// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- cbc      (needs Debian's coinor-cbc)
if (args is ["schedule-memory"])
{
    ScheduleMemory.Print();
}
else if (args is ["cbc"])
{
    CbcComparison.Run(seconds: 60);
}
else if (args is ["processor-time", .. string[] others])
{
    // A short job in process, on a machine that also does other work.
    Job job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithClock(new ProcessorClock());
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(others, DefaultConfig.Instance.AddJob(job));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
