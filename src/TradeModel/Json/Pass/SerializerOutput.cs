using System.Text.Json;

namespace TradeModel.Json;

/// <summary>Writes into a document of a serializer, with the options of its user.</summary>
internal sealed class SerializerOutput(Utf8JsonWriter writer) : JsonOutput
{
    internal override void StartObject() => writer.WriteStartObject();

    internal override void EndObject() => writer.WriteEndObject();

    internal override void StartArray() => writer.WriteStartArray();

    internal override void EndArray() => writer.WriteEndArray();

    internal override void Name(ReadOnlySpan<byte> plain) => writer.WritePropertyName(plain);

    internal override void Name(ReadOnlySpan<char> plain) => writer.WritePropertyName(plain);

    internal override void Text(string value) => writer.WriteStringValue(value);

    internal override void PlainText(ReadOnlySpan<char> value) => writer.WriteStringValue(value);

    internal override void PlainText(ReadOnlySpan<byte> value) => writer.WriteStringValue(value);

    internal override void Word(JsonEncodedText value) => writer.WriteStringValue(value);

    internal override void Number(decimal value) => writer.WriteNumberValue(value);

    internal override void Number(int value) => writer.WriteNumberValue(value);

    internal override void Boolean(bool value) => writer.WriteBooleanValue(value);
}
