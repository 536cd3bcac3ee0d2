using System.Buffers.Binary;
using System.IO.Compression;

namespace TradeModel.Import;

/// <summary>A text that may be the table: its name, size and checksum in a zip file if they are known, and how to open it.</summary>
internal sealed record TableText(string? Entry, long? Size, uint? Checksum, Func<Stream> Open);

/// <summary>The texts in which the table may be: the file itself, or the entries of a zip file that may be text.</summary>
internal sealed class TableSource : IDisposable
{
    private static readonly string[] NotText =
    [
        ".xlsx", ".xls", ".xlsm", ".pdf", ".doc", ".docx", ".mdb", ".accdb", ".zip", ".gz", ".png", ".jpg", ".dta", ".sav", ".dbf",
    ];

    private static readonly string[] Text = [".txt", ".csv", ".tsv", ".tab", ".asc", ".dat"];

    private readonly ZipArchive? _archive;

    private TableSource(ZipArchive? archive, IReadOnlyList<TableText> texts)
    {
        _archive = archive;
        Texts = texts;
    }

    /// <summary>The texts to try, the most likely first.</summary>
    internal IReadOnlyList<TableText> Texts { get; }

    internal static async ValueTask<TableSource> OpenAsync(
        Stream stream, ImportOptions options, bool asynchronous, CancellationToken cancellationToken)
    {
        byte[] magic = new byte[4];
        int length = asynchronous
            ? await stream.ReadAtLeastAsync(magic, 4, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)
            : stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (length == 0) throw new ImportException("The file is empty.");

        Stream whole;
        long? size = null;
        if (stream.CanSeek)
        {
            stream.Seek(-length, SeekOrigin.Current);
            size = stream.Length - stream.Position;
            whole = stream;
        }
        else
        {
            whole = new PrefixedStream(magic.AsMemory(0, length), stream);
        }

        uint signature = BinaryPrimitives.ReadUInt32BigEndian(magic);
        if (signature is 0x25504446) throw new ImportException("The file is a PDF document, not a text table.");
        if (signature is 0xD0CF11E0)
            throw new ImportException("The file is a document of an office program (.xls, .doc), not a text table.");
        if (length == 4 && signature is 0x504B0304 or 0x504B0506)
            return FromZip(await SeekableAsync(whole, options, asynchronous, cancellationToken).ConfigureAwait(false), options);
        if (options.Entry is not null)
            throw new ImportException($"The file is not a zip file, so it has no entry '{options.Entry}'.");
        if (length >= 2 && magic[0] == 0x1F && magic[1] == 0x8B)
            return new(null, [new(null, null, null, () => new GZipStream(whole, CompressionMode.Decompress, leaveOpen: true))]);
        return new(null, [new(null, size, null, () => new PrefixedStream(ReadOnlyMemory<byte>.Empty, whole))]);
    }

    public void Dispose() => _archive?.Dispose();

    private static TableSource FromZip(Stream stream, ImportOptions options)
    {
        ZipArchive archive;
        try
        {
            // Offsets in a zip file count from its beginning, so the archive refuses a stream that starts in the middle.
            archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException e)
        {
            throw new ImportException("The zip file is damaged or cut short: its list of entries cannot be read.", e);
        }

        try
        {
            if (options.Entry is null && archive.GetEntry("[Content_Types].xml") is not null)
                throw new ImportException(
                    "The file is a document of an office program (.xlsx, .docx), not a text table or a zip file with one.");
            var entries = archive.Entries
                .Where(e => e.Name.Length > 0 && (options.Entry is null ? IsCandidate(e.FullName) : e.FullName == options.Entry))
                .OrderBy(e => Text.Contains(Path.GetExtension(e.Name).ToLowerInvariant()) ? 0 : 1)
                .ThenByDescending(e => e.Length)
                .ToList();
            if (entries.Count == 0)
                throw new ImportException(options.Entry is null
                    ? $"The zip file contains no text table: {Listed(archive)}."
                    : $"The zip file has no entry '{options.Entry}': {Listed(archive)}.");
            return new(archive, entries.ConvertAll(e => new TableText(e.FullName, e.Length, e.Crc32, () => Open(e))));
        }
        catch (Exception e) when (e is InvalidDataException or ImportException)
        {
            archive.Dispose();
            if (e is ImportException) throw;
            throw new ImportException("The zip file is damaged or cut short: its list of entries cannot be read.", e);
        }
    }

    private static Stream Open(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (InvalidDataException e)
        {
            throw new ImportException(
                $"The zip file is damaged, encrypted or cut short: its entry '{InvariantText.Escaped(entry.FullName)}' cannot be read.", e);
        }
    }

    private static bool IsCandidate(string name)
        => !name.StartsWith("__MACOSX/", StringComparison.Ordinal) && !NotText.Contains(Path.GetExtension(name).ToLowerInvariant());

    private static string Listed(ZipArchive archive)
    {
        if (archive.Entries.Count == 0) return "it is empty";
        string names = string.Join(", ", archive.Entries.Take(5).Select(e => $"'{InvariantText.Escaped(e.FullName)}'"));
        return $"it contains {names}{(archive.Entries.Count > 5 ? " and others" : "")}";
    }

    private static async ValueTask<Stream> SeekableAsync(
        Stream stream, ImportOptions options, bool asynchronous, CancellationToken cancellationToken)
    {
        if (stream.CanSeek && stream.Position == 0) return stream;
        var copy = new MemoryStream();
        byte[] buffer = new byte[81920];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = asynchronous ? await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) : stream.Read(buffer);
            if (read == 0) break;
            if (copy.Length + read > Math.Min(options.MaxBytes, int.MaxValue)) throw LimitedStream.TooLarge(options.MaxBytes);
            copy.Write(buffer, 0, read);
        }
        copy.Position = 0;
        return copy;
    }
}
