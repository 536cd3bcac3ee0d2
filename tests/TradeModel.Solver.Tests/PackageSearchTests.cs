using FsCheck.Xunit;
using TradeModel.Simulation.Bargaining;
using TradeModel.Solver;
using Xunit;

namespace TradeModel.Solver.Tests;

public sealed class PackageSearchTests
{
    private static readonly Scenario Talks = new(
        ["India", "United States"],
        [
            new("Steel", [new("25 %", 0, 10), new("0 %", 8, 0)]),
            new("Pulses", [new("30 %", 6, 0), new("0 %", 0, 9)]),
            new("Visas", [new("as now", 0, 3), new("more", 5, 0)]),
        ]);

    private static PackageObjective[] Objectives(int parties)
        => [PackageObjective.Utilitarian, PackageObjective.Egalitarian, PackageObjective.Nash, PackageObjective.Weighted([.. Enumerable.Range(1, parties).Select(w => (Rational)w)])];

    [Fact]
    public void FindBestPackage_NoConstraint_IsTheGreatestSum()
    {
        BestPackage best = Talks.Best(PackageObjective.Utilitarian);
        Assert.Equal(PackageStatus.Optimal, best.Status);
        Assert.Equal("Steel: 25 %; Pulses: 0 %; Visas: more", Talks.Describe(best.Outcome!));
        Assert.Equal((24, 24, 0), (best.Objective, best.Bound, best.Gap));
        Assert.Equal([5, 19], best.Utilities);
        Assert.Equal("optimal: 24", best.ToString());
    }

    [Fact]
    public void FindBestPackage_NotBoth_TakesTheNextBest()
    {
        BestPackage best = Talks.Best(PackageObjective.Utilitarian, [PackageConstraint.NotBoth(new("Steel", "25 %"), new("Visas", "more"))]);
        // Steel 0 %, pulses 0 %, more visas: 8 + 9 + 5; as good: steel 25 %, pulses 0 %, visas as now: 10 + 9 + 3.
        Assert.Equal((PackageStatus.Optimal, 22), (best.Status, best.Objective!.Value));
    }

    [Fact]
    public void FindBestPackage_AtLeast_MakesRoom()
    {
        BestPackage best = Talks.Best(PackageObjective.Utilitarian, [PackageConstraint.AtLeast(2, new Choice("Steel", "0 %"), new Choice("Pulses", "30 %"))]);
        Assert.Equal("Steel: 0 %; Pulses: 30 %; Visas: as now", Talks.Describe(
            Talks.Best(PackageObjective.Weighted(1, 2), [PackageConstraint.AtLeast(2, new Choice("Steel", "0 %"), new Choice("Pulses", "30 %"))]).Outcome!));
        Assert.Equal(19, best.Objective!.Value);
    }

    [Fact]
    public void FindBestPackage_SubstantiallyAllTrade_CountsTheTradeFreed()
    {
        // Ninety per cent of a trade of 60 + 30 + 10 must be freed: steel and pulses at zero.
        var article24 = new CoveredShare(0.9, [new("Steel", 60), new("Pulses", 30), new("Visas", 10)], [new("Steel", "0 %"), new("Pulses", "0 %")]);
        BestPackage best = Talks.Best(PackageObjective.Utilitarian, [article24]);
        Assert.Equal("Steel: 0 %; Pulses: 0 %; Visas: more", Talks.Describe(best.Outcome!));
        Assert.Equal(0.9m, article24.ShareOf(Talks, best.Outcome!));
        Assert.True(article24.Allows(Talks, best.Outcome!));
        Assert.False(article24.Allows(Talks, new([0, 1, 1])));
        Assert.Equal(PackageStatus.Infeasible, Talks.Best(PackageObjective.Utilitarian, [new CoveredShare(0.91m, article24.Sizes, article24.Counted)]).Status);
    }

    [Fact]
    public void FindBestPackage_Nash_BalancesGains()
    {
        // Products of the eight packages' gains: the greatest is 13 · 9 (steel 0 %, pulses 0 %, more visas).
        BestPackage best = Talks.Best(PackageObjective.Nash);
        Assert.Equal((PackageStatus.Optimal, 13 * 9), (best.Status, best.Objective!.Value));
    }

