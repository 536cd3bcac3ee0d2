using System.Text;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>
/// One small scenario, written in the many ways that files in the wild are written: all must read alike, or be refused with the place.
/// </summary>
public class GeniusVariantsTests
{
    private const string Domain = """
        <?xml version="1.0" encoding="UTF-8"?>
        <negotiation_template>
          <utility_space type="any" number_of_issues="3">
            <objective index="0" description="" name="root" type="objective" etype="objective">
              <issue index="1" name="Prix d'été" type="discrete" vtype="discrete" etype="discrete">
                <item index="1" value="low" cost="0"/><item index="2" value="high" cost="0"/>
              </issue>
              <issue index="2" name="Days" type="integer" etype="integer" vtype="integer" lowerbound="-1" upperbound="2">
        """ + """
        <range lowerbound="-1" upperbound="2"/></issue>
              <issue index="3" name="Venue" type="discrete" vtype="discrete" etype="discrete"><item index="1" value="Geneva"/></issue>
            </objective>
          </utility_space>
        </negotiation_template>
        """;

    private const string Buyer = """
        <?xml version="1.0" encoding="UTF-8"?>
        <utility_space>
          <objective index="0" description="" name="root" type="objective" etype="objective">
            <weight index="1" value="0.5"/><weight index="2" value="0.25"/><weight index="3" value="0.75"/>
            <issue index="1" name="Prix d'été" type="discrete" vtype="discrete" etype="discrete">
              <item index="1" value="low" cost="0" evaluation="4"/><item index="2" value="high" cost="0" evaluation="1"/>
            </issue>
            <issue index="2" name="Days" type="integer" etype="integer" vtype="integer" lowerbound="-1" upperbound="2">
        """ + """
              <evaluator ftype="linear" offset="1.0" slope="-0.5"/></issue>
            <issue index="3" name="Venue" type="discrete" vtype="discrete" etype="discrete">
        """ + """
              <item index="1" value="Geneva" evaluation="2"/></issue>
          </objective>
          <discount_factor value="0.9"/>
          <reservation value="0.5"/>
        </utility_space>
        """;

    private const string Seller = """
        <utility_space><objective index="0" name="root">
          <weight index="1" value="0.5"/><weight index="2" value="0.5"/><weight index="3" value="0"/>
          <issue index="1" name="Prix d'été"><item value="low" evaluation="0"/><item value="high" evaluation="1"/></issue>
          <issue index="2" name="Days"><evaluator offset="0" slope="0.5"/></issue>
          <issue index="3" name="Venue"><item value="Geneva" evaluation="1"/></issue>
        </objective></utility_space>
        """;

