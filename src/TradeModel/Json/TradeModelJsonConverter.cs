using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeModel.Json;

/// <summary>
/// Reads and writes the values of the model inside an application's own JSON, as strictly and canonically as <see cref="TradeModelJson"/>.
/// </summary>
/// <remarks>
/// <para>The types of the model name this converter in an attribute, so a serializer finds it by itself. Add it to
/// <see cref="JsonSerializerOptions.Converters"/> to also read and write <see cref="NodaTime.LocalDate"/> as an ISO 8601 day.</para>
/// <para>Identifiers and the codes of goods, measures, services and currencies are strings. A <see cref="Percentage"/> is a number in
/// percent. Enums have the names that the format uses. All of these, and days, can be keys of a dictionary. Objects have the members
/// that docs/json-format.md lists. A position, event, scale or other value of several kinds has the member <c>kind</c>, whether it is
/// declared by its own type or by the base of its kind. Value collections are arrays and objects.</para>
/// <para>What is computed from a negotiation, such as a report, has no JSON form and is refused with
/// <see cref="NotSupportedException"/>.</para>
/// <para>Reading is as strict as in <see cref="TradeModelJson"/>: what is not in the format is refused with
/// <see cref="TradeModelJsonException"/>, whose path leads to the place in the whole document. The <c>default</c> of an identifier or code
/// cannot be written and throws <see cref="JsonException"/>. No reflection is used, and no option of the serializer changes the
/// result.</para>
/// </remarks>
/// <example>
/// <code>
/// [JsonSourceGenerationOptions(Converters = [typeof(TradeModelJsonConverter)])]
/// [JsonSerializable(typeof(Quote))]
/// internal sealed partial class QuoteContext : JsonSerializerContext;
///
/// internal sealed record Quote(PartyId Importer, LocalDate On, Position Offer);
/// </code>
/// </example>
public sealed class TradeModelJsonConverter : JsonConverterFactory
{
    /// <summary>Whether the type is a public type of the package, or <see cref="NodaTime.LocalDate"/>.</summary>
    public override bool CanConvert(Type typeToConvert)
        => Guard.NotNull(typeToConvert) == typeof(NodaTime.LocalDate)
        || (typeToConvert.Assembly == typeof(TradeModelJson).Assembly && typeToConvert.IsVisible
            && !typeToConvert.ContainsGenericParameters);

    /// <summary>The converter of such a type. The converter of a type without a JSON form refuses every value.</summary>
    /// <exception cref="ArgumentException">The type is neither.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => !CanConvert(typeToConvert)
            ? throw new ArgumentException($"{typeToConvert.Name} is not a type of the model", nameof(typeToConvert))
        : ModelTypes.Find(typeToConvert)?.Converter
        ?? (typeToConvert.IsAssignableTo(typeof(IValueCollection)) ? ValueCollectionConverters.Of(typeToConvert)
            : new NoJsonConverter(typeToConvert));
}
