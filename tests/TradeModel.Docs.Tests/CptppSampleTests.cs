using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>The story of thirteen parties tells the public facts.</summary>
[Collection(nameof(Console))]
public sealed class CptppSampleTests
{
    private static readonly Lazy<Sample> Cptpp = new(() => Sample.Compile("cptpp.cs"));

    private static readonly string[] Eleven = ["AUS", "BRN", "CAN", "CHL", "JPN", "MEX", "MYS", "NZL", "PER", "SGP", "VNM"];

    private static JsonElement Json()
    {
        (int exit, string output, string error) = Cptpp.Value.Run("--json");
        Assert.Equal((0, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private static JsonElement Named(JsonElement list, string id)
        => Assert.Single(list.EnumerateArray(), e => e.GetProperty("id").GetString() == id);

    private static string?[] Ids(JsonElement of, string member) => [.. of.GetProperty(member).EnumerateArray().Select(e => e.GetString())];

    private static void HasAll(JsonElement of, params string[] names)
        => Assert.Superset(names.ToHashSet(), of.EnumerateObject().Select(m => m.Name).ToHashSet());

    [Fact]
    public void Json_HasTheMembersPromised()
    {
        JsonElement told = Json();
        HasAll(told, "parties", "phases", "issues", "score");
        Assert.All(told.GetProperty("phases").EnumerateArray(), p => HasAll(p, "id", "parties", "stage", "inForceForAll"));
        Assert.All(told.GetProperty("issues").EnumerateArray(), i => HasAll(i, "id", "concerned", "exporters"));
        Assert.InRange(told.GetProperty("score").GetDouble(), 0, 1);
        Assert.Equal("illustrative", told.GetProperty("scoreBasis").GetString());
        Assert.InRange(told.GetProperty("reportedEvents").GetInt32(), 100, told.GetProperty("events").GetInt32() - 1);
    }

    [Fact]
    public void Json_Parties_AreThirteen_AndTheUnitedStatesHasLeft()
    {
        JsonElement told = Json();
        Assert.Equal(Eleven.Concat(["GBR", "USA"]).Order(StringComparer.Ordinal), Ids(told, "parties"));
        Assert.Equal(Eleven.Append("GBR").Order(StringComparer.Ordinal), Ids(told, "atTheTable"));
    }

    [Fact]
    public void Json_Phases_AreInForceForWhomTheDepositarySays()
    {
        JsonElement phases = Json().GetProperty("phases");
        Assert.Equal(["tpp", "cptpp", "uk-accession"], phases.EnumerateArray().Select(p => p.GetProperty("id").GetString()));

        JsonElement tpp = Named(phases, "tpp");
        Assert.Equal(("signed", false), (tpp.GetProperty("stage").GetString(), tpp.GetProperty("inForceForAll").GetBoolean()));
        Assert.Equal(Eleven, Ids(tpp, "parties"));
        Assert.Empty(Ids(tpp, "inForceFor"));

        JsonElement cptpp = Named(phases, "cptpp");
        Assert.Equal(("inForce", true), (cptpp.GetProperty("stage").GetString(), cptpp.GetProperty("inForceForAll").GetBoolean()));
        Assert.Equal(Eleven, Ids(cptpp, "parties"));
        Assert.Equal(Eleven, Ids(cptpp, "inForceFor"));
        Assert.Equal("tpp", cptpp.GetProperty("succeeds").GetString());
        Assert.Equal(22, Ids(cptpp, "suspended").Length);

        JsonElement accession = Named(phases, "uk-accession");
        Assert.Equal(("inForce", false), (accession.GetProperty("stage").GetString(), accession.GetProperty("inForceForAll").GetBoolean()));
        Assert.Equal(Eleven.Append("GBR").Order(StringComparer.Ordinal), Ids(accession, "parties"));
        Assert.Equal(["CAN", "MEX"], Ids(accession, "parties").Except(Ids(accession, "inForceFor")));
    }

    [Fact]
    public void Json_Issues_NameTheirExporters_WithoutThePartyThatLeft()
    {
        JsonElement issues = Json().GetProperty("issues");
        JsonElement beef = Named(issues, "japan-beef");
        Assert.Equal("cptpp", beef.GetProperty("phase").GetString());
        Assert.Equal(["AUS", "CAN", "MEX", "NZL"], Ids(beef, "exporters"));
        Assert.Equal(["AUS", "CAN", "JPN", "MEX", "NZL"], Ids(beef, "concerned"));
        Assert.Equal(Eleven, Ids(Named(issues, "biologics"), "concerned"));
        Assert.Equal("tpp", Named(issues, "us-cars").GetProperty("phase").GetString());
        Assert.Contains("JPN", Ids(Named(issues, "us-cars"), "exporters"));
        Assert.Equal(["MYS"], Ids(Named(issues, "uk-palm-oil"), "exporters"));
        Assert.DoesNotContain(issues.EnumerateArray(), i => i.GetProperty("id").GetString() == "hormone-beef");
    }

    [Fact]
    public void Print_IsABriefing()
    {
        (int exit, string output, string error) = Cptpp.Value.Run();
        Assert.Equal((0, ""), (exit, error));
        string text = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (string part in (string[])
            [
                "Left on 2017-01-30: United States.",
                "in force from 2018-12-30 for Australia, Canada, Japan, Mexico, New Zealand, Singapore "
                + "in force from 2019-01-14 for Viet Nam in force from 2021-09-19 for Peru "
                + "in force from 2022-11-29 for Malaysia in force from 2023-02-21 for Chile "
                + "in force from 2023-07-12 for Brunei Darussalam in force for all its parties",
                "in force from 2024-12-24 for Australia not recorded as in force for Canada, Mexico",
                "ratified by Japan, New Zealand",
                "HOW CLOSE THE PARTIES WERE [illustrative]",
                "WHAT IT SUSPENDS: 22 provisions",
                "Atlanta: agreement",
            ])
            Assert.Contains(part, text, StringComparison.Ordinal);
        foreach (string blocked in (string[])["biological medicines", "is open to imports", "treated with hormones"])
            Assert.Matches($"{blocked}: no zone of possible agreement", text);
        // No ids and no names of the code's own.
        foreach (string code in (string[])["us-cars", "AgreedInPrinciple", "InForce", "NaN"])
            Assert.DoesNotContain(code, text, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    [Theory]
    [InlineData("--xml")]
    [InlineData("--json", "--json")]
    public void BadArguments_AreOneSentenceOnStandardError(params string[] args)
    {
        (int exit, string output, string error) = Cptpp.Value.Run(args);
        Assert.Equal((1, ""), (exit, output));
        Assert.Matches(@"^[^\n]+\.\n$", error);
    }
}
