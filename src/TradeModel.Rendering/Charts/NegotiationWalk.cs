using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The states of a negotiation one after another.</summary>
internal static class NegotiationWalk
{
    /// <summary>The state after the last event of each day that has one, in order.</summary>
    internal static IEnumerable<(LocalDate Day, Negotiation State)> Days(Negotiation negotiation)
    {
        var state = new Negotiation(negotiation.Definition);
        for (int i = 0; i < negotiation.Log.Count; i++)
        {
            NegotiationEvent next = negotiation.Log[i];
            state = state.Apply(next);
            if (i + 1 == negotiation.Log.Count || negotiation.Log[i + 1].Date != next.Date) yield return (next.Date, state);
        }
    }
}
