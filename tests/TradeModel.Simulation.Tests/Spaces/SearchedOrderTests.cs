using FsCheck.Xunit;
using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

public class SearchedOrderTests
{
    // Lists of partial outcomes far too short for the scenarios drawn.
    private static readonly SearchLimits Tiny = new(Complete: 4, Best: 4, Sources: 1_000, Core: 4, Refined: 4);

    [Property(MaxTest = 300)]
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

    [Property(MaxTest = 300)]
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

    [Property(MaxTest = 300)]
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

    [Property(MaxTest = 300)]
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
