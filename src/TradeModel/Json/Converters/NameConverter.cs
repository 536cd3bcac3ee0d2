using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TradeModel.Json;

/// <summary>Reads and writes a value that is a string or a number and can be the key of a dictionary.</summary>
/// <param name="codec">The value.</param>
/// <param name="name">The value as the name of a member.</param>
/// <param name="hasDefault">Whether the default of the type is a value.</param>
internal sealed class NameConverter<T>(Codec<T> codec, NameConverter<T>.NameForm name, bool hasDefault) : JsonConverter<T>
    where T : struct
{
    internal NameConverter(NameCodec<T> codec, bool hasDefault)
        : this(codec, new OfNameCodec(codec), hasDefault)
    {
    }

    internal NameConverter(Codec<T> codec, bool isNumber, bool hasDefault)
        : this(codec, new OfValue(codec, isNumber), hasDefault)
    {
    }

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => NestedValue.Read(ref reader, codec);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => NestedValue.Write(writer, Checked(value), codec);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => name.Read(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => name.Write(writer, Checked(value));

    private T Checked(T value)
        => hasDefault || !EqualityComparer<T>.Default.Equals(value, default) ? value
        : throw new JsonException($"default({typeof(T).Name}) is not a value and cannot be written");

    /// <summary>The value as the name of a member.</summary>
    internal abstract class NameForm
    {
        /// <summary>Reads the escaped name.</summary>
        internal abstract T Read(ReadOnlySpan<byte> escaped);

        internal abstract void Write(Utf8JsonWriter writer, T value);
    }

    private sealed class OfNameCodec(NameCodec<T> codec) : NameForm
    {
        private readonly NameAsString _string = new(codec);

        internal override T Read(ReadOnlySpan<byte> escaped) => NestedValue.ReadName(escaped, _string);

        internal override void Write(Utf8JsonWriter writer, T value) => NestedValue.Write(writer, value, _string);
    }

    private sealed class OfValue(Codec<T> codec, bool isNumber) : NameForm
    {
        internal override T Read(ReadOnlySpan<byte> escaped)
            => isNumber ? NestedValue.ReadWhole(escaped, codec) : NestedValue.ReadName(escaped, codec);

        internal override void Write(Utf8JsonWriter writer, T value)
        {
            using var bytes = new PooledBytes();
            using (var json = new Utf8JsonWriter(bytes)) NestedValue.Write(json, value, codec);
            var name = new Utf8JsonReader(bytes.Span);
            name.Read();
            writer.WritePropertyName(isNumber ? Encoding.UTF8.GetString(name.ValueSpan) : name.GetString()!);
        }
    }

    /// <summary>The name of a member, read as a JSON string.</summary>
    private sealed class NameAsString(NameCodec<T> names) : Codec<T>
    {
        internal override T Read(ref JsonPass pass) => names.ReadName(ref pass);

        internal override void Write(ref JsonPass pass, T value) => names.WriteName(ref pass, value);

        internal override JsonObject Describe(SchemaBuilder schema) => names.Describe(schema);
    }
}
