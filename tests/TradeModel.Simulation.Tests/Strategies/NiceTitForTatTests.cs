namespace TradeModel.Simulation.Tests;

public class NiceTitForTatTests
{
    [Fact]
    public void NiceTitForTat_AgainstAKnownOpponent_MirrorsItsWayToTheNashPoint()
    {
        // With a model that knows the other's pie, the Nash point is half. B offers A pieces 10, 10, 20, 30, 30 of 100: from its first
        // offer of 10 the way to 50 is 40, of which it comes 0, 0, 1/4, 1/2, 1/2. A gives as much of its own 50: targets of 100, 100, 87.5,
        // 75, 75.
        Strategy nice = new("nice", new NiceTitForTat(), new AcceptConstant(2), new Knows());
        Strategy other = new("other", new Fixed([10, 10, 20, 30, 30]), new AcceptConstant(2));
        RunTrace trace = new SimulatedNegotiation(Pie.Of(100), [nice, other], new NegotiationRules(100)).Trace(1, 0);
        Assert.Equal([100, 100, 100, 88, 75, 75], trace.Offers.Where(o => o.Party == 0).Take(6).Select(o => o.Outcome.Piece()));
        // From t = 0.91 on, 20 (t − 0.91) of the gap of 25 closes: at step 92, t = 92/99, 38.6 % of it: 65.4. At step 94, 79 %: 55.3.
        Assert.Equal([75, 66, 56, 50, 50], trace.Offers.Where(o => o.Party == 0 && o.Step >= 90).Select(o => o.Outcome.Piece()));
    }

    [Fact]
    public void NiceTitForTat_AnEarlierOfferBetterThanItsTarget_OffersItBack()
    {
        // B offers 90 at once, and then less; its first offer is beyond the Nash point, so A comes all the way to 50.
        Strategy nice = new("nice", new NiceTitForTat(), new AcceptConstant(2), new Knows());
        Strategy other = new("other", new Fixed([90, 10]), new AcceptConstant(2));
        RunTrace trace = new SimulatedNegotiation(Pie.Of(100), [nice, other], new NegotiationRules(9)).Trace(1, 0);
        Assert.Equal([100, 90, 90, 90, 90], trace.Offers.Where(o => o.Party == 0).Select(o => o.Outcome.Piece()));
    }

    /// <summary>Knows that the other side gets the pieces that are left.</summary>
    private sealed record Knows : OpponentModel
    {
        public override Instance Start(PartyView view, int party) => new Learner(view.Order.OptionCount);

        private sealed class Learner(int options) : Instance
        {
            private readonly double[] _estimate = [.. Enumerable.Range(0, options).Select(k => (double)(options - 1 - k))];

            public override ReadOnlySpan<double> Estimate => _estimate;

            public override void Received(OutcomeIndex offer)
            {
            }
        }
    }
}
