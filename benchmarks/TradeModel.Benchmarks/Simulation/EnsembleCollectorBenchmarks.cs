using TradeModel.Benchmarks.Suite;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>The same with <c>DOTNET_GCgen0size=0x8000000</c>: the youngest generation may grow to 128 MiB before it is collected.</summary>
[Suite(HasThreads = true, YoungestGeneration = 128 << 20)]
public class EnsembleCollectorBenchmarks : EnsembleBenchmarks;
