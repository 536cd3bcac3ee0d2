using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeModel.Json;

/// <summary>
/// Lets any serializer context of System.Text.Json hold the model's single values as the format writes them: a <see cref="Percentage"/> is
/// a number of percent; identifiers and the codes of goods, measures, services and currencies are strings. All of them can be keys of a
/// dictionary.
/// </summary>
/// <remarks>
/// As strict as <see cref="TradeModelJson"/>: another kind of value, null, a number that is not exact and text that is no identifier or
/// code are refused with <see cref="TradeModelJsonException"/>. A <c>default</c> that names nothing is not written but refused with <see
/// cref="JsonException"/>. No reflection is used: one converter of each type is made beforehand.
/// </remarks>
public sealed class SingleValueJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new(
    [
        Of(AtomCodecs.Percent),
        Of(CommonCodecs.PartyId), Of(CommonCodecs.RepresentativeId), Of(CommonCodecs.PhaseId), Of(CommonCodecs.IssueId), Of(CommonCodecs.OptionId),
        Of(CommonCodecs.PackageId), Of(CommonCodecs.DutyId), Of(CommonCodecs.EventId), Of(CommonCodecs.ChapterId), Of(CommonCodecs.ProvisionId),
        Of(TariffCodecs.HsCode), Of(TariffCodecs.NtmCode), Of(TariffCodecs.ServicesSector), Of(TariffCodecs.CurrencyCode),
    ]);

    private static KeyValuePair<Type, JsonConverter> Of<T>(NameCodec<T> codec)
        where T : struct
        => new(typeof(T), new Converter<T>(codec));

    /// <summary>Whether the type is one of the model's single values.</summary>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(Guard.NotNull(typeToConvert));

    /// <summary>The converter of one of the model's single values.</summary>
    /// <exception cref="ArgumentException">The type is none of them.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => Converters.TryGetValue(Guard.NotNull(typeToConvert), out JsonConverter? converter) ? converter
        : throw new ArgumentException($"{typeToConvert.Name} is no single value of the model", nameof(typeToConvert));

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
            : throw new JsonException($"default({typeof(T).Name}) names nothing and is not written");

        /// <summary>The name of a member, read as a document of its own: a string.</summary>
        private sealed class NameAsString(NameCodec<T> names) : Codec<T>
        {
            internal override T Read(ref JsonPass pass) => names.ReadName(ref pass);

            internal override void Write(ref JsonPass pass, T value) => names.WriteName(ref pass, value);

            internal override System.Text.Json.Nodes.JsonObject Describe(SchemaBuilder schema) => names.Describe(schema);
        }
    }
}
