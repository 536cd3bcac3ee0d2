using System.Numerics;
using FsCheck.Xunit;
using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

public class SearchedOrderTests
{
    // Lists of partial outcomes far too short for the scenarios drawn.
    private static readonly SearchLimits Tiny = new(Outcomes: 1, Complete: 4, Best: 4, Sources: 1_000, Core: 4, Refined: 4);

    [Property(MaxTest = 200)]
    public void Search_AnySmallScenario_AnswersAsTheList(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random, wide: seed % 3 == 0 ? 16 + (seed & 63) : 0);
        OutcomeOrder[] listed = OutcomeSpace.Of(scenario).Open();
        OutcomeOrder[] searched = OutcomeSpace.Searched(scenario, SearchLimits.Default).Open();
        foreach ((OutcomeOrder list, OutcomeOrder search) in listed.Zip(searched))
        {
            Assert.Equal(
                (list.BestUtility, list.LeastUtility, list.Reservation), (search.BestUtility, search.LeastUtility, search.Reservation));
            Same(list, list.Best, search, search.Best);
            foreach (double target in SmallScenarios.Targets(random, list))
            {
                Same(list, list.LeastAtLeast(target), search, search.LeastAtLeast(target));
                double[] estimate = Estimate(random, list);
                Same(list, list.BestFor(estimate, target), search, search.BestFor(estimate, target));
                Same(list, list.BestProduct(estimate), search, search.BestProduct(estimate));
                ulong draw = random.Next();
                Same(list, list.Draw(new(draw)), search, search.Draw(new(draw)));
                OutcomeIndex some = new(random.Next(SmallScenarios.Count(list)));
                Assert.Equal(list.IsAtLeast(some, target), search.IsAtLeast(Match(list, some, search), target));
            }
            for (int handle = 0; handle < SmallScenarios.Count(list); handle++)
            {
                OutcomeIndex one = new(handle), same = Match(list, one, search);
                Assert.Equal(list.Utility(one), search.Utility(same));
                Assert.Equal(list.MeetsReservation(one), search.MeetsReservation(same));
                Assert.Equal(Math.Sign(list.Compare(one, list.Best)), Math.Sign(search.Compare(same, search.Best)));
                bool any = list.TryNextBelow(one, out OutcomeIndex next);
                Assert.Equal(any, search.TryNextBelow(same, out OutcomeIndex sameNext));
                if (any) Same(list, next, search, sameNext);
            }
            Assert.Equal(0, search.Gap);
        }
    }

    [Property(MaxTest = 200)]
    public void LeastAtLeast_ListsTooShort_MeetsTheTargetWithinTheGap(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random);
        foreach (OutcomeOrder list in OutcomeSpace.Of(scenario).Open())
        {
            OutcomeSpace space = OutcomeSpace.Searched(scenario, Tiny);
            foreach (double target in SmallScenarios.Targets(random, list))
            {
                OutcomeOrder search = space.Open()[list.Party];
                OutcomeIndex expected = list.LeastAtLeast(target), found = search.LeastAtLeast(target);
                OutcomeIndex same = Match(search, found, list);
                Assert.True(list.Compare(same, expected) >= 0);
                Assert.InRange(list.Utility(same), list.Utility(expected), list.Utility(expected) + search.Gap + 1e-12);
                if (search.Gap == 0) Assert.Equal(0, list.Compare(same, expected));
                // The answer does not depend on what was asked before.
                search.TryNextBelow(found, out _);
                search.LeastAtLeast(list.LeastUtility);
                Assert.Equal(found, search.LeastAtLeast(target));
            }
        }
    }

    [Property(MaxTest = 200)]
    public void TryNextBelow_ListsTooShort_FallsWithinTheGap(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random);
        foreach (OutcomeOrder list in OutcomeSpace.Of(scenario).Open())
        {
            OutcomeSpace space = OutcomeSpace.Searched(scenario, Tiny);
            for (int handle = 0; handle < SmallScenarios.Count(list); handle++)
            {
                OutcomeOrder search = space.Open()[list.Party];
                OutcomeIndex from = new(handle);
                bool any = list.TryNextBelow(from, out OutcomeIndex next);
                bool found = search.TryNextBelow(Match(list, from, search), out OutcomeIndex other);
                if (!any) Assert.False(found);
                else if (!found) Assert.True(list.Utility(from) - list.Utility(next) <= search.Gap + 1e-12);
                else if (search.Gap == 0) Same(list, next, search, other);
                else Assert.InRange(search.Utility(other), list.Utility(next) - search.Gap - 1e-12, list.Utility(from));
                if (found && search.Gap > 0) Assert.True(list.Compare(Match(search, other, list), from) < 0);
                if (found) Assert.True(search.MeetsReservation(other));
            }
        }
    }

    [Property(MaxTest = 200)]
    public void BestFor_ListsTooShort_MeetsTheTargetWithinTheGap(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random);
        foreach (OutcomeOrder list in OutcomeSpace.Of(scenario).Open())
        {
            OutcomeSpace space = OutcomeSpace.Searched(scenario, Tiny);
            foreach (double target in SmallScenarios.Targets(random, list))
            {
                OutcomeOrder search = space.Open()[list.Party];
                double[] estimate = Estimate(random, list);
                OutcomeIndex expected = list.BestFor(estimate, target), found = search.BestFor(estimate, target);
                double worth = Sum(estimate, list, expected);
                Assert.InRange(Sum(estimate, search, found), worth - search.EstimateGap - 1e-12, worth + 1e-12);
                Assert.True(list.Compare(Match(search, found, list), list.LeastAtLeast(target)) >= 0);
            }
        }
    }

    [Fact]
    public void TryNextBelow_ListsTooShort_IsExactNearTheBest()
    {
        Scenario scenario = Large(10, 3, seed: 5);
        SearchLimits limits = SearchLimits.Default with { Outcomes = 1, Complete = 4, Best = 64 };
        OutcomeOrder list = OutcomeSpace.Of(scenario).Open()[0], search = OutcomeSpace.Searched(scenario, limits).Open()[0];
        (OutcomeIndex listed, OutcomeIndex searched) = (list.Best, search.Best);
        for (int place = 1; place < 300; place++)
        {
            Assert.True(list.TryNextBelow(listed, out listed) && search.TryNextBelow(searched, out searched));
            Same(list, listed, search, searched);
        }
        Assert.Equal(0, search.Gap);
    }

    [Fact]
    public void LeastAtLeast_SixtyIssuesOfWholeValues_IsThatOfDynamicProgramming()
    {
        var random = new Xoshiro256(11);
        int[][] values = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 4).Select(_ => 3 * random.Next(100)).ToArray())];
        var scenario = new Scenario(
            [new("A", 4000), "B"],
            values.Select((issue, i) => new ScenarioIssue(
                $"{i}", issue.Select((v, o) => new ScenarioOption($"{o}", v, 0)).ToValueList())).ToValueList());
        bool[] reached = new bool[20_000];
        reached[0] = true;
        foreach (int[] issue in values)
        {
            bool[] before = reached;
            reached = new bool[before.Length];
            for (int sum = 0; sum < before.Length; sum++)
                if (before[sum]) foreach (int v in issue) reached[sum + v] = true;
        }
        OutcomeOrder search = OutcomeSpace.Of(scenario).Open()[0];
        for (double target = 3900.5; target < search.BestUtility; target += 37.25)
        {
            int least = Array.IndexOf(reached, true, Math.Max(4000, (int)Math.Ceiling(target)));
            Assert.Equal(least, search.Utility(search.LeastAtLeast(target)));
        }
        Assert.Equal(0, search.Gap);
    }

    [Fact]
    public void LeastAtLeast_SixtyIssues_MeetsEveryTargetWithASmallGap()
    {
        OutcomeOrder search = OutcomeSpace.Of(Large(60, 4, seed: 1)).Open()[0];
        double range = search.BestUtility - search.LeastUtility;
        for (int step = 0; step <= 200; step++)
        {
            double target = search.LeastUtility + (step / 200.0 * range);
            OutcomeIndex found = search.LeastAtLeast(target);
            Assert.True(search.IsAtLeast(found, target - 1e-12));
            if (step < 200) Assert.InRange(search.Utility(found), target - 1e-12, target + search.Gap + (1e-4 * range));
        }
        Assert.InRange(search.Gap, double.Epsilon, 1e-5 * range);
    }

    [Fact]
    public void Orders_TenThousandIssues_AnswerEveryQuestion()
    {
        OutcomeOrder[] orders = OutcomeSpace.Of(Large(10_000, 10, seed: 1)).Open();
        OutcomeOrder search = orders[0];
        double middle = (search.BestUtility + search.LeastUtility) / 2;
        double[] estimate = [.. Enumerable.Range(0, search.OptionCount).Select(o => o % 7 / 7.0)];
        OutcomeIndex[] found = [search.LeastAtLeast(middle), search.BestFor(estimate, middle), search.Draw(new(1))];
        Assert.All(found.Take(2), o => Assert.True(search.IsAtLeast(o, middle - 1e-12)));
        Assert.True(search.TryNextBelow(found[0], out OutcomeIndex next) && search.Compare(next, found[0]) < 0);
        Assert.True(search.TryNextBelow(search.Best, out next) && search.Compare(next, search.Best) <= 0);
        Assert.InRange(search.Gap, 0, 1e-3);
        // At most what the last move loses.
        Assert.InRange(search.EstimateGap, 0, 6 / 7.0);
        Assert.Equal(orders[1].ToOutcome(next), search.ToOutcome(next));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Draw_AnyOutcomeWorthTheReservation_IsEquallyLikely(bool tilted)
    {
        var scenario = new Scenario(
            [new("A", 13), "B"],
            Enumerable.Range(0, 4).Select(i => new ScenarioIssue(
                $"{i}", Enumerable.Range(0, 3).Select(o => new ScenarioOption($"{o}", (i + 1) * o, 0)).ToValueList())).ToValueList());
        OutcomeOrder search = OutcomeSpace.Searched(scenario, tilted ? Tiny : SearchLimits.Default).Open()[0];
        var random = new Xoshiro256(3);
        var counts = new Dictionary<OutcomeIndex, int>();
        const int Draws = 40_000;
        for (int draw = 0; draw < Draws; draw++)
        {
            OutcomeIndex drawn = search.Draw(random);
            Assert.True(search.MeetsReservation(drawn));
            counts[drawn] = counts.GetValueOrDefault(drawn) + 1;
        }
        OutcomeOrder list = OutcomeSpace.Of(scenario).Open()[0];
        int acceptable = Enumerable.Range(0, SmallScenarios.Count(list)).Count(o => list.MeetsReservation(new(o)));
        Assert.Equal(acceptable, counts.Count);
        double expected = (double)Draws / acceptable, square = counts.Values.Sum(c => (c - expected) * (c - expected) / expected);
        // The statistic's mean is the degrees of freedom, its deviation the root of twice as many.
        double freedom = acceptable - 1;
        Assert.InRange(square, freedom - (4 * Math.Sqrt(2 * freedom)), freedom + (4 * Math.Sqrt(2 * freedom)));
    }

    [Fact]
    public void Draw_ReservationThatFewOutcomesReach_MeetsIt()
    {
        Scenario scenario = Large(60, 4, seed: 1);
        OutcomeOrder search = OutcomeSpace.Of(new([new("A", 43), "B"], scenario.Issues)).Open()[0];
        var random = new Xoshiro256(1);
        OutcomeIndex[] drawn = [.. Enumerable.Range(0, 20).Select(_ => search.Draw(random))];
        Assert.All(drawn, o => Assert.True(search.MeetsReservation(o)));
        Assert.Equal(20, drawn.Distinct().Count());
    }

    [Fact]
    public void Of_DenominatorsTooWide_IsRefusedWithTheReason()
    {
        BigInteger prime = (BigInteger.One << 521) - 1;
        var scenario = new Scenario(
            ["A", "B"],
            Enumerable.Range(0, 40).Select(i => new ScenarioIssue(
                $"{i}", [new("0", 0, 0), new("1", new Rational(1, prime + (2 * i)), 1)])).ToValueList());
        var refused = Assert.Throws<ArgumentException>(() => OutcomeSpace.Of(scenario));
        Assert.Contains("wider than 16384 bits", refused.Message, StringComparison.Ordinal);
    }

    internal static Scenario Large(int issues, int options, ulong seed)
    {
        var random = new Xoshiro256(seed);
        return new(
            ["A", "B"],
            Enumerable.Range(0, issues).Select(i => new ScenarioIssue(
                $"{i}",
                Enumerable.Range(0, options).Select(o => new ScenarioOption($"{o}", random.NextDouble(), random.NextDouble()))
                    .ToValueList())).ToValueList());
    }

    private static double Sum(double[] estimate, OutcomeOrder order, OutcomeIndex outcome)
    {
        int[] choices = new int[order.IssueCount];
        order.Choices(outcome, choices);
        double sum = 0;
        for (int i = 0; i < choices.Length; i++) sum += estimate[order.Offsets[i] + choices[i]];
        return sum;
    }

    private static double[] Estimate(Xoshiro256 random, OutcomeOrder order)
    {
        bool coarse = random.Next(2) == 0;
        return [.. Enumerable.Range(0, order.OptionCount).Select(_ => coarse ? random.Next(3) / 10.0 : random.NextDouble())];
    }

    private static OutcomeIndex Match(OutcomeOrder list, OutcomeIndex outcome, OutcomeOrder search)
    {
        int[] choices = new int[list.IssueCount];
        list.Choices(outcome, choices);
        return search.Find(choices);
    }

    private static void Same(OutcomeOrder list, OutcomeIndex expected, OutcomeOrder search, OutcomeIndex actual)
        => Assert.Equal(list.ToOutcome(expected).ToString(), search.ToOutcome(actual).ToString());
}
