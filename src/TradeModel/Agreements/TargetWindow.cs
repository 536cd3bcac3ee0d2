namespace TradeModel.Agreements;

/// <summary>The days between which a phase is meant to conclude, both included.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TargetWindow
{
    /// <summary>Creates a window.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day, not before the first.</param>
    /// <exception cref="ArgumentException">
    /// The window ends before it starts, or a day is <c>default</c> or not an ISO day of the years 1 to 9999.
    /// </exception>
    public TargetWindow(LocalDate start, LocalDate end)
    {
        Start = Guard.Day(start);
        End = Guard.Day(end);
        if (end >= start) return;
        string reason = $"the window ends on {InvariantText.Iso(end)}, before it starts on {InvariantText.Iso(start)}";
        throw new ArgumentException(reason, nameof(end));
    }

    /// <summary>The first day.</summary>
    public LocalDate Start { get; }

    /// <summary>The last day, included.</summary>
    public LocalDate End { get; }

    /// <summary>Whether the day lies in the window, its first and last day included.</summary>
    public bool Contains(LocalDate day) => Guard.AskedDay(day) >= Start && day <= End;

    /// <summary>The days left from <paramref name="day"/> to the last day: 0 on the last day, negative when it is past.</summary>
    public int DaysLeft(LocalDate day) => Period.DaysBetween(Guard.AskedDay(day), End);

    /// <summary>"2025-09-01 to 2025-11-30".</summary>
    public override string ToString() => $"{InvariantText.Iso(Start)} to {InvariantText.Iso(End)}";
}
