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

    /// <summary>The reason, in one sentence without its full stop.</summary>
    public string Reason { get; }

    /// <summary>The event refused: the one handed in, or, after an insertion, a later one that no longer holds.</summary>
    public NegotiationEvent? Event { get; internal init; }

    /// <summary>The place in the log, counted from 0, that the refused event has or would have had.</summary>
    public int? Index { get; internal init; }

    /// <summary>
    /// The part of the event that the rule is about, by the names, keys and indices that lead to it in JSON; empty where it is about the
    /// event.
    /// </summary>
    internal ValueList<string> Part { get; init; } = [];

    /// <summary>Rule and reason.</summary>
    public override string ToString() => $"{Rule}: {Reason}";
}
