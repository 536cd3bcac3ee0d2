using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>
/// A file of events in JSON Lines with a single writer. It is opened exclusively and repaired if a crash has torn its last line.
/// </summary>
/// <remarks>
/// <para>
/// While the file is open, no other writer and no other .NET reader can open it. An appended event is on the disk when <see cref="Append"/>
/// returns. Instances must not be shared between threads.
/// </para>
/// <para>
/// The name of a new file is another matter: it belongs to the folder, and .NET cannot flush a folder. If the power fails soon after
/// <see cref="Open"/> has created the file, some file systems of Linux and macOS may lose the file with its events. If that must not
/// happen, flush the folder once after you have created the file, with the system's own <c>fsync</c>. The sample talks server does so in
/// <c>DurableFolder</c>. The end of the program alone loses no file.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using NegotiationLogFile file = NegotiationLogFile.Open("negotiation.jsonl");
/// Negotiation negotiation = Negotiation.ReplayAsRecorded(definition, file.Recovered.Events);
/// negotiation = negotiation.Record(next);
/// file.Append([next]);
/// </code>
/// </example>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class NegotiationLogFile : IDisposable
{
    // A buffer would keep what could not be written, and write it when the file is cut back or closed.
    internal const int Unbuffered = 0;

    private readonly FileStream _file;

    // The length that holds what has been confirmed to the caller. What lies beyond is left from an append that failed.
    private long _confirmed;

    private NegotiationLogFile(FileStream file, EventLines recovered, long cutBytes)
    {
        _file = file;
        _confirmed = recovered.CompleteBytes;
        Recovered = recovered;
        CutBytes = cutBytes;
    }

    /// <summary>
    /// The content of the file when it was opened: its events and, if a crash had torn the last line, its number and the reason.
    /// </summary>
    public EventLines Recovered { get; }

    /// <summary>How many bytes of a torn last line were cut off when the file was opened; 0 if every line was whole.</summary>
    /// <remarks>A torn line was never confirmed to the caller: the crash occurred before <see cref="Append"/> returned.</remarks>
    public long CutBytes { get; }

    /// <summary>Opens a file of events or creates it. The remarks on this class say when a new file is safe from a loss of power.</summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <exception cref="IOException">Another writer has the file open, or it cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read and written.</exception>
    /// <exception cref="TradeModelJsonException">
    /// The file is in another format, or a line other than a torn last line is not an event. The file is unchanged.
    /// </exception>
    public static NegotiationLogFile Open(string path)
        => Over(new(Guard.NotNull(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, Unbuffered));

    /// <summary>Takes over a file that is open exclusively and unbuffered.</summary>
    internal static NegotiationLogFile Over(FileStream file)
    {
        try
        {
            if (file.Length == 0) return new(file, new([], 0, null, null), 0);
            EventLines recovered = TradeModelJson.ReadEventLines(file);
            long cut = file.Length - recovered.CompleteBytes;
            if (cut > 0) file.SetLength(recovered.CompleteBytes);
            return new(file, recovered, cut);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Appends events and waits until they are on the disk. If that fails, the file is cut back to what it held before.</summary>
    /// <remarks>
    /// If the file cannot be cut back either, the next call and <see cref="Dispose"/> try again, and nothing is appended before it has
    /// succeeded. If the program ends before that, the file may hold some of these events when it is opened next.
    /// </remarks>
    /// <param name="events">The events, in order.</param>
    /// <exception cref="ArgumentException">An event takes more than <see cref="TradeModelJson.LongestLine"/> bytes.</exception>
    /// <exception cref="IOException">The events cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public void Append(IEnumerable<NegotiationEvent> events)
    {
        CutToConfirmed();
        try
        {
            TradeModelJson.AppendEventLines(events, _file);
            _file.Flush(flushToDisk: true);
        }
        catch when (_file.CanWrite)
        {
            TryCutToConfirmed();
            throw;
        }
        _confirmed = _file.Length;
    }

    private void CutToConfirmed()
    {
        if (_file.Length > _confirmed) _file.SetLength(_confirmed);
    }

    private void TryCutToConfirmed()
    {
        try
        {
            CutToConfirmed();
        }
        catch (IOException)
        {
            // The next append, or closing, tries again.
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (_file.CanWrite) TryCutToConfirmed();
        _file.Dispose();
    }
}
