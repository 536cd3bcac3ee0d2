using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The sentences of events with days as charts and forms write them.</summary>
internal sealed class FigureWording(Negotiation negotiation, Figures figures) : NegotiationWording(negotiation, figures.Culture)
{
    protected override string Day(LocalDate day) => figures.Day(day);
}
