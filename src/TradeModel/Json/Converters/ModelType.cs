using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TradeModel.Json;

/// <summary>A type with a JSON form, as a serializer sees it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Converter">Its converter.</param>
/// <param name="Describe">Its JSON Schema.</param>
internal sealed record ModelType(Type Type, JsonConverter Converter, Func<SchemaBuilder, JsonObject> Describe);
