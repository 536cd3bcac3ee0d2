namespace TradeModel.Benchmarks.Suite.Results;

/// <summary>Something was not measured; the message says what.</summary>
internal sealed class MissingMeasurementException(string what) : Exception(what);
