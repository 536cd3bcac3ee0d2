using TradeModel.Negotiations;

namespace TradeModel.Testing;

/// <summary>A negotiation and an event that it takes next: <c>Before.Apply(Next)</c> is legal.</summary>
public sealed record NegotiationStep
{
    internal NegotiationStep(Negotiation before, NegotiationEvent next)
    {
        Before = before;
        Next = next;
    }

    /// <summary>The negotiation.</summary>
    public Negotiation Before { get; }

    /// <summary>An event that can happen next.</summary>
    public NegotiationEvent Next { get; }
}
