using TradeModel.Negotiations;

namespace TradeModel.Testing;

/// <summary>A negotiation and an event that can happen next: <c>Before.Apply(Next)</c> is legal.</summary>
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

    /// <summary>The parties, issues, events and the next event, one a line, for the message of a failed property.</summary>
    public override string ToString() => NegotiationCase.Describe(Before, Next);
}
