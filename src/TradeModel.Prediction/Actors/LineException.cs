namespace TradeModel.Prediction;

/// <summary>Ends the reading of one line; becomes an <see cref="ActorTableFailure"/> and never leaves the reader.</summary>
internal sealed class LineException(string? column, string reason) : Exception(reason)
{
    internal string? Column { get; } = column;
}
