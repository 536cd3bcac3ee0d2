using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>What one reading keeps beside its reader: identifiers met, members indexed, where the events began.</summary>
internal sealed class ReadingMemory
{
    private static int _kinds;

    private object?[] _interns = [];

    internal List<Member> Members { get; } = [];

    /// <summary>The events of the log, before they are replayed.</summary>
    internal List<NegotiationEvent> Events { get; } = [];

    /// <summary>Where each event of the log began in the source.</summary>
    internal List<int> EventStarts { get; } = [];

    /// <summary>Gives a kind of identifier its place among the interned.</summary>
    internal static int NextKind() => Interlocked.Increment(ref _kinds) - 1;

    /// <summary>Forgets places in a source; identifiers stay known.</summary>
    internal void Clear()
    {
        Members.Clear();
        Events.Clear();
        EventStarts.Clear();
    }

    internal IdentifierCache<TId> InternsOf<TId>(int kind)
        where TId : struct
    {
        if (kind < _interns.Length && _interns[kind] is { } known)
            return System.Runtime.CompilerServices.Unsafe.As<IdentifierCache<TId>>(known);
        if (kind >= _interns.Length) Array.Resize(ref _interns, kind + 8);
        var interns = new IdentifierCache<TId>();
        _interns[kind] = interns;
        return interns;
    }

    /// <summary>A member of an object, by its place in the source.</summary>
    internal struct Member
    {
        internal int Name, NameLength, Value, ValueEnd;
        internal bool IsEscaped, IsUsed;
    }
}
