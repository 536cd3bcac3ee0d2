using System.Collections;

namespace TradeModel.Negotiations;

/// <summary>
/// The ordered log of a negotiation: by day, and on one day in the order recorded. Equal to another when it holds equal events in the same
/// order.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class EventLog : IReadOnlyList<NegotiationEvent>, IEquatable<EventLog>
{
    private readonly PersistentVector<NegotiationEvent> _events;

    // 0 until it is asked for; from then on each appended event adds its own.
    private int _hash;

    private EventLog(PersistentVector<NegotiationEvent> events, int hash = 0)
    {
        _events = events;
        _hash = hash;
    }

    internal static EventLog Empty { get; } = new(PersistentVector<NegotiationEvent>.Empty);

    /// <summary>How many events there are.</summary>
    public int Count => _events.Count;

    /// <summary>The event at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such event.</exception>
    public NegotiationEvent this[int index] => _events[index];

    /// <summary>The day of the last event; null for an empty log.</summary>
    public LocalDate? LastDay => Count == 0 ? null : this[Count - 1].Date;

    internal static EventLog From(ReadOnlySpan<NegotiationEvent> events) => new(PersistentVector<NegotiationEvent>.From(events));

    internal EventLog Add(NegotiationEvent next)
    {
        int hash = _hash;
        return new(_events.Add(next), hash == 0 ? 0 : Combined(hash, next));
    }

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
        if (other is null || other.Count != Count) return false;
        if (ReferenceEquals(_events, other._events)) return true;
        if (_hash != 0 && other._hash != 0 && _hash != other._hash) return false;
        for (int i = 0; i < Count; i++)
            if (!this[i].Equals(other[i])) return false;
        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as EventLog);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        if (_hash != 0) return _hash;
        int hash = 1;
        for (int i = 0; i < Count; i++) hash = Combined(hash, this[i]);
        return _hash = hash;
    }

    private static int Combined(int hash, NegotiationEvent next) => HashCode.Combine(hash, next) is not 0 and var combined ? combined : 1;

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
