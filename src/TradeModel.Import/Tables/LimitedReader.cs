using System.Globalization;

namespace TradeModel.Import;

/// <summary>Passes text to the parser and refuses a line that is too long before the parser has to store it.</summary>
internal sealed class LimitedReader(TextReader inner, int maxLineLength) : TextReader
{
    private const int HeadSize = 16 * 1024;

    private readonly char[] _head = new char[HeadSize];
    private int _headLength;
    private int _headGiven;
    private long _line = 1;
    private long _length;

    /// <summary>
    /// Returns the beginning of the text, up to the end of the first line that is not blank. Later reads return it again.
    /// </summary>
    internal async ValueTask<string> PeekAsync(bool asynchronous, CancellationToken cancellationToken)
    {
        while (_headLength < HeadSize)
        {
            int read = asynchronous
                ? await inner.ReadAsync(_head.AsMemory(_headLength), cancellationToken).ConfigureAwait(false)
                : inner.Read(_head.AsSpan(_headLength));
            if (Checked(_head.AsSpan(_headLength, read)) == 0) break;
            _headLength += read;
            if (_head.AsSpan(0, _headLength).TrimStart().ContainsAny('\n', '\r')) break;
        }
        return new(_head, 0, _headLength);
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer) => FromHead(buffer) is var given and > 0 ? given : Checked(buffer[..inner.Read(buffer)]);

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        int given = FromHead(buffer.Span);
        if (given > 0) return given;
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Checked(buffer.Span[..read]);
    }

    private int FromHead(Span<char> buffer)
    {
        int given = Math.Min(buffer.Length, _headLength - _headGiven);
        _head.AsSpan(_headGiven, given).CopyTo(buffer);
        _headGiven += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Checked(Span<char> text)
    {
        int read = text.Length;
        if (text.Contains('\0'))
            throw new ImportException("The file is not a text table: it contains binary data, or UTF-16 without a byte order mark.");
        for (int end = text.IndexOfAny('\n', '\r'); end >= 0; end = text.IndexOfAny('\n', '\r'))
        {
            Add(end);
            if (text[end] == '\n') _line++;
            _length = 0;
            text = text[(end + 1)..];
        }
        Add(text.Length);
        return read;
    }

    private void Add(int characters)
    {
        _length += characters;
        if (_length > maxLineLength)
            throw new ImportException(string.Create(
                CultureInfo.InvariantCulture, $"Line {_line} of the file is longer than the limit of {maxLineLength} characters."));
    }
}
