namespace TalksServer;

/// <summary>A request to record an event.</summary>
/// <param name="Event">The event as posted.</param>
/// <param name="Id">The id it is given.</param>
/// <param name="Condition">The versions on which it may be recorded.</param>
internal sealed record Post(NegotiationEvent Event, EventId Id, Condition Condition);
