using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>The tree answers as a list that compares every row does, whatever the order and the scale of the sums, with ties.</summary>
public class DominanceTreeTests
{
    [Property(MaxTest = 300)]
    public FsCheck.Property Reaches_RandomRows_IsThatOfAList()
        => Prop.ForAll(
            (from width in Gen.Choose(2, 5)
             from largest in Gen.Elements(2, 10, 1000)
             from rows in Gen.Choose(0, largest).Select(v => (long)v).ArrayOf(width).ArrayOf(400)
             select rows).ToArbitrary(),
            Check);

    private static void Check(long[][] rows)
    {
        var tree = new DominanceTree([.. rows[0].Select((_, c) => Math.Pow(10, 3 * c - 3))], Watch.None);
        var list = new List<long[]>();
        long budget = long.MaxValue;
        for (int r = 0; r < rows.Length; r++)
        {
            bool expected = list.Any(kept => kept.Zip(rows[r]).All(c => c.First >= c.Second));
            Assert.True(
                expected == tree.Reaches(rows[r], ref budget),
                $"row {r}, [{string.Join(' ', rows[r])}], of {list.Count}: expected {expected}");
            if (expected) continue;
            tree.Add(rows[r], ref budget);
            list.Add(rows[r]);
        }
        Assert.InRange(budget, 0, long.MaxValue - rows.Length);
    }

    [Theory]
    [InlineData(4, 7)]
    [InlineData(5, 6)]
    public void ParetoFrontier_ManyParties_HoldsWhatAListOfAllOutcomesHolds(int parties, int issues)
    {
        long[][][] values = Values(parties, issues);
        IEnumerable<long[]> outcomes = values.Aggregate<long[][], IEnumerable<long[]>>(
            [new long[parties]],
            (sums, options) => sums.SelectMany(sum => options.Select(option => sum.Zip(option, (a, b) => a + b).ToArray())));
        var kept = new List<long[]>();
        foreach (long[] outcome in outcomes.OrderByDescending(o => o.Sum()))
            if (!kept.Any(k => k.Zip(outcome).All(c => c.First >= c.Second))) kept.Add(outcome);

        ParetoFrontier frontier = Scenario(values).ParetoFrontier();
        Assert.Equal(
            kept.Select(k => string.Join(' ', k)).Order(StringComparer.Ordinal),
            frontier.Select(p => string.Join(' ', p.Utilities)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ParetoFrontier_WhatOneGainsAnotherLoses_IsEveryOption()
    {
        // Candidates come in ascending order of the second party, so every new row lies at one edge of the tree.
        const int Options = 20_000;
        var issue = new ScenarioIssue(
            "pie", Enumerable.Range(0, Options).Select(i => new ScenarioOption($"{i}", i, Options - i, 0, 0)).ToValueList());
        ParetoFrontier frontier = new Scenario(["A", "B", "C", "D"], [issue]).ParetoFrontier();
        Assert.Equal((FrontierKind.Exact, Options), (frontier.Kind, frontier.Count));
    }

    [Fact]
    public void Reaches_RowsInOrder_LooksAtFewNodes()
    {
        const int Rows = 100_000;
        var tree = new DominanceTree([Rows, Rows, 1], Watch.None);
        long budget = long.MaxValue;
        for (long i = 0; i < Rows; i++)
        {
            long[] row = [i, Rows - i, 0];
            Assert.False(tree.Reaches(row, ref budget));
            tree.Add(row, ref budget);
        }
        // A balanced tree of 100,000 rows has about 12 levels. A list would look at half of the rows each time, 1,250 million fours in all.
        Assert.InRange(long.MaxValue - budget, Rows, 200L * Rows);
    }

    [Theory]
    [InlineData(4, 16)]
    [InlineData(5, 12)]
    public void ParetoFrontier_FourOrFivePartiesAndManyIssues_IsExactByDefault(int parties, int issues)
    {
        for (ulong seed = 1; seed <= 6; seed++)
        {
            ParetoFrontier frontier = Scenario(Values(parties, issues, seed)).ParetoFrontier();
            Assert.Equal((seed, "exact"), (seed, frontier.Explanation));
            Assert.InRange(frontier.Count, 1_000, 100_000);
        }
    }

    [Fact]
    public void ParetoFrontier_NumbersWiderThan64Bits_AreRanked()
    {
        // Each value is a small number and a grain that no other value has, so that all points stay in order and none tie.
        long[][][] values = Values(4, 6, seed: 1);
        int grain = 0;
        Scenario wide = Scenario(values, v => v + new Rational(++grain, System.Numerics.BigInteger.One << 70));
        Assert.InRange(wide.ToArrays().Narrow.Bits, 63, 126);
        var oracle = new BruteForce(wide);
        Assert.Equal(
            oracle.Frontier.Select(f => string.Join(' ', f.Point)),
            wide.ParetoFrontier().Select(p => string.Join(' ', wide.Parties.Select((_, party) => wide.Utility(p.Outcome, party)))));
    }

    private static long[][][] Values(int parties, int issues, ulong seed = 1)
    {
        var random = new Xoshiro256(seed);
        return [.. Enumerable.Range(0, issues).Select(_ => Enumerable.Range(0, 4)
            .Select(_ => Enumerable.Range(0, parties).Select(_ => (long)random.Next(1001)).ToArray()).ToArray())];
    }

    private static Scenario Scenario(long[][][] values, Func<Rational, Rational>? change = null)
        => new(
            Enumerable.Range(0, values[0][0].Length).Select(p => new ScenarioParty($"party {p}")).ToValueList(),
            values.Select((issue, i) => new ScenarioIssue(
                $"issue {i}",
                issue.Select((option, o) => new ScenarioOption($"{o}", [.. option.Select(v => change?.Invoke(v) ?? v)])).ToValueList()))
                .ToValueList());
}
