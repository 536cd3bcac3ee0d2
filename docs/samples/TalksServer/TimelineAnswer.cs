using System.Text.Json;

namespace TalksServer;

/// <summary>How close the parties were after every event that the caller may see.</summary>
/// <param name="Last">The scores after the last event.</param>
internal sealed record TimelineAnswer(Scores Start, Scores Last, TimelineEntry[] Points)
{
    public static TimelineAnswer Of(Negotiation seen)
    {
        ConvergenceTimeline timeline = seen.ConvergenceTimeline();
        return new(Scores.Of(timeline.Start), Scores.Of(timeline.Last), [.. timeline.Points.Select(TimelineEntry.Of)]);
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, TalksJson.Plain.TimelineAnswer);
}
