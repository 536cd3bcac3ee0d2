using System.Globalization;
using System.Text;
using Xunit;

namespace TradeModel.Bargaining.Yaml.Tests;

/// <summary>A short file cannot ask for more values, by numbers or by aliases, than docs/limits.md allows.</summary>
public class NegmasLimitTests
{
    private const string Sums = "type: AffineUtilityFunction\nreserved_value: 0\n";

    [Fact]
    public void Read_ValuesOfAllIssues_AreTakenAtTheLimitAndRefusedBeyond()
    {
        Scenario scenario = Read("issues: [{name: a, values: 60000}, {name: b, values: [x, y]}, {name: c, values: 39998}]", Named);
        Assert.Equal([60_000, 2, 39_998], scenario.Issues.Select(i => i.Options.Count));

        ScenarioFileException refusal = Assert.Throws<ScenarioFileException>(
            () => Read("issues:\n- {name: a, values: 60000}\n- {name: b, values: [x, y]}\n- {name: c, values: 39999}", Named));
        Assert.Equal(4, refusal.Line);
        Assert.Contains("brings the values of all issues to 100001; at most 100000 are read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ContinuousIssues_CountWithTheValuesThatAreRead()
    {
        const string Space = "issues: [{name: a, type: ContinuousIssue, values: [0, 1]}, {name: b, type: ContinuousIssue, values: [0, 1]}]";
        Assert.Equal(50_000, Read(Space, Sums, 50_000).Issues[1].Options.Count);
        Assert.Contains("brings the values of all issues to 100002; at most 100000 are read",
            Assert.Throws<ScenarioFileException>(() => Read(Space, Sums, 50_001)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNonAdditive_ValuesThatRangesBound_AreTakenAtTheLimitAndRefusedBeyond()
    {
        NonAdditiveScenario scenario = ReadRegions(Ranges(1_000, ""));
        Assert.Equal(1_000, scenario.Utilities[0].Regions.Count);

        Assert.Contains("with it, ranges bound 1000001 values; at most 1000000 are read",
            Assert.Throws<ScenarioFileException>(() => ReadRegions(Ranges(1_000, "- {1: 0}\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Aliases_AreTakenAtTheLimitAndRefusedBeyond()
    {
        // A list of 999 values is 1,000 nodes, itself included.
        string thousand = "a: &a [" + Repeated("1", 999) + "]\nb: [" + Repeated("*a", 1_000);
        Assert.Equal(1_000, Part(thousand + "]").Get("b").Items.Count);
        Assert.Equal(999, Part(thousand + "]").Get("b").Items[999].Items.Count);

        Assert.Equal("file.yml line 2: repeats 1000001 values by aliases; at most 1000000 are read",
            Assert.Throws<ScenarioFileException>(() => Part(thousand.Replace("[1,", "[&one 1,", StringComparison.Ordinal) + ",*one]"))
                .Message);
    }

    [Fact]
    public void Load_AliasesOfAliases_CountWithAllThatTheyStandFor()
    {
        // Each line has ten times the values of the one above. The sixth stands for a million.
        var laughs = new StringBuilder("l0: &l0 [" + Repeated("lol", 10) + "]\n");
        for (int i = 1; i < 10; i++)
        {
            string aliases = Repeated(string.Create(CultureInfo.InvariantCulture, $"*l{i - 1}"), 10);
            laughs.Append(CultureInfo.InvariantCulture, $"l{i}: &l{i} [{aliases}]\n");
        }

        ScenarioFileException refusal = Assert.Throws<ScenarioFileException>(() => Part(laughs.ToString()));
        Assert.Equal(6, refusal.Line);
        Assert.Contains("values by aliases; at most 1000000 are read", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public void Load_AliasesWithinAliases_AreNestedAsDeepAsWhatTheyStandFor(int levels, bool isRead)
    {
        // The last level is a list in the document, and the others are lists within it, down to the number: two more than its own.
        var nested = new StringBuilder("l1: &l1 [1]\n");
        for (int i = 2; i <= levels; i++) nested.Append(CultureInfo.InvariantCulture, $"l{i}: &l{i} [*l{i - 1}]\n");

        if (isRead) Assert.Single(Part(nested.ToString()).Get("l62").Items);
        else
            Assert.Equal("file.yml line 63: is nested more than 64 deep",
                Assert.Throws<ScenarioFileException>(() => Part(nested.ToString())).Message);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Load_Lists_AreNestedTo64LevelsWithTheirValue(int lists, bool isRead)
    {
        string text = new string('[', lists) + "1" + new string(']', lists);
        if (isRead) Assert.Single(Part(text).Items);
        else
            Assert.Contains("nested more than 64 deep",
                Assert.Throws<ScenarioFileException>(() => Part(text)).Message, StringComparison.Ordinal);
    }

    /// <summary>Found by fuzzing: the parser refuses such a tag with an exception of its own arguments.</summary>
    [Theory]
    [InlineData("!!]")]
    [InlineData("!!%13")]
    public void Load_TagThatIsNoUri_IsRefused(string text)
        => Assert.Contains("is not well-formed YAML: a tag is malformed",
            Assert.Throws<ScenarioFileException>(() => Part(text)).Message, StringComparison.Ordinal);

    private const string Named = "type: LinearAdditiveUtilityFunction\nvalues: {a: {type: ConstFun, bias: 0}, "
        + "b: {x: 1, y: 0}, c: {type: ConstFun, bias: 1}}\nweights: {a: 1, b: 1, c: 1}\nreserved_value: 0\n";

    private static string Repeated(string one, int times) => string.Join(',', Enumerable.Repeat(one, times));

    // Ranges on an issue of 1,000 values, and what follows them.
    private static string Ranges(int count, string more)
        => "type: HyperRectangleUtilityFunction\nreserved_value: 0\nutilities: ["
            + Repeated("1", more.Length == 0 ? count : count + 1) + "]\noutcome_ranges:\n"
            + string.Concat(Enumerable.Range(0, count).Select(v => string.Create(CultureInfo.InvariantCulture, $"- {{0: {v}}}\n"))) + more;

    private static NonAdditiveScenario ReadRegions(string utility)
        => NegmasYaml.ReadNonAdditive(
            Part("issues: [{name: a, values: 1000}, {name: b, values: 1}]"), [("one", Part(utility)), ("two", Part(Sums))], null);

    private static Scenario Read(string space, string utility, int? realValues = null)
        => NegmasYaml.Read(Part(space), [("one", Part(utility)), ("two", Part(utility))], realValues);

    private static YamlPart Part(string text) => YamlPart.Load("file.yml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
