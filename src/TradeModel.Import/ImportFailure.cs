using System.Globalization;

namespace TradeModel.Import;

/// <summary>A record that could not become a row: its place in the file and what is wrong with it.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ImportFailure
{
    /// <summary>Creates a failure.</summary>
    /// <param name="line">The line of the file on which the record begins, from 1.</param>
    /// <param name="column">The column at fault, as the file's header writes it; null if the whole record is at fault.</param>
    /// <param name="reason">What is wrong.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="line"/> is below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or blank.</exception>
    public ImportFailure(long line, string? column, string reason)
    {
        Line = line;
        Column = column;
        Reason = reason;
    }

    /// <summary>The line of the file on which the record begins, from 1.</summary>
    public long Line
    {
        get;
        init => field = value >= 1 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Line)), value, "lines are counted from 1");
    }

    /// <summary>The column at fault, as the header writes it; null if the whole record is at fault.</summary>
    public string? Column { get; init; }

    /// <summary>What is wrong.</summary>
    public string Reason
    {
        get;
        init => field = !string.IsNullOrWhiteSpace(value) ? value
            : throw new ArgumentException("must not be blank", Guard.Parameter(nameof(Reason)));
    }

    /// <summary>The place and the reason: "line 12, mfn_ad_val_rate: 'x' is not a number".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"line {Line}{(Column is null ? "" : ", " + Column)}: {Reason}");
}
