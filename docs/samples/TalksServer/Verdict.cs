namespace TalksServer;

/// <summary>The result of posting an event.</summary>
internal abstract record Verdict;

/// <summary>It was recorded, and is on the disk.</summary>
/// <param name="Event">The event as recorded.</param>
/// <param name="After">The caller's view with it.</param>
internal sealed record Recorded(NegotiationEvent Event, View After) : Verdict;

/// <summary>It was recorded before, under the same idempotency key.</summary>
/// <param name="Event">The event as recorded.</param>
internal sealed record RecordedBefore(NegotiationEvent Event) : Verdict;

/// <summary>It was not recorded.</summary>
internal sealed record Declined(Problem Problem) : Verdict;
