using System.Net.Http.Headers;
using System.Text;

namespace TalksServer.Tests;

/// <summary>A caller of the server.</summary>
internal sealed class Client(Uri server, string? caller) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };

    public string? Caller => caller;

    /// <summary>Follows the changes; the caller disposes of the stream.</summary>
    public async Task<ChangeReader> FollowAsync(string name = Talk.Name)
    {
        HttpRequestMessage request = Request(HttpMethod.Get, $"/negotiations/{name}/changes");
        HttpResponseMessage answer = await _http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), HeadersOf(answer));
    }

    public Task<Response> GetAsync(string path = $"/negotiations/{Talk.Name}", params (string Name, string Value)[] headers)
        => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Response> PostAsync(string json, string ifMatch = "*", string? key = null)
        => SendAsync(
            HttpMethod.Post, $"/negotiations/{Talk.Name}/events", json,
            [("If-Match", ifMatch), .. key is null ? Array.Empty<(string, string)>() : [("Idempotency-Key", key)]]);

    public async Task<Response> SendAsync(
        HttpMethod method, string path, string? json, (string Name, string Value)[] headers, string type = "application/json")
    {
        using HttpRequestMessage request = Request(method, path);
        if (json is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        foreach ((string name, string value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using HttpResponseMessage answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(
            answer.StatusCode, HeadersOf(answer), answer.Headers.ETag?.ToString(), answer.Headers.Location?.ToString(),
            answer.Content.Headers.ContentType?.ToString(), body);
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        if (caller is not null) request.Headers.Authorization = new("Bearer", Talk.KeyOf(caller));
        return request;
    }

    private static string HeadersOf(HttpResponseMessage answer)
        => string.Join('\n', answer.Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key != "Date")
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}")
            .Order(StringComparer.Ordinal));
}
