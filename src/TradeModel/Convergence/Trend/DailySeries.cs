using System.Globalization;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>One value for every day of a span. Trends and projections are computed from it. A day with many events counts once.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DailySeries
{
    /// <summary>The window of trends and projections by default: 180 days.</summary>
    public const int DefaultWindow = 180;

    /// <summary>The longest window: three years.</summary>
    public const int LongestWindow = 1096;

    /// <summary>Creates a series.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="values">The value of each day in turn, each in [0, 1].</param>
    /// <exception cref="ArgumentException">
    /// The day is <c>default</c>, a value is not in [0, 1], there are more than <see cref="LongestWindow"/>, or the last day lies
    /// after the year 9999.
    /// </exception>
    public DailySeries(LocalDate first, ValueList<double> values)
    {
        First = Guard.Day(first);
        foreach (double value in Guard.NotNull(values))
            if (!(value is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(values), value, "must lie in [0, 1]");
        if (values.Count > LongestWindow) throw new ArgumentException($"a window has at most {LongestWindow} days", nameof(values));
        if (values.Count - 1 > Period.DaysBetween(first, LastDay))
            throw new ArgumentOutOfRangeException(nameof(values), values.Count, "the last day must not lie after the year 9999");
        Values = values;
    }

    // No day has passed and none was asked for.
    private DailySeries() => Values = [];

    internal static LocalDate LastDay { get; } = new(9999, 12, 31);

    /// <summary>The first day.</summary>
    public LocalDate First { get; }

    /// <summary>The value of each day in turn.</summary>
    public ValueList<double> Values { get; }

    /// <summary>The last day; the day before the first in an empty series.</summary>
    public LocalDate Last => First.PlusDays(Values.Count - 1);

    internal static DailySeries Of(
        Negotiation negotiation, ValueList<TimelinePoint> points, int windowDays, LocalDate? until, PhaseId? phase)
    {
        if (windowDays is < 1 or > LongestWindow)
            throw new ArgumentOutOfRangeException(nameof(windowDays), windowDays, $"must lie between 1 and {LongestWindow}");
        if (until is { } end) Guard.Day(end, nameof(until));
        if (phase is { } wanted) negotiation.GetPhase(wanted.Checked(nameof(phase)));
        if (points.Count == 0) return until is { } asked ? new(asked, []) : new();
        LocalDate last = until ?? points[^1].Date;
        LocalDate windowStart = Period.DaysBetween(FirstDay, last) < windowDays ? FirstDay : last.PlusDays(1 - windowDays);
        LocalDate first = LocalDate.Max(points[0].Date, windowStart);
        if (last < first) return new(last, []);
        var values = new double[Period.DaysBetween(first, last) + 1];
        int next = negotiation.Log.CountUntil(first);
        for (int day = 0; day < values.Length; day++)
        {
            LocalDate date = first.PlusDays(day);
            while (next < points.Count && points[next].Date <= date) next++;
            TimelinePoint point = points[next - 1];
            values[day] = (phase is { } id ? point.FindPhase(id)?.Convergence : point.Overall.Convergence)?.Low ?? 0;
        }
        return new(first, new(values));
    }

    private static LocalDate FirstDay { get; } = new(1, 1, 1);

    /// <summary>The mean weekly change with its interval of 95 %, or that there are too few moves to say.</summary>
    public TrendResult Trend()
        => new WeeklyChanges(this) is var changes && changes.AreTooFew
            ? new TrendTooFewMoves(changes.WeeksWithMove, changes.Weeks)
            : changes.Trend();

    /// <summary>When the series would reach a threshold at its own pace, from a thousand futures resampled week by week.</summary>
    /// <param name="threshold">The threshold, above 0 and at most 1.</param>
    /// <param name="seed">The seed: the same seed gives the same answer on any machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of range.</exception>
    public ProjectionResult Project(double threshold, ulong seed = 1)
    {
        if (!(threshold is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "must lie above 0 and not above 1");
        return FirstPassage.Project(this, threshold, seed);
    }

    /// <summary>The span and the last value.</summary>
    public override string ToString() => Values.Count == 0
        ? "no days"
        : string.Create(CultureInfo.InvariantCulture, $"{InvariantText.Iso(First)} to {InvariantText.Iso(Last)}, last {Values[^1]:0.00}");
}
