using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>
/// Writes the canonical form, in chunks, so that a whole document is never held in memory. The bytes are those of
/// <see cref="Utf8JsonWriter"/> with <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/>, but text that is known to need no escape,
/// which is most of a document, is not searched for one.
/// </summary>
internal sealed class CanonicalOutput : JsonOutput, IDisposable
{
    private const int Chunk = 32 * 1024;

    // The longest text that is copied at once.
    private const int Piece = 1024;
    private const int LongestNumber = 32;
    private const int SpacesOfLevel = 2;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    private static readonly JavaScriptEncoder Escapes = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly Stream? _stream;
    private readonly IBufferWriter<byte>? _buffer;
    private readonly bool _isIndented;
    private byte[] _chunk = ArrayPool<byte>.Shared.Rent(Chunk);
    private int _count, _depth;
    private Token _follows = Token.Bracket;

    /// <summary>The token before; an opening bracket stands for the beginning, too.</summary>
    private enum Token
    {
        Bracket,
        Name,
        Value,
    }

    internal CanonicalOutput(Stream stream, bool isIndented) => (_stream, _isIndented) = (stream, isIndented);

    internal CanonicalOutput(IBufferWriter<byte> buffer, bool isIndented) => (_buffer, _isIndented) = (buffer, isIndented);

    /// <summary>Writes a whole value. Another one may follow, which is separated by nothing.</summary>
    internal void Write<T>(T value, Codec<T> codec)
        where T : notnull
    {
        JsonPass pass = JsonPass.Writing(this);
        codec.Write(ref pass, value);
        WriteChunk();
        _stream?.Flush();
        _follows = Token.Bracket;
    }

    public void Dispose()
    {
        byte[] chunk = _chunk;
        _chunk = [];
        _count = 0;
        if (chunk.Length > 0) ArrayPool<byte>.Shared.Return(chunk);
    }

    internal override void StartObject() => Start((byte)'{');

    internal override void EndObject() => End((byte)'}');

    internal override void StartArray() => Start((byte)'[');

    internal override void EndArray() => End((byte)']');

    internal override void Name(ReadOnlySpan<byte> plain)
    {
        Span<byte> room = Next(plain.Length + 4);
        plain.CopyTo(room[1..]);
        EndName(room);
    }

    internal override void Name(ReadOnlySpan<char> plain)
    {
        Span<byte> room = Next(plain.Length + 4);
        Ascii.FromUtf16(plain, room[1..], out _);
        EndName(room);
    }

    internal override void Text(string value)
    {
        if (value.Length > Piece) WriteEscaped(value);
        else if (!value.AsSpan().ContainsAnyExcept(Plain)) PlainText(value);
        else if (!TryQuote(value)) WriteEscaped(value);
    }

    internal override void PlainText(ReadOnlySpan<char> value)
    {
        Span<byte> room = Next(value.Length + 2);
        Ascii.FromUtf16(value, room[1..], out _);
        Quote(room);
    }

    internal override void PlainText(ReadOnlySpan<byte> value)
    {
        Span<byte> room = Next(value.Length + 2);
        value.CopyTo(room[1..]);
        Quote(room);
    }

    internal override void Word(JsonEncodedText value) => PlainText(value.EncodedUtf8Bytes);

    internal override void Number(decimal value)
    {
        Utf8Formatter.TryFormat(value, Next(LongestNumber), out int length);
        EndValue(length);
    }

    internal override void Number(int value)
    {
        Utf8Formatter.TryFormat(value, Next(LongestNumber), out int length);
        EndValue(length);
    }

    internal override void Boolean(bool value)
    {
        ReadOnlySpan<byte> text = value ? "true"u8 : "false"u8;
        text.CopyTo(Next(text.Length));
        EndValue(text.Length);
    }

    private void Start(byte bracket)
    {
        Next(1)[0] = bracket;
        _count++;
        _depth++;
        _follows = Token.Bracket;
    }

    private void End(byte bracket)
    {
        _depth--;
        if (_isIndented && _follows != Token.Bracket) BreakLine();
        Room(1)[0] = bracket;
        EndValue(1);
    }

    /// <summary>Ends a token that is a value.</summary>
    private void EndValue(int length)
    {
        _count += length;
        _follows = Token.Value;
    }

    private void Quote(Span<byte> room)
    {
        room[0] = (byte)'"';
        room[^1] = (byte)'"';
        EndValue(room.Length);
    }

    private void EndName(Span<byte> room)
    {
        room[0] = (byte)'"';
        room[^3] = (byte)'"';
        room[^2] = (byte)':';
        room[^1] = (byte)' ';
        _count += _isIndented ? room.Length : room.Length - 1;
        _follows = Token.Name;
    }

    /// <summary>Writes text of any characters unless one of them needs an escape.</summary>
    private bool TryQuote(string text)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, utf8);
        bool isPlain = Escapes.FindFirstCharacterToEncodeUtf8(utf8.AsSpan(0, length)) < 0;
        if (isPlain) PlainText(utf8.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(utf8);
        return isPlain;
    }

    private void WriteEscaped(ReadOnlySpan<char> text)
    {
        Next(1)[0] = (byte)'"';
        _count++;
        Span<char> escaped = stackalloc char[Piece];
        while (!text.IsEmpty)
        {
            Escapes.Encode(text, escaped, out int read, out int written);
            Span<byte> room = Room(Encoding.UTF8.GetMaxByteCount(written));
            _count += Encoding.UTF8.GetBytes(escaped[..written], room);
            text = text[read..];
        }
        Room(1)[0] = (byte)'"';
        EndValue(1);
    }

    /// <summary>Room for a token of at most so many bytes, after what stands between it and the token before.</summary>
    private Span<byte> Next(int size)
    {
        if (_chunk.Length - _count <= size) WriteChunk();
        if (_follows == Token.Value) _chunk[_count++] = (byte)',';
        if (_isIndented && _depth > 0 && _follows != Token.Name)
        {
            BreakLine();
            return Room(size)[..size];
        }
        return _chunk.AsSpan(_count, size);
    }

    private void BreakLine()
    {
        int length = 1 + (_depth * SpacesOfLevel);
        Span<byte> room = Room(length)[..length];
        room.Fill((byte)' ');
        room[0] = (byte)'\n';
        _count += length;
    }

    /// <summary>Room for at least so many bytes, which must be fewer than a chunk.</summary>
    private Span<byte> Room(int size)
    {
        if (_chunk.Length - _count < size) WriteChunk();
        return _chunk.AsSpan(_count);
    }

    private void WriteChunk()
    {
        if (_stream is not null) _stream.Write(_chunk.AsSpan(0, _count));
        else _buffer!.Write(_chunk.AsSpan(0, _count));
        _count = 0;
    }
}
