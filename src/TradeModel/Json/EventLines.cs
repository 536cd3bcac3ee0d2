using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <summary>The content of JSON Lines: the events of all whole lines, and whether the last line is torn.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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
    /// The number of bytes that hold the header and whole events. A torn stream can be cut to this length without losing an event.
    /// </summary>
    public long CompleteBytes { get; }

    /// <summary>The number of the torn last line, from 1; null if every line is whole.</summary>
    public int? TornLine { get; }

    /// <summary>Why the last line cannot be read; null if every line is whole.</summary>
    public string? TornReason { get; }

    /// <summary>The number of events, and whether the last line is torn.</summary>
    public override string ToString()
    {
        string events = $"{InvariantText.Of(Events.Count)} events";
        return TornLine is { } line ? $"{events}; line {InvariantText.Of(line)} is torn: {TornReason}" : events;
    }
}