    [Fact]
    public void FindBestPackage_NothingRational_SaysSo()
    {
        var poor = new Scenario([new("A", 5), new("B", 6)], [new("X", [new("a", 5, 5), new("b", 4, 6)])]);
        BestPackage best = poor.Best(PackageObjective.Utilitarian);
        Assert.Equal(PackageStatus.Infeasible, best.Status);
        Assert.Null(best.Outcome);
        Assert.Equal("no package keeps to the constraints", best.ToString());
        Assert.Equal(10, poor.Best(PackageObjective.Utilitarian, options: new(individuallyRational: false)).Objective!.Value);
        Assert.Equal(PackageStatus.Infeasible, poor.Best(PackageObjective.Nash, options: new(individuallyRational: false)).Status);
    }

    [Property(Arbitrary = [typeof(Scenarios)], MaxTest = 150)]
    public void FindBestPackage_SmallScenario_AgreesWithBruteForce(Case small)
    {
        Scenario scenario = small.Scenario;
        Outcome[] kept = [.. Scenarios.Outcomes(scenario).Where(o => small.Constraints.All(c => Scenarios.Keeps(scenario, o, c)))];
        foreach (PackageObjective objective in Objectives(scenario.Parties.Count))
        {
            foreach (bool rational in new[] { true, false })
            {
                Rational[] values = [.. kept.Where(o => !(rational || objective is GainProduct) || IsRational(scenario, o)).Select(o => Value(scenario, o, objective))];
                BestPackage best = scenario.Best(objective, small.Constraints, new(individuallyRational: rational));
                Assert.Equal(values.Length == 0 ? PackageStatus.Infeasible : PackageStatus.Optimal, best.Status);
                if (values.Length == 0) continue;
                Assert.Equal(values.Max(), best.Objective!.Value);
                Assert.Equal(best.Objective, Value(scenario, best.Outcome!, objective));
                Assert.Contains(best.Outcome, kept);
                Assert.All(small.Constraints, c => Assert.True(c.Allows(scenario, best.Outcome!)));
            }
        }
    }

