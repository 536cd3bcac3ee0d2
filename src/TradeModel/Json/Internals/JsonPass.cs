using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>
/// One pass over a value: reading it, writing it, or describing it. A declaration (<see cref="ObjectCodec{T}"/>) names each member once,
/// in canonical order, and is run in all three.
/// </summary>
/// <remarks>
/// Reading first expects the members in canonical order, which costs nothing but the comparison of names. An object that
/// surprises (another order, an unknown or missing member) is read again with an index of its members, which takes them in
/// any order and says exactly what is wrong; so is everything after it.
/// </remarks>
internal ref partial struct JsonPass
{
    internal const int MaxDepth = 64;

    internal static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    private readonly ReadOnlySpan<byte> _source;
    private readonly ReadingMemory? _memory;
    private readonly Utf8JsonWriter? _writer;
    private readonly ShapeBuilder? _shape;
    private readonly int _firstLine;
    private Utf8JsonReader _reader;
    private int _readerStart;
    private bool _isCareful;
    private Frame _frame;

    private JsonPass(ReadOnlySpan<byte> source, ReadingMemory memory, int firstLine)
    {
        _source = source;
        _memory = memory;
        _firstLine = firstLine;
        _reader = new(source, Strict);
    }

    private JsonPass(Utf8JsonWriter writer) => _writer = writer;

    private JsonPass(ShapeBuilder shape) => _shape = shape;

    /// <summary>Where the members of the object being read come from.</summary>
    private struct Frame
    {
        /// <summary>Whether the members are indexed; else they are taken as they come.</summary>
        internal bool IsIndexed;

        /// <summary>Members as they come: another one came than was expected.</summary>
        internal bool IsSurprised;

        /// <summary>Where the object begins in the source.</summary>
        internal int Start;

        /// <summary>Indexed members: their entries in the memory's list.</summary>
        internal int First, End;
    }

    internal static JsonPass Writing(Utf8JsonWriter writer) => new(writer);

    internal static JsonPass Describing(ShapeBuilder shape) => new(shape);

    /// <summary>Reads a whole document.</summary>
    /// <exception cref="TradeModelJsonException">It is not what it should be.</exception>
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

    internal readonly Utf8JsonWriter Writer => _writer!;

    internal readonly ReadingMemory Memory => _memory!;

    /// <summary>Where the current token begins in the source.</summary>
    internal readonly int Offset => _readerStart + (int)_reader.TokenStartIndex;

    [DoesNotReturn]
    internal readonly void Fail(string reason, Exception? inner = null) => Fail(Offset, reason, inner);

    [DoesNotReturn]
    internal readonly void Fail(int offset, string reason, Exception? inner = null)
        => throw JsonPlace.Of(_source, offset).Because(reason, _firstLine, inner);

    /// <summary>Another kind of value came than <paramref name="expected"/>.</summary>
    [DoesNotReturn]
    internal readonly void FailWrongKind(string expected) => Fail(_reader.TokenType switch
    {
        JsonTokenType.Null => $"null is no value: {expected} is expected; an optional member is left out",
        JsonTokenType.StartObject => $"{expected} is expected, not an object",
        JsonTokenType.StartArray => $"{expected} is expected, not an array",
        JsonTokenType.String => $"{expected} is expected, not a string",
        JsonTokenType.Number => $"{expected} is expected, not a number",
        _ => $"{expected} is expected, not true or false",
    });

    /// <summary>
    /// The domain refused what was read of the current object: points to the member it names, and the part of it, where that is there.
    /// </summary>
    internal readonly TradeModelJsonException Refused(int start, ArgumentException refusal)
    {
        string reason = ReasonOf(refusal);
        if (refusal.ParamName is not { Length: > 0 } name) return JsonPlace.Of(_source, start).Because(reason, _firstLine, refusal);
        name = NameTable<int>.Of(name);
        return JsonPlace.OfPart(_source, start, [name, .. ArgumentFault.PartOf(refusal)]) is { } place
            ? place.Because(reason, _firstLine, refusal)
            : JsonPlace.Of(_source, start).Because($"{name}: {reason}", _firstLine, refusal);
    }

    /// <summary>The domain refused a value: points to it or, in a collection with twins, to the second of them.</summary>
    internal readonly TradeModelJsonException RefusedValue(int start, ArgumentException refusal, int? twin = null)
        => ((twin is { } index ? JsonPlace.OfElement(_source, start, index) : null) ?? JsonPlace.Of(_source, start)).Because(ReasonOf(refusal), _firstLine, refusal);

    private static string ReasonOf(ArgumentException refusal)
    {
        string reason = refusal.Message;
        int end = reason.IndexOf(" (Parameter '", StringComparison.Ordinal);
        if (end >= 0) reason = reason[..end];
        return refusal is ArgumentOutOfRangeException { ActualValue: { } actual }
            && reason.StartsWith("must ", StringComparison.Ordinal) ? $"{InvariantText.Of(actual)} {reason}" : reason;
    }
}
