using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace TalksServer;

/// <summary>Writes answers.</summary>
internal static class Answer
{
    public static Task ProblemAsync(HttpContext http, Problem problem)
    {
        if (problem.Status == StatusCodes.Status401Unauthorized) http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return BytesAsync(
            http, problem.Status, JsonSerializer.SerializeToUtf8Bytes(problem, TalksJson.Plain.Problem), Problem.MediaType);
    }

    public static Task JsonAsync<T>(HttpContext http, int status, T value, JsonTypeInfo<T> type)
        => BytesAsync(http, status, JsonSerializer.SerializeToUtf8Bytes(value, type));

    public static async Task BytesAsync(
        HttpContext http, int status, ReadOnlyMemory<byte> body, string type = MediaTypeNames.Application.Json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Writes a part of a view, or that the view has not changed since the caller read it.</summary>
    public static Task OfViewAsync(HttpContext http, View view, Func<ReadOnlyMemory<byte>> body)
    {
        http.Response.Headers.ETag = view.ETag;
        if (Condition.Read(http.Request.Headers.IfNoneMatch)?.IsMetBy(view) != true)
            return BytesAsync(http, StatusCodes.Status200OK, body());
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
