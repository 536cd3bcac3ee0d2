using System.Text.Json;
using System.Text.Json.Serialization;
using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>
/// Lets any serializer context of System.Text.Json hold a negotiation: as strict and as canonical as <see cref="TradeModelJson"/>.
/// </summary>
public sealed class NegotiationJsonConverter : JsonConverter<Negotiation>
{
    /// <inheritdoc />
    /// <exception cref="TradeModelJsonException">The value is not a negotiation. Its path is that inside the whole document.</exception>
    public override Negotiation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => TradeModelJson.ReadNested(ref reader, NegotiationCodecs.Negotiation);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Negotiation value, JsonSerializerOptions options)
        => TradeModelJson.WriteNested(Guard.NotNull(writer), Guard.NotNull(value), NegotiationCodecs.Negotiation);
}
