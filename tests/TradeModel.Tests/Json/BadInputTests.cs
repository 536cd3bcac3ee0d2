using System.Text;
using TradeModel.Examples;
using TradeModel.Json;

namespace TradeModel.Tests.Json;

/// <summary>What is refused, with the path, the line and the reason; each by changing one thing in a document that is valid.</summary>
public sealed class BadInputTests
{
    private const string Valid = """
        {
          "format": "trademodel/negotiation",
          "version": 1,
          "definition": {
            "agreement": {"title": "T", "kinds": ["FTA"], "parties": [
              {"id": "IND", "name": "India", "kind": "state"},
              {"id": "USA", "name": "United States", "kind": "state"},
              {"id": "GBR", "name": "United Kingdom", "kind": "state"}]},
            "phases": [{"id": "first", "title": "First", "undertaking": "singleUndertaking", "window": {"start": "2025-09-01", "end": "2025-11-30"}}],
            "issues": [
              {"id": "steel", "title": "Steel", "track": "tariffs", "scale": {"kind": "tariffPath", "baseRate": 25, "horizon": 15, "ceiling": 50, "unit": "percent"},
               "subject": {"kind": "tariffSubject", "importer": "USA", "exporter": "IND", "hsCodes": ["72"]}},
              {"id": "days", "title": "Days", "track": "rules", "scale": {"kind": "interval", "min": 0, "max": 100, "unit": "days"}}]
          },
          "events": [
            {"kind": "positionTabled", "date": "2025-10-01", "party": "USA", "issue": "steel", "position": {"kind": "tariffOffer", "finalRate": 25, "stages": 5}},
            {"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "days", "position": {"kind": "amount", "value": 30}},
            {"kind": "stageReached", "date": "2025-10-28", "phase": "first", "stage": "negotiating"}
          ]
        }
        """;

