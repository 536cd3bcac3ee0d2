using System.Text.Json;
using System.Text.Json.Serialization;
using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>
/// Reads and writes an event of any kind in any serializer context of System.Text.Json, as strictly and canonically as
/// <see cref="TradeModelJson"/>.
/// </summary>
public sealed class NegotiationEventJsonConverter : JsonConverter<NegotiationEvent>
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(NegotiationEvent);

    /// <inheritdoc />
    /// <exception cref="TradeModelJsonException">The value is not an event. The exception gives its path in the whole document.</exception>
    public override NegotiationEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => TradeModelJson.ReadNested(ref reader, EventCodecs.Event);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, NegotiationEvent value, JsonSerializerOptions options)
        => TradeModelJson.WriteNested(Guard.NotNull(writer), Guard.NotNull(value), EventCodecs.Event);
}
