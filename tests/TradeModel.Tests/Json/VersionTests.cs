using System.Text;
using System.Text.Json;
using TradeModel.Json;
using TradeModel.Negotiations;

namespace TradeModel.Tests.Json;

/// <summary>
/// Documents of other versions: what an earlier one wrote is read with the same meaning, and what a later one may have written is refused
/// with a sentence that says so.
/// </summary>
public sealed class VersionTests
{
    private const string Later = "if a later version of TradeModel wrote it, read it with that version";

    public static TheoryData<string> Versions => [.. Directory.EnumerateDirectories(Folder()).Select(f => Path.GetFileName(f)!)];

    private static string Folder(params string[] below)
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "TradeModel.sln"))) at = Path.GetDirectoryName(at);
        return Path.Combine([at!, "tests", "data", "versions", .. below]);
    }

    [Fact]
    public void Versions_HoldTheFirstOne() => Assert.Contains("0.1.0", Versions.Select(v => v.Data));

    [Theory]
    [MemberData(nameof(Versions))]
    public void ReadNegotiation_OfAnEarlierVersion_HoldsEveryEventOfTheDocument(string version)
    {
        string document = File.ReadAllText(Folder(version, "negotiation.json"));
        Negotiation negotiation = TradeModelJson.ReadNegotiation(document);

        using JsonDocument json = JsonDocument.Parse(document);
        string[] written = [.. json.RootElement.GetProperty("events").EnumerateArray().Select(Named)];
        Assert.NotEmpty(written);
        Assert.Equal(written, negotiation.Log.Select(e => Named(JsonDocument.Parse(TradeModelJson.ToJson(e)).RootElement)));
        JsonElement definition = json.RootElement.GetProperty("definition");
        Assert.Equal(
            definition.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("id").GetString()),
            negotiation.Definition.Issues.Select(i => i.Id.Value));
        Assert.Equal(document.TrimEnd(), TradeModelJson.ToJson(negotiation, indented: true).TrimEnd());
    }

    private static string Named(JsonElement one) => $"{one.GetProperty("date").GetString()} {one.GetProperty("kind").GetString()}";

    [Theory]
    [MemberData(nameof(Versions))]
    public void ReadEventLines_OfAnEarlierVersion_AreTheEventsOfTheDocument(string version)
    {
        using FileStream lines = File.OpenRead(Folder(version, "events.jsonl"));
        EventLines read = TradeModelJson.ReadEventLines(lines);
        Assert.Null(read.TornLine);
        Assert.Equal(TradeModelJson.ReadNegotiation(File.ReadAllText(Folder(version, "negotiation.json"))).Log, read.Events);
    }

    [Theory]
    [InlineData("2", $"version 2 is not known: this library reads version 1; {Later}")]
    [InlineData("0", "version 0 is not known: this library reads version 1")]
    public void ReadNegotiation_OfAnotherVersion_SaysWhichItReads(string version, string reason)
    {
        string json = "{\"format\":\"trademodel/negotiation\",\"version\":" + version + "}";
        var refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(json));
        Assert.Equal(("$.version", reason), (refused.Path, refused.Reason));
    }

    // Events have no version of their own: what they hold decides.
    [Theory]
    [InlineData("{\"kind\":\"arbitrationHeld\",\"date\":\"2027-01-01\"}", "$.kind")]
    [InlineData("{\"kind\":\"statementMade\",\"date\":\"2027-01-01\",\"parties\":[\"IND\"],\"words\":\"Yes\",\"mood\":\"good\"}", "$.mood")]
    [InlineData("{\"kind\":\"stageReached\",\"date\":\"2027-01-01\",\"phase\":\"first\",\"stage\":\"renegotiating\"}", "$.stage")]
    public void ReadEvent_OfALaterVersion_SaysThatOneMayHaveWrittenIt(string json, string path)
    {
        var refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadEvent(json));
        Assert.Equal(path, refused.Path);
        Assert.EndsWith(Later, refused.Reason);
    }

    [Theory]
    [InlineData("{\"format\":\"trademodel/events\",\"version\":2}\n")]
    [InlineData("{\"format\":\"trademodel/events\",\"version\":2,\"ofParty\":\"IND\"}\n")]
    [InlineData("\uFEFF{\"format\":\"trademodel/events\",\"version\":2}\r\n")]
    public void ReadEventLines_OfALaterVersion_SaysWhichItReads(string header)
    {
        var refused = Assert.Throws<TradeModelJsonException>(
            () => TradeModelJson.ReadEventLines(new MemoryStream(Encoding.UTF8.GetBytes(header))));
        Assert.Equal($"version 2 is not known: this library reads version 1; {Later}", refused.Reason);
    }

    [Fact]
    public void AppendEventLines_ToALogOfALaterVersion_SaysWhichItReadsAndChangesNothing()
    {
        byte[] before = "{\"format\":\"trademodel/events\",\"version\":2}\n"u8.ToArray();
        using var log = new MemoryStream();
        log.Write(before);
        var refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.AppendEventLines([], log));
        Assert.Equal($"version 2 is not known: this library reads version 1; {Later}", refused.Reason);
        Assert.Equal(before, log.ToArray());
    }
}
