using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Simulation.Tests.Tournaments;

public sealed class EmpiricalGameTests
{
    private static EmpiricalGame Game(params int[][] payoffs)
        => new(
            Enumerable.Range(0, payoffs.Length).Select(i => ((char)('a' + i)).ToString()).ToValueList(),
            payoffs.Select(row => row.Select(x => (Rational)x).ToValueList()).ToValueList());

    public static TheoryData<int[], string, bool> KnownGames => new()
    {
        // The rows of the first, then of the second strategy; the shares of the first at each equilibrium.
        { [-1, 1, 0, 0], "1/2", false },                // hawk and dove
        { [-2, 2, 0, 1], "1/3", false },                // hawk and dove: value 2, cost 6, halved
        { [3, 0, 5, 1], "0", false },                   // prisoner's dilemma
        { [2, 0, 0, 1], "0, 1/3, 1", false },           // coordination
        { [4, 0, 3, 3], "0, 3/4, 1", false },           // stag hunt
        { [1, 0, 1, 0], "0, 1", true },                 // the first earns what the second does
        { [1, 0, 1, 1], "0, 1", false },                // equal against the first only: both pure, and nothing between
        { [1, 1, 1, 0], "1", false },                   // equal against the first, better against the second
        { [0, 1, 1, 1], "0", false },
    };

    [Theory]
    [MemberData(nameof(KnownGames))]
    public void Between_OfKnownGames_IsExact(int[] payoffs, string shares, bool isEveryMixture)
    {
        PairEquilibria pair = Assert.Single(Game([payoffs[0], payoffs[1]], [payoffs[2], payoffs[3]]).Pairs());
        Assert.Equal(shares.Split(", ").Select(s => Rational.Parse(s)), pair.Shares);
        Assert.Equal((isEveryMixture, "a", "b"), (pair.IsEveryMixture, pair.First, pair.Second));
    }

    [Fact]
    public void Between_OfEverySmallGame_ListsExactlyTheMixturesWithoutRegret()
    {
        // Payoffs from 0 to 2 have mixed equilibria at shares of thirds and halves only.
        Rational[] grid = [.. Enumerable.Range(0, 13).Select(k => new Rational(k, 12))];
        for (int game = 0; game < 81; game++)
        {
            int[] x = [game % 3, game / 3 % 3, game / 9 % 3, game / 27];
            EmpiricalGame one = Game([x[0], x[1]], [x[2], x[3]]);
            PairEquilibria pair = one.Between("a", "b");
            Rational[] without = [.. grid.Where(share => one.Regret([share, Rational.One - share]).Sign == 0)];
            Assert.Equal(pair.IsEveryMixture ? grid : [.. pair.Shares], without);
        }
    }

    [Fact]
    public void Regret_OfAMixture_IsWhatTheBestDeviationGains()
    {
        EmpiricalGame dilemma = Game([3, 0], [5, 1]);
        Assert.Equal(2, dilemma.Regret([1, 0]));
        Assert.Equal(0, dilemma.Regret([0, 1]));
        // Half and half: the second earns 3, the first 3/2, the mixture 9/4.
        Assert.Equal(new Rational(3, 4), dilemma.Regret([new(1, 2), new(1, 2)]));
        Assert.Throws<ArgumentException>("shares", () => dilemma.Regret([1]));
        Assert.Throws<ArgumentException>("shares", () => dilemma.Regret([new(1, 2), new(1, 3)]));
        Assert.Throws<ArgumentException>("shares", () => dilemma.Regret([2, -1]));
    }

    [Fact]
    public void RestPoints_OfTwoStrategies_AreTheirStableEquilibria()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        RestPoint hawks = Assert.Single(Game([-2, 2], [0, 1]).RestPoints(cancellation));
        Assert.Equal(1 / 3d, hawks.Shares["a"], 9);
        Assert.Equal(2 / 3d, hawks.Payoff, 9);
        Assert.Equal((3, true, true), (hawks.Starts, hawks.IsAtRest, hawks.IsEquilibrium));

        RestPoint defectors = Assert.Single(Game([3, 0], [5, 1]).RestPoints(cancellation));
        Assert.Equal([KeyValuePair.Create("b", 1d)], defectors.Shares);
        Assert.Equal((1, 0), (defectors.Payoff, defectors.Regret));

        // Half and half lies on the side of a, beyond the unstable third.
        ValueList<RestPoint> coordinated = Game([2, 0], [0, 1]).RestPoints(cancellation);
        Assert.Equal(["a", "b"], coordinated.Select(p => Assert.Single(p.Shares).Key));
        Assert.Equal([2, 1], coordinated.Select(p => p.Starts));
    }

    [Fact]
    public void RestPoints_OfPaperScissorsStone_AreCheckedToBeEquilibria()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        // Wins outweigh losses: all starts spiral in to the even mixture.
        RestPoint even = Assert.Single(Game([0, 2, -1], [-1, 0, 2], [2, -1, 0]).RestPoints(cancellation));
        Assert.All(even.Shares, s => Assert.Equal(1 / 3d, s.Value, 6));
        Assert.Equal((7, 3, true), (even.Starts, even.Shares.Count, even.IsEquilibrium));

        // Losses outweigh wins: all but the even start spiral out, and where they end somebody gains by changing.
        ValueList<RestPoint> outwards = Game([0, 1, -2], [-2, 0, 1], [1, -2, 0]).RestPoints(cancellation);
        RestPoint unstable = Assert.Single(outwards, p => p.IsEquilibrium);
        Assert.Equal((1, 3), (unstable.Starts, unstable.Shares.Count));
        Assert.Equal(6, outwards.Where(p => !p.IsEquilibrium).Sum(p => p.Starts));
    }

    [Fact]
    public void RestPoints_OfEqualPayoffs_AreTheStarts()
    {
        ValueList<RestPoint> still = Game([1, 1], [1, 1]).RestPoints(TestContext.Current.CancellationToken);
        Assert.Equal([0.5, 0.9, 0.1], still.Select(p => Math.Round(p.Shares["a"], 12)));
        Assert.All(still, p => Assert.True(p is { IsEquilibrium: true, Payoff: 1 }));
    }

    [Fact]
    public void Game_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>("payoffs", () => new EmpiricalGame(["a", "b"], [[1, 2]]));
        Assert.Throws<ArgumentException>("payoffs", () => new EmpiricalGame(["a", "b"], [[1, 2], [1]]));
        Assert.Throws<ArgumentException>("strategies", () => new EmpiricalGame(["a"], [[1]]));
        Assert.Throws<ArgumentException>("strategies", () => new EmpiricalGame(["a", "a"], [[1, 2], [1, 2]]));
        EmpiricalGame game = Game([1, 0], [0, 1]);
        Assert.Contains("it has a, b", Assert.Throws<ArgumentException>("first", () => game.Between("c", "a")).Message);
        Assert.Throws<ArgumentException>("second", () => game.Between("a", "a"));
    }
}
