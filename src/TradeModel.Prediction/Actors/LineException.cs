namespace TradeModel.Prediction;

/// <summary>Ends the reading of one line. The reader catches it and makes it an <see cref="ActorTableFailure"/>.</summary>
internal sealed class LineException(string? column, string reason) : Exception(reason)
{
    internal string? Column { get; } = column;
}
