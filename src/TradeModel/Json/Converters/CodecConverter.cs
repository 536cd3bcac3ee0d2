using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeModel.Json;

/// <summary>Reads and writes an object of the format in a serializer.</summary>
internal sealed class CodecConverter<T>(Codec<T> codec) : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => NestedValue.Read(ref reader, codec);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => NestedValue.Write(writer, value, codec);
}
