using System.Text.Json.Nodes;
using TradeModel.Json;
using TradeModel.Tests.Contracts;

namespace TradeModel.Tests.Json;

public sealed class SchemaTests
{
    [Fact]
    public void NegotiationSchema_ShippedFile_IsTheGeneratedOne()
    {
        string shipped = File.ReadAllText(Path.Combine(PublicTypes.Root, "src", "TradeModel", "Json", "trademodel-negotiation-1.schema.json"));

        Assert.Equal(TradeModelJson.NegotiationSchema().TrimEnd() + "\n", shipped);
    }

    public static TheoryData<string, string> RefusedEvents()
    {
        var events = new TheoryData<string, string>();
        foreach (JsonNode? one in Refused())
            foreach ((string name, JsonNode? patch) in one!["bad"]!.AsObject()) events.Add(name, Patched(one["good"], patch)!.ToJsonString());
        return events;
    }

    /// <summary>The list that tests/schema/check.mjs holds the schema against: what the schema refuses there, the reader refuses.</summary>
    [Theory]
    [MemberData(nameof(RefusedEvents))]
    public void ReadEvent_WhatTheSchemaRefuses_IsRefused(string name, string document)
    {
        Exception? refused = Record.Exception(() => TradeModelJson.ReadEvent(document));

        Assert.True(refused is TradeModelJsonException, $"{name} was {(refused is null ? "accepted" : $"met with {refused.GetType()}")}: {document}");
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
