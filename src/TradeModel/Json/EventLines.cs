using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>What JSON Lines held: the events of all whole lines, and whether a last line is torn.</summary>
public sealed record EventLines
{
    internal EventLines(ValueList<NegotiationEvent> events, long completeBytes, int? tornLine, string? tornReason)
    {
        Events = events;
        CompleteBytes = completeBytes;
        TornLine = tornLine;
        TornReason = tornReason;
    }

    /// <summary>The events, in order.</summary>
    public ValueList<NegotiationEvent> Events { get; internal init; }

    /// <summary>
    /// The bytes that hold the header and whole events: cutting a torn stream to this length loses nothing that can be read.
    /// </summary>
    public long CompleteBytes { get; }

    /// <summary>The torn last line, counted from 1; null where all lines are whole.</summary>
    public int? TornLine { get; }

    /// <summary>Why the last line cannot be read; null where all lines are whole.</summary>
    public string? TornReason { get; }

    /// <summary>How many events, and whether the last line is torn.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Events.Count} events{(TornLine is { } line ? $"; line {line} is torn: {TornReason}" : "")}");
}
