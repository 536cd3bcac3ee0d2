namespace TalksServer;

/// <summary>One event of the timeline, the scores after it, and what changed the score.</summary>
internal sealed record TimelineEntry(LocalDate Date, string Kind, string Event, Scores Scores, ScoreChange Change, EventId? Id = null)
{
    public static TimelineEntry Of(TimelinePoint point) => new(
        point.Date, point.Event.Kind, point.Event.ToString(), Scores.Of(point.Overall.Convergence),
        ScoreChange.Of(point.Overall.ScoreChange), point.Event.Id);
}
