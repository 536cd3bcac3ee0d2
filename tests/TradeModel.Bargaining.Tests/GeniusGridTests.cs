using System.Text;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Issues of numbers become options on a stated grid, and linear, constant and triangular functions value them.</summary>
public class GeniusGridTests
{
    private const string Domain = """
        <negotiation_template><utility_space><objective index="0" name="root">
        <issue index="1" name="Price" type="real"><range lowerbound="10" upperbound="12.5"/></issue>
        <issue index="2" name="Days" type="integer" lowerbound="3" upperbound="12"/>
        </objective></utility_space></negotiation_template>
        """;

    private static readonly GeniusOptions SixValues = new() { RealValues = 6 };

    [Fact]
    public void Read_RealIssue_HasOptionsAtEqualDistances()
    {
        Scenario scenario = Read(Profile("ftype=\"linear\" parameter1=\"-0.4\" parameter0=\"5\""), SixValues);
        Assert.Equal(["10", "10.5", "11", "11.5", "12", "12.5"], scenario.Issues[0].Options.Select(o => o.Label));
        // 5 − 0.4 v at the numbers themselves, held to 0..1: GENIUS measures real numbers from 0, integers from the lower bound.
        Assert.Equal(["1", "0.8", "0.6", "0.4", "0.2", "0"], Values(scenario, 0));
        Assert.Equal(["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"], Values(scenario, 1));
        Assert.Equal(["issue 'Price' takes every number from 10 to 12.5; it is read at 6 values, 0.5 apart"], scenario.Assumptions);
    }

    [Theory]
    [InlineData("ftype=\"constant\" parameter0=\"1.5\"", "1.5 1.5 1.5 1.5 1.5 1.5")]
    [InlineData("ftype=\"triangular\" parameter0=\"10\" parameter1=\"12.5\" parameter2=\"11.5\"", "0 1/3 2/3 1 0.5 0")]
    [InlineData("ftype=\"triangular\" parameter0=\"10.5\" parameter1=\"12\" parameter2=\"10.5\"", "0 1 2/3 1/3 0 0")]
    [InlineData("parameter1=\"1\" parameter0=\"-11\"", "0 0 0 0.5 1 1")]
    public void Read_RealEvaluators_AreThoseOfGenius(string evaluator, string expected)
        => Assert.Equal(expected.Split(' '), Values(Read(Profile(evaluator), SixValues), 0));

    [Fact]
    public void Read_IntegerGrid_KeepsTheBoundsAndIsNoted()
    {
        Scenario scenario = Read(Profile("parameter1=\"0\" parameter0=\"1\""), SixValues with { IntegerValues = 4 });
        Assert.Equal(["3", "6", "9", "12"], scenario.Issues[1].Options.Select(o => o.Label));
        Assert.Equal(["0", "0.3", "0.6", "0.9"], Values(scenario, 1));
        Assert.Equal("issue 'Days' takes the 10 whole numbers from 3 to 12; it is read at 4 of them", scenario.Assumptions[1]);
        Assert.Equal(10, Read(Profile("parameter1=\"0\" parameter0=\"1\""), SixValues with { IntegerValues = 10 }).Issues[1].Options.Count);
    }

    [Fact]
    public void Read_OtherBoundsInAProfile_AreTheDomainsAndNoted()
    {
        Scenario scenario = Read(
            Profile("parameter1=\"-0.4\" parameter0=\"5\"").Replace("lowerbound=\"10\"", "lowerbound=\"11\"", StringComparison.Ordinal),
            SixValues);
        Assert.Equal(6, scenario.Issues[0].Options.Count);
        Assert.Contains(
            "issue 'Price' of buyer runs from 11 to 12.5, in the domain from 10 to 12.5; the domain's bounds count, as in GENIUS",
            scenario.Assumptions);
    }

