namespace TradeModel.Prediction;

/// <summary>A line of a file that gave no issue or entry, and why.</summary>
public sealed record ActorTableFailure
{
    internal ActorTableFailure(int line, string? column, string reason)
    {
        Line = line;
        Column = column;
        Reason = reason;
    }

    /// <summary>The line of the file, counted from 1 with the header.</summary>
    public int Line { get; }

    /// <summary>The column at fault by its header; null where the whole line is.</summary>
    public string? Column { get; }

    /// <summary>What is wrong, in words.</summary>
    public string Reason { get; }

    /// <summary>Line, column and reason.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}{(Column is null ? "" : $", column {Column}")}: {Reason}");
}
