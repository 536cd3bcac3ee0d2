using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace TalksServer;

/// <summary>The versions in <c>If-Match</c> or <c>If-None-Match</c>.</summary>
internal sealed class Condition
{
    private readonly IList<EntityTagHeaderValue> _tags;

    private Condition(IList<EntityTagHeaderValue> tags) => _tags = tags;

    /// <summary>Reads a header; null if it is absent, and a condition that no version meets if it is malformed.</summary>
    public static Condition? Read(StringValues header)
        => header.Count == 0 ? null
            : new(EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out IList<EntityTagHeaderValue>? tags) ? tags : []);

    /// <summary>Whether the view is one of the versions (strong comparison), or the condition accepts any version.</summary>
    public bool IsMetBy(View view)
        => _tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || (!t.IsWeak && t.Tag == view.ETag));
}