    [Fact]
    public void Read_ParametersOnAnInteger_AreMeasuredFromZeroAndNoted()
    {
        string profile = Profile("parameter1=\"0\" parameter0=\"1\"").Replace("slope=\"0.1\" offset=\"0\"",
            "parameter1=\"0.05\" parameter0=\"0\"", StringComparison.Ordinal);
        Scenario scenario = Read(profile, SixValues);
        Assert.Equal(["0.15", "0.2"], Values(scenario, 1).Take(2));
        Assert.Contains("the evaluator of buyer on the integer issue 'Days' gives parameters: its line is measured from 0, as in NegMAS; "
            + "GENIUS cannot read it", scenario.Assumptions);
    }

    [Fact]
    public void Read_SlopeOnAReal_IsMeasuredFromZeroAndNoted()
    {
        Scenario scenario = Read(Profile("slope=\"0.1\" offset=\"-1\""), SixValues);
        Assert.Equal(["0", "0.05", "0.1"], Values(scenario, 0).Take(3));
        Assert.Contains("the evaluator of buyer on the real issue 'Price' gives slope and offset: its line is measured from 0, as in "
            + "NegMAS; GENIUS cannot read it", scenario.Assumptions);
    }

    [Fact]
    public void Read_TopOutsideATriangle_IsRefused()
        => Assert.Equal(
            "buyer.xml line 4: evaluator: its top, parameter2 = 13, does not lie between parameter0 = 10 and parameter1 = 12",
            Assert.Throws<ScenarioFileException>(() => Read(
                Profile("ftype=\"triangular\" parameter0=\"10\" parameter1=\"12\" parameter2=\"13\""), SixValues)).Message);

    [Fact]
    public void Read_EqualBounds_AreOneOption()
    {
        string domain = Domain.Replace("upperbound=\"12.5\"", "upperbound=\"10\"", StringComparison.Ordinal);
        string profile = Profile("parameter1=\"0\" parameter0=\"1\"").Replace("upperbound=\"12.5\"", "upperbound=\"10\"",
            StringComparison.Ordinal);
        Assert.Equal("10", Assert.Single(Read(profile, SixValues, domain).Issues[0].Options).Label);
    }

    [Theory]
    [InlineData("<!-- profile 1 -->\r\n<?xml version=\"1.0\" encoding=\"utf-8\" ?>\r\n", 2)]
    [InlineData("\n\n<!-- a -- b -->\n<!--c--> <?xml version=\"1.0\"?>\n", 4)]
    [InlineData("<!-- no declaration -->\n", 1)]
    public void Read_CommentBeforeTheDeclaration_IsPassedOver(string prolog, int lines)
    {
        string profile = Profile("parameter1=\"0\" parameter0=\"1\"");
        Assert.Equal(Read(profile, SixValues), Read(prolog + profile, SixValues));
        string faulty = prolog + profile.Replace("parameter0=\"1\"", "", StringComparison.Ordinal);
        Assert.Equal(lines + 4, Assert.Throws<ScenarioFileException>(() => Read(faulty, SixValues)).Line);
    }

    [Fact]
    public void Grid_OutsideItsRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(GeniusOptions.RealValues), () => new GeniusOptions { RealValues = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(GeniusOptions.RealValues), () => new GeniusOptions { RealValues = 100_001 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(GeniusOptions.IntegerValues), () => new GeniusOptions { IntegerValues = 1 });
    }

    private static IEnumerable<string> Values(Scenario scenario, int issue)
        => scenario.Issues[issue].Options.Select(o => o.Values[0].ToString());

    private static string Profile(string price) => $"""
        <utility_space><objective index="0" name="root">
        <weight index="1" value="0.5"/><weight index="2" value="0.5"/>
        <issue index="1" name="Price" type="real"><range lowerbound="10" upperbound="12.5"/>
        <evaluator {price}/></issue>
        <issue index="2" name="Days" type="integer"><evaluator ftype="linear" slope="0.1" offset="0"/></issue>
        </objective></utility_space>
        """;

    private static Scenario Read(string buyer, GeniusOptions options, string domain = Domain)
        => GeniusXml.Read(Source("domain", domain),
            [Source("buyer", buyer), Source("seller", Profile("parameter1=\"0\" parameter0=\"1\"").Replace(
                "<range lowerbound=\"10\" upperbound=\"12.5\"/>", "", StringComparison.Ordinal))],
            options);

    private static GeniusSource Source(string name, string text)
        => new(name, name + ".xml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
