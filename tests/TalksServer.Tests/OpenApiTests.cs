using System.Net;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace TalksServer.Tests;

/// <summary>
/// The OpenAPI document is valid, its schemas of the model are the library's, and it describes the addresses that there are.
/// </summary>
public sealed class OpenApiTests(RunningServer running) : IClassFixture<RunningServer>
{
    private async Task<string> DocumentAsync()
    {
        using Client nobody = running.As(null);
        Response response = await nobody.GetAsync("/openapi.json");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.Status, response.Type));
        return response.Body;
    }

    [Fact]
    public async Task Document_Read_HasNoError()
    {
        ReadResult read = Microsoft.OpenApi.OpenApiDocument.Parse(await DocumentAsync(), "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(e => $"{e.Pointer}: {e.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(w => $"{w.Pointer}: {w.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        string[] operations =
        [
            .. read.Document!.Paths.SelectMany(p => p.Value.Operations!.Select(o => $"{o.Key} {p.Key}")).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "GET /negotiations", "GET /negotiations/{name}", "GET /negotiations/{name}/changes", "GET /negotiations/{name}/events/{id}",
                "GET /negotiations/{name}/timeline", "GET /openapi.json", "POST /negotiations/{name}/events", "PUT /negotiations/{name}",
            ],
            operations);
    }

    [Fact]
    public async Task References_All_LeadToAComponent()
    {
        JsonNode document = JsonNode.Parse(await DocumentAsync())!;
        string[] references = [.. References(document).Distinct()];
        Assert.InRange(references.Length, 100, int.MaxValue);
        Assert.All(references, reference => Assert.NotNull(
            reference[2..].Split('/').Aggregate((JsonNode?)document, (node, key) => node?[key])));
    }

    [Fact]
    public async Task Schemas_OfTheModel_AreTheLibrarys()
    {
        JsonObject schemas = JsonNode.Parse(await DocumentAsync())!["components"]!["schemas"]!.AsObject();
        foreach ((string name, string text) in ((string, string)[])
            [("NegotiationEvent", TradeModelJson.EventSchema()), ("NegotiationDocument", TradeModelJson.NegotiationSchema())])
        {
            JsonObject library = JsonNode.Parse(text.Replace("#/$defs/", "#/components/schemas/", StringComparison.Ordinal))!.AsObject();
            Assert.Equal(library["$ref"]!.GetValue<string>(), schemas[name]!["$ref"]!.GetValue<string>());
            foreach ((string key, JsonNode? definition) in library["$defs"]!.AsObject())
                Assert.True(JsonNode.DeepEquals(definition, schemas[key]), $"{key} differs");
        }
    }

    [Fact]
    public async Task Answers_OfTheServer_HaveTheMembersThatAreDescribed()
    {
        JsonNode schemas = JsonNode.Parse(await DocumentAsync())!["components"]!["schemas"]!;
        using Client chile = running.As("CHL");
        (string Schema, JsonNode Answer)[] answers =
        [
            ("NegotiationEntry", JsonNode.Parse((await chile.GetAsync("/negotiations")).Body)![0]!),
            ("Timeline", JsonNode.Parse((await chile.GetAsync($"/negotiations/{Talk.Name}/timeline")).Body)!),
            ("Problem", JsonNode.Parse((await chile.GetAsync("/negotiations/none")).Body)!),
            ("Problem", JsonNode.Parse((await chile.PostAsync("{")).Body)!),
            ("Problem", JsonNode.Parse((await chile.PostAsync(Talk.Table("CHL", "none", 1))).Body)!),
        ];
        foreach ((string schema, JsonNode answer) in answers)
        {
            string[] members = [.. answer.AsObject().Select(m => m.Key)];
            string[] known = [.. schemas[schema]!["properties"]!.AsObject().Select(p => p.Key)];
            string[] required = [.. schemas[schema]!["required"]!.AsArray().Select(r => r!.GetValue<string>())];
            Assert.Empty(members.Except(known));
            Assert.Empty(required.Except(members));
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(
            m => m is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : References(m.Value)),
        JsonArray many => many.SelectMany(References),
        _ => [],
    };
}
