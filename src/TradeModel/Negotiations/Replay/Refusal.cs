namespace TradeModel.Negotiations;

/// <summary>Why an event cannot be part of a negotiation.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record Refusal
{
    internal Refusal(NegotiationRule rule, string reason, NegotiationEvent? refused = null, int? index = null)
    {
        Rule = rule;
        Reason = reason;
        Event = refused;
        Index = index;
    }

    /// <summary>The rule that refuses it.</summary>
    public NegotiationRule Rule { get; }

    /// <summary>The reason, in one sentence without a full stop.</summary>
    public string Reason { get; internal init; }

    /// <summary>The refused event: the one given, or a later one in the log that an insertion would make invalid.</summary>
    public NegotiationEvent? Event { get; internal init; }

    /// <summary>The index in the log, from 0, that the refused event has or would have.</summary>
    public int? Index { get; internal init; }

    /// <summary>
    /// The path from the event's JSON object to the part that breaks the rule: names, keys and indices. Empty if the rule is about the
    /// whole event.
    /// </summary>
    internal ValueList<string> Path { get; init; } = [];

    /// <summary>The rule and the reason.</summary>
    public override string ToString() => $"{Rule}: {Reason}";
}
