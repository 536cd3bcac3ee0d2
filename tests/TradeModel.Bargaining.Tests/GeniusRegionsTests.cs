using System.Text;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Profiles with hyper-rectangles, in the form of ANAC 2014.</summary>
public class GeniusRegionsTests
{
    private const string Domain = """
        <negotiation_template><utility_space number_of_issues="2"><objective index="0" name="root">
        <issue index="1" name="A" type="integer" lowerbound="0" upperbound="3"/>
        <issue index="2" name="B" type="integer" lowerbound="5" upperbound="7"/>
        </objective></utility_space></negotiation_template>
        """;

    private const string Curved = """

        <!-- profile 1 -->
        <?xml version="1.0" encoding="utf-8" ?>
        <utility_space type="nonlinear"><objective index="0" name="root">
        <issue index="1" name="A" type="integer" lowerbound="0" upperbound="3"/>
        <issue index="2" name="B" type="integer" lowerbound="5" upperbound="7"/>
        <utility maxutility="20"><ufun type="PlainUfun" weight="1" aggregation="sum">
        <hyperRectangle utility="4"><INCLUDES index="1" min="1" max="2"/><INCLUDES index="2" min="6" max="9"/></hyperRectangle>
        <hyperRectangle utility="3" weight="2"><EXCLUDES index="1" min="0" max="1"/><EXCLUDES index="2" min="5" max="5"/></hyperRectangle>
        <hyperRectangle utility="1"/>
        <ufun weight="0.5"><hyperRectangle utility="8"><INCLUDES index="2" min="7" max="7"/></hyperRectangle></ufun>
        </ufun></utility></objective>
        <discount_factor value="0.95"/><reservation value="0.60"/></utility_space>
        """;

    private const string Straight = """
        <utility_space><objective index="0" name="root"><weight index="1" value="0.5"/><weight index="2" value="0.5"/>
        <issue index="1" name="A" type="integer"><evaluator ftype="linear" slope="0.25" offset="0"/></issue>
        <issue index="2" name="B" type="integer"><evaluator ftype="linear" slope="-0.5" offset="1"/></issue>
        </objective></utility_space>
        """;

    [Fact]
    public void Read_Rectangles_CountAsInGenius()
    {
        NonAdditiveScenario scenario = Read(Domain, Curved, Straight);
        // By hand, over 20: 4 in A 1..2 and B 6..7, 6 outside of A 0..1 with B 5, always 1, and half of 8 with B 7.
        int[,] expected = { { 1, 7, 11 }, { 1, 11, 15 }, { 7, 11, 15 }, { 7, 7, 11 } };
        for (int a = 0; a < 4; a++)
        {
            for (int b = 0; b < 3; b++)
            {
                var outcome = new Outcome([a, b]);
                Assert.Equal(new Rational(expected[a, b], 20), scenario.Utility(outcome, 0));
                // The additive profile is the same as if it were read alone.
                Assert.Equal(new Rational(a, 8) + new Rational(2 - b, 4), scenario.Utility(outcome, 1));
            }
        }
        Assert.Equal((new Rational(6, 10), new Rational(95, 100)), (scenario.Parties[0].Reservation, scenario.Parties[0].Discount));
        Assert.Equal("A: 2; B: 7", scenario.Describe(new([2, 2])));
        Assert.Empty(scenario.Assumptions);
    }

    [Fact]
    public void Read_BelowTheGreatestUtility_IsCappedOnlyIfAsked()
    {
        string low = Curved.Replace("maxutility=\"20\"", "maxutility=\"10\"", StringComparison.Ordinal);
        Assert.Equal(new Rational(3, 2), Read(Domain, low, Straight).Utility(new([1, 2]), 0));
        Assert.Equal(Rational.One, Read(Domain, low, Straight, new() { Weights = GeniusWeights.Capped }).Utility(new([1, 2]), 0));
    }

