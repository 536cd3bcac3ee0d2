using System.Globalization;
using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>A part of a quota year with its share of the year's volume. It lasts until the next period begins.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record QuotaPeriod
{
    /// <summary>Creates a period.</summary>
    /// <param name="first">Its first day in the year; not 29 February, which most years lack.</param>
    /// <param name="share">Its share of the year's volume in percent; above 0, up to 100.</param>
    /// <exception cref="ArgumentException">The day is 29 February.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public QuotaPeriod(AnnualDate first, Percentage share)
    {
        First = first;
        Share = share;
    }

    /// <summary>The first day.</summary>
    public AnnualDate First
    {
        get;
        init => field = value is { Month: 2, Day: 29 }
            ? throw new ArgumentException("must not be 29 February, which most years lack", Guard.Parameter(nameof(First))) : value;
    }

    /// <summary>The share of the year's volume in percent.</summary>
    public Percentage Share
    {
        get;
        init => field = value.Value is > 0m and <= 100m ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Share)), value, "must be above 0% and at most 100%");
    }

    /// <summary>"25% from 07-01".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Share} from {First.Month:D2}-{First.Day:D2}");
}
