namespace TradeModel.Benchmarks.Suite.Results;

/// <summary>A figure that is no time of a method: a size, a count of points, the seconds of a single run.</summary>
internal sealed record Figure(string Name, double Value, string Unit);