    [Fact]
    public void Read_SumBeyondDoubles_IsRefusedWithTheFile()
    {
        string message = Assert.Throws<ScenarioFileException>(
            () => Read(Domain, Curved.Replace("utility=\"4\"", "utility=\"4E+399\"", StringComparison.Ordinal), Straight)).Message;
        Assert.StartsWith("domain.xml: ", message, StringComparison.Ordinal);
        Assert.Contains("1.79E+308", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RectanglesThatHoldNothing_AreNoted()
    {
        NonAdditiveScenario scenario = Read(Domain, Curved
            .Replace("min=\"7\" max=\"7\"", "min=\"8\" max=\"7\"", StringComparison.Ordinal)
            .Replace("EXCLUDES index=\"2\" min=\"5\" max=\"5\"", "EXCLUDES index=\"1\" min=\"2\" max=\"3\"", StringComparison.Ordinal),
            Straight);
        Assert.Equal(["a rectangle of one on line 9 holds no outcome", "a rectangle of one on line 11 holds no outcome"],
            scenario.Assumptions);
        // What is outside of nothing is everywhere.
        Assert.Equal(new Rational(7, 20), scenario.Utility(new([0, 0]), 0));
    }

    [Theory]
    [InlineData("maxutility=\"20\"", "maxutility=\"-1.0\"",
        "one.xml line 7: utility: its maxutility is -1, which is not above 0, and utilities are divided by it")]
    [InlineData("aggregation=\"sum\"", "aggregation=\"max\"", "one.xml line 7: ufun: its aggregation is 'max'; only sums are read")]
    [InlineData("<EXCLUDES index=\"1\"", "<INCLUDES index=\"1\"",
        "one.xml line 9: INCLUDES '1': stands beside EXCLUDES, and GENIUS would ignore it; make two rectangles")]
    [InlineData("index=\"1\" min=\"1\"", "index=\"3\" min=\"1\"",
        "one.xml line 8: INCLUDES '3': bounds an issue that does not exist (index 3)")]
    [InlineData("utility=\"4\"", "utility_function=\"4\"", "one.xml line 8: hyperRectangle: has no attribute 'utility'")]
    [InlineData("</utility></objective>", "<ufun/></utility></objective>",
        "one.xml line 12: ufun: is a second function; put both into one")]
    public void Read_BadProfile_SaysWhereAndWhy(string from, string to, string expected)
    {
        Assert.Contains(from, Curved, StringComparison.Ordinal);
        Assert.Equal(expected, Assert.Throws<ScenarioFileException>(
            () => Read(Domain, Curved.Replace(from, to, StringComparison.Ordinal), Straight)).Message);
    }

    [Fact]
    public void Read_DiscreteIssueUnderBounds_IsRefused()
    {
        const string Integer = "type=\"integer\" lowerbound=\"5\" upperbound=\"7\"/>";
        const string Discrete = "type=\"discrete\"><item value=\"5\"/></issue>";
        string profile = Curved.Replace(Integer, Discrete, StringComparison.Ordinal);
        Assert.EndsWith("bounds issue 'B', whose values are no numbers", Assert.Throws<ScenarioFileException>(
            () => Read(Domain.Replace(Integer, Discrete, StringComparison.Ordinal), profile, profile)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFiles_WhereUtilitiesMustAdd_SaysWhatToDo()
    {
        ScenarioFileException refused = Assert.Throws<ScenarioFileException>(
            () => GeniusXml.Read(Source("domain", Domain), [Source("one", Curved), Source("two", Straight)]));
        Assert.Equal(
            "one.xml line 7: ufun: is a utility over several issues at once, which does not add: read the files with "
                + "GeniusXml.ReadNonAdditiveFiles",
            refused.Message);
        Assert.True(refused.IsNonAdditive);
        Assert.False(Assert.Throws<ScenarioFileException>(() => Read("", Curved, Straight)).IsNonAdditive);
    }

    [Fact]
    public void Read_AdditiveProfilesAlone_HaveTheSameFrontierEitherWay()
    {
        Scenario scenario = GeniusXml.Read(Source("domain", Domain), [Source("one", Straight), Source("two", Straight)]);
        ParetoFrontier additive = scenario.ParetoFrontier();
        NonAdditiveFrontier searched = Read(Domain, Straight, Straight).ParetoFrontier();
        Assert.Equal(additive.Select(p => (p.Utilities[0], p.Multiplicity)),
            searched.Select(p => (p.Utilities[0].ToDouble(), p.Multiplicity)));
    }

    private static NonAdditiveScenario Read(string domain, string first, string second, GeniusOptions? options = null)
        => GeniusXml.ReadNonAdditive(
            Source("domain", domain), [Source("one", first), Source("two", second)], options ?? GeniusOptions.Default);

    private static GeniusSource Source(string name, string text)
        => new(name, name + ".xml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
