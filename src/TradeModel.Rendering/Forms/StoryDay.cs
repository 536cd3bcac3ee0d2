namespace TradeModel.Rendering;

/// <summary>A day of the story.</summary>
/// <param name="Date">The day.</param>
/// <param name="Chapter">The title of the chapter that begins with it; null if the chapter before goes on.</param>
/// <param name="Score">The score after the day; null if there is none.</param>
/// <param name="ScoreBefore">The score before the day.</param>
/// <param name="Text">What happened, in sentences.</param>
/// <param name="Why">What changed the score; empty if nothing did.</param>
internal sealed record StoryDay(LocalDate Date, string? Chapter, double? Score, double? ScoreBefore, string Text, string Why)
{
    /// <summary>The change of the score; null if it is the same in two decimals.</summary>
    internal double? Change
        => Score is null && ScoreBefore is null ? null
            : (Score ?? 0) - (ScoreBefore ?? 0) is var change && Rounded(Score) == Rounded(ScoreBefore) ? null : change;

    private static double Rounded(double? score) => score is { } known ? Math.Round(known, 2) : -1;
}
