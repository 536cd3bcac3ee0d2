using System.Net;
using System.Text.Json;

namespace TalksServer.Tests;

/// <summary>An answer of the server, with all its bytes as text.</summary>
internal sealed record Response(HttpStatusCode Status, string Headers, string? ETag, string? Location, string? Type, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Everything that the caller learns, but for the time of day.</summary>
    public string Transcript => $"{(int)Status}\n{Headers}\n{Body}";
}
