using System.Globalization;

namespace TradeModel.Import;

/// <summary>
/// Counts the bytes of a table as they are read and refuses more than the limit, whatever size the file states. At the end, compares the
/// bytes with the checksum of the zip file.
/// </summary>
internal sealed class LimitedStream(Stream inner, long limit, uint? checksum) : Stream
{
    private readonly Crc32? _crc = checksum is null ? null : new();

    internal long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            int read = Count(inner.Read(buffer));
            Check(buffer, read);
            return read;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(e);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            int read = Count(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
            Check(buffer.Span, read);
            return read;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    internal static ImportException Damaged(Exception cause)
        => new("The file is damaged or cut short: its compressed data cannot be read.", cause);

    internal static ImportException TooLarge(long limit)
        => new(string.Create(CultureInfo.InvariantCulture, $"The file contains more than {limit} bytes of text, the limit."));

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        BytesRead += read;
        return BytesRead <= limit ? read : throw TooLarge(limit);
    }

    private void Check(ReadOnlySpan<byte> buffer, int read)
    {
        if (_crc is null || buffer.IsEmpty) return;
        if (read > 0) _crc.Add(buffer[..read]);
        else if (_crc.Value != checksum) throw new ImportException("The zip file is damaged: its data does not match its checksum.");
    }
}
