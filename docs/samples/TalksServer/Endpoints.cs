using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace TalksServer;

/// <summary>The addresses of the server. Each handler sees only the caller's view.</summary>
internal sealed class Endpoints(NegotiationStore store, ApiKeys keys, CancellationToken stopping)
{
    public const int LargestEvent = 1024 * 1024, LargestNegotiation = 16 * 1024 * 1024;

    private const int LongestKey = 128;
    private const string IdempotencyKey = "Idempotency-Key";
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TimeToRead = TimeSpan.FromSeconds(30);

    public void Map(IEndpointRouteBuilder app)
    {
        byte[] openApi = OpenApiDocument.Create();
        app.MapMethods("/openapi.json", ReadMethods, http => Answer.BytesAsync(http, StatusCodes.Status200OK, openApi));
        app.MapMethods("/negotiations", ReadMethods, For(List));
        app.MapPut("/negotiations/{name}", For(CreateAsync));
        app.MapMethods("/negotiations/{name}", ReadMethods, OfView(Read));
        app.MapMethods("/negotiations/{name}/timeline", ReadMethods, OfView(ReadTimeline));
        app.MapMethods("/negotiations/{name}/events/{id}", ReadMethods, OfView(ReadEvent));
        app.MapPost("/negotiations/{name}/events", OfNegotiation(PostAsync));
        app.MapGet("/negotiations/{name}/changes", OfNegotiation(FollowAsync)).DisableRequestTimeout();
    }

    /// <summary>Lets in only callers with a known key.</summary>
    private RequestDelegate For(Func<HttpContext, Caller, Task> handle)
        => http =>
        {
            http.Response.Headers.CacheControl = "private, no-cache";
            http.Response.Headers.Vary = "Authorization";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return keys.Find(http.Request) is { } caller ? handle(http, caller) : Answer.ProblemAsync(http, Problem.NoKey);
        };

    /// <summary>The answer for a negotiation that the caller may not see is the same as for one that does not exist.</summary>
    private RequestDelegate OfNegotiation(Func<HttpContext, Caller, StoredNegotiation, Task> handle)
        => For((http, caller) => store.Find(Route(http, "name")) is { } one && one.ViewOf(caller) is not null
            ? handle(http, caller, one) : Answer.ProblemAsync(http, Problem.NotFound));

    private RequestDelegate OfView(Func<HttpContext, View, ViewQuery, Task> handle)
        => OfNegotiation((http, caller, one) => ViewQuery.Read(http.Request.Query) switch
        {
            (_, { } problem) => Answer.ProblemAsync(http, problem),
            var (query, _) => handle(http, one.ViewOf(caller)!, query),
        });

    private Task List(HttpContext http, Caller caller)
    {
        NegotiationEntry[] entries =
            [.. store.All.Select(n => n.ViewOf(caller) is { } view ? NegotiationEntry.Of(n.Name, view) : null).OfType<NegotiationEntry>()];
        return Answer.JsonAsync(http, StatusCodes.Status200OK, entries, TalksJson.Plain.NegotiationEntryArray);
    }

    private async Task CreateAsync(HttpContext http, Caller caller)
    {
        string name = Route(http, "name");
        (Negotiation? given, Problem? problem) = caller.IsSecretariat && NegotiationStore.IsName(name)
            ? await ReadNegotiationAsync(http)
            : (null, caller.IsSecretariat ? Problem.BadRequest(
                    $"'{name}' cannot be the name of a negotiation", "use at most 64 small letters, digits and hyphens")
                : Problem.NotYours("only the secretariat creates negotiations", "ask the secretariat"));
        if (given is null)
        {
            await Answer.ProblemAsync(http, problem!);
            return;
        }
        StoredNegotiation one;
        bool isNew;
        try
        {
            (one, isNew) = store.Create(name, given);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{name} could not be created: {e.Message}");
            await Answer.ProblemAsync(http, Problem.NotStored);
            return;
        }
        if (!isNew && !one.Definition.Equals(given.Definition))
        {
            await Answer.ProblemAsync(http, Problem.Exists(
                $"there is a negotiation '{name}' with another definition", "choose another name, or post events to change it"));
            return;
        }
        View view = one.ViewOf(caller)!;
        http.Response.Headers.ETag = view.ETag;
        http.Response.Headers.Location = $"/negotiations/{name}";
        await Answer.JsonAsync(
            http, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, NegotiationEntry.Of(name, view),
            TalksJson.Plain.NegotiationEntry);
    }

    private static async Task<(Negotiation?, Problem?)> ReadNegotiationAsync(HttpContext http)
    {
        (byte[] json, Problem? problem) = await RequestBody.ReadAsync(http, LargestNegotiation);
        if (problem is not null) return (null, problem);
        try
        {
            Negotiation given = TradeModelJson.ReadNegotiation(json);
            return given.Log.Count == 0 ? (given, null)
                : (null, Problem.NotYours(
                    "the negotiation has events already, and each is to be posted by those who act in it",
                    "create it without events, and post them one by one; or let the operator seed it from a file"));
        }
        catch (TradeModelJsonException e)
        {
            return (null, Problem.BadJson(e));
        }
    }

