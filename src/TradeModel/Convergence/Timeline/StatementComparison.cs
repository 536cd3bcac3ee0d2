using System.Globalization;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Whether a signal or a score moved nearer to agreement.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ScoreDirection
{
    /// <summary>Farther from agreement.</summary>
    Farther,

    /// <summary>Unchanged.</summary>
    Same,

    /// <summary>Nearer to agreement.</summary>
    Nearer,
}

/// <summary>
/// A statement of one party compared with the score: whether its signal came nearer to agreement since the party's previous statement, and
/// whether the score did too. The signal is coded by the person who entered it; nothing is computed from the words.
/// </summary>
/// <remarks>
/// A joint statement yields one comparison for each of its parties. The previous statement is the party's last one with a coded signal.
/// Scores are those at the end of a statement's day, because a position is often tabled just after it is announced.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record StatementComparison
{
    private StatementComparison(TimelinePoint point, StatementMade statement, PartyId party, double? score)
    {
        Index = point.Index;
        Date = statement.Date;
        Party = party;
        Speakers = statement.Speakers;
        Words = statement.Words;
        Signal = statement.Signal;
        Score = score;
    }

    /// <summary>The index of the statement in the log, from 0.</summary>
    public int Index { get; }

    /// <summary>The day of the statement.</summary>
    public LocalDate Date { get; }

    /// <summary>The party for which the statement was made.</summary>
    public PartyId Party { get; }

    /// <summary>The representatives who spoke; empty if not named.</summary>
    public ValueSet<RepresentativeId> Speakers { get; }

    /// <summary>The words, as quoted or reported.</summary>
    public string Words { get; }

    /// <summary>The coded signal; null if none was coded.</summary>
    public ProgressSignal? Signal { get; }

    /// <summary>The agreement's score at the end of the statement's day; null if there was none.</summary>
    public double? Score { get; }

    /// <summary>The signal of the party's previous statement; null for its first.</summary>
    public ProgressSignal? SignalBefore { get; private init; }

    /// <summary>
    /// The agreement's score at the end of the previous statement's day; null if there was no score or no previous statement.
    /// </summary>
    public double? ScoreBefore { get; private init; }

    /// <summary>How the signal changed; null if one of the two signals is missing.</summary>
    public ScoreDirection? StatementDirection
        => Signal is { } now && SignalBefore is { } before ? Of(((int)now).CompareTo((int)before)) : null;

    /// <summary>How the score changed; null if one of the two scores is missing.</summary>
    public ScoreDirection? ScoreDirection => Score is { } now && ScoreBefore is { } before ? Of(now.CompareTo(before)) : null;

    /// <summary>Whether signal and score changed in the same direction; null if one of the changes is unknown.</summary>
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
            foreach (PartyId party in statement.Parties)
            {
                StatementComparison? earlier = before.GetValueOrDefault(party);
                var words = new StatementComparison(point, statement, party, score)
                {
                    SignalBefore = statement.Signal is null ? null : earlier?.Signal,
                    ScoreBefore = statement.Signal is null ? null : earlier?.Score,
                };
                all.Add(words);
                if (statement.Signal is not null) before[party] = words;
            }
        }
        return all.ToValueList();
    }

    /// <summary>The day, the party, the signal, and how signal and score changed.</summary>
    public override string ToString()
    {
        string words = StatementDirection is { } w ? $", words {w}" : "";
        string score = ScoreDirection is { } s ? $", score {s}" : "";
        return $"{InvariantText.Iso(Date)} {Party}: {Signal?.ToString() ?? "no signal"}{words}{score}";
    }
}
