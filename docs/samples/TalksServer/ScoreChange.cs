namespace TalksServer;

/// <summary>The change of the score, and its parts.</summary>
internal sealed record ScoreChange(double Total, double Movement, double Tabling, double Closing, double Weights, double Agenda)
{
    public static ScoreChange Of(Attribution change)
        => new(change.Total, change.Movement, change.Tabling, change.Closing, change.Weights, change.Agenda);
}
