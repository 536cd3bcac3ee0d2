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

    /// <summary>The log, the issues and the next event, line by line: what one wants to see when a property fails.</summary>
    public override string ToString()
        => string.Join('\n', Before.Definition.Issues.Select(i => $"{i}: {i.Track}, {i.Scale}").Concat(Before.Log.Select(e => e.ToString())).Append($"next: {Next}"));
}
