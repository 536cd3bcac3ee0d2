using System.Collections.Frozen;

namespace TalksServer;

/// <summary>A negotiation as stored, and the view of each caller. Immutable.</summary>
internal sealed class Snapshot
{
    private readonly FrozenDictionary<Caller, View> _views;

    private Snapshot(Negotiation whole, FrozenDictionary<Caller, View> views)
    {
        Whole = whole;
        _views = views;
    }

    public Negotiation Whole { get; }

    public static Snapshot Of(Negotiation whole, IEnumerable<Caller> callers) => new(whole, Views(whole, callers, _ => null));

    /// <summary>The snapshot of a later state. A view in which nothing has changed stays the same object.</summary>
    public Snapshot With(Negotiation whole, IEnumerable<Caller> callers) => new(whole, Views(whole, callers, ViewOf));

    /// <summary>What the caller may see; null if it may not see the negotiation.</summary>
    public View? ViewOf(Caller caller) => _views.GetValueOrDefault(caller);

    private static FrozenDictionary<Caller, View> Views(Negotiation whole, IEnumerable<Caller> callers, Func<Caller, View?> before)
    {
        var views = new Dictionary<Caller, View>();
        foreach (Caller caller in callers)
            if (caller.ViewOf(whole) is { } seen)
                views.Add(caller, before(caller) is { } old && old.Seen.Equals(seen) ? old : new(seen));
        return views.ToFrozenDictionary();
    }
}
