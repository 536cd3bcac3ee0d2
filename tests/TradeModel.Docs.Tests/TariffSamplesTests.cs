using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>tariff-schedule.cs, staging.cs and offer.cs print what the issue promises of them, and refuse in one sentence.</summary>
[Collection(nameof(Console))]
public sealed class TariffSamplesTests
{
    private const string Table = """
        hts8|brief_description|mfn_text_rate|mfn_rate_type_code|mfn_ad_val_rate|begin_effect_date|end_effective_date
        1012100|Horses|Free|0|0|01/01/1997|12/31/2050
        04061000|Cheese|10%|7|.1|01/01/1997|12/31/2050
        17011100|Sugar|20%|7|.2|01/01/1997|06/30/1997
        17011100|Sugar|18%|7|.18|07/01/1997|12/31/2050
        24011000|Tobacco|55 cents/kg|1|.|01/01/1997|12/31/2050
        61032200|Ensembles|See the schedule|X|9999.999999|01/01/1997|12/31/2050
        62033100|Jackets|17.5%|7|.175|01/01/1997|12/31/2050
        64039100|Boots|5%|7|.05|01/01/1997|12/31/2050
        72081000|Steel|4%|7|.04|01/01/1997|12/31/2050
        99030101|Special|x|||01/01/1997|12/31/2050
        spoiled|Spoiled|1%|7|.01|01/01/1997|12/31/2050
        """;

    private const string RateTable = """
        hts8|mfn_text_rate|mfn_rate_type_code|mfn_ad_val_rate|begin_effect_date|end_effective_date
        01012100|Free|0|0|01/01/1997|12/31/2050

        """;

    private const string CutTable = "hts8,mfn_text_rate,mfn_rate_type_code,mfn_ad_val_rate\n01013000,6.8%,7,0.06\n02011050,26.4%,7,0.26\n";

    private const string PartOfASchedule = "hts8,mfn_text_rate\n01013000,6.8%\n64021200,10%\n04011000,1%\n";

    private static readonly Lazy<Sample> Schedule = new(() => Sample.Compile("tariff-schedule.cs"));
    private static readonly Lazy<Sample> Staging = new(() => Sample.Compile("staging.cs"));
    private static readonly Lazy<Sample> Offer = new(() => Sample.Compile("offer.cs"));