    [Property(Arbitrary = [typeof(Scenarios)], MaxTest = 60)]
    public void Allows_AnyOutcome_IsWhatTheWordsSay(Case small)
    {
        foreach (Outcome outcome in Scenarios.Outcomes(small.Scenario))
            foreach (PackageConstraint constraint in small.Constraints)
                Assert.Equal(Scenarios.Keeps(small.Scenario, outcome, constraint), constraint.Allows(small.Scenario, outcome));
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void FindBestPackage_NumbersBeyond64Bits_StatesAGapThatHoldsTheBest(ulong seed)
    {
        Scenario scenario = Scenarios.Large(2, 8, 3, seed, 4.1);
        var odd = PackageConstraint.TotalAtMost(
            new Rational(11, 3), scenario.Issues.Select((i, n) => new ChoiceValue(new(i.Name, "o1"), (Rational)Math.Sqrt(n + 1) + new Rational(1, 1_000_003 + n))).ToValueList());
        Outcome[] kept = [.. Scenarios.Outcomes(scenario).Where(o => IsRational(scenario, o) && Scenarios.Keeps(scenario, o, odd))];
        foreach (PackageObjective objective in Objectives(2))
        {
            BestPackage best = scenario.Best(objective, [odd]);
            Assert.Equal(PackageStatus.WithinGap, best.Status);
            Assert.InRange(best.Gap!.Value.ToDouble(), 0, 1e-5);
            Assert.True(kept.Max(o => Value(scenario, o, objective)) <= best.Bound!.Value);
            Assert.Contains(best.Outcome, kept);
            Assert.Equal(best.Objective, Value(scenario, best.Outcome!, objective));
        }
    }

    [Fact]
    public void FindBestPackage_BoundMissedByARounding_IsNotCrossed()
    {
        // The relaxed row cannot tell the total from the bound, which it misses by 10^-40: the exact check does, and the search goes on.
        Rational tiny = new(1, System.Numerics.BigInteger.Pow(10, 40));
        var scenario = new Scenario(["A", "B"], [new("X", [new("more", 2, 2), new("less", 1, 1)])]);
        PackageConstraint limit = PackageConstraint.TotalAtMost(1, [new(new("X", "more"), Rational.One + tiny)]);
        BestPackage best = scenario.Best(PackageObjective.Utilitarian, [limit]);
        Assert.Equal("X: less", scenario.Describe(best.Outcome!));
        Assert.Equal((PackageStatus.Optimal, 2), (best.Status, best.Objective!.Value));
    }

    [Fact]
    public void FindBestPackage_AThousandIssues_IsProven()
    {
        Scenario scenario = Scenarios.Large(2, 1_000, 4, 7, 300);
        ValueList<IssueSize> lines = scenario.Issues.Select(i => new IssueSize(i.Name, 1)).ToValueList();
        var most = new CoveredShare(0.9, lines, scenario.Issues.SelectMany(i => new Choice[] { new(i.Name, "o0"), new(i.Name, "o1") }).ToValueSet());
        BestPackage best = scenario.Best(PackageObjective.Utilitarian, [most]);
        Assert.True(best.Gap!.Value.ToDouble() < 1e-6);
        Assert.True(most.ShareOf(scenario, best.Outcome!) >= 0.9);
    }

    [Fact]
    public void FindBestPackage_Twice_IsTheSame()
    {
        Scenario scenario = Scenarios.Large(3, 12, 4, 5, 4);
        Assert.Equal(scenario.Best(PackageObjective.Egalitarian), scenario.Best(PackageObjective.Egalitarian));
    }

    [Fact]
    public void FindBestPackage_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Talks.FindBestPackage(PackageObjective.Nash, cancellation: source.Token));
    }

    [Fact]
    public void FindBestPackage_NamesNotInTheScenario_Throw()
    {
        Assert.Equal("the scenario has no issue 'Rice'", Assert.Throws<ArgumentException>(
            () => Talks.Best(PackageObjective.Nash, [PackageConstraint.NotBoth(new("Rice", "0 %"), new("Steel", "0 %"))])).Message);
        Assert.Equal("issue 'Steel' has no option '5 %'", Assert.Throws<ArgumentException>(
            () => Talks.Best(PackageObjective.Nash, [PackageConstraint.IfThen(new("Steel", "5 %"), new("Steel", "0 %"))])).Message);
        Assert.Throws<ArgumentException>(() => Talks.Best(PackageObjective.Weighted(1, 2, 3)));
    }

    [Fact]
    public void Constraints_ThatSayNothing_Throw()
    {
        var steel = new Choice("Steel", "0 %");
        Assert.Throws<ArgumentException>(() => new Choice("", "x"));
        Assert.Throws<ArgumentException>(() => new NumberOfChoices([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PackageConstraint.AtLeast(2, steel));
        Assert.Throws<ArgumentOutOfRangeException>(() => PackageConstraint.AtMost(-1, steel));
        Assert.Throws<ArgumentException>(() => PackageConstraint.NotBoth(steel, steel));
        Assert.Throws<ArgumentOutOfRangeException>(() => PackageConstraint.ShareAtLeast(1.1, [new("Steel", 1)], [steel]));
        Assert.Throws<ArgumentException>(() => PackageConstraint.ShareAtLeast(0.5, [new("Steel", 0)], [steel]));
        Assert.Throws<ArgumentException>(() => PackageConstraint.ShareAtLeast(0.5, [new("Pulses", 1)], [steel]));
        Assert.Throws<ArgumentException>(() => PackageConstraint.ShareAtLeast(0.5, [new("Steel", 1), new("Steel", 2)], [steel]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IssueSize("Steel", -1));
        Assert.Throws<ArgumentException>(() => PackageConstraint.TotalAtLeast(1, []));
        Assert.Throws<ArgumentException>(() => PackageConstraint.TotalAtLeast(1, [new(steel, 1), new(steel, 2)]));
        Assert.Throws<ArgumentException>(() => new BoundedTotal([new(steel, 1)], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PackageObjective.Weighted(1, -1));
        Assert.Throws<ArgumentException>(() => PackageObjective.Weighted(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions(effort: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions() with { Seed = -1 });
    }

    private static bool IsRational(Scenario scenario, Outcome outcome)
        => Enumerable.Range(0, scenario.Parties.Count).All(p => scenario.Utility(outcome, p) >= scenario.Parties[p].Reservation);

    private static Rational Value(Scenario scenario, Outcome outcome, PackageObjective objective)
    {
        Rational[] utilities = [.. Enumerable.Range(0, scenario.Parties.Count).Select(p => scenario.Utility(outcome, p))];
        Rational[] gains = [.. utilities.Select((u, p) => u - scenario.Parties[p].Reservation)];
        return objective switch
        {
            LeastGain => gains.Min(),
            GainProduct => gains.Aggregate(Rational.One, (product, g) => product * g),
            WeightedSum { Weights.Count: 0 } => Scenarios.Sum(utilities),
            WeightedSum w => Scenarios.Sum(utilities.Select((u, p) => u * w.Weights[p])),
            _ => throw new ArgumentOutOfRangeException(nameof(objective)),
        };
    }
}
