namespace TradeModel.Negotiations;

/// <summary>Why an event cannot be part of a negotiation.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Refusal
{
    internal Refusal(NegotiationRule rule, string reason, string remedy, NegotiationEvent? first = null)
    {
        Rule = rule;
        Reason = reason;
        Remedy = remedy;
        First = first;
    }

    /// <summary>The rule that refuses it.</summary>
    public NegotiationRule Rule { get; }

    /// <summary>The reason, in one sentence without a full stop.</summary>
    public string Reason { get; internal init; }

    /// <summary>What to do about it: a few words in the imperative, without a full stop.</summary>
    public string Remedy { get; }

    /// <summary>An event that, recorded first, leads on to accepting the refused one; null if the remedy is another.</summary>
    internal NegotiationEvent? First { get; }

    /// <summary>The refused event: the one given, or a later one in the log that an insertion would make invalid.</summary>
    public NegotiationEvent? Event { get; internal init; }

    /// <summary>The index in the log, from 0, that the refused event has or would have.</summary>
    public int? Index { get; internal init; }

    /// <summary>
    /// The path from the event's JSON object to the part that breaks the rule: names, keys and indices. Empty if the rule is about the
    /// whole event.
    /// </summary>
    internal ValueList<string> Path { get; init; } = [];

    /// <summary>The reason and the remedy.</summary>
    internal string Advice => $"{Reason}: {Remedy}";

    /// <summary>The rule, the reason and the remedy.</summary>
    public override string ToString() => $"{Rule}: {Advice}";
}
