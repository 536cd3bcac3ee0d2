namespace TradeModel.Import;

/// <summary>
/// Thrown if a whole file is refused: it is damaged, exceeds a limit or is not of the kind the reader expects. The message is one sentence.
/// A fault in a single record is an <see cref="ImportFailure"/> and does not affect the other records.
/// </summary>
public sealed class ImportException : Exception
{
    internal ImportException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
