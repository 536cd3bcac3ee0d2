using System.Text.Json;
using System.Xml.Linq;
using TradeModel.Examples;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace TradeModel.Docs.Tests;

/// <summary>The samples print what the README and the issue promise of them.</summary>
[Collection(nameof(Console))]
public sealed class SamplesTests
{
    private static readonly Lazy<Sample> IndiaUs = new(() => Sample.Compile("india-us.cs"));

    private static JsonElement Json(string? asOf)
    {
        (int exit, string output, string error) = IndiaUs.Value.Run(asOf is null ? ["--json"] : ["--as-of", asOf, "--json"]);
        Assert.Equal((0, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private static string[] Members(JsonElement of) => [.. of.EnumerateObject().Select(m => m.Name)];

    private static void HasAll(JsonElement of, params string[] names) => Assert.Superset(names.ToHashSet(), Members(of).ToHashSet());

    [Theory]
    [InlineData(null)]
    [InlineData("2024-01-01")]
    [InlineData("2025-10-27")]
    [InlineData("2030-12-31")]
    public void IndiaUs_Json_HasTheMembersAndWordsPromised(string? asOf)
    {
        JsonElement told = Json(asOf);
        HasAll(told, "asOf", "title", "parties", "phases", "overall", "tracks", "issues", "statements", "additionalDuties");
        Assert.Equal(asOf ?? "2026-09-29", told.GetProperty("asOf").GetString());
        Assert.Equal(["IND", "USA"], told.GetProperty("parties").EnumerateArray().Select(p => p.GetString()));
        foreach (JsonElement phase in told.GetProperty("phases").EnumerateArray())
            HasAll(phase, "id", "title", "stage", "windowStart", "windowEnd", "insideWindow", "daysLeft");
        HasAll(told.GetProperty("overall"), "score", "low", "high", "coverage", "weakest", "settled", "text", "basis");
        JsonElement[] tracks = [.. told.GetProperty("tracks").EnumerateArray()];
        Assert.Equal(["tariffs", "nonTariffBarriers", "marketAccess", "rules"], tracks.Select(t => t.GetProperty("track").GetString()));
        foreach (JsonElement track in tracks) HasAll(track, "track", "score", "low", "high", "coverage", "basis");
        foreach (JsonElement issue in told.GetProperty("issues").EnumerateArray())
        {
            HasAll(issue, "id", "track", "score", "zopa", "basis");
            Assert.Contains(issue.GetProperty("zopa").GetString(), (string[])["exists", "none", "unknown"]);
            Assert.Contains(issue.GetProperty("basis").GetString(), (string[])["reported", "estimated", "illustrative"]);
        }
        foreach (JsonElement said in told.GetProperty("statements").EnumerateArray())
        {
            HasAll(said, "date", "speaker", "signal");
            Assert.Equal("reported", said.GetProperty("basis").GetString());
            Assert.Equal("estimated", said.GetProperty("signalBasis").GetString());
        }
        JsonElement duty = Assert.Single(told.GetProperty("additionalDuties").EnumerateArray());
        Assert.Equal(("USA", "IND"), (duty.GetProperty("importer").GetString(), duty.GetProperty("exporter").GetString()));
    }

    [Theory]
    [InlineData("2025-03-01", 0, false, 0)]
    [InlineData("2025-05-01", 10, false, 25)]
    [InlineData("2025-08-10", 25, false, 50)]
    [InlineData("2025-10-27", 50, false, 50)]
    [InlineData("2026-02-10", 25, false, 50)]
    [InlineData("2026-02-21", 25, true, 50)]
    [InlineData("2026-02-25", 10, false, 50)]
    public void IndiaUs_Json_TellsTheDutiesOfTheDay(string asOf, int general, bool isVoid, int steel)
    {
        JsonElement duty = Json(asOf).GetProperty("additionalDuties")[0];
        Assert.Equal((general, isVoid), (duty.GetProperty("generalPercent").GetDecimal(), duty.GetProperty("void").GetBoolean()));
        JsonElement product = Assert.Single(duty.GetProperty("products").EnumerateArray());
        Assert.Equal(("steel", steel), (product.GetProperty("product").GetString(), product.GetProperty("percent").GetDecimal()));
    }

    [Theory]
    [InlineData("2025-10-27", true, 34)]
    [InlineData("2025-11-30", true, 0)]
    [InlineData("2025-12-15", false, -15)]
    [InlineData("2025-08-31", false, 91)]
    public void IndiaUs_Json_TellsThePhaseClock(string asOf, bool inside, int daysLeft)
    {
        JsonElement phase = Json(asOf).GetProperty("phases")[0];
        Assert.Equal("first-tranche", phase.GetProperty("id").GetString());
        Assert.Equal((inside, daysLeft), (phase.GetProperty("insideWindow").GetBoolean(), phase.GetProperty("daysLeft").GetInt32()));
        Assert.Equal(
            ("2025-09-01", "2025-11-30"),
            (phase.GetProperty("windowStart").GetString(), phase.GetProperty("windowEnd").GetString()));
    }

    [Fact]
    public void IndiaUs_Json_PutsWordsAndTableSideBySide()
    {
        JsonElement told = Json("2025-10-27");
        Assert.Contains(told.GetProperty("statements").EnumerateArray(), s =>
            s.GetProperty("date").GetString() == "2025-10-27"
            && s.GetProperty("speaker").GetString() == "Rajesh Agrawal"
            && s.GetProperty("signal").GetString() == "close");
        Assert.Equal("illustrative", told.GetProperty("overall").GetProperty("basis").GetString());
        JsonElement overall = told.GetProperty("overall");
        double low = overall.GetProperty("low").GetDouble(), high = overall.GetProperty("high").GetDouble();
        Assert.InRange(overall.GetProperty("score").GetDouble(), low, high);
    }

    [Fact]
    public void IndiaUs_Print_ShowsEverySection()
    {
        (int exit, string output, string error) = IndiaUs.Value.Run("--as-of", "2025-10-27");
        Assert.Equal((0, ""), (exit, error));
        foreach (string part in (string[])
            [
                "As of 27 Oct 2025.", "PHASES", "First tranche, due in 34", "HOW CLOSE THE PARTIES ARE", "[illustrative]",
                "non-tariff", "ISSUES SIDE BY SIDE", "none: blocked", "STATEMENTS AND THE SCORE", "\"I think we are very close.\"",
                "Piyush Goyal (India)", "ADDITIONAL DUTIES IN FORCE", "On steel (HS 7208) of India in United States", "50% on top of MFN",
            ])
            Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.Contains("303 past", IndiaUs.Value.Run().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("us-232", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01", "Nothing has happened yet")]
    [InlineData("2025-02-12", "The record begins on 2025-02-13")]
    [InlineData("2025-02-13", "has a position of every party concerned: there is no score")]
    [InlineData("2026-09-30", "The record ends on 2026-09-29")]
    [InlineData("9999-12-31", "The record ends on 2026-09-29")]
    public void IndiaUs_Print_OnOddDays_SaysWhatTheRecordHolds(string asOf, string says)
    {
        (int exit, string output, string error) = IndiaUs.Value.Run("--as-of", asOf);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", output, StringComparison.Ordinal);
        Assert.Equal(asOf, Json(asOf).GetProperty("asOf").GetString());
    }

    [Theory]
    [InlineData("--as-of", "2025-13-01")]
    [InlineData("--as-of", "yesterday")]
    [InlineData("--as-of")]
    [InlineData("--as-of", "0000-01-01")]
    [InlineData("--xml")]
    public void IndiaUs_BadArguments_AreOneSentenceOnStandardError(params string[] args)
    {
        (int exit, string output, string error) = IndiaUs.Value.Run(args);
        Assert.Equal((1, ""), (exit, output));
        Assert.Matches(@"^[^\n]+\.\n$", error);
    }

    private static readonly Lazy<Sample> Timeline = new(() => Sample.Compile("timeline.cs"));

    private static Negotiation IndiaUnitedStates => BundledNegotiations.IndiaUnitedStates;

    /// <summary>Negotiations without events, with few, with all on one day, and with four parties.</summary>
    public static TheoryData<string> Files => ["bundled", "empty", "one event", "one day", "statements", "four parties", "drawn"];

    private static Negotiation Named(string negotiation) => negotiation switch
    {
        "empty" => new(IndiaUnitedStates.Definition),
        "one event" => IndiaUnitedStates.Prefix(1),
        "one day" => Negotiation.Replay(
            IndiaUnitedStates.Definition,
            IndiaUnitedStates.Log.OfType<PositionTabled>().Where(e => e.Date == new NodaTime.LocalDate(2025, 4, 25))),
        "statements" => Negotiation.Replay(
            IndiaUnitedStates.Definition,
            IndiaUnitedStates.Log.OfType<StatementMade>().Where(s => s.Phase is null)),
        "four parties" => BundledNegotiations.PacificDigital,
        "drawn" => NegotiationSamples.Create(7, 5, 20, 300),
        _ => IndiaUnitedStates,
    };

    private static (string Text, JsonElement Json) Tell(string negotiation)
    {
        string[] file = [];
        string path = Path.GetTempFileName();
        try
        {
            if (negotiation != "bundled") File.WriteAllText(path, TradeModelJson.ToJson(Named(negotiation)));
            if (negotiation != "bundled") file = [path];
            (int exit, string output, string error) = Timeline.Value.Run([.. file, "--json"]);
            Assert.Equal((0, ""), (exit, error));
            (int again, string text, string complaint) = Timeline.Value.Run(file);
            Assert.Equal((0, ""), (again, complaint));
            return (text, JsonDocument.Parse(output).RootElement);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Timeline_Json_HasTheMembersPromisedWhateverHappened(string negotiation)
    {
        (string text, JsonElement told) = Tell(negotiation);
        Negotiation of = Named(negotiation);
        HasAll(
            told, "timeline", "attribution", "movement", "reciprocity", "explanation", "trend", "projection", "referenceClass",
            "conclusion", "statements", "relationship");
        JsonElement[] timeline = [.. told.GetProperty("timeline").EnumerateArray()];
        JsonElement[] attribution = [.. told.GetProperty("attribution").EnumerateArray()];
        Assert.Equal((of.Log.Count, of.Log.Count), (timeline.Length, attribution.Length));
        foreach (JsonElement point in timeline) HasAll(point, "date", "event", "score", "low", "high", "coverage", "settled");
        foreach (JsonElement change in attribution) HasAll(change, "date", "movement", "tabling", "closing", "weights", "scope");
        foreach (JsonElement movement in told.GetProperty("movement").EnumerateArray())
            HasAll(movement, "party", "issue", "given", "received", "lastMoved");
        foreach (JsonElement gain in told.GetProperty("explanation").EnumerateArray()) HasAll(gain, "issue", "gain", "blocked");
        JsonElement trend = told.GetProperty("trend");
        if (trend.TryGetProperty("notEnoughData", out JsonElement none)) Assert.True(none.GetBoolean());
        else HasAll(trend, "slopePerYear", "slopeLow", "slopeHigh");
        JsonElement projection = told.GetProperty("projection");
        if (projection.TryGetProperty("reason", out JsonElement reason))
            Assert.Contains(reason.GetString(), (string[])["alreadyReached", "notConverging", "notEnoughData"]);
        else HasAll(projection, "threshold", "date", "earliest", "latest");
        HasAll(told.GetProperty("referenceClass"), "monthsSinceLaunch", "signedByNowPercent", "medianMonths");
        HasAll(told.GetProperty("conclusion"), "outcome", "classWeight", "paceWeight", "chanceIn12MonthsPercent", "median");
        Assert.Equal(of.Log.OfType<StatementMade>().Count(), told.GetProperty("statements").GetArrayLength());
        foreach (JsonElement said in told.GetProperty("statements").EnumerateArray()) HasAll(said, "date", "signal", "scoreThatDay");
        HasAll(
            told.GetProperty("relationship"),
            "contacts", "daysSinceLastContact", "reciprocity", "hostileMeasures", "hostileSumPercent", "shocks");
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        Assert.Equal(of.Log.Count == 0, text.Contains("Nothing has happened yet", StringComparison.Ordinal));
    }

    [Fact]
    public void Timeline_FileThatIsNoNegotiation_IsOneSentenceOnStandardError()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "{ \"format\": \"trademodel/negotiation\", \"version\": 1,");
        (int exit, string output, string error) = Timeline.Value.Run(path);
        File.Delete(path);
        Assert.Equal((1, ""), (exit, output));
        Assert.Matches(@"^[^\n]+line[^\n]+\n$", error);
    }

    [Fact]
    public void Timeline_Json_OfHardlyAnything_SaysSo()
    {
        JsonElement empty = Tell("empty").Json, day = Tell("one day").Json;
        Assert.True(empty.GetProperty("trend").GetProperty("notEnoughData").GetBoolean());
        Assert.Equal("notEnoughData", empty.GetProperty("projection").GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, empty.GetProperty("referenceClass").GetProperty("monthsSinceLaunch").ValueKind);
        Assert.Equal(JsonValueKind.Null, empty.GetProperty("reciprocity").ValueKind);
        Assert.Equal("notEnoughData", day.GetProperty("projection").GetProperty("reason").GetString());
        double score = day.GetProperty("timeline").EnumerateArray().Last().GetProperty("score").GetDouble();
        Assert.InRange(score, double.Epsilon, double.MaxValue);
        Assert.Equal(0, day.GetProperty("referenceClass").GetProperty("monthsSinceLaunch").GetInt32());
    }

    [Fact]
    public void Timeline_Print_TellsTheStoryInPlainWords()
    {
        string text = Tell("bundled").Text;
        foreach (string part in (string[])
            [
                "IN SHORT", "ESTABLISHED SO FAR", "THE LAUNCH", "NEGOTIATIONS BEGIN",
                "A DUTY SHOCK: UNITED STATES GOES FROM 10% TO 25% ON INDIA", "AGREED IN PRINCIPLE", "DUTIES ARE HELD VOID",
                "BACK TO NEGOTIATING", "A STALL", "comes closer on", "\"I think we are very close.\"", "[illustrative]", "[estimated]",
                "When it could close",
            ])
        {
            string joined = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains(part, joined, StringComparison.Ordinal);
        }
        // No ids and no names of the code's own.
        foreach (string code in (string[])["us-232", "industrial-tariffs", "AgreedInPrinciple", "ChiefNegotiator", "IND,", "USA:"])
            Assert.DoesNotContain(code, text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 125, line));
    }

    [Theory]
    [InlineData("no-such-file.json")]
    [InlineData("one.json", "two.json")]
    [InlineData("--xml")]
    [InlineData("")]
    [InlineData(".")]
    public void Timeline_BadArguments_AreOneSentenceOnStandardError(params string[] args)
    {
        (int exit, string output, string error) = Timeline.Value.Run(args);
        Assert.Equal((1, ""), (exit, output));
        Assert.Matches(@"^[^\n]+\n$", error);
    }

    [Fact]
    public void Plurilateral_Print_TellsWhatEachPartySees()
    {
        (int exit, string output, string error) = Sample.Compile("plurilateral.cs").Run();
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("NZL at least 4000; zone of possible agreement Exists", output, StringComparison.Ordinal);
        Assert.Contains("InForceForAtLeastOneParty", output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^    SGP: .*in force \d{4}-\d\d-\d\d$", output);
    }

    [Fact]
    public void Usings_OfEveryPackage_NameItsNamespacesAll()
    {
        string[] named =
        [
            .. Directory.EnumerateFiles(Path.Combine(DocsSnippet.Root, "src"), "TradeModel*.targets", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "buildTransitive")
                .SelectMany(f => XDocument.Load(f).Descendants("Using").Select(u => u.Attribute("Include")!.Value)),
        ];
        Assert.Empty(OurAssemblies.Namespaces.Except(named));
    }
}
