using System.Globalization;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>
/// Thrown if a document is not JSON, is not in the format or describes an impossible negotiation. Says where and why. Reading throws no
/// other exception for any input, except those of the stream itself (such as <see cref="IOException"/>).
/// </summary>
public sealed class TradeModelJsonException : JsonException
{
    private readonly string _path;
    private readonly bool _isNested;

    internal TradeModelJsonException(string reason, string path, int line, int column, Exception? inner = null)
        : base(InvariantText.Escaped(reason), path, line - 1, column - 1, inner)
    {
        Reason = InvariantText.Escaped(reason);
        _path = InvariantText.Escaped(path);
    }

    /// <summary>
    /// Creates an exception for a value inside a document of another format. The serializer adds the path to the value, the line and the
    /// column.
    /// </summary>
    internal TradeModelJsonException(string reason, string path, Exception? inner)
        : base(InvariantText.Escaped(reason), inner)
    {
        Reason = InvariantText.Escaped(reason);
        _path = path;
        _isNested = true;
    }

    /// <summary>The reason, one sentence without a full stop. Control characters from the document are escaped.</summary>
    public string Reason { get; }

    /// <summary>The place in the document as a JSON path: <c>$.events[17].position.finalRate</c>.</summary>
    public new string Path => _isNested && base.Path is { } outer ? outer + _path[1..] : _path;

    /// <summary>The line, from 1.</summary>
    public int Line => (int)(LineNumber ?? 0) + 1;

    /// <summary>The column, in bytes of UTF-8 from 1.</summary>
    public int Column => (int)(BytePositionInLine ?? 0) + 1;

    /// <summary>The path, line, column and reason.</summary>
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"{Path}, line {Line}, column {Column}: {Reason}");
}
