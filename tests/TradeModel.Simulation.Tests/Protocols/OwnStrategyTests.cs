namespace TradeModel.Simulation.Tests;

/// <summary>Strategies of users that go wrong. A run that fails says why, and nothing is thrown.</summary>
public class OwnStrategyTests
{
    private static readonly NegotiationRules Rules = new(10);

    [Fact]
    public void Run_StrategyThatThrows_IsMarkedFailed()
        => Fails(
            new("own", new Own(_ => throw new InvalidOperationException("no idea"))),
            "at step 1, B (own) threw InvalidOperationException: no idea");

    [Fact]
    public void Run_StrategyThatThrowsAtTheStart_IsMarkedFailed()
        => Fails(
            new("own", new Own(_ => default, Starts: () => throw new ArgumentException("not here"))),
            "at step 0, B (own) threw ArgumentException: not here");

    [Fact]
    public void Run_StrategyThatGivesNoPlayer_IsMarkedFailed()
        => Fails(
            new("own", new Own(_ => default, Starts: () => null)),
            "at step 0, B (own) threw InvalidOperationException: Own.Start returned null");

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    public void Run_OfferThatDoesNotExist_IsMarkedFailed(int offer)
        => Fails(new("own", new Own(_ => new(offer))), $"at step 1, B (own) offered outcome number {offer}, which does not exist");

    [Fact]
    public void Run_StrategyThatNeverAnswers_IsGivenUp()
    {
        using var never = new ManualResetEventSlim();
        var rules = Rules with { TimeLimit = TimeSpan.FromMilliseconds(50) };
        Strategy stuck = new("own", new Own(view =>
        {
            never.Wait(TestContext.Current.CancellationToken);
            return view.Order.Best;
        }));
        RunTrace trace = new SimulatedNegotiation(Pie.Of(10), [Strategies.Boulware, stuck], rules).Trace(1, 0);
        Assert.Equal("at step 1, B (own) did not answer within 0.05 seconds", trace.Result.Failure);
        Assert.Equal([0, 0], trace.Result.Utilities);
        never.Set();
    }

    [Fact]
    public void Run_OwnStrategy_MayOfferLessThanItsReservationValue()
    {
        // The protocol does not guard a party from itself. Option 0 is worth 1 to B, option 10 nothing.
        Strategy generous = new("own", new Own(_ => new(10)));
        RunResult result = new SimulatedNegotiation(Pie.Of(10, reservationB: 0.5), [Strategies.HardLiner, generous], Rules).Run(1, 0);
        Assert.Equal((1, null), (result.Step, result.Failure));
        Assert.Equal([1, 0], result.Utilities);
    }

    private static void Fails(Strategy own, string failure)
    {
        RunResult result = new SimulatedNegotiation(Pie.Of(10, 0.1, 0.2), [Strategies.HardLiner, own], Rules).Run(1, 0);
        Assert.Equal((failure, false, null, null), (result.Failure, result.Agreed, result.Step, result.Outcome));
        Assert.Equal([0.1, 0.2], result.Utilities);
    }

    private sealed record Own(Func<PartyView, OutcomeIndex> Plans, Func<OfferingStrategy.Instance?>? Starts = null) : OfferingStrategy
    {
        public override Instance Start(PartyView view) => Starts is null ? new Player(Plans) : Starts()!;

        private sealed class Player(Func<PartyView, OutcomeIndex> plans) : Instance
        {
            public override OutcomeIndex Plan(PartyView view) => plans(view);
        }
    }
}
