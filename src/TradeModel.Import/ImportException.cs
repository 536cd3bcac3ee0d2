namespace TradeModel.Import;

/// <summary>
/// A file is refused as a whole: it is not of the kind the reader reads, it is damaged, or it goes past a limit. The message is one
/// sentence that names the file's fault. A fault of one record alone is an <see cref="ImportFailure"/> and refuses nothing else.
/// </summary>
public sealed class ImportException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
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
    /// <param name="innerException">What the reading ran into.</param>
    public ImportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
