using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>
/// What is written for GENIUS is read back: the same utilities always, the same scenario if the best value of each issue is 1.
/// </summary>
public class GeniusWriterTests
{
    private static readonly string[] NastyNames = ["a & b", "\"<'>\"", " spaced ", "été \U0001F33E", "tab\tand\nline", "="];

    [Property(MaxTest = 200)]
    public Property ReadBack_EveryOutcome_HasTheSameUtilities()
        => Prop.ForAll(Writable().ToArbitrary(), scenario =>
        {
            Scenario read = RoundTrip(scenario, out _);
            Assert.Equal(scenario.Issues.Select(i => (i.Name, i.Options.Select(o => o.Label).ToValueList())),
                read.Issues.Select(i => (i.Name, i.Options.Select(o => o.Label).ToValueList())));
            Assert.Equal(scenario.Parties.Select(p => (p.Reservation, p.Discount)), read.Parties.Select(p => (p.Reservation, p.Discount)));
            foreach (Outcome outcome in Outcomes(scenario))
            {
                for (int p = 0; p < scenario.Parties.Count; p++)
                    Assert.Equal(scenario.Utility(outcome, p), read.Utility(outcome, p));
            }
            // Writing settles the values: what was read is read again as it is.
            Scenario again = RoundTrip(read, out _);
            Assert.Equal((read.Parties, read.Issues), (again.Parties, again.Issues));
        });

    [Fact]
    public void ReadBack_BestValuesOfOne_IsTheSameScenario()
    {
        var scenario = new Scenario(
            [new("buyer", 0.25m, 0.9m), new("seller")],
            [.. NastyNames.Select((name, i) => new ScenarioIssue(
                name, [0.1m, i == 0 ? 0 : 0.2m], [.. NastyNames.Select((label, o) => new ScenarioOption(
                    label, o == i ? 1 : new Rational(o, 7), i == 1 ? 0 : o == 0 ? 1 : new Rational(1, 3 + o)))]))]);
        Assert.Equal(scenario.Parties, RoundTrip(scenario, out ValueList<string> notes).Parties);
        Assert.Equal(scenario.Issues, RoundTrip(scenario, out _).Issues);
        Assert.Empty(notes);
    }

    [Fact]
    public void Written_Numbers_AreDecimalsOrWholeMultiples()
    {
        var files = new GeniusWriter(new(["a", "b"],
            [new("thirds", [0.5m, 1], [new("x", new Rational(1, 3), 0.25m), new("y", new Rational(1, 2), 0.5m)])]));
        // Evaluations 2 and 3 for a third and a half, and the weight times the largest value: 0.5 · 0.5.
        Assert.Contains("""<item index="1" value="x" evaluation="2" />""", files.Profiles[0], StringComparison.Ordinal);
        Assert.Contains("""<item index="2" value="y" evaluation="3" />""", files.Profiles[0], StringComparison.Ordinal);
        Assert.Contains("""<weight index="1" value="0.25" />""", files.Profiles[0], StringComparison.Ordinal);
        Assert.Contains("""<item index="1" value="x" evaluation="0.25" />""", files.Profiles[1], StringComparison.Ordinal);
        Assert.Equal('<', files.Domain[0]);
    }

    // The parser of GENIUS ends a tag at the first '>', quoted or not.
    [Fact]
    public void Written_BracketsInNames_AreEscaped()
        => Assert.Contains(
            "value=\"&quot;&lt;'&gt;&quot;\"",
            new GeniusWriter(new(["a", "b"], [new("i", [new(NastyNames[1], 1, 1)])])).Domain,
            StringComparison.Ordinal);

