namespace TradeModel.Negotiations;

/// <summary>An event cannot be part of a negotiation; the negotiation is unchanged.</summary>
public sealed class EventRefusedException : InvalidOperationException
{
    internal EventRefusedException(Refusal refusal)
        : base($"{refusal.Advice} (rule: {refusal.Rule}){(refusal.Event is null ? "" : $", in: {refusal.Event}")}") => Refusal = refusal;

    /// <summary>Why it was refused.</summary>
    public Refusal Refusal { get; }
}
