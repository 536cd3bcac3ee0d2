using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeModel.Json;

/// <summary>Refuses a type that has no JSON form, so that a serializer does not write part of it.</summary>
internal sealed class NoJsonConverter(Type type) : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == type;

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw NoJsonForm.Refusal(type);

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => throw NoJsonForm.Refusal(type);
}
