namespace TradeModel.Prediction;

/// <summary>What was read from a file of actors: the issues, and the lines that could not be read.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ActorTableReading
{
    internal ActorTableReading(ActorTable table, ValueList<ActorTableFailure> failures, int records)
    {
        Table = table;
        Failures = failures;
        Records = records;
    }

    /// <summary>The issues read.</summary>
    public ActorTable Table { get; }

    /// <summary>The lines that could not be read, in the order of the file.</summary>
    public ValueList<ActorTableFailure> Failures { get; }

    /// <summary>
    /// The number of records in the file, read and failed. The header, the line of capabilities and blank lines do not count.
    /// </summary>
    public int Records { get; }

    /// <summary>The numbers of issues read, of lines failed and of all lines.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Table}; {Failures.Count} of {Records} lines failed");
}
