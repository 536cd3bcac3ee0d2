using System.Text.Json.Nodes;
using TradeModel.Json;
using TradeModel.Tests.Contracts;

namespace TradeModel.Tests.Json;

public sealed class SchemaTests
{
    [Fact]
    public void NegotiationSchema_ShippedFile_IsTheGeneratedOne()
    {
        string folder = Path.Combine(PublicTypes.Root, "src", "TradeModel", "Json");
        string shipped = File.ReadAllText(Path.Combine(folder, "trademodel-negotiation-1.schema.json"));

        Assert.Equal(TradeModelJson.NegotiationSchema().TrimEnd() + "\n", shipped);
    }

    /// <summary>docs/json-format.md has, for each object of the schema, a heading and a row for each member with its meaning.</summary>
    [Fact]
    public void JsonFormatPage_Reference_HasEveryMemberOfTheSchema()
    {
        string page = File.ReadAllText(Path.Combine(PublicTypes.Root, "docs", "json-format.md"));
        string[] commonToEvents = ["kind", "date", "knownOn", "id", "provenance", "note"];
        var missing = new List<string>();
        foreach ((string name, JsonNode? definition) in JsonNode.Parse(TradeModelJson.NegotiationSchema())!["$defs"]!.AsObject())
        {
            if (definition!["properties"] is not JsonObject members) continue;
            int start = page.IndexOf($"# {name}\n", StringComparison.Ordinal);
            if (start < 0)
            {
                missing.Add(name);
                continue;
            }
            int end = page.IndexOf("\n#", start + 1, StringComparison.Ordinal);
            string section = end < 0 ? page[start..] : page[start..end];
            foreach ((string member, JsonNode? value) in members)
            {
                if (member == "kind" || (name.StartsWith("event.", StringComparison.Ordinal) && commonToEvents.Contains(member))) continue;
                bool isThere = section.Split('\n').Any(row
                    => row.StartsWith($"| `{member}` |", StringComparison.Ordinal)
                    && row.EndsWith($"| {value!["description"]} |", StringComparison.Ordinal));
                if (!isThere) missing.Add($"{name}.{member}");
            }
        }
        Assert.Empty(missing);
    }

    public static TheoryData<string, string> RefusedEvents()
    {
        var events = new TheoryData<string, string>();
        foreach (JsonNode? one in Refused())
        {
            foreach ((string name, JsonNode? patch) in one!["bad"]!.AsObject())
                events.Add(name, Patched(one["good"], patch)!.ToJsonString());
        }
        return events;
    }

    /// <summary>The list that tests/schema/check.mjs holds the schema against: what the schema refuses there, the reader refuses.</summary>
    [Theory]
    [MemberData(nameof(RefusedEvents))]
    public void ReadEvent_WhatTheSchemaRefuses_IsRefused(string name, string document)
    {
        Exception? refused = Record.Exception(() => TradeModelJson.ReadEvent(document));

        Assert.Equal((name, document, typeof(TradeModelJsonException)), (name, document, refused?.GetType()));
    }

    [Fact]
    public void ReadEvent_GoodOnesBesideThoseTheSchemaRefuses_AreRead()
        => Assert.All(Refused(), one => TradeModelJson.ReadEvent(one!["good"]!.ToJsonString()));

    private static JsonArray Refused()
        => JsonNode.Parse(File.ReadAllText(Path.Combine(PublicTypes.Root, "tests", "schema", "refused.json")))!.AsArray();

    /// <summary>A merge patch (RFC 7396).</summary>
    private static JsonNode? Patched(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        JsonObject made = target is JsonObject old ? old.DeepClone().AsObject() : [];
        foreach ((string name, JsonNode? value) in changes)
        {
            if (value is null) made.Remove(name);
            else made[name] = Patched(made[name], value);
        }
        return made;
    }
}
