using System.Globalization;
using System.Text;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

public class GeniusXmlTests
{
    private const string Domain = """
        <negotiation_template><utility_space number_of_issues="2">
          <objective index="0" name="root" etype="objective">
            <issue index="1" name="Price" etype="discrete"><item index="1" value="low"/><item index="2" value="high"/></issue>
            <issue index="2" name="Days" etype="integer" lowerbound="10" upperbound="14"/>
          </objective>
        </utility_space></negotiation_template>
        """;

    private const string Buyer = """
        <?xml version="1.0"?>
        <utility_space>
          <objective index="0" name="root">
            <weight index="2" value="0.3"/><weight index="1" value="7E-1"/>
            <issue index="1" name="Price" etype="discrete">
              <item index="2" value="high" evaluation="0.1"/><item index="1" value="low" evaluation="0.4"/>
              <similarity_function><criteria_function>
        """ + """
                <item index="3" value="other" evaluation="9"/></criteria_function></similarity_function>
            </issue>
            <issue index="2" name="Days" etype="integer">
        """ + """
              <range lowerbound="10" upperbound="14"/><evaluator ftype="linear" offset="1.2" slope="-0.3"/></issue>
          </objective>
          <reservation value="0.25"/><discount_factor value="0"/>
        </utility_space>
        """;

    private const string Seller = """
        <utility_space>
          <objective index="0" name="root">
            <issue index="1" name="Price"><item value="low" evaluation="1"/><item value="high" evaluation="3"/></issue>
            <issue index="2" name="Days"><evaluator offset="0" slope="0.25"/></issue>
            <weight index="1" value="1"/><weight index="2" value="1"/>
          </objective>
          <discount_factor value="0.9"/>
        </utility_space>
        """;

    [Fact]
    public void Read_DiscreteAndInteger_FollowsTheRules()
    {
        Scenario scenario = Read(Domain, Buyer, Seller);
        Assert.Equal(10, scenario.OutcomeCount);
        Assert.Equal(["low", "high"], scenario.Issues[0].Options.Select(o => o.Label));
        Assert.Equal(["10", "11", "12", "13", "14"], scenario.Issues[1].Options.Select(o => o.Label));
        Assert.Equal([new Rational(1), new Rational(1, 4)], scenario.Issues[0].Options.Select(o => o.Values[0]));
        // 1.2 − 0.3 (v − 10), held to 0..1.
        Assert.Equal(["1", "0.9", "0.6", "0.3", "0"], scenario.Issues[1].Options.Select(o => o.Values[0].ToString()));
        Assert.Equal([new Rational(7, 10), new Rational(3, 10)], scenario.Issues.Select(i => i.Weights[0]));
        Assert.Equal(new Rational(1, 4), scenario.Parties[0].Reservation);
        Assert.Equal(Rational.One, scenario.Parties[0].Discount);
        Assert.Equal(new Rational(9, 10), scenario.Parties[1].Discount);
        Assert.Equal(["buyer", "seller"], scenario.Parties.Select(p => p.Name));
    }

    [Fact]
    public void Read_LargestEvaluationTiny_IsWorthNothing()
    {
        Scenario scenario = Read(Domain,
            Buyer.Replace("\"0.1\"", "\"0.000009\"", StringComparison.Ordinal).Replace("\"0.4\"", "\"0.000001\"", StringComparison.Ordinal),
            Seller);
        Assert.All(scenario.Issues[0].Options, o => Assert.Equal(Rational.Zero, o.Values[0]));
    }

    [Fact]
    public void Read_UtilitiesOfNoWidth_AreAnalysedAndNoted()
    {
        string flat = Buyer.Replace("\"0.1\"", "\"0.4\"", StringComparison.Ordinal).Replace("slope=\"-0.3\"", "slope=\"0\"",
            StringComparison.Ordinal);
        Scenario scenario = Read(Domain, flat, Seller);
        Assert.Equal(
            [
                "buyer values every outcome alike",
                "the weights of seller sum to 2 and count as written, so that utilities can pass 1; GENIUS would count those as 1",
            ],
            scenario.Assumptions);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal([1.0, 2], Assert.Single(frontier).Utilities);
        Assert.Single(frontier.KalaiSmorodinsky.Points);
        Assert.Equal(0, frontier.RescaledOpposition);
    }

