using TradeModel.Parties;

namespace TradeModel.Convergence;

/// <summary>The number of meetings at one level that began in a month.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record MonthlyContacts
{
    internal MonthlyContacts(YearMonth month, EngagementLevel level, int meetings)
    {
        Month = month;
        Level = level;
        Meetings = meetings;
    }

    /// <summary>The month.</summary>
    public YearMonth Month { get; }

    /// <summary>The level.</summary>
    public EngagementLevel Level { get; }

    /// <summary>How many meetings.</summary>
    public int Meetings { get; }

    /// <summary>Month, level and number.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Month.Year:D4}-{Month.Month:D2} {Level}: {Meetings}");
}