    /// <summary>How the buyer's profile may be written otherwise: what is replaced by what, in turn.</summary>
    public static TheoryData<string, string[]> SameProfile() => new()
    {
        { "no types at all", ["type=\"discrete\" vtype=\"discrete\" etype=\"discrete\"", "",
            "type=\"integer\" etype=\"integer\" vtype=\"integer\"", ""] },
        { "elements and attributes in capitals",
            ["<issue", "<ISSUE", "</issue>", "</ISSUE>", "<item", "<Item", "<weight", "<WEIGHT", "evaluation=", "Evaluation=", "<evaluator",
            "<Evaluator", "<reservation", "<Reservation", "<discount_factor", "<DISCOUNT_FACTOR"] },
        { "numbers in other notations", ["value=\"0.25\"", "value=\" 25E-2 \"", "evaluation=\"4\"", "evaluation=\"4.00\"", "slope=\"-0.5\"",
            "slope=\"-.5\"", "offset=\"1.0\"", "offset=\"+1\""] },
        { "evaluations on another scale", ["evaluation=\"4\"", "evaluation=\"100.0\"", "evaluation=\"1\"", "evaluation=\"25.0\""] },
        { "an integer issue valued item by item",
            ["<evaluator ftype=\"linear\" offset=\"1.0\" slope=\"-0.5\"/>", "<item value=\"-1\" evaluation=\"1\"/>"
                + "<item value=\"0\" evaluation=\"0.5\"/><item value=\"1\" evaluation=\"0\"/><item value=\"2\" evaluation=\"0\"/>"] },
        { "bounds on a range", ["lowerbound=\"-1\" upperbound=\"2\">", "><range lowerbound=\"-1\" upperbound=\"2\"/>"] },
        { "no bounds", ["lowerbound=\"-1\" upperbound=\"2\">", ">"] },
        { "reservation and discount under the objective",
            ["<discount_factor value=\"0.9\"/>", "", "<reservation value=\"0.5\"/>", "", "<weight index=\"1\"",
            "<reservation value=\"0.50\"/><discount_factor value=\"0.9\"/><weight index=\"1\""] },
        { "reservation twice, the same", ["<reservation value=\"0.5\"/>", "<reservation value=\"0.5\"/><reservation value=\"5e-1\"/>"] },
        { "weights after the issues, last first",
            ["<weight index=\"1\" value=\"0.5\"/>", "", "</objective>", "<weight value=\"0.5\" index=\" 1\"/></objective>"] },
        { "issues in nested objectives",
            ["<issue index=\"3\"", "<weight index=\"9\" value=\"0.9\"/><objective index=\"9\" name=\"place\">"
                + "<weight index=\"3\" value=\"0.75\"/><issue index=\"3\"",
            "<item index=\"1\" value=\"Geneva\" evaluation=\"2\"/></issue>",
            "<item index=\"1\" value=\"Geneva\" evaluation=\"2\"/></issue></objective>",
            "<weight index=\"2\" value=\"0.25\"/><weight index=\"3\" value=\"0.75\"/>", "<weight index=\"2\" value=\"0.25\"/>"] },
        { "comments, processing instructions, character data",
            ["<utility_space>", "<!-- made by hand --><?tool x?><utility_space>text", "<item index=\"2\"",
            "<!-- <item value=\"low\" evaluation=\"9\"/> --><item index=\"2\""] },
        { "items of a similarity function", ["</issue>", "<similarity_function><criteria_function><item value=\"low\" "
            + "evaluation=\"99\"/></criteria_function></similarity_function></issue>"] },
        { "a namespace", ["<utility_space>", "<utility_space xmlns=\"http://example.org/genius\">"] },
        { "another type attribute for the element", ["etype=\"discrete\"", "etype=\"issue\""] },
        { "an entity of XML itself", ["d'été", "d&apos;&#233;t&#xE9;"] },
        { "discount as it is written for none", ["<discount_factor value=\"0.9\"/>", "<discount_factor value=\"0.9\"></discount_factor>"] },
    };

    [Theory]
    [MemberData(nameof(SameProfile))]
    public void Read_ProfileWrittenOtherwise_IsTheSame(string variant, string[] changes)
    {
        Assert.NotEmpty(variant);
        string profile = Buyer;
        for (int i = 0; i < changes.Length; i += 2)
        {
            Assert.Contains(changes[i], profile, StringComparison.Ordinal);
            profile = profile.Replace(changes[i], changes[i + 1], StringComparison.Ordinal);
        }
        Assert.Equal(Read(Domain, Buyer, Seller), Read(Domain, profile, Seller));
    }