    [Theory]
    [InlineData("<weight index=\"2\" value=\"0.3\"/>", "", "buyer.xml line 9: issue 'Days': has no weight (index 2)")]
    [InlineData("<item index=\"1\" value=\"low\" evaluation=\"0.4\"/>", "",
        "buyer.xml line 5: issue 'Price': has no evaluation for the value 'low' of the domain")]
    [InlineData("value=\"low\" evaluation=\"0.4\"", "value=\"low\"",
        "buyer.xml line 6: item 'low' of issue 'Price': has no attribute 'evaluation'")]
    [InlineData("evaluation=\"0.4\"", "evaluation=\"1,4\"",
        "buyer.xml line 6: item 'low' of issue 'Price': attribute 'evaluation' is '1,4', which is no decimal number")]
    [InlineData("<issue index=\"1\" name=\"Price\"", "<issue name=\"Colour\"",
        "buyer.xml line 2: utility_space: is a profile for another domain: it has no issue 'Price'")]
    [InlineData("upperbound=\"14\"", "upperbound=\"15\"",
        "buyer.xml line 9: issue 'Days': is a profile for another domain: it runs from 10 to 15, in the domain from 10 to 14")]
    [InlineData("<evaluator ftype=\"linear\" offset=\"1.2\" slope=\"-0.3\"/>", "", "buyer.xml line 9: issue 'Days': has no evaluator")]
    [InlineData("\"7E-1\"", "\"-1\"", "buyer.xml line 4: weight '1': is negative")]
    [InlineData("</objective>", "", "buyer.xml line 12: is not well-formed XML")]
    [InlineData("<reservation value=\"0.25\"/>", "<reservation value=\"\"/>",
        "buyer.xml line 11: reservation: attribute 'value' is '', which is no decimal number")]
    public void Read_BadProfile_SaysFileLineAndElement(string from, string to, string expected)
    {
        Assert.Contains(from, Buyer, StringComparison.Ordinal);
        ScenarioFileException error = Assert.Throws<ScenarioFileException>(
            () => Read(Domain, Buyer.Replace(from, to, StringComparison.Ordinal), Seller));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("buyer.xml", error.File);
    }

