using System.Numerics;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Simulation.Tests;

/// <summary>The least units that reach a utility: what doubles answer without doubt is what exact numbers answer.</summary>
public sealed class UtilityUnitsTests
{
    [Property(MaxTest = 500)]
    public void TryCeiling_IfItAnswers_IsExact(ulong seed)
    {
        var random = new Xoshiro256(seed);
        Scenario scenario = SmallScenarios.Draw(random);
        UtilityUnits units = Of(scenario);
        // Utilities of outcomes are whole units, so the neighbours of their doubles lie on either side of the step.
        foreach (double target in SmallScenarios.Targets(random, OutcomeSpace.Of(scenario).Open()[0]).Where(double.IsFinite))
        {
            foreach (double near in (double[])[target, Math.BitIncrement(target), Math.BitDecrement(target), target + 1e-9, target - 1e-9])
            {
                foreach (bool tolerant in (bool[])[false, true])
                {
                    if (units.TryCeiling(near, tolerant, out long found))
                        Assert.Equal(units.Ceiling(near, tolerant), new BigInteger(found));
                }
            }
        }
    }

    [Theory]
    [InlineData(0.245, 25)]
    [InlineData(0.2501, 26)]
    [InlineData(-0.0049, 0)]
    [InlineData(-0.0151, -1)]
    [InlineData(1e9 + 0.005, 100_000_000_001)]
    public void TryCeiling_AwayFromAUnit_AnswersInHundredths(double utility, long units)
    {
        Assert.True(Of(Hundredths).TryCeiling(utility, tolerant: false, out long found));
        Assert.Equal(units, found);
    }

    [Theory]
    [InlineData(0.29)]
    [InlineData(double.MaxValue)]
    [InlineData(1e14)]
    public void TryCeiling_OnAUnitOrBeyondDoubles_LeavesItToExactNumbers(double utility)
        => Assert.False(Of(Hundredths).TryCeiling(utility, tolerant: false, out _));

    [Fact]
    public void TryCeiling_OfWideNumbers_LeavesItToExactNumbers()
    {
        var third = new Rational(1, BigInteger.Pow(3, 40));
        Assert.False(Of(new(["A", "B"], [new("pie", [new("a", third, 0), new("b", 1, 1)])])).TryCeiling(0.5, tolerant: false, out _));
    }

    private static Scenario Hundredths
        => new(["A", "B"], [new("pie", [.. Enumerable.Range(0, 101).Select(k => new ScenarioOption($"{k}", k / 100m, 0))])]);

    private static UtilityUnits Of(Scenario scenario)
    {
        int[] offsets = new int[scenario.Issues.Count + 1];
        for (int i = 0; i < scenario.Issues.Count; i++) offsets[i + 1] = offsets[i] + scenario.Issues[i].Options.Count;
        return UtilityUnits.Of(scenario, 0, offsets);
    }
}
