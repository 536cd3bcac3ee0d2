using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalksServer;

/// <summary>A negotiation as stored, and the view of each caller. Immutable.</summary>
internal sealed class Snapshot
{
    private readonly FrozenDictionary<Caller, View> _views;
    private readonly ImmutableDictionary<EventId, NegotiationEvent> _byId;

    private Snapshot(
        Negotiation whole, FrozenDictionary<Caller, View> views, ImmutableDictionary<EventId, NegotiationEvent> byId)
    {
        Whole = whole;
        _views = views;
        _byId = byId;
    }

    public Negotiation Whole { get; }

    public static Snapshot Of(Negotiation whole, IEnumerable<Caller> callers) => new(
        whole, Views(whole, callers, _ => null),
        whole.Log.Where(e => e.Id is not null).ToImmutableDictionary(e => e.Id!.Value));

    /// <summary>The snapshot after an event. A view in which nothing has changed stays the same object.</summary>
    public Snapshot With(Negotiation whole, NegotiationEvent recorded, IEnumerable<Caller> callers)
        => new(whole, Views(whole, callers, ViewOf), recorded.Id is { } id ? _byId.Add(id, recorded) : _byId);

    /// <summary>What the caller may see; null if that is nothing.</summary>
    public View? ViewOf(Caller caller) => _views.GetValueOrDefault(caller);

    /// <summary>The event with this id, whoever may see it; null if there is none.</summary>
    public NegotiationEvent? Find(EventId id) => _byId.GetValueOrDefault(id);

    private static FrozenDictionary<Caller, View> Views(Negotiation whole, IEnumerable<Caller> callers, Func<Caller, View?> before)
    {
        var views = new Dictionary<Caller, View>();
        foreach (Caller caller in callers)
            if (caller.ViewOf(whole) is { } seen)
                views.Add(caller, before(caller) is { } old && old.Seen.Equals(seen) ? old : new(seen));
        return views.ToFrozenDictionary();
    }
}
