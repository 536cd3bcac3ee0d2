namespace TradeModel.Simulation.Tests;

/// <summary>Offers these outcomes one after the other, and the last again and again.</summary>
internal sealed record Fixed(int[] Offers) : OfferingStrategy
{
    public override Instance Start(PartyView view) => new Player(Offers);

    private sealed class Player(int[] offers) : Instance
    {
        private int _next;

        public override OutcomeIndex Plan(PartyView view) => new(offers[Math.Min(_next, offers.Length - 1)]);

        public override void Offered(PartyView view, OutcomeIndex offer) => _next++;
    }
}
