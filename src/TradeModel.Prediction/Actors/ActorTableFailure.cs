namespace TradeModel.Prediction;

/// <summary>A line of a file that could not be read, and the reason.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ActorTableFailure
{
    internal ActorTableFailure(int line, string? column, string reason)
    {
        Line = line;
        Column = column;
        Reason = reason;
    }

    /// <summary>The number of the line in the file. The header is line 1.</summary>
    public int Line { get; }

    /// <summary>The header of the column at fault; null if the whole line is at fault.</summary>
    public string? Column { get; }

    /// <summary>What is wrong, in words.</summary>
    public string Reason { get; }

    /// <summary>Line, column and reason.</summary>
    public override string ToString()
        => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"line {Line}{(Column is null ? "" : $", column {Column}")}: {Reason}");
}
