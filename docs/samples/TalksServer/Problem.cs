using System.Net.Mime;

namespace TalksServer;

/// <summary>Why a request failed and what to do about it, as problem details (RFC 9457).</summary>
/// <remarks>Every text follows from the request and from what the caller may see.</remarks>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Remedy)
{
    public const string MediaType = MediaTypeNames.Application.ProblemJson;

    /// <summary>The rule that the event breaks, if it breaks one.</summary>
    public NegotiationRule? Rule { get; init; }

    /// <summary>The place in the body, if the body is at fault.</summary>
    public string? Path { get; init; }

    public int? Line { get; init; }

    public int? Column { get; init; }

    public static Problem NoKey { get; } = Of(
        "no-key", "The caller is not known", 401, "the request has no API key, or one that is not known",
        "send the header Authorization: Bearer KEY");

    public static Problem NotFound { get; } = Of(
        "not-found", "There is nothing here", 404, "there is nothing at this address that the caller may see",
        "list the negotiations with GET /negotiations");

    public static Problem NotAllowed { get; } = Of(
        "method-not-allowed", "The method is not allowed", 405, "the address does not take this method",
        "look up the methods in /openapi.json");

    public static Problem NoCondition { get; } = Of(
        "no-condition", "The condition is missing", 428, "an event is recorded only on a version that the caller has read",
        "read the negotiation and send its ETag in If-Match");

    public static Problem Changed { get; } = Of(
        "changed", "The negotiation has changed", 412, "what the caller sees has changed since the version in If-Match",
        "read the negotiation again, and post with its new ETag");

    public static Problem NotJson { get; } = Of(
        "not-json", "The body is not JSON", 415, "the body is not of the type application/json",
        "send JSON with the header Content-Type: application/json");

    public static Problem Slow { get; } = Of(
        "slow-body", "The body came too slowly", 408, "the body did not arrive in time", "send the request again");

    public static Problem KeyReused { get; } = Of(
        "key-reused", "The idempotency key was used before", 422, "another event was recorded with this Idempotency-Key",
        "use a new key for each event");

    public static Problem Hidden { get; } = Of(
        "not-recordable", "The event cannot be recorded", 409, "the event contradicts something that the caller may not see",
        "date the event today, or ask the parties what they tabled or assessed after its day");

    public static Problem NotStored { get; } = Of(
        "not-stored", "The event could not be stored", 503, "the storage failed, so that nothing was recorded",
        "post again later, with the same Idempotency-Key");

    public static Problem TimedOut { get; } = Of(
        "timed-out", "The request took too long", 503, "the server did not complete the request in time",
        "send it again; an event with the same Idempotency-Key");

    public static Problem Internal { get; } = Of(
        "internal", "The server failed", 500, "the server failed unexpectedly",
        "send the request again; an event with the same Idempotency-Key");

    public static Problem TooManyStreams { get; } = Of(
        "too-many-streams", "Too many streams are open", 429, "the caller has as many streams open as it may",
        "close one, and let one stream serve several readers");

    public static Problem TooLarge(int limit) => Of(
        "too-large", "The body is too large", 413, $"the body is longer than {limit} bytes", "send a shorter one");

    public static Problem BadJson(TradeModelJsonException fault) => Of(
        "malformed", "The body cannot be read", 400, fault.Reason, "correct it at the place named") with
    {
        Path = fault.Path,
        Line = fault.Line,
        Column = fault.Column,
    };

    public static Problem BadRequest(string detail, string remedy)
        => Of("malformed", "The request cannot be read", 400, detail, remedy);

    public static Problem NotYours(string detail, string remedy)
        => Of("not-yours", "The caller may not do this", 403, detail, remedy);

    public static Problem WrongDay(string detail, string remedy)
        => Of("wrong-day", "The day of the event is not possible", 422, detail, remedy);

    public static Problem Assigned(string detail, string remedy)
        => Of("assigned", "The server assigns this member", 422, detail, remedy);

    public static Problem Refused(Refusal refusal) => Of(
        "refused", "The event breaks a rule", 422, refusal.Reason, refusal.Remedy) with
    { Rule = refusal.Rule };

    public static Problem Exists(string detail, string remedy)
        => Of("exists", "The negotiation exists", 409, detail, remedy);

    private static Problem Of(string type, string title, int status, string detail, string remedy)
        => new($"urn:talks-server:problem:{type}", title, status, detail, remedy);
}
