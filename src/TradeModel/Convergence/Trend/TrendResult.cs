using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>The trend of a series, or that it moved too seldom to have one.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record TrendResult
{
    private protected TrendResult()
    {
    }

    /// <summary>The result as <see cref="ToString"/> prints it. Only this package can implement it, which closes the hierarchy.</summary>
    private protected abstract string Words { get; }

    /// <summary>The result in words.</summary>
    public sealed override string ToString() => Words;
}

/// <summary>The mean weekly change of a series, per year, with an interval of 95 %.</summary>
/// <remarks>
/// The interval is Student's on the changes of whole weeks. Its degrees of freedom are the weeks with a move, or the weeks less one if that
/// is less. The page docs/forecasts.md reports how often it holds the true pace on simulated series.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record Trend : TrendResult
{
    internal Trend(LocalDate from, LocalDate to, int weeks, int weeksWithMove, double perYear, double low, double high)
    {
        From = from;
        To = to;
        Weeks = weeks;
        WeeksWithMove = weeksWithMove;
        SlopePerYear = perYear;
        SlopeLow = low;
        SlopeHigh = high;
    }

    /// <summary>The day from which changes are counted: a whole number of weeks before <see cref="To"/>.</summary>
    public LocalDate From { get; }

    /// <summary>The last day of the window.</summary>
    public LocalDate To { get; }

    /// <summary>The whole weeks between.</summary>
    public int Weeks { get; }

    /// <summary>In how many of them the series changed from the first to the last day; at least 6.</summary>
    public int WeeksWithMove { get; }

    /// <summary>The mean change, per year of 365 days.</summary>
    public double SlopePerYear { get; }

    /// <summary>The lower end of the interval.</summary>
    public double SlopeLow { get; }

    /// <summary>The upper end of the interval.</summary>
    public double SlopeHigh { get; }

    /// <summary>Whether the interval leaves out 0, so that the series rises or falls beyond chance.</summary>
    public bool IsMoving => SlopeLow > 0 || SlopeHigh < 0;

    private protected override string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"{SlopePerYear:+0.00;-0.00;0.00} a year ({SlopeLow:+0.00;-0.00;0.00} to {SlopeHigh:+0.00;-0.00;0.00}), "
        + $"moves in {WeeksWithMove} of {Weeks} weeks, {InvariantText.Iso(From)} to {InvariantText.Iso(To)}");
}

/// <summary>The series moved in too few weeks to say how fast it moves.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TrendTooFewMoves : TrendResult
{
    internal TrendTooFewMoves(int weeksWithMove, int weeks)
    {
        WeeksWithMove = weeksWithMove;
        Weeks = weeks;
    }

    /// <summary>In how many weeks the series changed from the first to the last day; at most 5.</summary>
    public int WeeksWithMove { get; }

    /// <summary>The whole weeks of the window.</summary>
    public int Weeks { get; }

    private protected override string Words => TooFew(WeeksWithMove, Weeks);

    internal static string TooFew(int weeksWithMove, int weeks) => string.Create(
        CultureInfo.InvariantCulture,
        $"too few moves to say: moves in {weeksWithMove} of {weeks} weeks, at least {WeeklyChanges.FewestMoves} are needed");
}
