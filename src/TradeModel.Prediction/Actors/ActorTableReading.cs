namespace TradeModel.Prediction;

/// <summary>What a file of actors held: the issues that could be read, and the lines that could not.</summary>
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

    /// <summary>How many records the file holds: lines read and lines failed, without header, line of capabilities and blank lines.</summary>
    public int Records { get; }

    /// <summary>How much was read, and how much not.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Table}; {Failures.Count} of {Records} lines failed");
}
