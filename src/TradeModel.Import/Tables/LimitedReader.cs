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
    /// Returns the beginning of the text: up to the end of the first line that is not blank, or the first 16,384 characters. Later reads
    /// return it again.
    /// </summary>
    internal async ValueTask<string> PeekAsync(bool oneLine, bool asynchronous, CancellationToken cancellationToken)
    {
        while (_headLength < HeadSize && !(oneLine && _head.AsSpan(0, _headLength).TrimStart().ContainsAny('\n', '\r')))
        {
            int read = await FillAsync(asynchronous, cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
        }
        return new(_head, 0, _headLength);
    }

    /// <summary>Drops the first lines of the text. Call it before any other read.</summary>
    internal async ValueTask SkipLinesAsync(int lines, bool asynchronous, CancellationToken cancellationToken)
    {
        int at = 0;
        bool afterReturn = false;
        while (lines > 0 || afterReturn)
        {
            if (at == _headLength)
            {
                at = _headLength = 0;
                if (await FillAsync(asynchronous, cancellationToken).ConfigureAwait(false) == 0) return;
            }
            bool isFeed = _head[at] == '\n', isReturn = _head[at] == '\r';
            if (afterReturn)
            {
                // "\r\n" ends one line, not two.
                afterReturn = false;
                if (isFeed) at++;
                continue;
            }
            at++;
            if (isFeed || isReturn) lines--;
            afterReturn = isReturn;
        }
        _head.AsSpan(at, _headLength - at).CopyTo(_head);
        _headLength -= at;
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

    private async ValueTask<int> FillAsync(bool asynchronous, CancellationToken cancellationToken)
    {
        int read = asynchronous
            ? await inner.ReadAsync(_head.AsMemory(_headLength), cancellationToken).ConfigureAwait(false)
            : inner.Read(_head.AsSpan(_headLength));
        Checked(_head.AsSpan(_headLength, read));
        _headLength += read;
        return read;
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
