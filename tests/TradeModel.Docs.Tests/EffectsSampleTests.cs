using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>effects.cs prints what its issue promises, and its figures are the sums done by hand.</summary>
[Collection(nameof(Console))]
public sealed class EffectsSampleTests : IDisposable
{
    // Tobacco pays by weight, and there is no unit value.
    private const string Table = """
        hts8|brief_description|mfn_text_rate|mfn_rate_type_code|mfn_ad_val_rate|begin_effect_date|end_effective_date
        01012100|Horses|Free|0|0|01/01/1997|12/31/2050
        04061000|Cheese|10%|7|.1|01/01/1997|12/31/2050
        24011000|Tobacco|55 cents/kg|1|.|01/01/1997|12/31/2050
        72081000|Steel|25%|7|.25|01/01/1997|12/31/2050
        """;

    private const string Flows = "code,partner,value\n72081000,India,100\n72081000,Korea,300\n04061000,Korea,50\n24011000,India,7\n"
        + "99999999,India,5\n";

    private static readonly Lazy<Sample> Effects = new(() => Sample.Compile("effects.cs"));

    private readonly string _folder = Directory.CreateTempSubdirectory("trademodel-effects").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static JsonElement Json(params string[] args)
    {
        (int exit, string output, string error) = Effects.Value.Run([.. args, "--json"]);
        Assert.Equal((0, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private static string[] Members(JsonElement of) => [.. of.EnumerateObject().Select(m => m.Name)];

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static string[] Texts(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];

    private JsonElement Smart(params string[] more)
        => Json(["smart", "--schedule", Write("table_1997.txt", Table), "--trade", Write("flows.csv", Flows), .. more]);

    // With the default elasticities of −1.25 and 1.5. Year 1: from 25 to 12.5 % the price falls by a tenth, so India sells 12.5 more, and
    // the ratio of its sales to Korea's rises by 15 %. Year 2: a fifth, 25 more, and 30 %.
    [Fact]
    public void Smart_OfTwoStages_IsTheSumDoneByHand()
    {
        JsonElement told = Smart("--offer", "eliminate:2", "--partner", "India");
        Assert.Equal(
            [
                "lines", "partners", "failures", "unmatchedFlows", "unmatchedValue", "creation", "diversion", "revenue", "consumerSurplus",
                "triangle", "welfare", "assumedElasticityImports", "notComputableImports", "byYear", "elapsedMs",
            ],
            Members(told));
        Assert.Equal((4, 2, 0), (Number(told, "lines"), Number(told, "partners"), Number(told, "failures")));
        Assert.Equal((1, 5), (Number(told, "unmatchedFlows"), Number(told, "unmatchedValue")));
        Assert.Equal((100, 7), (Number(told, "assumedElasticityImports"), Number(told, "notComputableImports")));
        JsonElement[] years = [.. told.GetProperty("byYear").EnumerateArray()];
        Assert.Equal([1, 2], years.Select(y => y.GetProperty("year").GetInt32()));
        double first = 100 * 300 * 0.15 / (115 + 300), second = 100 * 300 * 0.3 / (130 + 300);
        Totals(years[0], 12.5, first, (0.125 * (112.5 + first)) - (0.25 * (100 + first)), 0.125 * 106.25, 0.125 * 12.5 / 2);
        Totals(years[1], 25, second, -0.25 * (100 + second), 0.25 * 112.5, 0.25 * 25 / 2);
        Totals(told, 25, second, -0.25 * (100 + second), 0.25 * 112.5, 0.25 * 25 / 2);

        static void Totals(JsonElement of, double creation, double diversion, double revenue, double consumers, double triangle)
        {
            Assert.Equal(creation, Number(of, "creation"), 1e-9);
            Assert.Equal(diversion, Number(of, "diversion"), 1e-9);
            Assert.Equal(revenue, Number(of, "revenue"), 1e-9);
            Assert.Equal(consumers, Number(of, "consumerSurplus"), 1e-9);
            Assert.Equal(triangle, Number(of, "triangle"), 1e-9);
            Assert.Equal(consumers + revenue, Number(of, "welfare"), 1e-9);
        }
    }

    // Nobody is left to divert from. Steel: a fifth cheaper, 1.25 × 20 % of 400. Cheese: an eleventh cheaper, 1.25 / 11 of 50.
    [Fact]
    public void Smart_WithoutAPartner_CoversAll()
    {
        JsonElement told = Smart("--offer", "eliminate:1");
        Assert.Equal(100 + (62.5 / 11), Number(told, "creation"), 1e-9);
        Assert.Equal(0, Number(told, "diversion"));
        Assert.Equal(-(0.25 * 400) - (0.1 * 50), Number(told, "revenue"), 1e-9);
        (int exit, string output, _) = Effects.Value.Run(
            "smart", "--schedule", Write("t.txt", Table), "--trade", Write("f.csv", Flows), "--offer", "eliminate:1");
        Assert.Equal(0, exit);
        Assert.StartsWith("SMART: the goods of all partners free in 1 stages.", output, StringComparison.Ordinal);
        Assert.Contains("  2 of 4 lines change; 1 flows match no line, 0 rows could not be read", output, StringComparison.Ordinal);
    }

    // Only B buys A's goods: 100 at 25 %, then free. Supply 3p meets demand −(p − 20 %), so p = 5 %.
    [Fact]
    public void Gsim_OfTwoRegions_IsTheSumDoneByHand()
    {
        JsonElement told = Json("gsim", Write("market.json", """
            {
              "regions": ["A", "B"], "trade": [[0, 100], [40, 0]],
              "tariffFactors": [[1, 1.25], [1.1, 1]], "newTariffFactors": [[1, 1], [1.1, 1]],
              "importDemandElasticity": -1, "exportSupplyElasticity": 3, "substitutionElasticity": 5
            }
            """));
        Assert.Equal(["regions", "worldPriceChange", "trade", "welfare", "assumptions"], Members(told));
        Assert.Equal(0.05, told.GetProperty("worldPriceChange")[0].GetDouble(), 1e-12);
        JsonElement buyer = told.GetProperty("welfare")[1];
        Assert.Equal(["region", "producerSurplus", "consumerSurplus", "revenue", "welfare"], Members(buyer));
        Assert.Equal(125 * 0.15 * 1.075, Number(buyer, "consumerSurplus"), 1e-9);
        Assert.Equal(-25, Number(buyer, "revenue"), 1e-9);
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    // The structural model has three options in each of six issues. SMART has four in each of five, and one more for vehicles.
    [Theory]
    [InlineData(false, 6, 18)]
    [InlineData(true, 5, 21)]
    public void Stakes_Json_HasTheMembersPromisedAndANashOutcomeOnTheFrontier(bool bySmart, int issues, int options)
    {
        JsonElement told = bySmart ? Json("stakes", "--smart") : Json("stakes");
        Assert.Equal(["parties", "issues", "frontier", "nash", "interactions", "assumptions"], Members(told));
        Assert.Equal(["India", "United States"], Texts(told, "parties"));
        JsonElement[] all = [.. told.GetProperty("issues").EnumerateArray()];
        Assert.Equal(issues, all.Length);
        Assert.Equal(options, all.Sum(i => i.GetProperty("options").GetArrayLength()));
        Assert.All(all, i => Assert.Equal([0, 0], Numbers(i.GetProperty("options")[0].GetProperty("worth"))));
        JsonElement nash = told.GetProperty("nash");
        Assert.Equal(["outcome", "utilities", "simulatedJointly"], Members(nash));
        Assert.Contains(
            Numbers(nash.GetProperty("utilities")), told.GetProperty("frontier").EnumerateArray().Select(Numbers));
        Assert.All(told.GetProperty("interactions").EnumerateArray(), i =>
        {
            Assert.Equal(["party", "error", "share", "simulated"], Members(i));
            Assert.Equal(64, i.GetProperty("simulated").GetInt32());
            if (bySmart) Assert.InRange(Number(i, "share"), 0, 1e-12);
        });
    }

    // On 27 August 2025 the US duty on most goods rose from 25 to 50 percent.
    [Fact]
    public void Shocks_Json_HasEachDayAndNamesWhatIsNotMapped()
    {
        JsonElement told = Json("shocks");
        Assert.Equal(["duties", "offers"], Members(told));
        JsonElement august = told.GetProperty("duties").EnumerateArray().Single(d => d.GetProperty("day").GetString() == "2025-08-27");
        string[] tariffs = ["sectors", "coveredShare", "linesWithoutSector", "linesWithARange", "unmappedIssues"];
        Assert.Equal(["day", .. tariffs], Members(august));
        JsonElement textiles = august.GetProperty("sectors").EnumerateArray()
            .Single(s => s.GetProperty("sector").GetString() == "Textiles");
        Assert.Equal((25, 50), (Number(textiles, "before"), Number(textiles, "after")));
        Assert.Equal(["71023900"], Texts(august, "linesWithoutSector"));
        JsonElement offers = told.GetProperty("offers");
        Assert.Equal(["year", .. tariffs], Members(offers));
        JsonElement industry = offers.GetProperty("unmappedIssues")[0];
        Assert.Equal(
            ("industrial-tariffs", "it names no HS code"),
            (industry.GetProperty("issue").GetString(), industry.GetProperty("reason").GetString()));
        // Nuts (1,000), oil (150) and spirits (50) fall from 40 to 10 %; cheese (5) and maize (10) stay at 40 and 50 %.
        JsonElement farm = Assert.Single(offers.GetProperty("sectors").EnumerateArray());
        Assert.Equal(((1205 * 40) + (10 * 50)) / 1215.0, Number(farm, "before"), 1e-9);
        Assert.Equal(((1200 * 10) + (5 * 40) + (10 * 50)) / 1215.0, Number(farm, "after"), 1e-9);
    }

    [Fact]
    public void BadArguments_AreNamed()
    {
        string table = Write("t.txt", Table), flows = Write("f.csv", Flows);
        Refused("effects knows smart, gsim, structural, stakes and shocks, not 'ricardo'", "ricardo");
        Refused("effects smart needs --trade", "smart", "--schedule", table);
        Refused("effects needs a value after --offer", "smart", "--offer");
        Refused("effects knows no argument '--fast'", "stakes", "--fast");
        Refused("effects gsim needs one file", "gsim");
        Refused("such as eliminate:10, not 'eliminate:0'", "smart", "--schedule", table, "--trade", flows, "--offer", "eliminate:0");
        Refused(
            "the importer buys nothing from 'Peru'; the partners are: India, Korea",
            "smart", "--schedule", table, "--trade", flows, "--offer", "eliminate:1", "--partner", "Peru");

        static void Refused(string why, params string[] args)
        {
            (int exit, string output, string error) = Effects.Value.Run(args);
            Assert.Equal((1, ""), (exit, output));
            Assert.Contains(why, error, StringComparison.Ordinal);
        }
    }
}
