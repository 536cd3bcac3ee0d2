using System.Globalization;
using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>A part of the calendar year and the duty that is charged in it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DutySeason
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <summary>Creates a season.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day, included; before <paramref name="from"/> if the season includes the new year.</param>
    /// <param name="duty">The duty charged in it: free, or a formula without seasons.</param>
    /// <exception cref="ArgumentException">The duty is a <see cref="TextDuty"/> or has seasons itself.</exception>
    public DutySeason(AnnualDate from, AnnualDate to, Duty duty)
    {
        From = from;
        To = to;
        Duty = duty;
    }

    /// <summary>The first day.</summary>
    public AnnualDate From { get; init; }

    /// <summary>The last day, included.</summary>
    public AnnualDate To { get; init; }

    /// <summary>The duty charged in the season.</summary>
    public Duty Duty
    {
        get;
        init => field = Guard.NotNull(value, nameof(Duty)) is TextDuty or SeasonalDuty
            ? throw new ArgumentException($"the duty of a season is a formula without seasons, not '{value}'",
                Guard.Parameter(nameof(Duty)))
            : value;
    }

    /// <summary>Whether the day lies in the season.</summary>
    public bool Holds(AnnualDate day)
        => From.CompareTo(To) <= 0
            ? day.CompareTo(From) >= 0 && day.CompareTo(To) <= 0
            : day.CompareTo(From) >= 0 || day.CompareTo(To) <= 0;

    /// <summary>The duty and the season: "10% from 1 June to 31 December".</summary>
    public override string ToString() => $"{Duty} from {Day(From)} to {Day(To)}";

    private static string Day(AnnualDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]}");
}
