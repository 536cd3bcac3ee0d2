namespace TradeModel.Benchmarks.Suite.Tables;

internal enum Sense
{
    AtMost,
    AtLeast,
}
