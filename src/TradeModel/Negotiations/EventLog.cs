using System.Collections;

namespace TradeModel.Negotiations;

/// <summary>The ordered log of a negotiation: by day, and on one day in the order recorded. Equal to another when it holds equal events in the same order.</summary>
public sealed class EventLog : IReadOnlyList<NegotiationEvent>, IEquatable<EventLog>
{
    private readonly PersistentVector<NegotiationEvent> _events;
    private readonly int _hash;

    private EventLog(PersistentVector<NegotiationEvent> events, int hash)
    {
        _events = events;
        _hash = hash;
    }

    internal static EventLog Empty { get; } = new(PersistentVector<NegotiationEvent>.Empty, 17);

    /// <summary>How many events there are.</summary>
    public int Count => _events.Count;

    /// <summary>The event at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such event.</exception>
    public NegotiationEvent this[int index] => _events[index];

    /// <summary>The day of the last event; null for an empty log.</summary>
    public LocalDate? LastDay => Count == 0 ? null : this[Count - 1].Date;

    internal static EventLog From(ReadOnlySpan<NegotiationEvent> events)
    {
        int hash = Empty._hash;
        foreach (NegotiationEvent one in events) hash = HashCode.Combine(hash, one);
        return new(PersistentVector<NegotiationEvent>.From(events), hash);
    }

    internal EventLog Add(NegotiationEvent next) => new(_events.Add(next), HashCode.Combine(_hash, next));

    internal NegotiationEvent[] ToArray(int count) => _events.ToArray(count);

    /// <summary>How many events happened on <paramref name="day"/> or before.</summary>
    public int CountUntil(LocalDate day)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (this[middle].Date <= day) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Whether both hold equal events in the same order.</summary>
    public bool Equals(EventLog? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other._hash != _hash || other.Count != Count) return false;
        if (ReferenceEquals(_events, other._events)) return true;
        for (int i = 0; i < Count; i++)
            if (!this[i].Equals(other[i])) return false;
        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as EventLog);

    /// <inheritdoc />
    public override int GetHashCode() => _hash;

    /// <summary>Whether both hold equal events in the same order; null equals null alone.</summary>
    public static bool operator ==(EventLog? left, EventLog? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ in an event or in their order.</summary>
    public static bool operator !=(EventLog? left, EventLog? right) => !(left == right);

    /// <summary>Walks the events in order.</summary>
    public IEnumerator<NegotiationEvent> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