    [Fact]
    public void Written_WhatGeniusCountsOtherwise_IsNoted()
    {
        var scenario = new Scenario([new("a", new Rational(1, 3)), "b"],
            [new("i", [new Rational(2, 3), 1.5m], [new("x", 1, 1), new("y", 0, -1)])]);
        Scenario read = RoundTrip(scenario, out ValueList<string> notes);
        Assert.Equal(
            [
                "a has 2 numbers that no decimal of 30 places equals: written as the nearest double",
                "the best outcome is worth 1.5 to b; GENIUS counts a utility above 1 as 1",
                "b gives an option a value below 0; GENIUS reads it, but some of its agents expect 0 or more",
            ],
            notes);
        Assert.Equal(2.0 / 3, read.Issues[0].Weights[0].ToDouble());
        Assert.Equal((Rational)(1.0 / 3), read.Parties[0].Reservation);
    }

    [Fact]
    public void Written_WithoutAForm_IsRefused()
    {
        Refused("a values no option of issue 'i' above 0", new(["a", "b"], [new("i", [new("x", -1, 1), new("y", 0, 0)])]));
        Refused("the cap of a, 0.5, is below its best outcome", new([new("a", cap: 0.5m), "b"], [new("i", [new("x", 1, 1)])]));
        Refused("contains a control character", new(["a", "b"], [new("i", [new("x\u0001", 1, 1)])]));
        // A cap of 1 is what GENIUS has.
        Assert.Single(RoundTrip(new([new("a", cap: 1), "b"], [new("i", [new("x", 1, 1)])]), out _).Issues);

        static void Refused(string reason, Scenario scenario)
            => Assert.Contains(reason, Assert.Throws<ArgumentException>("scenario", () => new GeniusWriter(scenario)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void WriteFiles_AreReadBackFromThePaths()
    {
        var scenario = new Scenario(["buyer", "seller"], [new("i", [0.5m, 0.25m], [new("x", 1, 0), new("y", 0, 1)])]);
        string folder = Directory.CreateTempSubdirectory("genius").FullName;
        try
        {
            string domain = Path.Combine(folder, "domain.xml"), buyer = Path.Combine(folder, "buyer.xml");
            string seller = Path.Combine(folder, "seller.xml");
            Assert.Empty(GeniusXml.WriteFiles(scenario, domain, buyer, seller));
            Assert.Equal(scenario, GeniusXml.ReadFiles(domain, buyer, seller));
            Assert.Throws<ArgumentException>("profiles", () => GeniusXml.WriteFiles(scenario, domain, buyer));
            Assert.Throws<ArgumentException>("profiles", () => GeniusXml.WriteFiles(scenario, domain, buyer, domain));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Weights of whole sixths and values of whole thirds have no decimals, so the weights are made to.
    private static Gen<Scenario> Writable()
        => from scenario in SmallScenarios.Of(2, 3, 4)
           from unit in Gen.Elements(new Rational(1, 8), new Rational(1, 1_000_000_000), new Rational(3))
           select new Scenario(scenario.Parties, scenario.Issues.Select(i => new ScenarioIssue(
               i.Name,
               i.Weights.Select((w, p) => w.Sign == 0 || i.Options.All(o => o.Values[p].Sign == 0) ? 0
                   : i.Options.Max(o => o.Values[p]) is { Sign: > 0 } most ? w * 3 / most * unit : 0).ToValueList(),
               i.Options)).ToValueList());

    private static IEnumerable<Outcome> Outcomes(Scenario scenario)
        => scenario.Issues.Aggregate(
            (IEnumerable<ValueList<int>>)[[]],
            (all, issue) => all.SelectMany(head => Enumerable.Range(0, issue.Options.Count).Select(o => (ValueList<int>)[.. head, o])))
            .Select(choices => new Outcome(choices));

    private static Scenario RoundTrip(Scenario scenario, out ValueList<string> notes)
    {
        var files = new GeniusWriter(scenario);
        notes = files.Notes;
        return GeniusXml.Read(Source("domain", files.Domain),
            scenario.Parties.Select((party, p) => Source(party.Name, files.Profiles[p])).ToValueList());
    }

    private static GeniusSource Source(string name, string text)
        => new(name, name + ".xml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
