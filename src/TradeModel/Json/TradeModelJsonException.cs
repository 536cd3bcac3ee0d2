using System.Globalization;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>
/// A document is not what it should be: not JSON, not of the format, or a negotiation that cannot be. Says where and why. It is the one
/// exception that reading ends in whatever the input; what a stream itself throws (an <see cref="IOException"/>) passes through.
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
    /// Inside a document of somebody else's, whose serializer fills in the path to the negotiation, the line and the place in it.
    /// </summary>
    internal TradeModelJsonException(string reason, string path, Exception? inner)
        : base(InvariantText.Escaped(reason), inner)
    {
        Reason = InvariantText.Escaped(reason);
        _path = path;
        _isNested = true;
    }

    /// <summary>The reason, in one sentence without its full stop; control characters of the document are escaped.</summary>
    public string Reason { get; }

    /// <summary>The place in the document as a JSON path: <c>$.events[17].position.finalRate</c>.</summary>
    public new string Path => _isNested && base.Path is { } outer ? outer + _path[1..] : _path;

    /// <summary>The line, counted from 1.</summary>
    public int Line => (int)(LineNumber ?? 0) + 1;

    /// <summary>The place in the line, in bytes of UTF-8 counted from 1.</summary>
    public int Column => (int)(BytePositionInLine ?? 0) + 1;

    /// <summary>Path, line, place in the line and reason.</summary>
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"{Path}, line {Line}, column {Column}: {Reason}");
}
