using System.Globalization;
using System.Text;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>A short GENIUS or GeniusWeb file cannot ask for more values than docs/limits.md allows.</summary>
public class ScenarioFileLimitTests
{
    [Fact]
    public void Genius_ValuesOfAllIssues_AreTakenAtTheLimitAndRefusedBeyond()
    {
        Scenario scenario = Additive(Domain("60000", "40000"));
        Assert.Equal([60_000, 40_000], scenario.Issues.Select(i => i.Options.Count));

        ScenarioFileException refusal = Assert.Throws<ScenarioFileException>(() => Additive(Domain("60000", "40001")));
        Assert.Equal(4, refusal.Line);
        Assert.Contains("brings the values of all issues to 100001; at most 100000 are read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Genius_IssuesReadInPart_CountWithTheValuesThatAreRead()
        => Assert.Equal(
            [3, 3],
            Additive(Domain("60000", "40001"), new() { IntegerValues = 3 }).Issues.Select(i => i.Options.Count));

    [Fact]
    public void Genius_ListedValues_CountToo()
        => Assert.Contains(
            "brings the values of all issues to 100001; at most 100000 are read",
            Assert.Throws<ScenarioFileException>(() => Additive(Domain("60000", "40000").Replace("</objective>",
                "<issue index=\"3\" name=\"C\"><item value=\"x\"/></issue></objective>", StringComparison.Ordinal))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Genius_ValuesThatRectanglesBound_AreTakenAtTheLimitAndRefusedBeyond()
    {
        Assert.Equal(1_000, Rectangles(1_000, "").Utilities[0].Regions.Count);

        Assert.Contains(
            "with it, rectangles bound 1000001 values; at most 1000000 are read",
            Assert.Throws<ScenarioFileException>(() => Rectangles(1_000, Rectangle(2, 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeniusWeb_ValuesOfAllIssues_AreTakenAtTheLimitAndRefusedBeyond()
    {
        Scenario scenario = Web(60_000, 39_999);
        Assert.Equal([60_000, 1, 39_999], scenario.Issues.Select(i => i.Options.Count));

        Assert.Contains(
            "brings the values of all issues to 100001; at most 100000 are read",
            Assert.Throws<ScenarioFileException>(() => Web(60_000, 40_000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeniusWeb_PlaceOfARefusal_NamesTheMembersThatLeadToIt()
    {
        JsonPart part = Part("""{"a":{"b":[1,{"c":2}]}}""");
        JsonPart inner = part.Get("a").Get("b").Items[1].Get("c");
        Assert.Equal(
            ["", "a", "a 'b'", "a 'b' 'c'"],
            [part.Place, part.Get("a").Place, part.Get("a").Get("b").Items[0].Place, inner.Place]);
    }

    private static string Domain(string first, string second)
        => $"""
            <negotiation_template><utility_space>
            <objective index="0" name="root">
            <issue index="1" name="A" etype="integer" lowerbound="1" upperbound="{first}"/>
            <issue index="2" name="B" etype="integer" lowerbound="1" upperbound="{second}"/></objective>
            </utility_space></negotiation_template>
            """;

    private static Scenario Additive(string domain, GeniusOptions? options = null)
    {
        const string Constant = """
            <utility_space><objective index="0" name="root"><weight index="1" value="0.5"/><weight index="2" value="0.5"/>
            <issue index="1" name="A"><evaluator ftype="constant" offset="1"/></issue>
            <issue index="2" name="B"><evaluator ftype="constant" offset="1"/></issue></objective></utility_space>
            """;
        return GeniusXml.Read(Source(domain), [Source(Constant, "one"), Source(Constant, "two")], options);
    }

    private static string Rectangle(int issue, int value)
        => string.Create(CultureInfo.InvariantCulture,
            $"<hyperRectangle utility=\"1\"><INCLUDES index=\"{issue}\" min=\"{value}\" max=\"{value}\"/></hyperRectangle>");

    private static NonAdditiveScenario Rectangles(int count, string more)
    {
        string profile = $"""
            <utility_space><objective index="0" name="root"><issue index="1" name="A"/><issue index="2" name="B"/>
            <utility maxutility="10"><ufun>{string.Concat(Enumerable.Range(1, count).Select(v => Rectangle(1, v)))}{more}</ufun></utility>
            </objective></utility_space>
            """;
        return GeniusXml.ReadNonAdditive(
            Source(Domain("1000", "1")), [Source(profile, "one"), Source(profile, "two")], GeniusOptions.Default);
    }

    private static Scenario Web(int first, int second)
    {
        string domain = "{'issuesValues':{'A':{'range':[1,FIRST,1]},'B':{'values':['x']},'C':{'range':[1,SECOND,1]}}}";
        string profile = "{'LinearAdditiveUtilitySpace':{'domain':" + domain + ",'issueWeights':{'A':0.5,'B':0.25,'C':0.25},"
            + "'issueUtilities':{'A':{'numberutils':{'lowValue':1,'lowUtility':0,'highValue':FIRST,'highUtility':0}},"
            + "'B':{'discreteutils':{'valueUtilities':{'x':1}}},"
            + "'C':{'numberutils':{'lowValue':1,'lowUtility':0,'highValue':SECOND,'highUtility':0}}}}}";
        JsonPart Made(string text) => Part(text.Replace('\'', '"')
            .Replace("FIRST", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("SECOND", second.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return GeniusWebJson.Read(Made(domain), ("one", Made(profile)), ("two", Made(profile)));
    }

    private static GeniusSource Source(string text, string name = "domain")
        => new(name, name + ".xml", new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static JsonPart Part(string text) => JsonPart.Load("file.json", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
