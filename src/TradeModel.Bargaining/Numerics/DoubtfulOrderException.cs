namespace TradeModel.Bargaining;

/// <summary>Two rounded sums lie too close to say which is greater, or whether they are equal. It never leaves the analysis.</summary>
internal sealed class DoubtfulOrderException : Exception;
