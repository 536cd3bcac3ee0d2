using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>
/// Declares the members that are specific to an event. <see cref="EventHead"/> and <see cref="EventHeadExtensions.End"/> handle the
/// common members before and after them.
/// </summary>
/// <returns>The event, if a whole event was read; otherwise null.</returns>
internal delegate T? EventMembers<T>(ref JsonPass pass, T? it, ref EventHead head)
    where T : NegotiationEvent;

/// <summary>The common members of events.</summary>
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
        if (Id is not null || Provenance is not null || Note is not null)
            made = made with { Id = Id, Provenance = Provenance, Note = Note };
        return KnownOn is { } day ? Known(made, day) : made;
    }

    private static NegotiationEvent Known(NegotiationEvent made, LocalDate day)
    {
        if (day > made.Date) return made with { KnownOn = day };
        throw new ArgumentException("must lie after the day of the event; leave it out if the event became known on that day", "knownOn");
    }
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

    internal override TResult Accept<TResult>(IUnionCaseVisitor<NegotiationEvent, TResult> visitor) => visitor.Visit<T>();
}
