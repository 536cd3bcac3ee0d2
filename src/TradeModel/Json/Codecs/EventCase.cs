using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>
/// The one declaration of an event: its own members, between the common ones that <see cref="EventHead"/> and <see cref="JsonPass.End(ref
/// EventHead)"/> see to.
/// </summary>
/// <returns>When reading an event whole, the event of the head's day; else null.</returns>
internal delegate T? EventMembers<T>(ref JsonPass pass, T? it, ref EventHead head)
    where T : NegotiationEvent;

/// <summary>What all events have in common.</summary>
internal struct EventHead
{
    internal NegotiationEvent? It;
    internal LocalDate Date;
    internal LocalDate? KnownOn;
    internal EventId? Id;
    internal Provenance? Provenance;
    internal string? Note;

    internal readonly NegotiationEvent Complete(NegotiationEvent made)
    {
        if (Id is not null || Provenance is not null || Note is not null) made = made with { Id = Id, Provenance = Provenance, Note = Note };
        return KnownOn is { } day ? Known(made, day) : made;
    }

    private static NegotiationEvent Known(NegotiationEvent made, LocalDate day)
        => day > made.Date ? made with { KnownOn = day } : throw new ArgumentException("an event known on its own day or before it leaves this out: nothing is known before it happens", "knownOn");
}

/// <summary>One kind of event.</summary>
internal sealed class EventCase<T>(string kind, string meaning, EventMembers<T> members) : UnionCase<NegotiationEvent>(kind, meaning)
    where T : NegotiationEvent
{
    internal override Type Type => typeof(T);

    internal override NegotiationEvent? Visit(ref JsonPass pass, NegotiationEvent? it)
    {
        var head = new EventHead
        {
            It = it,
            Date = pass.Required("date"u8, AtomCodecs.Day, it?.Date, "The day it happened."),
            KnownOn = pass.Optional("knownOn"u8, AtomCodecs.Day, it?.KnownOn, "The day it became known, if later."),
            Id = pass.Optional("id"u8, CommonCodecs.EventId, it?.Id, "The identifier, if something refers to the event."),
        };
        return members(ref pass, (T?)it, ref head) is { } made ? head.Complete(made) : null;
    }
}

/// <content>The common members of events.</content>
internal ref partial struct JsonPass
{
    /// <summary>After an event's own members: the common ones that come last, then <see cref="End()"/>.</summary>
    internal bool End(ref EventHead head)
    {
        head.Provenance = Optional("provenance"u8, CommonCodecs.Provenance, head.It?.Provenance, "The source.");
        head.Note = Optional("note"u8, AtomCodecs.Text, head.It?.Note, "A remark of the person who entered it.");
        return End();
    }
}
