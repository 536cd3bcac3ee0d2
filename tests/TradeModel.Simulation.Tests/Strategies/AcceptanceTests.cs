using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

/// <summary>The acceptance conditions against the steps at which they must accept.</summary>
public class AcceptanceTests
{
    [Fact]
    public void Constant_AnExactDouble_DecidesAtIt()
    {
        Assert.Equal(20, AcceptedAt(new AcceptConstant(0.5)));
        Assert.Equal(22, AcceptedAt(new AcceptConstant(Math.BitIncrement(0.5))));
        // The double 0.15 is a little less than 3/20, the next one more.
        Assert.Equal(6, AcceptedAt(new AcceptConstant(0.15)));
        Assert.Equal(8, AcceptedAt(new AcceptConstant(Math.BitIncrement(0.15))));
    }

    [Fact]
    public void AnyCondition_BelowTheReservation_DoesNotAccept()
    {
        Assert.Equal(14, AcceptedAt(new AcceptConstant(-1), reservation: 7));
        Assert.Equal(14, AcceptedAt(new AcceptTime(0), reservation: 7));
        Assert.Equal(14, AcceptedAt(new AcceptCombination(0), reservation: 7));
    }

    [Fact]
    public void Next_AnOwnOfferBelowTheReservation_StillDoesNotAcceptBelowIt()
    {
        // B offers to take nothing, but needs 7 of 20 pieces: the offer of step 14.
        Strategy a = new("a", new Fixed([.. Enumerable.Range(0, 21).Select(k => 20 - k)]), new AcceptConstant(2));
        Strategy b = new("b", new Fixed([20]), new AcceptNext());
        Scenario pie = Pie.Of(20, reservationB: new Rational(7, 20));
        Assert.Equal(14, new SimulatedNegotiation(pie, [a, b], new NegotiationRules(41)).Run(1, 0).Step);
    }

    [Fact]
    public void Time_AnswersAtTheTimeOfTheNextStep()
    {
        // The offer of step 8 is answered at step 9 of 41: t = 9/40.
        Assert.Equal(8, AcceptedAt(new AcceptTime(0.2)));
        Assert.Equal(8, AcceptedAt(new AcceptTime(0.225)));
        Assert.Equal(10, AcceptedAt(new AcceptTime(0.226)));
        // The last offer is answered at t = 1.
        Assert.Equal(0, AcceptedAt(new AcceptTime(1), steps: 1));
        Assert.Equal(40, AcceptedAt(new AcceptTime(1)));
    }

    [Fact]
    public void Combination_FromItsTime_AcceptsTheBestOfTheWindow()
    {
        // What A asks for itself; B's hard line rejects everything by AC_next. The offer of step 2k is answered at t = (2k + 1)/19, when
        // the window begins at 2t − 1. The best offer is that of step 8.
        int[] asked = [20, 20, 20, 20, 5, 18, 16, 16, 19, 19];
        // At step 12, t = 13/19: from 7/19 on, with step 8 in it. At step 14, t = 15/19: from 11/19 on, with the steps 12 and 14.
        Assert.Equal(14, AcceptedAt(new AcceptCombination(13.0 / 19), 20, 0, asked));
        Assert.Equal(14, AcceptedAt(new AcceptCombination(14.0 / 19), 20, 0, asked));
        // At step 16, t = 17/19: from 15/19 on, with nothing but this offer.
        Assert.Equal(16, AcceptedAt(new AcceptCombination(16.0 / 19), 20, 0, asked));
        // From the start on, the first offer is the best so far.
        Assert.Equal(0, AcceptedAt(new AcceptCombination(0), 20, 0, asked));
    }

    [Fact]
    public void Combination_ByDefault_WaitsUntilTheLastHundredth()
    {
        // All offers are alike, so it accepts the first from T on: at step 394 of 401 t = 395/400 = 0.9875, at step 396 t = 0.9925.
        int[] asked = [.. Enumerable.Range(0, 201).Select(k => k < 198 ? 19 : 18)];
        Assert.Equal(396, AcceptedAt(new AcceptCombination(), 401, 0, asked));
    }

    /// <summary>
    /// The step of the offer that B accepts. Unless said otherwise A asks for 20 pieces and one less each time, so that B is offered s / 2
    /// of 20 pieces at the even step s.
    /// </summary>
    private static int? AcceptedAt(AcceptanceStrategy acceptance, int steps = 41, int reservation = 0, params int[] asked)
    {
        if (asked.Length == 0) asked = [.. Enumerable.Range(0, 21).Select(k => 20 - k)];
        Strategy a = new("a", new Fixed(asked), new AcceptConstant(2));
        Strategy b = new("b", new HardLiner(), acceptance);
        Scenario pie = Pie.Of(20, reservationB: new Rational(reservation, 20));
        return new SimulatedNegotiation(pie, [a, b], new NegotiationRules(steps)).Run(1, 0).Step;
    }
}