    private static Task Read(HttpContext http, View view, ViewQuery query)
        => Answer.OfViewAsync(http, view, () => query.IsNow ? view.Document : View.DocumentOf(query.Of(view.Seen)));

    private static Task ReadTimeline(HttpContext http, View view, ViewQuery query)
        => Answer.OfViewAsync(http, view, () => query.IsNow ? view.Timeline : TimelineAnswer.Of(query.Of(view.Seen)).ToJson());

    private static Task ReadEvent(HttpContext http, View view, ViewQuery query)
        => EventId.TryParse(Route(http, "id"), out EventId id) && query.Of(view.Seen).Log.FirstOrDefault(e => e.Id == id) is { } found
            ? Answer.OfViewAsync(http, view, () => Utf8(found)) : Answer.ProblemAsync(http, Problem.NotFound);

    private static async Task PostAsync(HttpContext http, Caller caller, StoredNegotiation one)
    {
        (Post? post, Problem? problem) = await ReadPostAsync(http, caller, one);
        if (post is null)
        {
            await Answer.ProblemAsync(http, problem!);
            return;
        }
        switch (await one.RecordAsync(caller, post, http.RequestAborted))
        {
            case Recorded recorded:
                http.Response.Headers.ETag = recorded.After.ETag;
                http.Response.Headers.Location = AddressOf(recorded.Event);
                await Answer.BytesAsync(http, StatusCodes.Status201Created, Utf8(recorded.Event));
                break;
            case RecordedBefore recorded:
                // No ETag: others may have posted since, and the caller has not read it.
                http.Response.Headers.Location = AddressOf(recorded.Event);
                await Answer.BytesAsync(http, StatusCodes.Status200OK, Utf8(recorded.Event));
                break;
            case Declined declined:
                await Answer.ProblemAsync(http, declined.Problem);
                break;
        }

        string AddressOf(NegotiationEvent recorded) => $"/negotiations/{one.Name}/events/{recorded.Id}";
    }

    private static async Task<(Post?, Problem?)> ReadPostAsync(HttpContext http, Caller caller, StoredNegotiation one)
    {
        if (Condition.Read(http.Request.Headers.IfMatch) is not { } condition) return (null, Problem.NoCondition);
        string[] keys = [.. http.Request.Headers[IdempotencyKey].OfType<string>()];
        if (keys.Length > 1 || keys is [{ Length: 0 or > LongestKey }])
            return (null, Problem.BadRequest(
                $"{IdempotencyKey} is not one key", $"give one of 1 to {LongestKey} characters, such as a UUID"));
        (byte[] json, Problem? problem) = await RequestBody.ReadAsync(http, LargestEvent);
        if (problem is not null) return (null, problem);
        NegotiationEvent posted;
        try
        {
            posted = TradeModelJson.ReadEvent(json);
        }
        catch (TradeModelJsonException e)
        {
            return (null, Problem.BadJson(e));
        }
        if (posted.Id is not null) return (null, Problem.Assigned("the event has an id", "leave the id out: the answer tells it"));
        if (posted.KnownOn is not null && !caller.IsSecretariat)
            return (null, Problem.Assigned("the event says when it became known", "leave knownOn out: it becomes known today"));
        return (new(posted, one.Ids.For(caller, keys.FirstOrDefault()), condition), null);
    }

    private async Task FollowAsync(HttpContext http, Caller caller, StoredNegotiation one)
    {
        using ChangeFeed? feed = one.Follow(caller);
        if (feed is null)
        {
            await Answer.ProblemAsync(http, Problem.TooManyStreams);
            return;
        }
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = MediaTypeNames.Text.EventStream;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            while (await HasMoreAsync(feed, http.Response, ended.Token))
            {
                while (feed.Changes.TryRead(out Change? change))
                {
                    await WriteAsync(http.Response, TextOf(change), ended.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has disconnected or does not read, or the server stops.
        }
    }

    private static async Task<bool> HasMoreAsync(ChangeFeed feed, HttpResponse response, CancellationToken ended)
    {
        Task<bool> more = feed.Changes.WaitToReadAsync(ended).AsTask();
        while (true)
        {
            try
            {
                return await more.WaitAsync(Heartbeat, ended);
            }
            catch (TimeoutException)
            {
                await WriteAsync(response, ":\n\n", ended);
            }
        }
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken ended)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ended);
        patience.CancelAfter(TimeToRead);
        await response.WriteAsync(text, patience.Token);
        await response.Body.FlushAsync(patience.Token);
    }

    private static string TextOf(Change change)
    {
        string data = JsonSerializer.Serialize(new(change.After.Version, change.Recorded), TalksJson.Plain.ChangeNotice);
        return $"event: {(change.Recorded is null ? "version" : "recorded")}\nid: {change.After.Version}\ndata: {data}\n\n";
    }

    private static string Route(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    private static ReadOnlyMemory<byte> Utf8(NegotiationEvent one) => System.Text.Encoding.UTF8.GetBytes(TradeModelJson.ToJson(one));
}
