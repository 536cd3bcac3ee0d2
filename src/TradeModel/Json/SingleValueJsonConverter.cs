using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeModel.Json;

/// <summary>
/// Reads and writes the model's single values in any serializer context of System.Text.Json, as the format writes them. A
/// <see cref="Percentage"/> is a number in percent. Identifiers and the codes of goods, measures, services and currencies are strings. All
/// of them can be keys of a dictionary.
/// </summary>
/// <remarks>
/// Reading is as strict as in <see cref="TradeModelJson"/>. Null, another kind of value, a number that <see cref="decimal"/> cannot hold
/// exactly and text that is not an identifier or code are refused with <see cref="TradeModelJsonException"/>. The <c>default</c> of an
/// identifier or code cannot be written and throws <see cref="JsonException"/>. No reflection is used.
/// </remarks>
public sealed class SingleValueJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new(
    [
        Of(AtomCodecs.Percent),
        Of(CommonCodecs.PartyId), Of(CommonCodecs.RepresentativeId), Of(CommonCodecs.PhaseId), Of(CommonCodecs.IssueId),
        Of(CommonCodecs.OptionId), Of(CommonCodecs.PackageId), Of(CommonCodecs.DutyId), Of(CommonCodecs.EventId),
        Of(CommonCodecs.ChapterId), Of(CommonCodecs.ProvisionId),
        Of(TariffCodecs.HsCode), Of(TariffCodecs.NtmCode), Of(TariffCodecs.ServicesSector), Of(TariffCodecs.CurrencyCode),
    ]);

    private static KeyValuePair<Type, JsonConverter> Of<T>(NameCodec<T> codec)
        where T : struct
        => new(typeof(T), new Converter<T>(codec));

    /// <summary>Whether the type is one of the model's single values.</summary>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(Guard.NotNull(typeToConvert));

    /// <summary>The converter of one of the model's single values.</summary>
    /// <exception cref="ArgumentException">The type is not one of them.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => Converters.TryGetValue(Guard.NotNull(typeToConvert), out JsonConverter? converter) ? converter
        : throw new ArgumentException($"{typeToConvert.Name} is not a single value of the model", nameof(typeToConvert));

    private sealed class Converter<T>(NameCodec<T> codec) : JsonConverter<T>
        where T : struct
    {
        private readonly NameAsString _name = new(codec);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => TradeModelJson.ReadNested(ref reader, codec);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
            => TradeModelJson.WriteNested(writer, Named(value), codec);

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => TradeModelJson.ReadNestedName(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, _name);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
            => TradeModelJson.WriteNested(writer, Named(value), _name);

        private static T Named(T value)
            => typeof(T) == typeof(Percentage) || !EqualityComparer<T>.Default.Equals(value, default) ? value
            : throw new JsonException($"default({typeof(T).Name}) is not a value and cannot be written");

        /// <summary>The name of a member, read as a JSON string.</summary>
        private sealed class NameAsString(NameCodec<T> names) : Codec<T>
        {
            internal override T Read(ref JsonPass pass) => names.ReadName(ref pass);

            internal override void Write(ref JsonPass pass, T value) => names.WriteName(ref pass, value);

            internal override System.Text.Json.Nodes.JsonObject Describe(SchemaBuilder schema) => names.Describe(schema);
        }
    }
}
