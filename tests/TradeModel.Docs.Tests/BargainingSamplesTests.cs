using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>The bargaining samples print what their issue promises of them.</summary>
[Collection(nameof(Console))]
public sealed class BargainingSamplesTests : IDisposable
{
    private static readonly Lazy<Sample> Bargain = new(() => Sample.Compile("bargain.cs"));
    private static readonly Lazy<Sample> Predict = new(() => Sample.Compile("predict.cs"));

    private readonly string _folder = Directory.CreateTempSubdirectory("trademodel-bargain").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Profile(string name, params int[] evaluations) => Write(name, $"""
        <utility_space><objective index="0" name="root"><weight index="1" value="0.5"/><weight index="2" value="0.5"/>
        <issue index="1" name="a"><item value="x" evaluation="{evaluations[0]}"/><item value="y" evaluation="{evaluations[1]}"/></issue>
        <issue index="2" name="b"><item value="x" evaluation="{evaluations[2]}"/><item value="y" evaluation="{evaluations[3]}"/></issue>
        </objective></utility_space>
        """);

    private string Domain() => Write("domain.xml", """
        <negotiation_template><utility_space><objective index="0" name="root">
        <issue index="1" name="a"><item value="x"/><item value="y"/></issue>
        <issue index="2" name="b"><item value="x"/><item value="y"/></issue>
        </objective></utility_space></negotiation_template>
        """);

