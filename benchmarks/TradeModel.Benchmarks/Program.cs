using BenchmarkDotNet.Running;

// dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- --filter '*Import*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
