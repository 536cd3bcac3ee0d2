using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace TalksServer;

/// <summary>
/// The OpenAPI document. The schemas of the model are the library's own; those of the server's answers follow from their types.
/// </summary>
internal sealed class OpenApiDocument
{
    private const string Components = "#/components/schemas/";
    private const string Defined = "#/$defs/";

    private readonly JsonObject _schemas = [];

    private OpenApiDocument()
    {
    }

    public static byte[] Create()
    {
        JsonObject document = new OpenApiDocument().Document();
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private JsonObject Document()
    {
        var document = (JsonObject)JsonNode.Parse(Skeleton)!;
        AddModel("NegotiationDocument", TradeModelJson.NegotiationSchema());
        AddModel(nameof(NegotiationEvent), TradeModelJson.EventSchema());
        Add("NegotiationEntry", TalksJson.Plain.NegotiationEntry);
        Add("Timeline", TalksJson.Plain.TimelineAnswer);
        Add("ChangeNotice", TalksJson.Plain.ChangeNotice);
        Add("Problem", TalksJson.Plain.Problem);
        document["components"]!["schemas"] = _schemas;
        return document;
    }

    /// <summary>Adds a schema of the library. What it defines becomes a component too, and its references lead there.</summary>
    private void AddModel(string name, string json)
    {
        var schema = (JsonObject)JsonNode.Parse(json)!;
        foreach (string metadata in (string[])["$schema", "$id"]) schema.Remove(metadata);
        schema.Remove("$defs", out JsonNode? definitions);
        Redirect(schema);
        _schemas[name] = schema;
        foreach ((string key, JsonNode? definition) in (definitions as JsonObject ?? []).ToArray())
        {
            Redirect(definition!);
            if (!_schemas.ContainsKey(key)) _schemas[key] = definition!.DeepClone();
        }
    }

    /// <summary>Adds the schema of one of the server's types; values of the model in it refer to the library's schemas.</summary>
    private void Add(string name, JsonTypeInfo type)
        => _schemas[name] = type.GetJsonSchemaAsNode(new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) =>
            {
                Type plain = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
                if (plain.Assembly != typeof(Negotiation).Assembly && plain != typeof(LocalDate)) return schema;
                if (!_schemas.ContainsKey(plain.Name)) AddModel(plain.Name, TradeModelJson.Schema(plain));
                return new JsonObject { ["$ref"] = Components + plain.Name };
            },
        });

    private static void Redirect(JsonNode node)
    {
        switch (node)
        {
            case JsonObject one:
                foreach ((string key, JsonNode? child) in one.ToArray())
                {
                    if (key == "$ref" && child?.GetValueKind() == JsonValueKind.String
                        && child.GetValue<string>() is var target && target.StartsWith(Defined, StringComparison.Ordinal))
                        one[key] = Components + target[Defined.Length..];
                    else if (child is not null) Redirect(child);
                }
                break;
            case JsonArray many:
                foreach (JsonNode? child in many)
                    if (child is not null) Redirect(child);
                break;
        }
    }

    private const string Skeleton = """
        {
          "openapi": "3.1.1",
          "info": {
            "title": "Talks server",
            "version": "1",
            "description": "Negotiations over HTTP. Each caller sees its own view: nobody reads what another keeps private."
          },
          "servers": [{ "url": "/" }],
          "security": [{ "key": [] }],
          "paths": {
            "/openapi.json": {
              "get": {
                "operationId": "describe", "summary": "This document", "security": [],
                "responses": {
                  "200": { "description": "The document", "content": { "application/json": { "schema": { "type": "object" } } } }
                }
              }
            },
            "/negotiations": {
              "get": {
                "operationId": "list", "summary": "The negotiations that the caller may see",
                "responses": {
                  "200": {
                    "description": "The negotiations by name",
                    "content": { "application/json": {
                      "schema": { "type": "array", "items": { "$ref": "#/components/schemas/NegotiationEntry" } } } }
                  },
                  "401": { "$ref": "#/components/responses/Problem" }
                }
              }
            },
            "/negotiations/{name}": {
              "parameters": [{ "$ref": "#/components/parameters/name" }],
              "get": {
                "operationId": "read", "summary": "A negotiation as the caller sees it",
                "parameters": [
                  { "$ref": "#/components/parameters/asOf" }, { "$ref": "#/components/parameters/knownOn" },
                  { "$ref": "#/components/parameters/ifNoneMatch" }
                ],
                "responses": {
                  "200": {
                    "description": "The negotiation", "headers": { "ETag": { "$ref": "#/components/headers/ETag" } },
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NegotiationDocument" } } }
                  },
                  "304": { "description": "The view has not changed" },
                  "400": { "$ref": "#/components/responses/Problem" }, "401": { "$ref": "#/components/responses/Problem" },
                  "404": { "$ref": "#/components/responses/Problem" }
                }
              },
              "put": {
                "operationId": "create", "summary": "Creates a negotiation without events (secretariat only)",
                "requestBody": {
                  "required": true,
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NegotiationDocument" } } }
                },
                "responses": {
                  "200": { "$ref": "#/components/responses/Entry" }, "201": { "$ref": "#/components/responses/Entry" },
                  "400": { "$ref": "#/components/responses/Problem" }, "401": { "$ref": "#/components/responses/Problem" },
                  "403": { "$ref": "#/components/responses/Problem" }, "409": { "$ref": "#/components/responses/Problem" },
                  "413": { "$ref": "#/components/responses/Problem" }, "415": { "$ref": "#/components/responses/Problem" },
                  "503": { "$ref": "#/components/responses/Problem" }
                }
              }
            },
            "/negotiations/{name}/timeline": {
              "parameters": [{ "$ref": "#/components/parameters/name" }],
              "get": {
                "operationId": "readTimeline", "summary": "How close the parties were after every event that the caller may see",
                "parameters": [
                  { "$ref": "#/components/parameters/asOf" }, { "$ref": "#/components/parameters/knownOn" },
                  { "$ref": "#/components/parameters/ifNoneMatch" }
                ],
                "responses": {
                  "200": {
                    "description": "The convergence timeline", "headers": { "ETag": { "$ref": "#/components/headers/ETag" } },
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Timeline" } } }
                  },
                  "304": { "description": "The view has not changed" },
                  "400": { "$ref": "#/components/responses/Problem" }, "401": { "$ref": "#/components/responses/Problem" },
                  "404": { "$ref": "#/components/responses/Problem" }
                }
              }
            },
            "/negotiations/{name}/events": {
              "parameters": [{ "$ref": "#/components/parameters/name" }],
              "post": {
                "operationId": "post", "summary": "Records an event",
                "description": "A party posts its own acts, the secretariat what the parties do together. The server assigns the id.",
                "parameters": [
                  {
                    "name": "If-Match", "in": "header", "required": true, "schema": { "type": "string" },
                    "description": "The ETag of the version that the caller has read, or * for any"
                  },
                  {
                    "name": "Idempotency-Key", "in": "header", "schema": { "type": "string", "minLength": 1, "maxLength": 128 },
                    "description": "A new key for each event. A post that is repeated with its key records nothing again."
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NegotiationEvent" } } }
                },
                "responses": {
                  "200": { "$ref": "#/components/responses/RecordedBefore" }, "201": { "$ref": "#/components/responses/Recorded" },
                  "400": { "$ref": "#/components/responses/Problem" }, "401": { "$ref": "#/components/responses/Problem" },
                  "403": { "$ref": "#/components/responses/Problem" }, "404": { "$ref": "#/components/responses/Problem" },
                  "409": { "$ref": "#/components/responses/Problem" }, "412": { "$ref": "#/components/responses/Problem" },
                  "413": { "$ref": "#/components/responses/Problem" }, "415": { "$ref": "#/components/responses/Problem" },
                  "422": { "$ref": "#/components/responses/Problem" }, "428": { "$ref": "#/components/responses/Problem" },
                  "503": { "$ref": "#/components/responses/Problem" }
                }
              }
            },
            "/negotiations/{name}/events/{id}": {
              "parameters": [
                { "$ref": "#/components/parameters/name" },
                { "name": "id", "in": "path", "required": true, "schema": { "$ref": "#/components/schemas/eventId" } }
              ],
              "get": {
                "operationId": "readEvent", "summary": "One event",
                "parameters": [
                  { "$ref": "#/components/parameters/asOf" }, { "$ref": "#/components/parameters/knownOn" },
                  { "$ref": "#/components/parameters/ifNoneMatch" }
                ],
                "responses": {
                  "200": {
                    "description": "The event", "headers": { "ETag": { "$ref": "#/components/headers/ETag" } },
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NegotiationEvent" } } }
                  },
                  "304": { "description": "The view has not changed" },
                  "400": { "$ref": "#/components/responses/Problem" }, "401": { "$ref": "#/components/responses/Problem" },
                  "404": { "$ref": "#/components/responses/Problem" }
                }
              }
            },
            "/negotiations/{name}/changes": {
              "parameters": [{ "$ref": "#/components/parameters/name" }],
              "get": {
                "operationId": "follow", "summary": "The changes of what the caller sees, as server-sent events",
                "description": "First 'version' with the current version, then 'recorded' for each event. The data is a ChangeNotice.",
                "responses": {
                  "200": { "description": "The stream", "content": { "text/event-stream": { "schema": { "type": "string" } } } },
                  "401": { "$ref": "#/components/responses/Problem" }, "404": { "$ref": "#/components/responses/Problem" },
                  "429": { "$ref": "#/components/responses/Problem" }
                }
              }
            }
          },
          "components": {
            "securitySchemes": { "key": { "type": "http", "scheme": "bearer", "description": "The caller's API key" } },
            "parameters": {
              "name": {
                "name": "name", "in": "path", "required": true,
                "schema": { "type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$" }
              },
              "asOf": {
                "name": "asOf", "in": "query", "description": "What had happened by the end of this day",
                "schema": { "$ref": "#/components/schemas/day" }
              },
              "knownOn": {
                "name": "knownOn", "in": "query", "description": "What could be known by the end of this day",
                "schema": { "$ref": "#/components/schemas/day" }
              },
              "ifNoneMatch": { "name": "If-None-Match", "in": "header", "schema": { "type": "string" } }
            },
            "headers": { "ETag": { "description": "The version of the caller's view", "schema": { "type": "string" } } },
            "responses": {
              "Entry": {
                "description": "The negotiation", "headers": { "ETag": { "$ref": "#/components/headers/ETag" } },
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NegotiationEntry" } } }
              },
              "Recorded": {
                "description": "The event as recorded, with its id", "headers": { "ETag": { "$ref": "#/components/headers/ETag" } },
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NegotiationEvent" } } }
              },
              "RecordedBefore": {
                "description": "The event as recorded before with the same Idempotency-Key",
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NegotiationEvent" } } }
              },
              "Problem": {
                "description": "Problem details (RFC 9457)",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
              }
            }
          }
        }
        """;
}