    private static JsonElement Json(Sample sample, params string[] args)
    {
        (int exit, string output, string error) = sample.Run([.. args, "--json"]);
        Assert.Equal((0, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private static string[] Members(JsonElement of) => [.. of.EnumerateObject().Select(m => m.Name)];

    private static void InFile(string name, string content, Action<string> test)
    {
        string folder = Directory.CreateTempSubdirectory("tradeModel").FullName;
        try
        {
            string path = Path.Combine(folder, name);
            File.WriteAllText(path, content);
            test(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("tariff-schedule.cs")]
    [InlineData("staging.cs")]
    [InlineData("offer.cs")]
    [InlineData("duty.cs")]
    [InlineData("compare-schedules.cs")]
    [InlineData("timeline.cs")]
    public void Help_IsTheCommandWithItsArguments(string sample)
    {
        (int exit, string output, string error) = Sample.Compile(sample).Run("--help");
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith($"dotnet run docs/samples/{sample} ", output, StringComparison.Ordinal);
        Assert.Contains("[--json]", output, StringComparison.Ordinal);
        Assert.Single(output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void TariffSchedule_Json_HasTheMembersAndFiguresPromised() => InFile("tariff_database_1997.txt", Table, file =>
    {
        JsonElement told = Json(Schedule.Value, file);
        Assert.Equal(
            [
                "rows", "failures", "rowsWithoutChapters98and99", "byDutyKind", "freeOrAdValorem", "notComputable", "inForceOn",
                "linesInForce", "supersededRows", "warnings", "elapsedMs",
            ],
            Members(told));
        Assert.Equal((10, 1, 9), (Int(told, "rows"), Int(told, "failures"), Int(told, "rowsWithoutChapters98and99")));
        JsonElement rates = told.GetProperty("freeOrAdValorem");
        Assert.Equal(["lines", "simpleMeanPercent", "maxPercent", "linesAbove15Percent", "linesFree"], Members(rates));
        // Free, 10, 18, 17.5, 5 and 4 percent: sugar at 20 percent was superseded in July.
        Assert.Equal(
            (6, 18m, 2, 1),
            (
                Int(rates, "lines"),
                rates.GetProperty("maxPercent").GetDecimal(),
                Int(rates, "linesAbove15Percent"),
                Int(rates, "linesFree")));
        Assert.Equal(9.0833333333m, rates.GetProperty("simpleMeanPercent").GetDecimal());
        Assert.Equal(
            ("1997-12-31", 9, 1),
            (told.GetProperty("inForceOn").GetString(), Int(told, "linesInForce"), Int(told, "supersededRows")));
        JsonElement warning = Assert.Single(told.GetProperty("warnings").EnumerateArray());
        Assert.Equal(["kind", "count", "example"], Members(warning));
        Assert.Equal(
            ("leadingZeroRestored", 1, "line 2, hts8: '1012100' was read as 01012100"),
            (warning.GetProperty("kind").GetString(), Int(warning, "count"), warning.GetProperty("example").GetString()));
        Assert.Equal(10, told.GetProperty("byDutyKind").EnumerateObject().Sum(k => k.Value.GetInt32()));
        Assert.Equal((2, 2), (Int(told, "notComputable"), Int(told.GetProperty("byDutyKind"), "notComputable")));
    });

    [Theory]
    [InlineData("1997-06-30", 20)]
    [InlineData("1997-07-01", 18)]
    public void TariffSchedule_Json_CountsTheLinesOfTheDay(string day, int highest)
        => InFile("tariff_database_1997.txt", Table, file =>
    {
        JsonElement told = Json(Schedule.Value, file, "--on", day);
        Assert.Equal(highest, told.GetProperty("freeOrAdValorem").GetProperty("maxPercent").GetDecimal());
        Assert.Equal(
            (day, 9, 1),
            (told.GetProperty("inForceOn").GetString(), Int(told, "linesInForce"), Int(told, "supersededRows")));
    });

    // A row that applies for a day only, at 11400 percent, must not raise the mean of the schedule.
    [Fact]
    public void TariffSchedule_RowsSupersededWithinTheYear_AreCountedBeside()
        => InFile("tariff_database_1997.txt", Table + "\n04061000|Cheese|11400%|7|114|02/01/1997|02/02/1997\n", file =>
    {
        JsonElement told = Json(Schedule.Value, file);
        Assert.Equal(9.0833333333m, told.GetProperty("freeOrAdValorem").GetProperty("simpleMeanPercent").GetDecimal());
        Assert.Equal((9, 2), (Int(told, "linesInForce"), Int(told, "supersededRows")));
    });

    // Both samples read the text, so that one file has one mean.
    [Fact]
    public void Samples_NumbersCutToTwoDecimals_HaveOneMean() => InFile("tariff_database_2023.txt", CutTable, file =>
    {
        JsonElement schedule = Json(Schedule.Value, file), offer = Json(Offer.Value, file);
        decimal mean = schedule.GetProperty("freeOrAdValorem").GetProperty("simpleMeanPercent").GetDecimal();
        Assert.Equal(16.6m, mean);
        Assert.Equal((double)mean, offer.GetProperty("byYear")[0].GetProperty("simpleMeanPercent").GetDouble(), 1e-9);
        Assert.Equal(2, Int(Assert.Single(schedule.GetProperty("warnings").EnumerateArray()), "count"));
        Assert.Contains(
            "warning: number cut (2): line 2, mfn_ad_val_rate: the text says '6.8%', the number 0.06\n",
            Schedule.Value.Run(file).Out,
            StringComparison.Ordinal);
    });

    [Fact]
    public void TariffSchedule_Print_NamesFailuresAndCodesGivenTwice() => InFile("tariff_database_1997.txt", Table, file =>
    {
        (int exit, string output, string error) = Schedule.Value.Run(file);
        Assert.Equal((0, ""), (exit, error));
        foreach (string part in (string[])
            [
                "tariff_database_1997.txt: 10 rows, 1 failures",
                "9 codes, 1 of them given more than once: 1 with other dates\n",
                "9 lines in force on 1997-12-31, 1 other rows",
                "Rows by rate type code: 7 6, 0 1, 1 1, X 1, none 1\n",
                "line 12, hts8: 'spoiled' is not an HS code",
            ])
            Assert.Contains(part, output, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("01012100|Free|0|0|01/01/1997|12/31/2050", "1 alike in every column read")]
    [InlineData("01012100|5%|7|.05|01/01/1997|12/31/2050", "1 with the same dates and other contents")]
    [InlineData("01012100|Free|0|0|01/01/1997|06/30/1997", "1 with other dates")]
    public void TariffSchedule_Print_SaysHowRepeatedCodesDiffer(string second, string said)
        => InFile("table.txt", RateTable + second + "\n", file =>
        {
            (int exit, string output, string error) = Schedule.Value.Run(file);
            Assert.Equal((0, ""), (exit, error));
            Assert.Contains($"1 codes, 1 of them given more than once: {said}\n", output, StringComparison.Ordinal);
        });

    [Fact]
    public void TariffSchedule_Print_CountsLinesThatStateNoDuty()
        => InFile("table.txt", "hts8|mfn_text_rate|mfn_rate_type_code|mfn_ad_val_rate\n01012100|5%|Q|.05\n01012900||7|.\n", file =>
        {
            string output = Schedule.Value.Run(file).Out;
            Assert.Contains("     1 of these NotComputable: no duty is stated at all\n", output, StringComparison.Ordinal);
            Assert.Contains("Rows by rate type code: Q 1, 7 1\n", output, StringComparison.Ordinal);
        });

    [Fact]
    public void Samples_TableWithoutLines_IsRefused() => InFile("table.txt", "hts8|mfn_text_rate\n", file =>
    {
        foreach (Lazy<Sample> sample in (Lazy<Sample>[])[Schedule, Offer])
            Assert.Equal((1, "", "The table has no lines.\n"), sample.Value.Run(file));
    });

    [Theory]
    [InlineData("korus", "K", "10", "KORUS category K holds lines free already; the base 10% is not.\n")]
    [InlineData("cafta-dr", "G", "4.4 cents/kg", "CAFTA-DR category G holds lines free already; the base 4.4 cents/kg is not.\n")]
    public void Staging_DutiableBaseWhereLinesAreFreeAlready_IsRefused(string agreement, string category, string start, string refusal)
        => Assert.Equal((1, "", refusal), Staging.Value.Run("--agreement", agreement, "--category", category, "--base", start));

    [Fact]
    public void Staging_FreeBaseWhereLinesAreFreeAlready_StaysFree()
        => Assert.Equal(
            ["0"],
            Json(Staging.Value, "--agreement", "korus", "--category", "K", "--base", "0")
                .GetProperty("rates").EnumerateArray().Select(r => r.GetRawText()));

    [Theory]
    [InlineData("H", "26.4", "24.6 22.8 21.1 19.3 17.6 15.8 14 12.3 10.5 8.8 7 5.2 3.5 1.7 0")]
    [InlineData("D", "6.8", "5.4 4 2.7 1.3 0")]
    [InlineData("a", "12", "0")]
    public void Staging_Json_IsTheBaseAndTheRates(string category, string start, string rates)
    {
        JsonElement told = Json(Staging.Value, "--agreement", "korus", "--category", category, "--base", start, "--from", "2012");
        Assert.Equal(decimal.Parse(start, System.Globalization.CultureInfo.InvariantCulture), told.GetProperty("base").GetDecimal());
        Assert.Equal(rates.Split(' '), told.GetProperty("rates").EnumerateArray().Select(r => r.GetRawText()));
    }

    [Fact]
    public void Staging_Print_ListsTheYears()
    {
        (int exit, string output, string error)
            = Staging.Value.Run("--agreement", "KORUS", "--category", "D", "--base", "4.4 cents/kg", "--from", "2012");
        Assert.Equal((0, ""), (exit, error));
        foreach (string part in (string[])["2012    3.5 cents/kg", "2015    0.8 cents/kg", "2016    Free"])
            Assert.Contains(part, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Offer_Json_TellsGapScoreAndTheViewByYear() => InFile("tariff_database_1997.txt", Table, file =>
    {
        JsonElement told = Json(Offer.Value, file);
        Assert.Equal((8, 5, 1, 2), (Int(told, "lines"), Int(told, "compared"), Int(told, "alreadyFree"), Int(told, "notComputable")));
        double gap = told.GetProperty("gapByChapter").EnumerateArray().Sum(c => c.GetProperty("gap").GetDouble());
        Assert.Equal(1 - gap, told.GetProperty("score").GetDouble(), 1e-12);
        JsonElement[] years = [.. told.GetProperty("byYear").EnumerateArray()];
        Assert.Equal([0, 1, 3, 5, 10, 12, 15], years.Select(y => y.GetProperty("year").GetInt32()));
        Assert.Equal(0.125, years[0].GetProperty("shareOfLinesFree").GetDouble());
        // All but cheese, sugar and tobacco.
        Assert.Equal(
            (0.625, 0.5),
            (years[^1].GetProperty("shareOfLinesFree").GetDouble(), years[^1].GetProperty("shareOfLinesNewlyFree").GetDouble()));
        Assert.Equal(JsonValueKind.Null, years[0].GetProperty("shareOfTradeFree").ValueKind);
        Assert.True(told.GetProperty("readsBackEqual").GetBoolean());

        string flows = Path.Combine(Path.GetDirectoryName(file)!, "flows.csv");
        File.WriteAllText(flows, "code,value\n01012100,100\n04061000,300\n72081000,600\n");
        JsonElement weighed = Json(Offer.Value, file, "--trade", Path.Combine(Path.GetDirectoryName(file)!, "flows.csv"));
        Assert.Equal(0.7, weighed.GetProperty("byYear")[6].GetProperty("shareOfTradeFree").GetDouble(), 1e-12);
        Assert.Equal(0.6, weighed.GetProperty("byYear")[6].GetProperty("shareOfTradeNewlyFree").GetDouble(), 1e-12);
    });

    private static (int Exit, string Out, string Error) Weighed(string flows)
    {
        (int, string, string) told = default;
        InFile("tariff_database_1997.txt", Table, file =>
        {
            string trade = Path.Combine(Path.GetDirectoryName(file)!, "flows.csv");
            File.WriteAllText(trade, "code,value\n" + flows);
            told = Offer.Value.Run(file, "--trade", trade);
        });
        return told;
    }

    [Theory]
    [InlineData(
        "7208100010,25\n7208100090,50\n87032301,25\n72081000,abc\n72081000,-5\n",
        "the trade file: 2 rows could not be read\n"
        + "failed: line 5, value: 'abc' is not a number\n"
        + "failed: line 6, value: a value must not be negative\n")]
    [InlineData(
        "7208100010,25\n7208100090,50\n87032301,25\n",
        "trade on 1 of 8 lines (75.0% of its value); 1 code matches no line, such as 87032301\n")]
    [InlineData("72081000,5\n01012100,5\n", "trade on 2 of 8 lines (100.0% of its value); 0 codes match no line\n")]
    [InlineData("72081000,5\n01012100,5\n", "Lines are weighed by their trade, which is known for 1 of 5 compared lines.")]
    [InlineData("01012100,5\n24011000,5\n", "Lines weigh alike: no trade is known on the lines compared.")]
    [InlineData("72081000,0\n", "(its value is 0); 0 codes match no line\n")]
    [InlineData("72081000,0\n", "Lines weigh alike: the trade known on the lines compared is 0.")]
    public void Offer_Trade_SaysWhatIsMatchedAndWhatItWeighs(string flows, string said)
    {
        (int exit, string output, string error) = Weighed(flows);
        Assert.Equal((0, ""), (exit, error));
        // The report wraps its lines; the lines before it end as they are.
        Assert.Contains(said, said.EndsWith('\n') ? output : Unwrapped(output), StringComparison.Ordinal);
    }

    private static string Unwrapped(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\\s+", " ");

    [Theory]
    [InlineData(
        "720810,5\n7208,abc\n",
        "No code of the trade file matches a line of the schedule: lines have 8 digits, the first code is 720810; "
        + "1 row could not be read.\n")]
    [InlineData(
        "99999999,5\n",
        "No code of the trade file matches a line of the schedule: lines have 8 digits, the first code is 99999999.\n")]
    [InlineData(
        "72081000,-5\n",
        "The trade file has no row that can be read: "
        + "1 row could not be read, the first for line 2, value: a value must not be negative.\n")]
    [InlineData("", "The trade file has no rows.\n")]
    [InlineData(
        "7208100090,79228162514264337593543950335\n7208100010,79228162514264337593543950335\n",
        "The values of the trade file do not sum to a decimal number.\n")]
    public void Offer_TradeThatMatchesNothing_IsRefused(string flows, string refusal) => Assert.Equal((1, "", refusal), Weighed(flows));

    [Fact]
    public void Offer_Json_CountsTradeMatchedAndNot() => InFile("tariff_database_1997.txt", Table, file =>
    {
        JsonElement without = Json(Offer.Value, file);
        string trade = Path.Combine(Path.GetDirectoryName(file)!, "flows.csv");
        File.WriteAllText(trade, "code,value\n7208100010,1\n01012100,1\n870323,1\n98010010,1\n99030101,1\n72081000,x\n");
        JsonElement told = Json(Offer.Value, file, "--trade", trade);
        Assert.Equal((1, 2, 3), (Int(told, "tradeFailures"), Int(told, "tradeMatched"), Int(told, "tradeUnmatched")));
        foreach (string name in (string[])["tradeFailures", "tradeMatched", "tradeUnmatched"])
            Assert.Equal(JsonValueKind.Null, without.GetProperty(name).ValueKind);
    });

    [Fact]
    public void Offer_Print_NamesRowsThatFailedAndTheLinesBehindTheMean() => InFile("tariff_database_1997.txt", Table, file =>
    {
        (int exit, string output, string error) = Offer.Value.Run(file);
        Assert.Equal((0, ""), (exit, error));
        foreach (string part in (string[])
            [
                "1 row could not be read\nfailed: line 12, hts8: 'spoiled' is not an HS code\n",
                "Lines weigh alike: no trade is known.",
                "of all 8 lines what enters free",
                "of the 6 computable in percent the tariff that is left",
            ])
            Assert.Contains(part, part.EndsWith('\n') ? output : Unwrapped(output), StringComparison.Ordinal);
        File.AppendAllText(file, "\n" + string.Concat(Enumerable.Repeat("spoiled|Spoiled|1%|7|.01|01/01/1997|12/31/2050\n", 11)));
        output = Offer.Value.Run(file).Out;
        Assert.Contains("12 rows could not be read, the first 10:\n", output, StringComparison.Ordinal);
        Assert.Equal(10, output.Split('\n').Count(line => line.StartsWith("failed: ", StringComparison.Ordinal)));
    });

    [Fact]
    public void Offer_PartOfASchedule_LeavesOutTheTermsOfAbsentChapters() => InFile("part.txt", PartOfASchedule, file =>
    {
        (int exit, string output, string error) = Offer.Value.Run(file);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("no line stands under 17, 24, 61, 62, 72: the terms for them are left out\n", output, StringComparison.Ordinal);
        Assert.Equal(
            ["17", "24", "61", "62", "72"],
            Json(Offer.Value, file).GetProperty("chaptersWithoutLines").EnumerateArray().Select(c => c.GetString()));
    });

    [Theory]
    [InlineData("tariff-schedule")]
    [InlineData("tariff-schedule", "no-such-file.zip")]
    [InlineData("tariff-schedule", ".")]
    [InlineData("tariff-schedule", "a.zip", "b.zip")]
    [InlineData("tariff-schedule", "--xml")]
    [InlineData("tariff-schedule", "a.zip", "--on")]
    [InlineData("tariff-schedule", "a.zip", "--on", "2024-02-30")]
    [InlineData("offer")]
    [InlineData("offer", "no-such-file.zip")]
    [InlineData("offer", ".")]
    [InlineData("offer", "a.zip", "b.zip")]
    [InlineData("offer", "--trade")]
    [InlineData("offer", "--xml")]
    [InlineData("staging")]
    [InlineData("staging", "--agreement", "nafta")]
    [InlineData("staging", "--agreement", "korus", "--category", "Z", "--base", "1")]
    [InlineData("staging", "--agreement", "korus", "--category", "A", "--base", "-1")]
    [InlineData("staging", "--agreement", "korus", "--category", "A", "--base", "1", "--from", "12")]
    [InlineData("staging", "--agreement")]
    [InlineData("staging", "--xml")]
    public void Samples_BadArguments_AreOneSentenceOnStandardError(string sample, params string[] args)
    {
        (int exit, string output, string error) = (sample switch { "offer" => Offer, "staging" => Staging, _ => Schedule }).Value.Run(args);
        Assert.Equal((1, ""), (exit, output));
        Assert.Matches(@"^[^\n]+[^\s]\n$", error);
        Assert.DoesNotContain("(Parameter", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_WrongFile_AreOneSentenceOnStandardError() => InFile("page.zip", "<!DOCTYPE html><html>404</html>", file =>
    {
        foreach (Lazy<Sample> sample in (Lazy<Sample>[])[Schedule, Offer])
        {
            (int exit, string output, string error) = sample.Value.Run(file);
            string expected = "This is not a USITC annual tariff database: it is a web page or an XML document.\n";
            Assert.Equal((1, "", expected), (exit, output, error));
        }
    });

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
