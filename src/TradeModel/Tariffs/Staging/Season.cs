using System.Globalization;
using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>A part of the calendar year and how rates fall in it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Season
{
    /// <summary>Creates a season.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; before <paramref name="from"/> if the season includes the new year.</param>
    /// <param name="plan">How rates fall in it; not itself by seasons.</param>
    /// <exception cref="ArgumentException">The plan is seasonal.</exception>
    public Season(AnnualDate from, AnnualDate to, StagingPlan plan)
    {
        From = from;
        To = to;
        Plan = plan;
    }

    /// <summary>The first day.</summary>
    public AnnualDate From { get; init; }

    /// <summary>The last day, included.</summary>
    public AnnualDate To { get; init; }

    /// <summary>How rates fall in it.</summary>
    public StagingPlan Plan
    {
        get;
        init => field = Guard.NotNull(value, nameof(Plan)) is SeasonalPlan
            ? throw new ArgumentException("must not go by seasons itself", Guard.Parameter(nameof(Plan))) : value;
    }

    /// <summary>Whether the day lies in the season.</summary>
    public bool Holds(AnnualDate day)
        => From.CompareTo(To) <= 0 ? day.CompareTo(From) >= 0 && day.CompareTo(To) <= 0 : day.CompareTo(From) >= 0
            || day.CompareTo(To) <= 0;

    /// <summary>First day, last day and plan.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{From.Month:D2}-{From.Day:D2} to {To.Month:D2}-{To.Day:D2}: {Plan}");
}
