using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <content>Replaying the log that was read.</content>
internal ref partial struct JsonPass
{
    /// <summary>Replays the events in the memory on a definition.</summary>
    internal readonly Negotiation Replay(NegotiationDefinition definition, EventLog? log)
    {
        if (log is null) return new(definition);
        ReadOnlySpan<NegotiationEvent> events = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Memory.Events);
        if (Negotiation.TryReplay(definition, events, out Negotiation? replayed, out Refusal? refusal)) return replayed;
        int start = Memory.EventStarts[refusal.Index!.Value];
        JsonPlace place = JsonPlace.OfPart(_source, start, refusal.Path) ?? JsonPlace.Of(_source, start);
        // In a document, the remedy is to move the event; the model's own reason speaks of inserting one.
        string reason = refusal.Rule == NegotiationRule.InOrder
            ? $"the event of {InvariantText.Iso(refusal.Event!.Date)} comes after one of "
                + $"{InvariantText.Iso(events[refusal.Index.Value - 1].Date)}: move it to its day"
            : refusal.Advice;
        throw place.ToException($"{reason} (rule: {refusal.Rule})", _firstLine, new EventRefusedException(refusal));
    }
}