    [Theory]
    [InlineData("lowerbound=\"10\" upperbound=\"14\"", "",
        "domain.xml line 4: issue 'Days': is an integer issue without lowerbound and upperbound")]
    [InlineData("upperbound=\"14\"", "upperbound=\"4000000000\"",
        "issue 'Days': has 3999999991 values; at most 100000 are read: set GeniusOptions.IntegerValues")]
    [InlineData("upperbound=\"14\"", "upperbound=\"1\"", "issue 'Days': its upperbound 1 lies below its lowerbound 10")]
    [InlineData("etype=\"integer\"", "etype=\"real\"",
        "issue 'Days': takes every number between its bounds: set GeniusOptions.RealValues")]
    [InlineData("etype=\"integer\"", "etype=\"price\"",
        "issue 'Days': is of type 'price'; discrete, integer and real issues are read")]
    [InlineData("value=\"high\"", "value=\"low\"", "item 'low' of issue 'Price': occurs twice")]
    [InlineData("name=\"Days\"", "name=\"Price\"", "issue 'Price': occurs twice")]
    public void Read_BadDomain_SaysFileLineAndElement(string from, string to, string expected)
    {
        ScenarioFileException error = Assert.Throws<ScenarioFileException>(
            () => Read(Domain.Replace(from, to, StringComparison.Ordinal), Buyer, Seller));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("domain.xml", error.File);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><utility_space>&c;</utility_space>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://example.org/evil.dtd\"><utility_space/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><utility_space>&b;</utility_space>")]
    public void Read_DocumentType_IsRefused(string profile)
    {
        ScenarioFileException error = Assert.Throws<ScenarioFileException>(
            () => Read(Domain, profile, Seller));
        Assert.Contains("a document type is refused", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<utility_space/>")]
    [InlineData("<a><b></a>")]
    public void Read_NoDomain_IsRefused(string domain) => Assert.Throws<ScenarioFileException>(() => Read(domain, Buyer, Seller));

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        ScenarioFileException error = Assert.Throws<ScenarioFileException>(
            () => Read(deep, Buyer, Seller));
        Assert.Contains("nested more than 64 deep", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TenThousandIssues_HaveAConvexFrontier()
    {
        var random = new Xoshiro256(5);
        string domain = Large((_, _) => "", weights: false), one = Large(Evaluation, weights: true), two = Large(Evaluation, weights: true);
        Scenario scenario = Read(domain, one, two);
        Assert.Equal(10_000, scenario.Issues.Count);
        ParetoFrontier frontier = scenario.ConvexFrontier();
        Assert.InRange(frontier.Count, 5_000, 30_000);
        Assert.InRange(frontier.Gap, 1e-9, 1e-3);
        Assert.False(frontier.Nash.IsEmpty);

        string Evaluation(int issue, int option) => random.NextDouble().ToString("R", CultureInfo.InvariantCulture);

        static string Large(Func<int, int, string> evaluation, bool weights)
        {
            var text = new StringBuilder("<utility_space><objective index=\"0\" name=\"root\">");
            for (int i = 1; i <= 10_000; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"<issue index=\"{i}\" name=\"line {i}\">");
                for (int o = 1; o <= 4; o++)
                    text.Append(CultureInfo.InvariantCulture, $"<item index=\"{o}\" value=\"{o}\" evaluation=\"{evaluation(i, o)}\"/>");
                text.Append("</issue>");
                if (weights) text.Append(CultureInfo.InvariantCulture, $"<weight index=\"{i}\" value=\"0.0001\"/>");
            }
            return text.Append("</objective></utility_space>").ToString();
        }
    }

    [Fact]
    public void ReadFiles_Missing_SaysSo()
        => Assert.Throws<FileNotFoundException>(() => GeniusXml.ReadFiles("no-such-domain.xml", "a.xml", "b.xml"));

    [Fact]
    public void Read_OneProfile_IsRefused()
        => Assert.Throws<ArgumentException>(() => GeniusXml.Read(Source("domain", Domain), [Source("buyer", Buyer)]));

    [Fact]
    public void Read_DomainGivenAsProfile_SaysWhichFileItTakesForTheDomain()
    {
        (GeniusSource Domain, ValueList<GeniusSource> Profiles)[] mixedUp =
        [
            (Source("buyer", Buyer), [Source("domain", Domain), Source("seller", Seller)]),
            (Source("buyer", Buyer), [Source("seller", Seller), Source("domain", Domain)]),
            (Source("copy", Domain), [Source("domain", Domain), Source("buyer", Buyer)]),
        ];
        Assert.All(mixedUp, files =>
        {
            ScenarioFileException refused = Assert.Throws<ScenarioFileException>(() => GeniusXml.Read(files.Domain, files.Profiles));
            Assert.Equal("domain.xml", refused.File);
            Assert.Equal("has no weights, so it is no GENIUS profile; is it the domain?", refused.Reason);
        });
    }

    [Fact]
    public void Read_UtilityBeyondDoubles_IsRefusedWithTheFile()
    {
        string message = Assert.Throws<ScenarioFileException>(
            () => Read(Domain, Buyer.Replace("7E-1", "7E+399", StringComparison.Ordinal), Seller)).Message;
        Assert.StartsWith("domain.xml: ", message, StringComparison.Ordinal);
        Assert.Contains("1.79E+308", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", message, StringComparison.Ordinal);
    }

    private static Scenario Read(string domain, string first, string second)
        => GeniusXml.Read(Source("domain", domain), [Source("buyer", first), Source("seller", second)]);

    private static GeniusSource Source(string name, string text)
        => new(name, name + ".xml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
