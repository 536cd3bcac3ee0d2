using System.Text.Json;
using System.Text.Json.Serialization;
using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>
/// Reads and writes a negotiation in any serializer context of System.Text.Json, as strictly and canonically as
/// <see cref="TradeModelJson"/>.
/// </summary>
public sealed class NegotiationJsonConverter : JsonConverter<Negotiation>
{
    /// <inheritdoc />
    /// <exception cref="TradeModelJsonException">
    /// The value is not a negotiation. The exception gives its path in the whole document.
    /// </exception>
    public override Negotiation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => TradeModelJson.ReadNested(ref reader, NegotiationCodecs.Negotiation);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Negotiation value, JsonSerializerOptions options)
        => TradeModelJson.WriteNested(Guard.NotNull(writer), Guard.NotNull(value), NegotiationCodecs.Negotiation);
}
