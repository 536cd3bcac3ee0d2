using FsCheck;
using FsCheck.Fluent;
using TradeModel.Simulation;
using TradeModel.Simulation.Bargaining;
using TradeModel.Solver;
using Outcome = TradeModel.Simulation.Bargaining.Outcome;

namespace TradeModel.Solver.Tests;

/// <summary>A scenario small enough to enumerate, with constraints on it.</summary>
public sealed record Case(Scenario Scenario, ValueList<PackageConstraint> Constraints);

internal static class Scenarios
{
    public static Arbitrary<Case> Cases() => CaseGen.ToArbitrary();

    /// <summary>The search, ended with its test.</summary>
    internal static BestPackage Best(this Scenario scenario, PackageObjective objective, ValueList<PackageConstraint>? constraints = null, SearchOptions? options = null)
        => scenario.FindBestPackage(objective, constraints, options, Xunit.TestContext.Current.CancellationToken);

    /// <summary>Every outcome, in order.</summary>
    internal static IEnumerable<Outcome> Outcomes(Scenario scenario)
    {
        int[] choices = new int[scenario.Issues.Count];
        while (true)
        {
            yield return new(ValueList.Create<int>(choices));
            int i = 0;
            while (i < choices.Length && ++choices[i] == scenario.Issues[i].Options.Count) choices[i++] = 0;
            if (i == choices.Length) yield break;
        }
    }

    /// <summary>Whether an outcome keeps to a constraint, said again without linear rows.</summary>
    internal static bool Keeps(Scenario scenario, Outcome outcome, PackageConstraint constraint)
    {
        HashSet<string> chosen = [.. scenario.Issues.Select((issue, i) => $"{issue.Name}: {issue.Options[outcome.Choices[i]].Label}")];
        return constraint switch
        {
            NumberOfChoices n => n.Choices.Count(c => chosen.Contains(c.ToString())) is var count && count >= n.Least && count <= n.Most,
            Implication f => !chosen.Contains(f.Chosen.ToString()) || chosen.Contains(f.Required.ToString()),
            CoveredShare s => Sum(s.Sizes.Where(z => s.Counted.Any(c => c.Issue == z.Issue && chosen.Contains(c.ToString()))).Select(z => z.Size)) >= s.Least * Sum(s.Sizes.Select(z => z.Size)),
            BoundedTotal t => Sum(t.Values.Where(v => chosen.Contains(v.Choice.ToString())).Select(v => v.Value)) is var total
                && !(t.Least is { } least && total < least) && !(t.Most is { } most && total > most),
            _ => throw new ArgumentOutOfRangeException(nameof(constraint)),
        };
    }

    internal static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, n) => sum + n);

    /// <summary>A scenario of many issues whose numbers are doubles from a seed.</summary>
    internal static Scenario Large(int parties, int issues, int options, ulong seed, Rational reservation)
    {
        var random = new Xoshiro256(seed);
        return new(
            Enumerable.Range(0, parties).Select(p => new ScenarioParty($"P{p}", reservation)).ToValueList(),
            Enumerable.Range(0, issues).Select(i => new ScenarioIssue($"I{i}", Enumerable.Range(0, options)
                .Select(o => new ScenarioOption($"o{o}", Enumerable.Range(0, parties).Select(_ => (Rational)random.NextDouble()).ToValueList())).ToValueList())).ToValueList());
    }

    private static Gen<Case> CaseGen
        => from parties in Gen.Choose(2, 3)
           from issues in Gen.Choose(1, 4)
           from grid in Gen.Elements(2, 7, 1000)
           from reservations in Gen.ArrayOf(Gen.Choose(0, 3), parties)
           from all in Gen.ArrayOf(IssueGen(parties, grid), issues)
           let scenario = new Scenario(
               reservations.Select((r, p) => new ScenarioParty($"P{p}", new Rational(r, 3))).ToValueList(),
               all.Select((options, i) => new ScenarioIssue($"I{i}", options)).ToValueList())
           from constraints in Gen.ArrayOf(ConstraintGen(scenario), 2)
           from count in Gen.Choose(0, 2)
           select new Case(scenario, constraints.Take(count).ToValueList());

    private static Gen<ValueList<ScenarioOption>> IssueGen(int parties, int grid)
        => from options in Gen.Choose(1, 3)
           from values in Gen.ArrayOf(Gen.Choose(-1, grid), parties * options)
           select Enumerable.Range(0, options)
               .Select(o => new ScenarioOption($"o{o}", Enumerable.Range(0, parties).Select(p => new Rational(values[o * parties + p], grid)).ToValueList())).ToValueList();

    private static Gen<PackageConstraint> ConstraintGen(Scenario scenario)
    {
        Choice[] all = [.. scenario.Issues.SelectMany(i => i.Options.Select(o => new Choice(i.Name, o.Label)))];
        return from kind in Gen.Choose(0, 4)
               from shuffled in Gen.Shuffle(all)
               from some in Gen.Choose(1, all.Length)
               from number in Gen.Choose(0, some)
               from values in Gen.ArrayOf(Gen.Choose(-3, 5), all.Length)
               from thirds in Gen.Choose(0, 3)
               select kind switch
               {
                   0 => PackageConstraint.AtLeast(number, shuffled.Take(some).ToValueSet()),
                   1 => PackageConstraint.AtMost(number, shuffled.Take(some).ToValueSet()),
                   2 => PackageConstraint.IfThen(shuffled[0], shuffled[^1]),
                   3 => PackageConstraint.ShareAtLeast(
                       new Rational(thirds, 3), scenario.Issues.Select((i, n) => new IssueSize(i.Name, new Rational(values[n] + 4, 7))).ToValueList(), shuffled.Take(some).ToValueSet()),
                   _ => number % 2 == 0
                       ? PackageConstraint.TotalAtLeast(new Rational(number, 2), all.Select((c, n) => new ChoiceValue(c, new Rational(values[n], 2))).ToValueList())
                       : PackageConstraint.TotalAtMost(new Rational(number, 2), all.Select((c, n) => new ChoiceValue(c, new Rational(values[n], 2))).ToValueList()),
               };
    }
}
