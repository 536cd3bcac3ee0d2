namespace TalksServer;

/// <summary>A negotiation in the list, as the caller sees it.</summary>
/// <param name="Version">The version to name in <c>If-Match</c>.</param>
/// <param name="Events">The number of events that the caller may see.</param>
internal sealed record NegotiationEntry(string Name, string Title, string Version, int Events, LocalDate? LastDay = null)
{
    public static NegotiationEntry Of(string name, View view)
        => new(name, view.Seen.Agreement.Title, view.Version, view.Seen.Log.Count, view.Seen.LastDay);
}
