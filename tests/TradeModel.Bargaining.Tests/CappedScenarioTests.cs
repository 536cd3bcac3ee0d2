using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Parties whose utility has a cap, as in GENIUS, against the enumeration of all outcomes.</summary>
public class CappedScenarioTests
{
    [Property(MaxTest = 500)]
    public FsCheck.Property ParetoFrontier_CappedParties_IsThatOfAllOutcomes()
        => Prop.ForAll(SmallScenarios.Capped().ToArbitrary(), CheckAgainstAllOutcomes);

    private static void CheckAgainstAllOutcomes(Scenario scenario)
    {
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal(
            oracle.Frontier.Select(f => $"{string.Join(' ', f.Point)} x{f.Count}"),
            Enumerable.Range(0, frontier.Count).Select(i => $"{string.Join(' ', Exact(frontier, i))} x{frontier.Multiplicity(i)}"));
        for (int i = 0; i < frontier.Count; i++)
        {
            Assert.Equal(Exact(frontier, i), scenario.Parties.Select((_, p) => scenario.Utility(frontier.OutcomeAt(i), p)));
            Assert.Equal(Exact(frontier, i).Select(u => u.ToDouble()), frontier[i].Utilities);
        }
        Assert.Equal(oracle.RationalPoints, frontier.RationalPoints.Select(i => Exact(frontier, i)));
        Assert.Equal(oracle.Nash(), frontier.Nash.Points.Select(p => Exact(frontier, p.Index)));
        Assert.Equal(oracle.KalaiSmorodinsky(), frontier.KalaiSmorodinsky.Points.Select(p => Exact(frontier, p.Index)));
        Assert.Equal(
            oracle.All.Count(u => u.Zip(scenario.Parties, (worth, party) => worth >= party.Reservation).All(enough => enough)),
            scenario.ZopaShare().AcceptableOutcomes);
    }

    [Fact]
    public void ParetoFrontier_OutcomesBeyondTheCap_TieAtTheCap()
    {
        // Steel gives A 0.9 or 1.0, pulses 0.2 or 0.1 with less or more for B. All four sums pass 1.
        ScenarioIssue[] issues =
        [
            new("Steel", [new("high", 0.9m, 0), new("low", 1.0m, 0)]),
            new("Pulses", [new("high", 0.2m, 0.5m), new("low", 0.1m, 1)]),
        ];
        var free = new Scenario(["A", "B"], issues.ToValueList());
        var capped = new Scenario([new("A", cap: 1), "B"], issues.ToValueList());

        Assert.Equal(["1.1 1 x1", "1.2 0.5 x1"], Points(free.ParetoFrontier()));
        // "low, low" is worth 1.1 to A and "high, low" 1.0. Held at the cap they are equal.
        Assert.Equal(["1 1 x2"], Points(capped.ParetoFrontier()));
    }

    [Fact]
    public void Multiplicity_TooManySumsAtTheCap_IsNullAndTheOthersAreCounted()
    {
        var random = new Xoshiro256(1);
        var scenario = new Scenario(
            [new("A", cap: 10), "B"],
            Enumerable.Range(0, 40).Select(i => new ScenarioIssue($"issue {i}", [new("yes", random.NextDouble(), 0), new("no", 0, 0)]))
                .ToValueList());
        FrontierPoint point = Assert.Single(scenario.ParetoFrontier());
        Assert.Equal([10.0, 0], point.Utilities);
        Assert.Null(point.Multiplicity);
        Assert.Equal(FrontierKind.Exact, scenario.ParetoFrontier().Kind);
    }

    [Fact]
    public void LogRolls_CapBelowTheBestOutcome_IsRefusedWithTheParty()
    {
        ValueList<ScenarioIssue> issues = [new("Steel", [new("high", 2, 0), new("low", 0, 1)])];
        var scenario = new Scenario([new("A", cap: 1), "B"], issues);
        const string Reason = "the cap of A, 1, is below its best outcome, so its utility is not a sum over the issues; "
            + "leave out the cap, or use ParetoFrontier, which allows for it (Parameter 'scenario')";
        Assert.Equal(Reason, Assert.Throws<ArgumentException>(() => scenario.LogRolls(scenario.Choose("high"))).Message);
        Assert.Equal(Reason, Assert.Throws<ArgumentException>(() => scenario.BestOutcome(
            OutcomeObjective.Utilitarian, cancellation: TestContext.Current.CancellationToken)).Message);

        var unbound = new Scenario([new("A", cap: 2), "B"], issues);
        Assert.Equal(2, unbound.BestOutcome(
            OutcomeObjective.Utilitarian, cancellation: TestContext.Current.CancellationToken).Value);
    }

    private static IEnumerable<string> Points(ParetoFrontier frontier)
        => Enumerable.Range(0, frontier.Count).Select(i => $"{string.Join(' ', Exact(frontier, i))} x{frontier.Multiplicity(i)}");

    private static Rational[] Exact(ParetoFrontier frontier, int point)
        => [.. frontier.Scenario.Parties.Select((_, p) => frontier.ExactUtility(point, p))];
}
