using FsCheck;
using FsCheck.Fluent;
using TradeModel.Bargaining;

namespace TradeModel.Bargaining.Tests;

/// <summary>Scenarios small enough to enumerate, with values on a coarse grid so that ties abound.</summary>
internal static class SmallScenarios
{
    public static Arbitrary<Scenario> Scenario() => Of(2, 4, 5).ToArbitrary();

    internal static Gen<Scenario> Of(int fewest, int most, int issues)
        => from parties in Gen.Choose(fewest, most)
           from count in Gen.Choose(1, issues)
           from grid in Gen.Elements(1, 3, 6, 1000)
           from reservation in Gen.Choose(0, 2 * count).ListOf(parties)
           from all in Issue(parties, grid).ListOf(count)
           select new Scenario(
               Enumerable.Range(0, parties).Select(p => new ScenarioParty($"party {p}", new Rational(reservation[p], 4))).ToValueList(),
               all.Select((i, n) => new ScenarioIssue($"issue {n}", i.Weights, i.Options)).ToValueList());

    /// <summary>Some parties have a cap, which may be below their worst outcome or above their best.</summary>
    internal static Gen<Scenario> Capped()
        => from scenario in Of(2, 4, 5)
           from caps in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-4, 10).Select(c => (int?)c)).ListOf(scenario.Parties.Count)
           select new Scenario(
               scenario.Parties.Select((party, p) => new ScenarioParty(
                   party.Name, party.Reservation, cap: caps[p] is { } cap ? new Rational(cap, 4) : null)).ToValueList(),
               scenario.Issues);

    /// <summary>Values that differ by less than a double can tell.</summary>
    internal static Gen<Scenario> NearlyTied()
        => from scenario in Of(2, 3, 5)
           from extra in Gen.Choose(0, 9).ArrayOf(scenario.Issues.Sum(i => i.Options.Count * scenario.Parties.Count))
           select Add(scenario, extra);

    private static Scenario Add(Scenario scenario, int[] extra)
    {
        int at = 0;
        return new(scenario.Parties, scenario.Issues.Select(i => new ScenarioIssue(i.Name, i.Weights, i.Options
            .Select(o => new ScenarioOption(o.Label, o.Values.Select(v => v + new Rational(extra[at++], 1) * 1e-25m).ToValueList()))
            .ToValueList())).ToValueList());
    }

    private static Gen<ScenarioIssue> Issue(int parties, int grid)
        => from weights in Gen.Choose(0, 4).ListOf(parties)
           from options in Gen.Choose(1, 4)
           from values in Gen.Choose(-1, grid).ListOf(parties).ListOf(options)
           select new ScenarioIssue(
               "issue",
               weights.Select(w => new Rational(w, 3)).ToValueList(),
               values.Select((v, o) => new ScenarioOption($"option {o}",
                   v.Select(x => new Rational(x, grid)).ToValueList())).ToValueList());
}