    [Fact]
    public void Read_Reference_IsWhatTheRulesSay()
    {
        Scenario scenario = Read(Domain, Buyer, Seller);
        Assert.Equal(["1", "0.25"], scenario.Issues[0].Options.Select(o => o.Values[0].ToString()));
        Assert.Equal(["1", "0.5", "0", "0"], scenario.Issues[1].Options.Select(o => o.Values[0].ToString()));
        Assert.Equal(["-1", "0", "1", "2"], scenario.Issues[1].Options.Select(o => o.Label));
        // Weights count as written, though they sum to 1.5.
        Assert.Equal(new Rational(3, 2), scenario.Utility(scenario.Choose("low", "-1", "Geneva"), 0));
        Assert.Equal(8, scenario.OutcomeCount);
        Assert.Equal(
            "the weights of buyer sum to 1.5 and count as written, so that utilities can pass 1; GENIUS would count those as 1",
            Assert.Single(scenario.Assumptions));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    public void Read_OtherEncodings_AreTheSame(string encoding, bool mark)
    {
        Encoding codec = Encoding.GetEncoding(encoding);
        byte[] Bytes(string text)
        {
            byte[] body = codec.GetBytes(text.Replace("encoding=\"UTF-8\"",
                $"encoding=\"{(encoding == "utf-16BE" ? "utf-16" : encoding)}\"", StringComparison.Ordinal));
            return mark ? [.. codec.GetPreamble(), .. body] : body;
        }
        Scenario read = GeniusXml.Read(
            new("domain", "domain.xml", new MemoryStream(Bytes(Domain))),
            [new("buyer", "buyer.xml", new MemoryStream(Bytes(Buyer))), Source("seller", Seller)]);
        Assert.Equal(Read(Domain, Buyer, Seller), read);
    }

    [Theory]
    [InlineData("type=\"integer\" etype=\"integer\" vtype=\"integer\" lowerbound", "type=\"integer\" vtype=\"discrete\" lowerbound")]
    [InlineData("type=\"integer\" etype=\"integer\" vtype=\"integer\" lowerbound", "vtype=\"Integer\" lowerbound")]
    [InlineData("type=\"discrete\" vtype=\"discrete\" etype=\"discrete\"", "")]
    [InlineData("lowerbound=\"-1\" upperbound=\"2\"><range", "><range")]
    [InlineData("<range lowerbound=\"-1\" upperbound=\"2\"/>", "<item value=\"ignored\"/>")]
    public void Read_DomainWrittenOtherwise_IsTheSame(string from, string to)
    {
        Assert.Contains(from, Domain, StringComparison.Ordinal);
        Assert.Equal(Read(Domain, Buyer, Seller), Read(Domain.Replace(from, to, StringComparison.Ordinal), Buyer, Seller));
    }

    [Theory]
    [InlineData("<reservation value=\"0.5\"/>", "<reservation value=\"0.5\"/><reservation value=\"0.6\"/>",
        "buyer.xml line 12: reservation: is 0.6, but stands above as 0.5")]
    [InlineData("<reservation value=\"0.5\"/>", "<reservation/>", "buyer.xml line 12: reservation: has no attribute 'value'")]
    [InlineData("<discount_factor value=\"0.9\"/>", "<discount_factor value=\"NaN\"/>",
        "buyer.xml line 11: discount_factor: attribute 'value' is 'NaN', which is no decimal number")]
    [InlineData("<weight index=\"3\" value=\"0.75\"/>", "<weight index=\"3\" value=\"\"/>",
        "buyer.xml line 4: weight '3': attribute 'value' is '', which is no decimal number")]
    [InlineData("<weight index=\"3\" value=\"0.75\"/>", "<weight index=\"3\"/>", "buyer.xml line 4: weight '3': has no attribute 'value'")]
    [InlineData("<weight index=\"3\" value=\"0.75\"/>", "<weight index=\"1\" value=\"0.75\"/>",
        "buyer.xml line 4: weight '1': occurs twice")]
    [InlineData("value=\"high\" cost=\"0\"", "value=\"low\" cost=\"0\"",
        "buyer.xml line 5: issue 'Prix d'été': has no evaluation for the value 'high' of the domain")]
    [InlineData("value=\"high\" cost=\"0\"", "value=\"high \" cost=\"0\"",
        "buyer.xml line 5: issue 'Prix d'été': has no evaluation for the value 'high' of the domain")]
    [InlineData("evaluation=\"2\"", "evaluation=\"null\"",
        "buyer.xml line 9: item 'Geneva' of issue 'Venue': attribute 'evaluation' is 'null', which is no decimal number")]
    [InlineData("slope=\"-0.5\"", "parameter1=\"-0.5\"", "buyer.xml line 8: evaluator: has no attribute 'parameter0'")]
    [InlineData("slope=\"-0.5\"", "", "buyer.xml line 8: evaluator: has no attribute 'slope'")]
    [InlineData("ftype=\"linear\"", "ftype=\"triangular\"",
        "buyer.xml line 8: issue 'Days': has an evaluator of type 'triangular'; linear, constant and, for real issues, "
            + "triangular are read")]
    [InlineData("<utility_space>", "<utility_space><utility_function><ufun type=\"PlainUfun\"/></utility_function>",
        "buyer.xml line 2: ufun: is a utility over several issues at once, which does not add: read the files with "
            + "GeniusXml.ReadNonAdditiveFiles")]
    public void Read_BadProfile_SaysWhereAndWhy(string from, string to, string expected)
    {
        Assert.Contains(from, Buyer, StringComparison.Ordinal);
        ScenarioFileException error = Assert.Throws<ScenarioFileException>(
            () => Read(Domain, Buyer.Replace(from, to, StringComparison.Ordinal), Seller));
        Assert.Equal(expected, error.Message);
    }

    [Theory]
    [InlineData("type=\"real\" lowerbound=\"0\" upperbound=\"1\"")]
    [InlineData("type=\"real\" vtype=\"discrete\" lowerbound=\"0\" upperbound=\"1\"")]
    [InlineData("etype=\"REAL\" lowerbound=\"0\" upperbound=\"1\"")]
    public void Read_RealIssue_IsRefusedByFileAndElement(string type)
    {
        string domain = Domain.Replace("type=\"integer\" etype=\"integer\" vtype=\"integer\" lowerbound=\"-1\" upperbound=\"2\"", type,
            StringComparison.Ordinal);
        ScenarioFileException error = Assert.Throws<ScenarioFileException>(
            () => Read(domain, Buyer, Seller));
        Assert.Equal(("domain.xml", "issue 'Days'", 8), (error.File, error.Element, error.Line));
        Assert.Equal(
            "takes every number between its bounds: set GeniusOptions.RealValues to read so many of them, equally far apart "
                + "(GENIUS analyses 21)",
            error.Reason);
    }

    [Fact]
    public void Read_NegativeEvaluations_CountAsWritten()
    {
        Scenario scenario = Read(Domain, Buyer.Replace("evaluation=\"1\"", "evaluation=\"-2\"", StringComparison.Ordinal), Seller);
        Assert.Equal([Rational.One, new Rational(-1, 2)], scenario.Issues[0].Options.Select(o => o.Values[0]));
        Assert.Equal(2, scenario.Issues[0].Options.Count);
    }

    [Fact]
    public void Read_OnlyZeroEvaluations_AreWorthNothingAndNoted()
    {
        string profile = Buyer.Replace("evaluation=\"4\"", "evaluation=\"0\"", StringComparison.Ordinal).Replace("evaluation=\"1\"",
            "evaluation=\"0\"", StringComparison.Ordinal);
        Scenario scenario = Read(Domain, profile, Seller);
        Assert.All(scenario.Issues[0].Options, o => Assert.Equal(Rational.Zero, o.Values[0]));
        Assert.Equal("no evaluation of buyer on issue 'Prix d'été' reaches 0.00001, so each of its values is worth 0",
            scenario.Assumptions[0]);
    }

    [Fact]
    public void Read_OptionNamesWithSpace_AreKept()
    {
        static string Spaced(string text)
            => text.Replace("value=\"low\"", "value=\" low  \"", StringComparison.Ordinal).Replace("value=\"high\"", "value=\"low\"",
                StringComparison.Ordinal);
        Assert.Equal([" low  ", "low"], Read(Spaced(Domain), Spaced(Buyer), Spaced(Seller)).Issues[0].Options.Select(o => o.Label));
    }

    [Fact]
    public void Read_ProfileAndDomainSwapped_SaysSo()
    {
        ScenarioFileException error = Assert.Throws<ScenarioFileException>(
            () => Read(Buyer, Domain, Seller));
        Assert.Equal("buyer.xml", error.File);
    }

    [Fact]
    public void Read_FourProfiles_AreFourParties()
    {
        Scenario scenario = GeniusXml.Read(Source("domain", Domain),
            [Source("a", Buyer), Source("b", Seller), Source("c", Seller), Source("d", Buyer)]);
        Assert.Equal(["a", "b", "c", "d"], scenario.Parties.Select(p => p.Name));
        Assert.Equal(scenario.Utility(scenario.Choose("high", "0", "Geneva"), 0),
            scenario.Utility(scenario.Choose("high", "0", "Geneva"), 3));
        // Two pairs of like minds: the frontier is that of two.
        Assert.Equal(Read(Domain, Buyer, Seller).ParetoFrontier().Count, scenario.ParetoFrontier().Count);
    }

    private static Scenario Read(string domain, string first, string second)
        => GeniusXml.Read(Source("domain", domain), [Source("buyer", first), Source("seller", second)]);

    private static GeniusSource Source(string name, string text)
        => new(name, name + ".xml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
