using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>The trend of a series, or why there is none.</summary>
public abstract record TrendResult
{
    private protected TrendResult()
    {
    }
}

/// <summary>The slope of a series.</summary>
/// <remarks>
/// Theil–Sen: the median of the slopes between any two days. The interval is Sen's (1968), of 95 %, with the variance of Kendall's sum
/// inflated for the autocorrelation that values carried forward have, after Hamed and Rao (1998).
/// </remarks>
public sealed record Trend : TrendResult
{
    internal Trend(LocalDate from, LocalDate to, double perYear, double low, double high)
    {
        From = from;
        To = to;
        SlopePerYear = perYear;
        SlopeLow = low;
        SlopeHigh = high;
    }

    /// <summary>The first day of the window.</summary>
    public LocalDate From { get; }

    /// <summary>The last day of the window.</summary>
    public LocalDate To { get; }

    /// <summary>The slope, per year of 365 days.</summary>
    public double SlopePerYear { get; }

    /// <summary>The lower end of its interval.</summary>
    public double SlopeLow { get; }

    /// <summary>The upper end of its interval.</summary>
    public double SlopeHigh { get; }

    /// <summary>The slope with its interval and the window.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{SlopePerYear:+0.00;-0.00;0.00} a year ({SlopeLow:+0.00;-0.00;0.00} to {SlopeHigh:+0.00;-0.00;0.00}), {InvariantText.Iso(From)} to {InvariantText.Iso(To)}");
}

/// <summary>There are too few days to read a trend from.</summary>
public sealed record TrendNotEnoughData : TrendResult
{
    internal TrendNotEnoughData(string reason) => Reason = reason;

    /// <summary>What is missing, in words.</summary>
    public string Reason { get; }

    /// <summary>The reason.</summary>
    public override string ToString() => $"not enough data: {Reason}";
}