    [Fact]
    public void Bargain_Json_HasTheMembersPromisedAndNoOthers()
    {
        // Worth to the first: a 1 or 0, b 1 or 0; to the second the other way round: the middle point in two ways.
        (int exit, string output, string error)
            = Bargain.Value.Run(Domain(), Profile("one.xml", 1, 0, 1, 0), Profile("two.xml", 0, 1, 0, 1), "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement told = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            [
                "assumptions", "issues", "outcomes", "frontier", "multiplicity", "frontierRational", "nash", "kalaiSmorodinsky",
                "egalitarian", "utilitarian", "analysisMs",
            ],
            told.EnumerateObject().Select(m => m.Name));
        Assert.Equal((2, "4"), (told.GetProperty("issues").GetInt32(), told.GetProperty("outcomes").GetString()));
        Assert.Equal("[[0,1],[0.5,0.5],[1,0]]", told.GetProperty("frontier").GetRawText());
        Assert.Equal("[1,2,1]", told.GetProperty("multiplicity").GetRawText());
        foreach (string solution in (string[])["nash", "kalaiSmorodinsky", "egalitarian"])
            Assert.Equal("[[0.5,0.5]]", told.GetProperty(solution).GetRawText());
        Assert.Equal(3, told.GetProperty("utilitarian").GetArrayLength());
    }

    [Fact]
    public void Bargain_EveryFormat_IsOpenedByItsExtension()
    {
        // The scenario of the first test in the formats of GeniusWeb and NegMAS, and as hyper-rectangles.
        const string Values = """
            "issuesValues":{"a":{"values":["x","y"]},"b":{"values":["x","y"]}}
            """;
        const string Issues = """
            <issue index="1" name="a" type="integer" lowerbound="0" upperbound="1"/>
            <issue index="2" name="b" type="integer" lowerbound="0" upperbound="1"/>
            """;
        string[][] formats =
        [
            [Write("web.json", "{" + Values + "}"), Web("one.json", 1, 0), Web("two.json", 0, 1)],
            [
                Write("space.yml", "issues: [{name: a, values: [x, y]}, {name: b, values: [x, y]}]"),
                Negmas("one.yml", 1, 0), Negmas("two.yaml", 0, 1),
            ],
            [
                Write("integers.xml", $"<utility_space><objective>{Issues}</objective></utility_space>"),
                Rectangles("first.xml", 0), Rectangles("second.xml", 1),
            ],
        ];
        foreach (string[] files in formats)
        {
            (int exit, string output, string error) = Bargain.Value.Run([.. files, "--json"]);
            Assert.Equal((0, ""), (exit, error));
            JsonElement told = JsonDocument.Parse(output).RootElement;
            Assert.Equal("[[0,1],[0.5,0.5],[1,0]]", told.GetProperty("frontier").GetRawText());
            Assert.Equal("[1,2,1]", told.GetProperty("multiplicity").GetRawText());
            Assert.Equal("[[0.5,0.5]]", told.GetProperty("nash").GetRawText());
            Assert.Equal("4", told.GetProperty("outcomes").GetString());
        }
        Assert.Contains("3 points, exact", Bargain.Value.Run(formats[2]).Out, StringComparison.Ordinal);

        string Web(string name, int x, int y)
        {
            string either = $$"""{ "discreteutils": { "valueUtilities": { "x": {{x}}, "y": {{y}} } } }""";
            return Write(name, $$"""
                { "LinearAdditiveUtilitySpace": { "issueUtilities": { "a": {{either}}, "b": {{either}} },
                  "issueWeights": { "a": 0.5, "b": 0.5 }, "domain": { {{Values}} } } }
                """);
        }

        string Negmas(string name, int x, int y) => Write(name, $"""
            type: LinearAdditiveUtilityFunction
            weights: [0.5, 0.5]
            values: [[{x}, {y}], [{x}, {y}]]
            reserved_value: 0
            """);

        string Rectangles(string name, int value) => Write(name, $"""
            <utility_space><objective>{Issues}<utility maxutility="2"><ufun>
            <hyperRectangle utility="1"><INCLUDES index="1" min="{value}" max="{value}"/></hyperRectangle>
            <hyperRectangle utility="1"><INCLUDES index="2" min="{value}" max="{value}"/></hyperRectangle>
            </ufun></utility></objective></utility_space>
            """);
    }

    [Theory]
    [InlineData("[[0.7,1],[1.2,0.5]]", "sum to 1.2 and count as written")]
    [InlineData("[[0.7,1],[1,0.5]]", "a utility above 1 counts as 1", "--weights", "capped")]
    [InlineData("[[0.5833333333333334,1],[1,0.5]]", "were divided by it", "--weights", "rescaled")]
    [InlineData("[[0.5,1],[1.2,0.5]]", "matched by name", "--read", "by-name")]
    [InlineData("[[0.7,1],[1.2,0.5]]", "matched by index", "--read", "by-index")]
    public void Bargain_Options_ChooseTheReading(string frontier, string assumption, params string[] options)
    {
        // Weights of 0.7 and 0.5, indices exchanged; b = x is worth 0.5 to the other party, a = x nothing.
        string first = Write("first.xml", """
            <utility_space><objective index="0" name="root"><weight index="1" value="0.7"/><weight index="2" value="0.5"/>
            <issue index="2" name="a"><item value="x" evaluation="1"/><item value="y" evaluation="0"/></issue>
            <issue index="1" name="b"><item value="x" evaluation="1"/><item value="y" evaluation="0"/></issue>
            </objective></utility_space>
            """);
        string second = Write("second.xml", """
            <utility_space><objective index="0" name="root"><weight index="1" value="0.5"/><weight index="2" value="0.5"/>
            <issue index="1" name="a"><item value="x" evaluation="1"/><item value="y" evaluation="1"/></issue>
            <issue index="2" name="b"><item value="x" evaluation="0"/><item value="y" evaluation="1"/></issue>
            </objective></utility_space>
            """);
        (int exit, string output, string error) = Bargain.Value.Run([Domain(), first, second, "--json", .. options]);

        Assert.Equal((0, ""), (exit, error));
        JsonElement told = JsonDocument.Parse(output).RootElement;
        Assert.Contains(
            told.GetProperty("assumptions").EnumerateArray(), a => a.GetString()!.Contains(assumption, StringComparison.Ordinal));
        Assert.Equal(frontier, told.GetProperty("frontier").GetRawText());
    }

    [Theory]
    [InlineData("--read takes by-index or by-name.", "--read", "backwards")]
    [InlineData("--weights takes as-written, capped or rescaled.", "--weights")]
    [InlineData("--read, --weights and --grid say how files are read: name a domain and profiles.", "--read", "by-name")]
    public void Bargain_BadOption_IsOneSentence(string sentence, params string[] options)
        => Assert.Equal((1, "", sentence + "\n"), Bargain.Value.Run(options));

    [Fact]
    public void Bargain_ThreeProfiles_ArePairsOfThree()
    {
        (int exit, string output, _) = Bargain.Value.Run(
            Domain(), Profile("one.xml", 1, 0, 1, 0), Profile("two.xml", 0, 1, 0, 1), Profile("three.xml", 1, 0, 0, 1), "--json");
        Assert.Equal(0, exit);
        JsonElement frontier = JsonDocument.Parse(output).RootElement.GetProperty("frontier");
        Assert.All(frontier.EnumerateArray(), p => Assert.Equal(3, p.GetArrayLength()));
    }

    [Fact]
    public void Bargain_BadProfile_SaysFileAndElementAndFails()
    {
        string broken = Profile("one.xml", 1, 0, 1, 0);
        File.WriteAllText(broken, File.ReadAllText(broken).Replace("<weight index=\"2\" value=\"0.5\"/>", "", StringComparison.Ordinal));
        (int exit, string output, string error) = Bargain.Value.Run(Domain(), broken, Profile("two.xml", 0, 1, 0, 1), "--json");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("one.xml line 3: issue 'b': has no weight (index 2)", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bargain_Files_AreToldAsAForm()
    {
        (int exit, string output, string error)
            = Bargain.Value.Run(Domain(), Profile("one.xml", 1, 0, 1, 0), Profile("two.xml", 0, 1, 0, 1));
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("Frontier of ", output, StringComparison.Ordinal);
        Assert.Contains("4 possible outcomes", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bargain_BundledNegotiation_IsToldInPlainWords()
    {
        (int exit, string output, string error) = Bargain.Value.Run();
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("What India has tabled", output, StringComparison.Ordinal);
        Assert.Contains("Indian duties on US industrial goods", output, StringComparison.Ordinal);
        Assert.Contains("India moves on", output, StringComparison.Ordinal);
        Assert.DoesNotContain("industrial-tariffs", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, 110));
    }

    [Fact]
    public void Predict_Json_HasTheMembersPromised()
    {
        (int exit, string output, string error) = Predict.Value.Run(Deu(), "--json");
        Assert.Equal((0, ""), (exit, error));
        JsonElement told = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            ["issues", "meanAbsoluteError", "gainOverCompromise", "gainOverRootCapability"], told.EnumerateObject().Select(m => m.Name));
        Assert.Equal(
            [
                "mean", "salienceMean", "compromise", "nash", "best", "bestCrossValidated", "compromiseRootCapability", "expectedUtility",
                "spatial",
            ],
            told.GetProperty("meanAbsoluteError").EnumerateObject().Select(m => m.Name));
        Assert.Equal(["mean", "low", "high"], told.GetProperty("gainOverCompromise").EnumerateObject().Select(m => m.Name));
    }

    [Theory]
    [InlineData("bargain")]
    [InlineData("confrontation", "--model", "expected-utility")]
    public void Predict_Trace_TellsWhoMovedWhom(string kind, params string[] model)
    {
        (int exit, string output, string error) = Predict.Value.Run([Deu(), "--trace", "d00032i1", .. model]);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("Who moved whom", output, StringComparison.Ordinal);
        Assert.Contains($"  {kind}  ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--model takes spatial or expected-utility.", "x.csv", "--trace", "i", "--model", "other")]
    [InlineData("--trace takes an issue of the table and prints text; --model says for it which model to run.", "x.csv", "--trace")]
    [InlineData("Say which table to read: dotnet run docs/samples/predict.cs -- deu3.csv [--json]", "--json")]
    public void Predict_BadOption_IsOneSentence(string sentence, params string[] options)
        => Assert.Equal((1, "", sentence + "\n"), Predict.Value.Run(options));

    private static string Deu()
    {
        string? folder = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(folder) || !File.Exists(Path.Combine(folder, "deu3.csv")))
            Assert.Skip("TRADEMODEL_DATA names no folder with deu3.csv");
        return Path.Combine(folder!, "deu3.csv");
    }
}
