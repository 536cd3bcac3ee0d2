namespace TalksServer;

/// <summary>A server-sent event: the version of the caller's view, and the event that led to it.</summary>
/// <param name="Event">The event; absent if the view did not change by one event alone, so that it must be read again.</param>
internal sealed record ChangeNotice(string Version, NegotiationEvent? Event = null);
