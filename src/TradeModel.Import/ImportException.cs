namespace TradeModel.Import;

/// <summary>
/// Thrown if a whole file is refused: it is damaged, exceeds a limit or is not of the kind the reader expects. The message is one sentence.
/// A fault in a single record is an <see cref="ImportFailure"/> and does not affect the other records.
/// </summary>
public sealed class ImportException : Exception
{
    /// <summary>Creates an exception with the default message.</summary>
    public ImportException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">The fault in one sentence.</param>
    public ImportException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception caused by another.</summary>
    /// <param name="message">The fault in one sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ImportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
