using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>
/// One pass over a value that reads, writes or describes it. The declaration of an object (<see cref="ObjectCodec{T}"/>) names each member
/// once, in canonical order, and serves all three purposes.
/// </summary>
/// <remarks>
/// Reading first expects the members in canonical order, because this only costs the comparison of names. If an object has an unexpected
/// member (another order, an unknown or a missing one), it is read again with an index of its members. The index allows any order and gives
/// exact errors. All objects after it are read with an index, too.
/// </remarks>
internal ref partial struct JsonPass
{
    internal const int MaxDepth = 64;

    internal static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    private readonly ReadOnlySpan<byte> _source;
    private readonly ReadingMemory? _memory;
    private readonly JsonOutput? _output;
    private readonly ShapeBuilder? _shape;
    private readonly int _firstLine;
    private Utf8JsonReader _reader;
    private int _readerStart;
    private bool _indexesMembers;
    private Frame _frame;

    private JsonPass(ReadOnlySpan<byte> source, ReadingMemory memory, int firstLine)
    {
        _source = source;
        _memory = memory;
        _firstLine = firstLine;
        _reader = new(source, Strict);
    }

    private JsonPass(JsonOutput output) => _output = output;

    private JsonPass(ShapeBuilder shape) => _shape = shape;

    /// <summary>How the members of the current object are read.</summary>
    private struct Frame
    {
        /// <summary>Whether the members are indexed. If not, they are expected in canonical order.</summary>
        internal bool IsIndexed;

        /// <summary>Whether a member other than the expected one was found. Used only if the members are not indexed.</summary>
        internal bool HasUnexpectedMember;

        /// <summary>The offset of the object in the source.</summary>
        internal int Start;

        /// <summary>The range of the indexed members in the list of the memory; <c>End</c> is exclusive.</summary>
        internal int First, End;
    }

    internal static JsonPass Writing(JsonOutput output) => new(output);

    internal static JsonPass Describing(ShapeBuilder shape) => new(shape);

    /// <summary>Reads a whole document.</summary>
    /// <exception cref="TradeModelJsonException">The document is not valid.</exception>
    internal static T ReadDocument<T>(ReadOnlySpan<byte> utf8, Codec<T> codec, ReadingMemory memory, int firstLine = 1)
        where T : notnull
    {
        memory.Clear();
        var pass = new JsonPass(utf8, memory, firstLine);
        try
        {
            pass._reader.Read();
            T value = codec.Read(ref pass);
            pass._reader.Read();
            return value;
        }
        catch (JsonException malformed) when (malformed is not TradeModelJsonException)
        {
            throw JsonPlace.Malformed(utf8, firstLine, malformed);
        }
    }

    [UnscopedRef]
    internal ref Utf8JsonReader Reader => ref _reader;

    internal readonly JsonOutput Output => _output!;

    internal readonly ReadingMemory Memory => _memory!;

    /// <summary>The offset of the current token in the source.</summary>
    internal readonly int Offset => _readerStart + (int)_reader.TokenStartIndex;

    [DoesNotReturn]
    internal readonly void Fail(string reason, Exception? inner = null) => Fail(Offset, reason, inner);

    /// <summary>What to do about a name that may come from a later version of the format; it ends a reason.</summary>
    internal const string IfLater = "; if a later version of TradeModel wrote it, read it with that version";

    [DoesNotReturn]
    internal readonly void Fail(int offset, string reason, Exception? inner = null)
        => throw JsonPlace.Of(_source, offset).ToException(reason, _firstLine, inner);

    /// <summary>Refuses a value that is of another kind than <paramref name="expected"/>.</summary>
    [DoesNotReturn]
    internal readonly void FailWrongKind(string expected) => Fail(_reader.TokenType switch
    {
        JsonTokenType.Null => $"{expected} is expected, not null; an optional member is left out",
        JsonTokenType.StartObject => $"{expected} is expected, not an object",
        JsonTokenType.StartArray => $"{expected} is expected, not an array",
        JsonTokenType.String => $"{expected} is expected, not a string",
        JsonTokenType.Number => $"{expected} is expected, not a number",
        _ => $"{expected} is expected, not true or false",
    });

    /// <summary>
    /// The exception for an object that the model refused. It points to the member and the part of it that the refusal names, if the
    /// document has them.
    /// </summary>
    internal readonly TradeModelJsonException Refused(int start, ArgumentException refusal)
    {
        string reason = ReasonOf(refusal);
        if (refusal.ParamName is not { Length: > 0 } name) return JsonPlace.Of(_source, start).ToException(reason, _firstLine, refusal);
        name = NameTable<int>.Of(name);
        return JsonPlace.OfPart(_source, start, [name, .. ArgumentFault.PartOf(refusal)]) is { } place
            ? place.ToException(reason, _firstLine, refusal)
            : JsonPlace.Of(_source, start).ToException($"{name}: {reason}", _firstLine, refusal);
    }

    /// <summary>
    /// The exception for a value that the model refused. It points to the value or, in a collection with duplicates, to the second of them.
    /// </summary>
    internal readonly TradeModelJsonException RefusedValue(int start, ArgumentException refusal, int? duplicate = null)
    {
        JsonPlace? element = duplicate is { } index ? JsonPlace.OfElement(_source, start, index) : null;
        return (element ?? JsonPlace.Of(_source, start)).ToException(ReasonOf(refusal), _firstLine, refusal);
    }

    private static string ReasonOf(ArgumentException refusal)
    {
        string reason = ArgumentFault.Reason(refusal);
        return refusal is ArgumentOutOfRangeException { ActualValue: { } actual }
            && reason.StartsWith("must ", StringComparison.Ordinal) ? $"{InvariantText.Of(actual)} {reason}" : reason;
    }
}
