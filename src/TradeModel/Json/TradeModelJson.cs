using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>
/// Negotiations as JSON: the format <c>trademodel/negotiation</c>, version 1 (see docs/json-format.md), and logs of events as JSON Lines.
/// </summary>
/// <remarks>
/// <para>Reading is strict. An unknown, missing or repeated member, a null, another kind of value, a number that <see cref="decimal"/>
/// cannot hold exactly and an event that breaks a rule are refused with <see cref="TradeModelJsonException"/>, which says where and why. A
/// byte order mark at the beginning is ignored.</para>
/// <para>Writing is canonical: equal negotiations give equal bytes. There is no byte order mark, and indented lines end with a single line
/// feed.</para>
/// <para>No reflection is used. All methods may be called from any thread.</para>
/// </remarks>
public static partial class TradeModelJson
{
    /// <summary>The default limit for the length of a document in bytes: 64 MiB.</summary>
    public const int DefaultByteLimit = 64 * 1024 * 1024;

    // The longest text whose UTF-8, at most three bytes for each character, fits into an array.
    private static readonly int LongestText = (Array.MaxLength / 3) - 1;

    private static readonly JsonWriterOptions OfSchemas = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
        IndentSize = 2,
    };

    /// <summary>Reads a negotiation from a stream, to its end.</summary>
    /// <param name="utf8">The document in UTF-8. The stream is neither rewound nor closed.</param>
    /// <param name="byteLimit">
    /// The largest length of the document in bytes, without a byte order mark. A longer document is refused.
    /// </param>
    /// <exception cref="TradeModelJsonException">The document is not a negotiation, or is longer than the limit.</exception>
    public static Negotiation ReadNegotiation(Stream utf8, int byteLimit = DefaultByteLimit)
    {
        using var buffer = new DocumentBuffer(Limit(byteLimit));
        buffer.Read(Guard.NotNull(utf8));
        return Read(buffer.Document, NegotiationCodecs.Negotiation);
    }

    /// <summary>Reads a negotiation asynchronously from a stream, to its end.</summary>
    /// <param name="utf8">The document in UTF-8. The stream is neither rewound nor closed.</param>
    /// <param name="byteLimit">
    /// The largest length of the document in bytes, without a byte order mark. A longer document is refused.
    /// </param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="TradeModelJsonException">The document is not a negotiation, or is longer than the limit.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public static async Task<Negotiation> ReadNegotiationAsync(
        Stream utf8, int byteLimit = DefaultByteLimit, CancellationToken cancellationToken = default)
    {
        using var buffer = new DocumentBuffer(Limit(byteLimit));
        await buffer.ReadAsync(Guard.NotNull(utf8), cancellationToken).ConfigureAwait(false);
        return Read(buffer.Document, NegotiationCodecs.Negotiation);
    }

    /// <summary>Reads a negotiation from bytes of UTF-8.</summary>
    /// <exception cref="TradeModelJsonException">The document is not a negotiation.</exception>
    public static Negotiation ReadNegotiation(ReadOnlySpan<byte> utf8)
        => Read(DocumentBuffer.WithoutMark(utf8), NegotiationCodecs.Negotiation);

    /// <summary>Reads a negotiation from text.</summary>
    /// <exception cref="TradeModelJsonException">The document is not a negotiation.</exception>
    public static Negotiation ReadNegotiation(string json) => Read(json, NegotiationCodecs.Negotiation);

    /// <summary>Reads one event from bytes of UTF-8. Whether it fits a negotiation is checked only when it is applied.</summary>
    /// <exception cref="TradeModelJsonException">The document is not an event.</exception>
    public static NegotiationEvent ReadEvent(ReadOnlySpan<byte> utf8) => Read(DocumentBuffer.WithoutMark(utf8), EventCodecs.Event);

    /// <summary>Reads one event from text. Whether it fits a negotiation is checked only when it is applied.</summary>
    /// <exception cref="TradeModelJsonException">The document is not an event.</exception>
    public static NegotiationEvent ReadEvent(string json) => Read(json, EventCodecs.Event);

    /// <summary>Writes a negotiation to a stream.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="utf8">Takes the document in UTF-8. It is not closed.</param>
    /// <param name="indented">Whether to break and indent lines for human readers; false by default.</param>
    public static void WriteNegotiation(Negotiation negotiation, Stream utf8, bool indented = false)
    {
        Guard.NotNull(negotiation);
        using var output = new CanonicalOutput(Guard.NotNull(utf8), indented);
        output.Write(negotiation, NegotiationCodecs.Negotiation);
    }

    /// <summary>Writes a negotiation asynchronously to a stream.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="utf8">Takes the document in UTF-8. It is not closed.</param>
    /// <param name="indented">Whether to break and indent lines for human readers; false by default.</param>
    /// <param name="cancellationToken">Cancels writing.</param>
    /// <exception cref="OperationCanceledException">Writing was cancelled. Part of the document may have been written.</exception>
    public static async Task WriteNegotiationAsync(
        Negotiation negotiation, Stream utf8, bool indented = false, CancellationToken cancellationToken = default)
    {
        using PooledBytes bytes = ToBytes(Guard.NotNull(negotiation), NegotiationCodecs.Negotiation, indented);
        await Guard.NotNull(utf8).WriteAsync(bytes.Memory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a negotiation to a buffer.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="utf8">Takes the document in UTF-8.</param>
    /// <param name="indented">Whether to break and indent lines for human readers; false by default.</param>
    public static void WriteNegotiation(Negotiation negotiation, IBufferWriter<byte> utf8, bool indented = false)
    {
        using var output = new CanonicalOutput(Guard.NotNull(utf8), indented);
        output.Write(Guard.NotNull(negotiation), NegotiationCodecs.Negotiation);
    }

    /// <summary>Writes a negotiation as text.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="indented">Whether to break and indent lines for human readers; false by default.</param>
    public static string ToJson(Negotiation negotiation, bool indented = false)
        => ToText(Guard.NotNull(negotiation), NegotiationCodecs.Negotiation, indented);

    /// <summary>Writes an event as text.</summary>
    /// <param name="negotiationEvent">The event.</param>
    /// <param name="indented">Whether to break and indent lines for human readers; false by default.</param>
    public static string ToJson(NegotiationEvent negotiationEvent, bool indented = false)
        => ToText(Guard.NotNull(negotiationEvent), EventCodecs.Event, indented);

    /// <summary>
    /// The JSON Schema (2020-12) of the format <c>trademodel/negotiation</c>, indented. The package contains the same text as a file.
    /// </summary>
    /// <remarks>
    /// Every document that can be read is valid by the schema. Only reading checks the order of days, that positions are on their scales
    /// and that identifiers exist.
    /// </remarks>
    public static string NegotiationSchema()
    {
        var schema = new SchemaBuilder();
        JsonObject root = NegotiationCodecs.Negotiation.Describe(schema);
        return schema.ToText("urn:trademodel:negotiation:1", "A trade negotiation", root, OfSchemas);
    }

    /// <summary>The JSON Schema (2020-12) of one event, indented: of a line of an event log, for instance.</summary>
    public static string EventSchema() => Schema(typeof(NegotiationEvent));

    /// <summary>
    /// The JSON Schema (2020-12) of a type of the model as <see cref="TradeModelJsonConverter"/> writes it, indented. Use it to describe
    /// the type in an OpenAPI document.
    /// </summary>
    /// <param name="type">A type with a JSON form: a value of the format, an enum, or <see cref="NodaTime.LocalDate"/>.</param>
    /// <exception cref="ArgumentException">The type has no JSON form.</exception>
    public static string Schema(Type type)
    {
        if (ModelTypes.Find(Guard.NotNull(type)) is not { } known)
            throw new ArgumentException($"{type.Name} has no JSON form", nameof(type));
        var schema = new SchemaBuilder();
        string name = char.ToLowerInvariant(type.Name[0]) + type.Name[1..];
        return schema.ToText($"urn:trademodel:{name}:1", type.Name, known.Describe(schema), OfSchemas);
    }

    internal static T Read<T>(ReadOnlySpan<byte> utf8, Codec<T> codec)
        where T : notnull
        => JsonPass.ReadDocument(utf8, codec, new ReadingMemory());

    private static T Read<T>(string json, Codec<T> codec)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > LongestText)
        {
            string reason = string.Create(CultureInfo.InvariantCulture, $"the text is longer than {LongestText} characters");
            throw new TradeModelJsonException(reason, "$", 1, 1);
        }
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            OperationStatus status = Utf8.FromUtf16(json, utf8, out int read, out int written, replaceInvalidSequences: false);
            if (status != OperationStatus.Done)
            {
                ReadOnlySpan<char> before = json.AsSpan(0, read);
                int column = Encoding.UTF8.GetByteCount(before[(before.LastIndexOf('\n') + 1)..]) + 1;
                throw new TradeModelJsonException("the text is not well-formed Unicode", "$", before.Count('\n') + 1, column);
            }
            return Read(DocumentBuffer.WithoutMark(utf8.AsSpan(0, written)), codec);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    private static PooledBytes ToBytes<T>(T value, Codec<T> codec, bool indented)
        where T : notnull
    {
        var bytes = new PooledBytes();
        using var output = new CanonicalOutput(bytes, indented);
        output.Write(value, codec);
        return bytes;
    }

    private static string ToText<T>(T value, Codec<T> codec, bool indented)
        where T : notnull
    {
        using PooledBytes bytes = ToBytes(value, codec, indented);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private static int Limit(int byteLimit)
        => byteLimit > 0 ? byteLimit : throw new ArgumentOutOfRangeException(nameof(byteLimit), byteLimit, "must be greater than zero");
}
