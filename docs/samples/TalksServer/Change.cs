namespace TalksServer;

/// <summary>A change of what a caller sees.</summary>
/// <param name="After">The view after it.</param>
/// <param name="Recorded">The event, if the view changed by this event alone.</param>
internal sealed record Change(View After, NegotiationEvent? Recorded);
