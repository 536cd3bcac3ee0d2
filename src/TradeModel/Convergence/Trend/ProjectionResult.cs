using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>When a series would reach a threshold at the pace of a window, or why no day can be named.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record ProjectionResult
{
    private protected ProjectionResult(double threshold) => Threshold = threshold;

    /// <summary>The threshold asked for.</summary>
    public double Threshold { get; }

    /// <summary>
    /// The chance that the threshold is reached by a day, that day included: the share of resampled futures that do. 1 if it is reached
    /// already, null if there are too few moves to say.
    /// </summary>
    /// <remarks>Futures end after ten years, so the chance does not grow after that.</remarks>
    public abstract double? ChanceBy(LocalDate date);

    /// <summary>
    /// The chance that the threshold is reached and a delay after it has passed by a day; null if there are too few moves to say.
    /// </summary>
    /// <param name="date">The day, not before the series' last.</param>
    /// <param name="last">The last day of the series.</param>
    /// <param name="meanDelay">The mean of the exponential delay in days; 0 for none.</param>
    internal abstract double? ChanceSignedBy(LocalDate date, LocalDate last, int meanDelay);

    /// <summary>The result as <see cref="ToString"/> prints it. Only this package can implement it, which closes the hierarchy.</summary>
    private protected abstract string Words { get; }

    /// <summary>The result in words.</summary>
    public sealed override string ToString() => Words;

    private protected static string Day(LocalDate? day)
        => day is { } named ? InvariantText.Iso(named) : "after ten years";
}

/// <summary>
/// The span of days in which the threshold would be reached if the pace of the window went on: a continuation of the past, not a promise.
/// </summary>
/// <remarks>
/// The days come from a thousand resampled futures of up to ten years (520 weeks). The page docs/forecasts.md defines them and reports how
/// often the span from <see cref="Earliest"/> to <see cref="Latest"/>, meant for 90 %, holds the true day on simulated series.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record Projection : ProjectionResult
{
    internal const double EarlyShare = 0.05;

    private readonly PassageDays _passages;

    internal Projection(double threshold, LocalDate earliest, PassageDays passages, ulong seed)
        : base(threshold)
    {
        _passages = passages;
        Earliest = earliest;
        Date = passages.Quantile(0.5);
        Latest = passages.Quantile(1 - EarlyShare);
        Seed = seed;
    }

    /// <summary>The first day by which at least half of the futures reach the threshold; null if fewer do within ten years.</summary>
    public LocalDate? Date { get; }

    /// <summary>The first day by which at least 5 % of the futures reach the threshold.</summary>
    public LocalDate Earliest { get; }

    /// <summary>The first day by which at least 95 % of the futures reach the threshold; null if fewer do within ten years.</summary>
    public LocalDate? Latest { get; }

    /// <summary>The seed of the resampling.</summary>
    public ulong Seed { get; }

    /// <inheritdoc/>
    public override double? ChanceBy(LocalDate date) => _passages.ChanceBy(Guard.Day(date));

    internal override double? ChanceSignedBy(LocalDate date, LocalDate last, int meanDelay) => _passages.ChanceBy(date, meanDelay);

    private protected override string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"{Threshold:0.00} by {Day(Date)} (nine in ten futures: from {InvariantText.Iso(Earliest)} to {Day(Latest)})");
}

/// <summary>The threshold is reached already.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AlreadyReached : ProjectionResult
{
    internal AlreadyReached(double threshold, LocalDate since)
        : base(threshold) => Since = since;

    /// <summary>The first day of the window from which on the series held the threshold.</summary>
    public LocalDate Since { get; }

    /// <inheritdoc/>
    public override double? ChanceBy(LocalDate date)
    {
        Guard.Day(date);
        return 1;
    }

    internal override double? ChanceSignedBy(LocalDate date, LocalDate last, int meanDelay)
        => PassageDays.ShareOver(Period.DaysBetween(last, date), meanDelay);

    private protected override string Words
        => string.Create(CultureInfo.InvariantCulture, $"{Threshold:0.00} already reached, by {InvariantText.Iso(Since)}");
}

/// <summary>Fewer than 5 % of the futures reach the threshold within ten years.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record NotConverging : ProjectionResult
{
    private readonly PassageDays _passages;

    internal NotConverging(double threshold, Trend trend, PassageDays passages)
        : base(threshold)
    {
        Trend = trend;
        _passages = passages;
    }

    /// <summary>The trend.</summary>
    public Trend Trend { get; }

    /// <inheritdoc/>
    public override double? ChanceBy(LocalDate date) => _passages.ChanceBy(Guard.Day(date));

    internal override double? ChanceSignedBy(LocalDate date, LocalDate last, int meanDelay) => _passages.ChanceBy(date, meanDelay);

    private protected override string Words => string.Create(CultureInfo.InvariantCulture, $"not converging to {Threshold:0.00}: {Trend}");
}

/// <summary>The series moved in too few weeks to say when it would reach the threshold.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ProjectionTooFewMoves : ProjectionResult
{
    internal ProjectionTooFewMoves(double threshold, int weeksWithMove, int weeks)
        : base(threshold)
    {
        WeeksWithMove = weeksWithMove;
        Weeks = weeks;
    }

    /// <summary>In how many weeks the series changed from the first to the last day; at most 5.</summary>
    public int WeeksWithMove { get; }

    /// <summary>The whole weeks of the window.</summary>
    public int Weeks { get; }

    /// <inheritdoc/>
    public override double? ChanceBy(LocalDate date)
    {
        Guard.Day(date);
        return null;
    }

    internal override double? ChanceSignedBy(LocalDate date, LocalDate last, int meanDelay) => null;

    private protected override string Words => TrendTooFewMoves.TooFew(WeeksWithMove, Weeks);
}
