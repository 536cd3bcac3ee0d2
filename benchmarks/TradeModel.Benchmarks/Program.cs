using BenchmarkDotNet.Running;
using TradeModel.Benchmarks.Tariffs;

// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- --filter '*Import*'
// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- schedule-memory
if (args is ["schedule-memory"]) ScheduleMemory.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
