using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>Collects the definitions of a JSON Schema (2020-12) from the declarations of the codecs.</summary>
internal sealed class SchemaBuilder
{
    private readonly SortedDictionary<string, JsonObject?> _definitions = new(StringComparer.Ordinal);

    internal JsonObject Define(string name, string meaning, Action<ShapeBuilder> members) => Define(name, meaning, () =>
    {
        var shape = new ShapeBuilder(this);
        members(shape);
        return shape.ToSchema();
    });

    internal JsonObject DefineUnion(string name, string meaning, IEnumerable<JsonObject> cases)
        => Define(name, meaning, () => new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray("kind"),
            ["oneOf"] = new JsonArray([.. cases]),
        });

    /// <summary>Defines a schema unless it is already defined. Returns a reference to it.</summary>
    internal JsonObject Define(string name, string meaning, Func<JsonObject> make)
    {
        if (_definitions.TryAdd(name, null))
        {
            JsonObject made = make();
            made.Insert(0, "description", meaning);
            _definitions[name] = made;
        }
        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    /// <summary>The whole schema of a document.</summary>
    internal string ToText(string id, string title, JsonObject root, JsonWriterOptions options)
    {
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = id,
            ["title"] = title,
        };
        foreach ((string keyword, JsonNode? value) in root) whole[keyword] = value!.DeepClone();
        if (_definitions.Count > 0)
            whole["$defs"] = new JsonObject(_definitions.Select(d => KeyValuePair.Create<string, JsonNode?>(d.Key, d.Value)));
        using var bytes = new PooledBytes();
        using (var writer = new Utf8JsonWriter(bytes, options)) whole.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.Span) + "\n";
    }
}

/// <summary>Collects the members of one object for its schema.</summary>
internal sealed class ShapeBuilder(SchemaBuilder schema)
{
    private readonly JsonObject _properties = [];
    private readonly JsonArray _required = [];
    private JsonObject _rule = [];

    internal void AddKind(string kind)
    {
        _properties.Add("kind", new JsonObject { ["const"] = kind });
        _required.Add((JsonNode)"kind");
    }

    internal void Add<T>(ReadOnlySpan<byte> name, Codec<T> codec, bool isRequired, string meaning)
        where T : notnull
    {
        string text = Encoding.UTF8.GetString(name);
        JsonObject described = codec.Describe(schema);
        described.Insert(0, "description", meaning);
        _properties.Add(text, described);
        if (isRequired) _required.Add((JsonNode)text);
    }

    /// <summary>Adds keywords that constrain several members together.</summary>
    internal void AddRule(string? rule)
    {
        if (rule is not null) _rule = JsonNode.Parse(rule)!.AsObject();
    }

    internal JsonObject ToSchema()
    {
        var made = new JsonObject { ["type"] = "object", ["properties"] = _properties };
        if (_required.Count > 0) made["required"] = _required;
        made["additionalProperties"] = false;
        foreach ((string keyword, JsonNode? value) in _rule) made[keyword] = value!.DeepClone();
        return made;
    }
}
