using System.Globalization;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Which way something went.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ScoreDirection
{
    /// <summary>Farther from agreement.</summary>
    Farther,

    /// <summary>Neither.</summary>
    Same,

    /// <summary>Nearer to agreement.</summary>
    Nearer,
}

/// <summary>
/// A statement of one side beside the table: whether its signal is nearer to agreement than the one before, and whether the score has gone
/// the same way since. The words are quoted, the signal is coded by whoever entered it, and no number is made of an adjective.
/// </summary>
/// <remarks>
/// A joint statement is one of each side it was made for. "Before" is the side's previous statement with a coded signal. Scores are those
/// at the
/// end of a statement's day, whatever of the day the log has behind the statement: what is announced is often tabled within the hour.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record StatementComparison
{
    private StatementComparison(TimelinePoint point, StatementMade statement, PartyId side, double? score)
    {
        Index = point.Index;
        Date = statement.Date;
        Side = side;
        Speakers = statement.Speakers;
        Words = statement.Words;
        Signal = statement.Signal;
        Score = score;
    }

    /// <summary>The place of the statement in the log, counted from 0.</summary>
    public int Index { get; }

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary>The side spoken for.</summary>
    public PartyId Side { get; }

    /// <summary>Who spoke; empty where not named.</summary>
    public ValueSet<RepresentativeId> Speakers { get; }

    /// <summary>The words, as quoted or reported.</summary>
    public string Words { get; }

    /// <summary>The coded signal; null where none was coded.</summary>
    public ProgressSignal? Signal { get; }

    /// <summary>The agreement's score at the end of the statement's day; null where there was none.</summary>
    public double? Score { get; }

    /// <summary>The side's signal before this one; null for its first.</summary>
    public ProgressSignal? SignalBefore { get; private init; }

    /// <summary>
    /// The agreement's score at the end of that earlier statement's day; null where there was no score or no earlier statement.
    /// </summary>
    public double? ScoreBefore { get; private init; }

    /// <summary>Which way the words turned; null where one of the two signals is missing.</summary>
    public ScoreDirection? StatementDirection
        => Signal is { } now && SignalBefore is { } before ? Of(((int)now).CompareTo((int)before)) : null;

    /// <summary>Which way the score turned; null where there is nothing to compare.</summary>
    public ScoreDirection? ScoreDirection => Score is { } now && ScoreBefore is { } before ? Of(now.CompareTo(before)) : null;

    /// <summary>Whether words and table turned the same way; null where one of them cannot be told.</summary>
    public bool? AgreesWithScore => StatementDirection is { } words && ScoreDirection is { } score ? words == score : null;

    private static ScoreDirection Of(int sign)
        => sign < 0 ? Convergence.ScoreDirection.Farther : sign > 0 ? Convergence.ScoreDirection.Nearer : Convergence.ScoreDirection.Same;

    internal static ValueList<StatementComparison> Of(ValueList<TimelinePoint> points)
    {
        var before = new Dictionary<PartyId, StatementComparison>();
        var all = new List<StatementComparison>();
        foreach (TimelinePoint point in points)
        {
            if (point.Event is not StatementMade statement) continue;
            int last = point.Index;
            while (last + 1 < points.Count && points[last + 1].Date == point.Date) last++;
            double? score = points[last].Overall.Convergence.Score;
            foreach (PartyId side in statement.Parties)
            {
                StatementComparison? earlier = before.GetValueOrDefault(side);
                var words = new StatementComparison(point, statement, side, score)
                {
                    SignalBefore = statement.Signal is null ? null : earlier?.Signal,
                    ScoreBefore = statement.Signal is null ? null : earlier?.Score,
                };
                all.Add(words);
                if (statement.Signal is not null) before[side] = words;
            }
        }
        return all.ToValueList();
    }

    /// <summary>Day, side, signal, and how both turned.</summary>
    public override string ToString()
    {
        string words = StatementDirection is { } w ? $", words {w}" : "";
        string score = ScoreDirection is { } s ? $", score {s}" : "";
        return $"{InvariantText.Iso(Date)} {Side}: {Signal?.ToString() ?? "no signal"}{words}{score}";
    }
}
