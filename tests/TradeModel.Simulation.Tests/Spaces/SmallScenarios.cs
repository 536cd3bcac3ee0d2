using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

/// <summary>
/// Random scenarios small enough to list, with what makes searches go wrong: ties, idle issues, caps and negative values.
/// </summary>
internal static class SmallScenarios
{
    /// <param name="random">Where to draw from.</param>
    /// <param name="wide">Whether utilities need more than 64 or 128 bits.</param>
    internal static Scenario Draw(Xoshiro256 random, int wide = 0)
    {
        int parties = random.Next(6) == 0 ? 3 : 2, issues = 1 + random.Next(6), coarse = random.Next(3);
        return new(
            Enumerable.Range(0, parties).Select(p => new ScenarioParty(
                $"{p}",
                random.Next(3) == 0 ? Number(random, coarse, wide) * issues : -100,
                cap: random.Next(3) == 0 ? Number(random, coarse, wide) * (1 + random.Next(issues)) : null)).ToValueList(),
            Enumerable.Range(0, issues).Select(i => new ScenarioIssue(
                $"{i}",
                Enumerable.Range(0, parties).Select(_ => random.Next(4) == 0 ? Rational.Zero : (Rational)(1 + random.Next(3)))
                    .ToValueList(),
                Enumerable.Range(0, 1 + random.Next(4)).Select(o => new ScenarioOption(
                    $"{o}", Enumerable.Range(0, parties).Select(_ => Number(random, coarse, wide)).ToValueList())).ToValueList()))
                .ToValueList());
    }

    /// <summary>Targets at utilities of outcomes, a hair beside them, and outside their range.</summary>
    internal static IEnumerable<double> Targets(Xoshiro256 random, OutcomeOrder order)
    {
        for (int k = 0; k < 6; k++)
        {
            double worth = order.Utility(new(random.Next(Count(order))));
            yield return worth + ((random.Next(5) - 2) * 1e-12);
            yield return Math.BitIncrement(worth);
        }
        yield return order.BestUtility + 1;
        yield return order.LeastUtility - 1;
        yield return double.PositiveInfinity;
        yield return double.NegativeInfinity;
    }

    internal static int Count(OutcomeOrder order)
    {
        int count = 1;
        for (int i = 0; i < order.IssueCount; i++) count *= order.Offsets[i + 1] - order.Offsets[i];
        return count;
    }

    private static Rational Number(Xoshiro256 random, int coarse, int wide)
    {
        Rational number = coarse switch
        {
            0 => random.Next(4) - 1,
            1 => (decimal)(random.Next(100) - 20) / 100,
            _ => random.NextDouble(),
        };
        return number + (wide == 0 ? Rational.Zero : new Rational(random.Next(2), System.Numerics.BigInteger.Pow(10, wide)));
    }
}
