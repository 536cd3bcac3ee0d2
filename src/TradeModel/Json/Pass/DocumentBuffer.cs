using System.Globalization;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>
/// Reads a document from a stream, up to a limit. Each time the buffer has doubled, it checks that the bytes so far are JSON. A stream that
/// is not JSON is therefore refused at its first bytes, long before the limit.
/// </summary>
internal sealed class DocumentBuffer(int limit) : IDisposable
{
    private const int FirstCheck = 16 * 1024;
    private const int Chunk = 64 * 1024;

    private readonly PooledBytes _bytes = new(Chunk);
    private JsonReaderState _state = new(JsonPass.Strict);
    private int _checked, _nextCheck = FirstCheck;

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <summary>The document, without a byte order mark.</summary>
    internal ReadOnlySpan<byte> Document => WithoutMark(_bytes.Span);

    /// <summary>The document without a byte order mark at its beginning.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Mark) ? utf8[Mark.Length..] : utf8;

    internal void Read(Stream stream)
    {
        Begin(stream);
        for (int read; (read = stream.Read(_bytes.GetSpan(Chunk))) > 0;) Add(read);
    }

    internal async ValueTask ReadAsync(Stream stream, CancellationToken cancellation)
    {
        Begin(stream);
        for (int read; (read = await stream.ReadAsync(_bytes.GetMemory(Chunk), cancellation).ConfigureAwait(false)) > 0;) Add(read);
    }

    public void Dispose() => _bytes.Dispose();

    internal static void Check(long length, int limit)
    {
        if (length > limit)
        {
            string reason = string.Create(CultureInfo.InvariantCulture, $"the document is longer than the limit of {limit} bytes");
            throw new TradeModelJsonException(reason, "$", 1, 1);
        }
    }

    private void Begin(Stream stream)
    {
        if (!stream.CanSeek) return;
        long length = stream.Length - stream.Position;
        Check(length > limit && length - Mark.Length <= limit && BeginsWithMark(stream) ? length - Mark.Length : length, limit);
        if (length > Chunk) _bytes.GetSpan((int)Math.Min(length + 1, Array.MaxLength));
    }

    private static bool BeginsWithMark(Stream stream)
    {
        Span<byte> first = stackalloc byte[Mark.Length];
        long start = stream.Position;
        int read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        stream.Position = start;
        return first[..read].SequenceEqual(Mark);
    }

    private void Add(int count)
    {
        _bytes.Advance(count);
        Check(Document.Length, limit);
        if (_bytes.Count < _nextCheck) return;
        _nextCheck = _bytes.Count * 2;
        ReadOnlySpan<byte> document = Document;
        var reader = new Utf8JsonReader(document[_checked..], isFinalBlock: false, _state);
        try
        {
            while (reader.Read()) { }
        }
        catch (JsonException malformed)
        {
            throw JsonPlace.Malformed(document, 1, malformed);
        }
        _checked += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }
}
