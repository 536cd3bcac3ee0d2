using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>What is kept while documents are read: identifiers, indexed members, events and their offsets.</summary>
internal sealed class ReadingMemory
{
    private static int _kinds;

    private object?[] _identifierCaches = [];

    internal List<Member> Members { get; } = [];

    /// <summary>The events of the log, before they are replayed.</summary>
    internal List<NegotiationEvent> Events { get; } = [];

    /// <summary>The offset of each event of the log in the source.</summary>
    internal List<int> EventStarts { get; } = [];

    /// <summary>Reserves the number of a kind of identifier, for <see cref="IdentifiersOf"/>.</summary>
    internal static int NextKind() => Interlocked.Increment(ref _kinds) - 1;

    /// <summary>Removes members, events and offsets, which belong to one source. Identifiers are kept.</summary>
    internal void Clear()
    {
        Members.Clear();
        Events.Clear();
        EventStarts.Clear();
    }

    /// <summary>The identifiers of a kind that were read so far.</summary>
    internal IdentifierCache<TId> IdentifiersOf<TId>(int kind)
        where TId : struct
    {
        if (kind < _identifierCaches.Length && _identifierCaches[kind] is { } known)
            return System.Runtime.CompilerServices.Unsafe.As<IdentifierCache<TId>>(known);
        if (kind >= _identifierCaches.Length) Array.Resize(ref _identifierCaches, kind + 8);
        var cache = new IdentifierCache<TId>();
        _identifierCaches[kind] = cache;
        return cache;
    }

    /// <summary>A member of an object, as offsets in the source.</summary>
    internal struct Member
    {
        internal int Name, NameLength, Value, ValueEnd;
        internal bool IsEscaped, IsUsed;
    }
}
