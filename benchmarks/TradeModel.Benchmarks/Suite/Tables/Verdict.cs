namespace TradeModel.Benchmarks.Suite.Tables;

internal enum Verdict
{
    Met,
    Missed,
    NotMeasured,
}