    [Fact]
    public void ReadNegotiation_TheDocumentTheCasesChange_IsValid()
        => Assert.Equal(3, TradeModelJson.ReadNegotiation(Valid).Log.Count);

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "$.version", 3, "version")]
    [InlineData("trademodel/negotiation", "trademodel/other", "$.format", 2, "format")]
    [InlineData("\"title\": \"T\"", "\"title\": \"T\", \"surprise\": 1", "$.definition.agreement.surprise", 5, "")]
    [InlineData("\"title\": \"T\"", "\"title\": \"T\", \"title\": \"U\"", "$.definition.agreement.title", 5, "")]
    [InlineData("\"title\": \"T\"", "\"title\": null", "$.definition.agreement.title", 5, "null")]
    [InlineData("[\"FTA\"]", "[null]", "$.definition.agreement.kinds[0]", 5, "null")]
    [InlineData("\"title\": \"T\"", "\"title\": 7", "$.definition.agreement.title", 5, "")]
    [InlineData("\"kind\": \"amount\"", "\"kind\": \"sum\"", "$.events[1].position.kind", 17, "sum")]
    [InlineData("\"kind\": \"stageReached\"", "\"kind\": \"stageGuessed\"", "$.events[2].kind", 18, "stageGuessed")]
    [InlineData("2025-10-27", "2025-10-32", "$.events[1].date", 17, "2025-10-32")]
    [InlineData("2025-11-30", "2025-08-30", "$.definition.phases[0].window", 9, "ends")]
    [InlineData("\"party\": \"USA\"", "\"party\": \"FRA\"", "$.events[0]", 16, "FRA")]
    [InlineData("\"value\": 30", "\"value\": 130", "$.events[1].position", 17, "(rule: OnScale)")]
    [InlineData("{\"kind\": \"amount\", \"value\": 30}", "{\"kind\": \"tariffOffer\", \"finalRate\": 0, \"stages\": 1}", "$.events[1].position", 17, "takes an Amount, not a TariffOffer (rule: PositionKind)")]
    [InlineData("\"stage\": \"negotiating\"", "\"stage\": \"legalReview\"", "$.events[2]", 18, "cannot follow")]
    [InlineData("2025-10-28", "2025-10-20", "$.events[2]", 18, "2025-10-20")]
    [InlineData("\"finalRate\": 25", "\"finalRate\": 51", "$.events[0].position", 16, "ceiling")]
    [InlineData("\"party\": \"USA\", \"issue\": \"steel\"", "\"party\": \"GBR\", \"issue\": \"steel\"", "$.events[0]", 16, "concern")]
    [InlineData("\"id\": \"days\"", "\"id\": \"steel\"", "$.definition", 10, "twice")]
    [InlineData("\"value\": 30", "\"value\": 1e400", "$.events[1].position.value", 17, "")]
    [InlineData("\"value\": 30", "\"value\": 0.12345678901234567890123456789012345", "$.events[1].position.value", 17, "")]
    [InlineData("\"value\": 30", "\"value\": \"NaN\"", "$.events[1].position.value", 17, "")]
    [InlineData("\"value\": 30", "\"value\": NaN", null, 17, "")]
    [InlineData("\"stages\": 5", "\"stages\": 5.5", "$.events[0].position.stages", 16, "")]
    public void ReadNegotiation_OneThingWrong_SaysWhereAndWhy(string good, string bad, string? path, int line, string reason)
    {
        string document = Valid.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Valid, document);

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(document));

        if (path is not null) Assert.StartsWith(path, refused.Path, StringComparison.Ordinal);
        Assert.Equal(line, refused.Line);
        Assert.Contains(reason, refused.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"kind": "issueAgreed", "date": "2025-10-27", "issue": "days", "terms": {"kind": "amount", "value": 130}}""", "$.events[1].terms", "130 lies off the scale from 0 to 100 days (rule: OnScale)")]
    [InlineData("""{"kind": "issueAgreed", "date": "2025-10-27", "issue": "days", "terms": {"kind": "optionChoice", "option": "a"}}""", "$.events[1].terms", "takes an Amount, not an OptionChoice (rule: PositionKind)")]
    [InlineData("""{"kind": "packageTabled", "date": "2025-10-27", "party": "IND", "package": "a", "positions": {"days": {"kind": "amount", "value": 130}}}""", "$.events[1].positions", "(rule: OnScale)")]
    [InlineData("""{"kind": "redLineAssessed", "date": "2025-10-27", "party": "IND", "issue": "days", "redLine": {"kind": "optionsRedLine", "acceptable": ["a"]}}""", "$.events[1].redLine", "(rule: OnScale)")]
    [InlineData("""{"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "nights", "position": {"kind": "amount", "value": 30}}""", "$.events[1]", "the issue 'nights' is not on the agenda (rule: Exists)")]
    public void ReadNegotiation_EventAgainstARule_PointsToThePositionAndNamesTheRule(string bad, string path, string reason)
    {
        const string Good = """{"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "days", "position": {"kind": "amount", "value": 30}}""";
        string document = Valid.Replace(Good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Valid, document);

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(document));

        Assert.Equal((path, 17), (refused.Path, refused.Line));
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNegotiation_TruncatedAnywhere_IsRefused()
    {
        byte[] document = Encoding.UTF8.GetBytes(Valid);
        for (int length = 0; length < document.Length; length++)
            Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(document.AsSpan(0, length)));
    }

    [Fact]
    public void ReadNegotiation_SomethingBehindTheDocument_IsRefused()
        => Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(Valid + "{}"));

    [Fact]
    public void ReadNegotiation_DeepNesting_IsRefused()
        => Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(new string('[', 100_000)));

    [Fact]
    public void ReadNegotiation_LongerThanTheLimit_IsRefusedBeforeItIsRead()
    {
        using var stream = new Endless((byte)' ', 200_000_000);

        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(stream, byteLimit: 1_000_000));
        Assert.InRange(stream.Given, 1, 2_000_000);
    }

    [Fact]
    public void ReadNegotiation_TwoHundredMegabytesOfNonsense_IsRefusedAtTheFirstBytes()
    {
        using var stream = new Endless((byte)'x', 200_000_000);

        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(stream));
        Assert.InRange(stream.Given, 1, 1_000_000);
    }

    [Fact]
    public void ReadNegotiation_AnyByteChanged_ThrowsNothingElse()
    {
        byte[] document = Encoding.UTF8.GetBytes(Valid);
        ulong state = 2025;
        int read = 0, refused = 0;
        for (int i = 0; i < 6_000; i++)
        {
            byte[] changed = (byte[])document.Clone();
            state = (state * 6364136223846793005) + 1442695040888963407;
            changed[(int)(state >> 33) % changed.Length] = (byte)(state >> 20);
            try
            {
                TradeModelJson.ReadNegotiation(changed);
                read++;
            }
            catch (TradeModelJsonException e)
            {
                Assert.InRange(e.Line, 1, 21);
                refused++;
            }
        }
        Assert.True(refused > 3_000 && read > 100, $"{read} read, {refused} refused");
    }

    [Fact]
    public void ReadNegotiation_BundledExamples_AreCanonicalOnceWritten()
    {
        foreach (var talks in new[] { BundledNegotiations.IndiaUnitedStates, BundledNegotiations.PacificDigital })
        {
            string json = TradeModelJson.ToJson(talks);
            Assert.Equal(talks, TradeModelJson.ReadNegotiation(json));
            Assert.Equal(json, TradeModelJson.ToJson(TradeModelJson.ReadNegotiation(json)));
        }
    }

    /// <summary>So many bytes of one kind, without the memory for them.</summary>
    private sealed class Endless(byte what, long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int given = (int)Math.Min(buffer.Length, length - Given);
            buffer[..given].Fill(what);
            Given += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
