using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>When a threshold would be reached at the pace of a window, or why no day can be named.</summary>
public abstract record ProjectionResult
{
    private protected ProjectionResult(double threshold) => Threshold = threshold;

    /// <summary>The threshold asked for.</summary>
    public double Threshold { get; }
}

/// <summary>The day on which the threshold would be reached if the pace of the window went on: arithmetic on the past, not a promise.</summary>
public sealed record Projection : ProjectionResult
{
    internal Projection(double threshold, LocalDate date, LocalDate earliest, LocalDate? latest, ulong seed)
        : base(threshold)
    {
        Date = date;
        Earliest = earliest;
        Latest = latest;
        Seed = seed;
    }

    /// <summary>The day by the slope of the series itself.</summary>
    public LocalDate Date { get; }

    /// <summary>The day that one in twenty resampled slopes reach it by.</summary>
    public LocalDate Earliest { get; }

    /// <summary>The day that nineteen in twenty resampled slopes reach it by; null where fewer ever do within a hundred years.</summary>
    public LocalDate? Latest { get; }

    /// <summary>The seed of the bootstrap.</summary>
    public ulong Seed { get; }

    /// <summary>The threshold, the day and its span.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Threshold:0.00} by {InvariantText.Iso(Date)} (from {InvariantText.Iso(Earliest)} to {(Latest is { } l ? InvariantText.Iso(l) : "never")})");
}

/// <summary>The threshold is reached as things stand.</summary>
public sealed record AlreadyReached : ProjectionResult
{
    internal AlreadyReached(double threshold, LocalDate since)
        : base(threshold) => Since = since;

    /// <summary>The first day of the window from which on the threshold was held.</summary>
    public LocalDate Since { get; }

    /// <summary>The threshold and the day.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Threshold:0.00} already reached, by {InvariantText.Iso(Since)}");
}

/// <summary>The slope of the window does not lead to the threshold: it is not above 0, or so small, or so uncertain, that it would not within a hundred years.</summary>
public sealed record NotConverging : ProjectionResult
{
    internal NotConverging(double threshold, Trend trend)
        : base(threshold) => Trend = trend;

    /// <summary>The trend.</summary>
    public Trend Trend { get; }

    /// <summary>The threshold and the trend.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"not converging to {Threshold:0.00}: {Trend}");
}

/// <summary>There are too few days to project from.</summary>
public sealed record ProjectionNotEnoughData : ProjectionResult
{
    internal ProjectionNotEnoughData(double threshold, string reason)
        : base(threshold) => Reason = reason;

    /// <summary>What is missing, in words.</summary>
    public string Reason { get; }

    /// <summary>The reason.</summary>
    public override string ToString() => $"not enough data: {Reason}";
}
