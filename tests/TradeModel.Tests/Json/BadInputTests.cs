using System.Text;
using TradeModel.Examples;
using TradeModel.Json;
using TradeModel.Negotiations;

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
            "phases": [{"id": "first", "title": "First", "window": {"start": "2025-09-01", "end": "2025-11-30"}}],
            "issues": [
              {"id": "steel", "title": "Steel", "track": "tariffs",
        """ + """
               "scale": {"kind": "tariffPath", "baseRate": 25, "horizon": 15, "ceiling": 50, "unit": "percent"},
               "subject": {"kind": "tariffSubject", "importer": "USA", "exporter": "IND", "hsCodes": ["72"]}},
              {"id": "days", "title": "Days", "track": "rules", "scale": {"kind": "interval", "min": 0, "max": 100, "unit": "days"}}]
          },
          "events": [
            {"kind": "positionTabled", "date": "2025-10-01", "party": "USA", "issue": "steel",
        """ + """
             "position": {"kind": "tariffOffer", "finalRate": 25, "stages": 5}},
            {"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "days", "position": {"kind": "amount", "value": 30}},
            {"kind": "stageReached", "date": "2025-10-28", "phase": "first", "stage": "negotiating"}
          ]
        }
        """;

    [Fact]
    public void ReadNegotiation_TheDocumentTheCasesChange_IsValid()
        => Assert.Equal(3, TradeModelJson.ReadNegotiation(Valid).Log.Count);

    [Theory]
    // Not JSON.
    [InlineData("\"title\": \"T\",", "\"title\": \"T\"", "$.definition.agreement", 5, "not JSON")]
    [InlineData("\"title\": \"T\"", "title: \"T\"", "$.definition.agreement", 5, "not JSON")]
    [InlineData("\"title\": \"T\"", "\"title\": \"T\\u00\"", "$.definition.agreement", 5, "not JSON")]
    [InlineData("\"kinds\": [\"FTA\"]", "\"kinds\": [\"FTA\",]", "$.definition.agreement.kinds", 5, "not JSON")]
    [InlineData("\"events\": [", "// what happened\n  \"events\": [", "$", 15, "not JSON")]
    [InlineData("\"title\": \"T\"", "\"title\": \"\\uD83C\"", "$.definition.agreement.title", 5, "Unicode")]
    [InlineData("\"title\": \"T\"", "\"ti\\uDF3Etle\": \"T\"", "$.definition.agreement", 5, "title")]
    // Format and version.
    [InlineData("\"version\": 1", "\"version\": 2", "$.version", 3, "version")]
    [InlineData("trademodel/negotiation", "trademodel/other", "$.format", 2, "format")]
    // Members.
    [InlineData("\"title\": \"T\"", "\"title\": \"T\", \"surprise\": 1", "$.definition.agreement.surprise", 5, "unknown")]
    [InlineData("\"title\": \"T\"", "\"title\": \"T\", \"Title\": \"T\"", "$.definition.agreement.Title", 5, "unknown")]
    [InlineData("\"title\": \"T\"", "\"title\": \"T\", \"title\": \"U\"", "$.definition.agreement.title", 5, "twice")]
    [InlineData("\"title\": \"T\"", "\"title\": \"T\", \"t\\u0069tle\": \"T\"", "$.definition.agreement", 5, "twice")]
    [InlineData("\"title\": \"T\", ", "", "$.definition.agreement", 5, "'title' is missing")]
    [InlineData("\"kind\": \"amount\", ", "", "$.events[1].position", 17, "'kind' is missing")]
    // Nulls and other kinds of value.
    [InlineData("\"title\": \"T\"", "\"title\": null", "$.definition.agreement.title", 5, "null")]
    [InlineData("[\"FTA\"]", "[null]", "$.definition.agreement.kinds[0]", 5, "null")]
    [InlineData("[\"FTA\"]", "null", "$.definition.agreement.kinds", 5, "null")]
    [InlineData("\"hsCodes\": [\"72\"]", "\"hsCodes\": [\"72\", null]", "$.definition.issues[0].subject.hsCodes[1]", 12, "null")]
    [InlineData(
        "\"unit\": \"days\"}", "\"unit\": \"days\"}, \"directions\": {\"IND\": null}", "$.definition.issues[1].directions.IND", 13,
        "null")]
    [InlineData("\"events\": [", "\"events\": [null,", "$.events[0]", 15, "null")]
    [InlineData("\"position\": {\"kind\": \"amount\", \"value\": 30}", "\"position\": null", "$.events[1].position", 17, "null")]
    [InlineData("\"title\": \"T\"", "\"title\": 7", "$.definition.agreement.title", 5, "a string is expected, not a number")]
    [InlineData("[\"FTA\"]", "\"FTA\"", "$.definition.agreement.kinds", 5, "an array is expected, not a string")]
    [InlineData("\"value\": 30", "\"value\": true", "$.events[1].position.value", 17, "a number is expected, not true or false")]
    [InlineData(
        "{\"start\": \"2025-09-01\", \"end\": \"2025-11-30\"}", "[]", "$.definition.phases[0].window", 9,
        "an object is expected, not an array")]
    // Kinds, names, ids.
    [InlineData("[\"FTA\"]", "[\"fta\"]", "$.definition.agreement.kinds[0]", 5, "FTA")]
    [InlineData("[\"FTA\"]", "[\"FTA\", \"FTA\"]", "$.definition.agreement.kinds[1]", 5, "twice")]
    [InlineData("\"id\": \"days\"", "\"id\": \"the days\"", "$.definition.issues[1].id", 13, "not an identifier")]
    [InlineData("[\"72\"]", "[\"7\"]", "$.definition.issues[0].subject.hsCodes[0]", 12, "not an HS code")]
    [InlineData("\"kind\": \"amount\"", "\"kind\": \"sum\"", "$.events[1].position.kind", 17, "sum")]
    [InlineData("\"kind\": \"stageReached\"", "\"kind\": \"stageGuessed\"", "$.events[2].kind", 18, "stageGuessed")]
    // Days, and what the model itself refuses.
    [InlineData("2025-10-27", "2025-10-32", "$.events[1].date", 17, "2025-10-32")]
    [InlineData("2025-10-27", "2025-02-29", "$.events[1].date", 17, "2025-02-29")]
    [InlineData("2025-10-27", "0001-01-01", "$.events[1].date", 17, "must not be 0001-01-01")]
    [InlineData("2025-09-01", "0001-01-01", "$.definition.phases[0].window", 9, "must not be 0001-01-01")]
    [InlineData("2025-10-27", "27.10.2025", "$.events[1].date", 17, "ISO 8601")]
    [InlineData("2025-10-27", "2025\\u002d10-32", "$.events[1].date", 17, "'2025-10-32' is not a day (ISO 8601")]
    [InlineData(
        "\"issues\": [",
        "\"text\": {\"chapters\": [{\"id\": \"c\", \"title\": \"C\", \"provisions\": [{\"id\": \"p\", \"title\": \"P\", "
            + "\"wording\": [{\"text\": \" \"}]}]}]}, \"issues\": [",
        "$.definition.text.chapters[0].provisions[0].wording[0].text", 10, "must not be blank")]
    [InlineData("2025-10-27", "2025-10-27T00:00", "$.events[1].date", 17, "ISO 8601")]
    [InlineData(
        "\"date\": \"2025-10-27\"", "\"date\": \"2025-10-27\", \"knownOn\": \"2025-10-26\"", "$.events[1].knownOn", 17,
        "must lie after the day of the event")]
    [InlineData("2025-11-30", "2025-08-30", "$.definition.phases[0].window", 9, "ends")]
    [InlineData("\"party\": \"USA\"", "\"party\": \"FRA\"", "$.events[0]", 16, "FRA")]
    [InlineData("\"value\": 30", "\"value\": 130", "$.events[1].position", 17, "(rule: OnScale)")]
    [InlineData(
        "{\"kind\": \"amount\", \"value\": 30}", "{\"kind\": \"tariffOffer\", \"finalRate\": 0, \"stages\": 1}", "$.events[1].position",
        17, "takes an Amount, not a TariffOffer: give an Amount (rule: PositionKind)")]
    [InlineData("\"stage\": \"negotiating\"", "\"stage\": \"legalReview\"", "$.events[2]", 18, "cannot follow")]
    [InlineData(
        "2025-10-28", "2025-10-20", "$.events[2]", 18,
        "the event of 2025-10-20 comes after one of 2025-10-27: move it to its day (rule: InOrder)")]
    [InlineData("\"finalRate\": 25", "\"finalRate\": 51", "$.events[0].position", 16, "ceiling")]
    [InlineData("\"party\": \"USA\", \"issue\": \"steel\"", "\"party\": \"GBR\", \"issue\": \"steel\"", "$.events[0]", 16, "concern")]
    [InlineData("\"id\": \"days\"", "\"id\": \"steel\"", "$.definition.issues[1].id", 13, "twice")]
    [InlineData("\"id\": \"GBR\"", "\"id\": \"IND\"", "$.definition.agreement.parties[2].id", 8, "twice")]
    [InlineData(
        "\"phases\": [", "\"phases\": [{\"id\": \"first\", \"title\": \"First\", \"undertaking\": \"earlyHarvest\"}, ",
        "$.definition.phases[1].id", 9, "twice")]
    [InlineData("\"date\": \"2025-10-2", "\"id\": \"e1\", \"date\": \"2025-10-2", "$.events[2]", 18, "uniqueId")]
    [InlineData(
        "\"hsCodes\": [\"72\"]", "\"hsCodes\": [\"72\", \"73\", \"72\"]", "$.definition.issues[0].subject.hsCodes[2]", 12,
        "'72' is given twice")]
    [InlineData(
        "\"unit\": \"days\"}}", "\"unit\": \"days\"},\n\"phase\": \"second\"}", "$.definition.issues[1].phase", 14,
        "the unknown phase 'second'")]
    [InlineData(
        "\"unit\": \"days\"}}", "\"unit\": \"days\"},\n\"concerned\": [\"IND\", \"FRA\"]}", "$.definition.issues[1].concerned", 14,
        "'FRA', who has no seat")]
    [InlineData(
        "\"unit\": \"days\"}}", "\"unit\": \"days\"},\n\"directions\": {\"IND\": \"lower\",\n\"IND\": \"higher\"}}",
        "$.definition.issues[1].directions.IND", 15, "'IND' is given twice")]
    [InlineData(
        "\"exporter\": \"IND\", \"hsCodes\": [\"72\"]}", "\"exporter\": \"FRA\"}", "$.definition.issues[0].subject", 12,
        "'FRA', who has no seat")]
    [InlineData(
        "\"exporter\": \"IND\", \"hsCodes\": [\"72\"]}", "\"exporter\": \"FRA\"},\n\"concerned\": [\"IND\", \"USA\"]",
        "$.definition.issues[0].subject", 12, "'FRA' is named but not concerned")]
    [InlineData(
        "\"unit\": \"days\"}}",
        "\"unit\": \"days\"}, \"concerned\": [\"IND\", \"USA\"],\n\"directions\": {\"IND\": \"lower\",\n\"GBR\": \"higher\"}}",
        "$.definition.issues[1].directions.GBR", 15, "'GBR' is named but not concerned")]
    [InlineData(
        "\"issues\": [",
        "\"representatives\": [{\"id\": \"b\", \"name\": \"B\", \"party\": \"IND\", \"office\": \"O\", \"level\": "
            + "\"minister\"},\n{\"id\": \"a\", \"name\": \"A\", \"party\": \"IND\", \"office\": \"O\", \"level\": "
            + "\"minister\"},\n{\"id\": \"b\", \"name\": \"B\", \"party\": \"IND\", \"office\": \"O\", \"level\": \"minister\"}], "
            + "\"issues\": [",
        "$.definition.representatives[2].id", 12, "'b' is given twice")]
    [InlineData(
        "\"issues\": [",
        "\"text\": {\"chapters\": [{\"id\": \"c\", \"title\": \"C\"},\n{\"id\": \"c\", \"title\": \"D\"}]}, \"issues\": [",
        "$.definition.text.chapters[1].id", 11, "'c' is given twice")]
    [InlineData(
        "{\"kind\": \"interval\", \"min\": 0, \"max\": 100, \"unit\": \"days\"}",
        "{\"kind\": \"ordinal\", \"levels\": [{\"id\": \"a\", \"title\": \"A\"},\n{\"id\": \"a\", \"title\": \"B\"}]}",
        "$.definition.issues[1].scale.levels[1].id", 14, "'a' is given twice")]
    // Control characters: none in texts of one line; escaped in messages.
    [InlineData(
        "\"title\": \"T\"", "\"title\": \"T\\u0007\"", "$.definition.agreement.title", 5, "must be one line without control characters")]
    [InlineData("\"title\": \"Days\"", "\"title\": \"Days\\nand nights\"", "$.definition.issues[1].title", 13, "must be one line")]
    [InlineData("\"title\": \"First\"", "\"title\": \"The \\u001b[31mfirst\"", "$.definition.phases[0].title", 9, "must be one line")]
    [InlineData("\"name\": \"India\"", "\"name\": \"In\\u0085dia\"", "$.definition.agreement.parties[0].name", 6, "must be one line")]
    [InlineData("\"unit\": \"days\"", "\"unit\": \"da\\u2028ys\"", "$.definition.issues[1].scale.unit", 13, "must be one line")]
    [InlineData("\"id\": \"days\"", "\"id\": \"da\\nys\"", "$.definition.issues[1].id", 13, "'da\\u000Ays' is not an identifier")]
    [InlineData("[\"FTA\"]", "[\"\\u001b[31m\"]", "$.definition.agreement.kinds[0]", 5, "'\\u001B[31m' is not known")]
    [InlineData("\"title\": \"T\"", "\"title\": \"T\", \"\u202Etxt\": 1", "$.definition.agreement['\\u202Etxt']", 5, "unknown")]
    // The value at fault.
    [InlineData("\"finalRate\": 25", "\"finalRate\": -2.5", "$.events[0].position.finalRate", 16, "-2.5 must not be negative")]
    [InlineData("\"stages\": 5", "\"stages\": 0", "$.events[0].position.stages", 16, "0 must lie between 1 and 100")]
    [InlineData(", \"stages\": 5", "", "$.events[0].position", 16, "the member 'stages' is missing")]
    // Numbers.
    [InlineData("\"value\": 30", "\"value\": 1e400", "$.events[1].position.value", 17, "the number 1e400 is too large")]
    [InlineData("\"value\": 30", "\"value\": -1e99999999999", "$.events[1].position.value", 17, "is too large")]
    [InlineData("\"value\": 30", "\"value\": 1e-29", "$.events[1].position.value", 17, "cannot be held exactly")]
    [InlineData("\"value\": 30", "\"value\": 79228162514264337593543950336", "$.events[1].position.value", 17, "is too large")]
    [InlineData(
        "\"value\": 30", "\"value\": 0.12345678901234567890123456789012345", "$.events[1].position.value", 17, "cannot be held exactly")]
    [InlineData("\"value\": 30", "\"value\": 1000000000000000001", "$.events[1]", 17, "onScale")]
    [InlineData("\"max\": 100", "\"max\": 1000000000000000001", "$.definition.issues[1].scale.max", 13, "10^18")]
    [InlineData("\"value\": 30", "\"value\": \"NaN\"", "$.events[1].position.value", 17, "a number is expected, not a string")]
    [InlineData("\"value\": 30", "\"value\": NaN", "$.events[1].position", 17, "not JSON")]
    [InlineData("\"value\": 30", "\"value\": Infinity", "$.events[1].position", 17, "not JSON")]
    [InlineData("\"value\": 30", "\"value\": 030", "$.events[1].position", 17, "not JSON")]
    [InlineData(
        "\"stages\": 5", "\"stages\": 5.5", "$.events[0].position.stages", 16, "a whole number of at most 32 bits is expected, not 5.5")]
    [InlineData("\"stages\": 5", "\"stages\": 99999999999", "$.events[0].position.stages", 16, "not 99999999999")]
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
    [InlineData(
        """{"kind": "issueAgreed", "date": "2025-10-27", "issue": "days", "terms": {"kind": "amount", "value": 130}}""",
        "$.events[1].terms", "130 lies off the scale from 0 to 100 days: give a position on its scale (rule: OnScale)")]
    [InlineData(
        """{"kind": "issueAgreed", "date": "2025-10-27", "issue": "days", "terms": {"kind": "optionChoice", "option": "a"}}""",
        "$.events[1].terms", "takes an Amount, not an OptionChoice: give an Amount (rule: PositionKind)")]
    [InlineData(
        """{"kind": "packageTabled", "date": "2025-10-27", "party": "IND", "package": "a", "positions": {"days": """
            + """{"kind": "amount", "value": 130}}}""",
        "$.events[1].positions.days", "(rule: OnScale)")]
    [InlineData(
        """{"kind": "packageTabled", "date": "2025-10-27", "party": "IND", "package": "a", "positions": {"days": """
            + """{"kind": "amount", "value": 30}, "days": {"kind": "amount", "value": 30}}}""",
        "$.events[1].positions.days", "'days' is given twice")]
    [InlineData(
        """{"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "days", "position": """
            + """{"kind": "amount", "value": 30}, "conditions": [{"party": "USA", "issue": "days", "position": """
            + """{"kind": "amount", "value": 30}}, {"party": "USA", "issue": "days", "position": {"kind": "amount", "value": 130}}]}""",
        "$.events[1].conditions[1].position", "(rule: OnScale)")]
    [InlineData(
        """{"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "steel", "position": """
            + """{"kind": "tariffOffer", "finalRate": 0, "stages": 50}}""",
        "$.events[1].position", "50 stages do not end within the horizon: it is 15 years: give a position on its scale (rule: OnScale)")]
    [InlineData(
        """{"kind": "meetingHeld", "date": "2025-10-27", "level": "official", "parties": ["IND"], "lastDay": "2025-10-26"}""",
        "$.events[1].lastDay", "the last day 2025-10-26 lies before the first, 2025-10-27")]
    [InlineData(
        """{"kind": "meetingHeld", "date": "2025-10-27", "level": "official", "parties": ["IND"], "lastDay": "2025-10-27"}""",
        "$.events[1].lastDay", "the last day 2025-10-27 is the first")]
    [InlineData(
        """{"kind": "salienceAssessed", "date": "2025-10-27", "party": "IND", "issue": "days", "salience": -1}""",
        "$.events[1].salience", "-1 must ")]
    [InlineData(
        """{"kind": "redLineAssessed", "date": "2025-10-27", "party": "IND", "issue": "days", "redLine": """
            + """{"kind": "optionsRedLine", "acceptable": ["a"]}}""",
        "$.events[1].redLine", "(rule: OnScale)")]
    [InlineData(
        """{"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "nights", "position": """
            + """{"kind": "amount", "value": 30}}""",
        "$.events[1]", "the issue 'nights' is not on the agenda: add it first (rule: Exists)")]
    [InlineData(
        """{"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "days", "position": """
            + """{"kind": "amount", "value": 30}, "to": ["GBR", "IND"]}""",
        "$.events[1].to[1]", "'IND' addresses what it tables to itself: leave it out")]
    [InlineData(
        """{"kind": "packageTabled", "date": "2025-10-27", "party": "IND", "package": "a", "positions": {"days": """
            + """{"kind": "amount", "value": 30}}, "to": ["DEU"]}""",
        "$.events[1].to[0]", "'DEU' has no seat at the table: let it join first (rule: Seat)")]
    [InlineData(
        """{"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "days", "position": """
            + """{"kind": "amount", "value": 30}, "to": []}""",
        "$.events[1].to", "at least")]
    public void ReadNegotiation_EventAgainstARule_PointsToThePositionAndNamesTheRule(string bad, string path, string reason)
    {
        const string Good = """{"kind": "positionTabled", "date": "2025-10-27", "party": "IND", "issue": "days", "position": """
            + """{"kind": "amount", "value": 30}}""";
        string document = Valid.Replace(Good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Valid, document);

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(document));

        Assert.Equal((path, 17), (refused.Path, refused.Line));
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNegotiation_TruncatedAnywhere_IsRefusedAtItsEnd()
    {
        byte[] document = Encoding.UTF8.GetBytes(Valid);
        for (int length = 0; length < document.Length; length++)
        {
            TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(
                () => TradeModelJson.ReadNegotiation(document.AsSpan(0, length)));
            Assert.Equal(document.AsSpan(0, length).Count((byte)'\n') + 1, refused.Line);
            Assert.Equal(length == 0 ? "the document is empty" : "the document is cut short", refused.Reason);
        }
        Assert.Equal("$", Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(Valid[..^1])).Path);
        string half = Valid[..Valid.IndexOf("30}}", StringComparison.Ordinal)];
        Assert.Equal("$.events[1].position.value", Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(half)).Path);
    }

    [Fact]
    public void ReadNegotiation_LineBreaksInWordsAndNotes_AreKept()
    {
        const string Statement = """
            {"kind": "statementMade", "date": "2025-10-27", "speakers": [], "parties": ["IND"], "words": "one\ntwo", "note": "three\nfour"},
            """;
        const string Reached = """{"kind": "stageReached",""";
        string document = Valid.Replace(Reached, Statement + Reached, StringComparison.Ordinal);

        var said = Assert.IsType<StatementMade>(TradeModelJson.ReadNegotiation(document).Log[2]);

        Assert.Equal(("one\ntwo", "three\nfour"), (said.Words, said.Note));
    }

    [Theory]
    [InlineData("""{"kind": "statementMade", "date": "2025-10-27", "speakers": ["ruth"], "parties": ["IND"], "words": "soon"}""")]
    [InlineData("""{"kind": "meetingHeld", "date": "2025-10-27", "level": "minister", "parties": ["IND"], "participants": ["ruth"]}""")]
    [InlineData("""{"kind": "agreementProposed", "date": "2025-10-27", "by": ["ruth"]}""")]
    public void ReadNegotiation_RepresentativeOfAPartyWithoutASeat_CannotAct(string act)
    {
        const string Ruth = """{"id": "ruth", "name": "R", "party": "USA", "office": "O", "level": "minister"}""";
        string document = Valid
            .Replace("\"issues\": [", $"\"representatives\": [{Ruth}], \"issues\": [", StringComparison.Ordinal)
            .Replace("""{"kind": "stageReached",""", act + """, {"kind": "stageReached",""", StringComparison.Ordinal);
        Assert.Equal(4, TradeModelJson.ReadNegotiation(document).Log.Count);

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(
            () => TradeModelJson.ReadNegotiation(document.Replace(
                "\"party\": \"USA\", \"office\"", "\"party\": \"XXX\", \"office\"", StringComparison.Ordinal)));

        Assert.Equal("$.events[2]", refused.Path);
        Assert.Contains("'ruth' speaks for 'XXX'", refused.Reason, StringComparison.Ordinal);
        Assert.EndsWith("(rule: Seat)", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNegotiation_AnotherEncoding_IsNamed()
    {
        byte[] marked = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Valid)];
        foreach (byte[] document in new[] { marked, Encoding.Unicode.GetBytes(Valid), Encoding.BigEndianUnicode.GetBytes(Valid) })
        {
            TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(document));
            Assert.Equal(("$", 1, "the document is UTF-16; UTF-8 is expected"), (refused.Path, refused.Line, refused.Reason));
        }
    }

    [Fact]
    public void ReadNegotiation_SomethingBehindTheDocument_IsRefused()
    {
        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(Valid + "\n{}"));
        Assert.Equal(("$", 21), (refused.Path, refused.Line));
    }

    [Fact]
    public void ReadNegotiation_DeepNesting_IsRefusedAtTheDepthItReaches()
    {
        string arrays = new('[', 100_000);
        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(
            () => TradeModelJson.ReadNegotiation(Valid.Replace("\"value\": 30", $"\"value\": {arrays}", StringComparison.Ordinal)));
        Assert.Equal(("$.events[1].position.value", 17), (refused.Path, refused.Line));
        refused = Assert.Throws<TradeModelJsonException>(
            () => TradeModelJson.ReadNegotiation(new MemoryStream(Encoding.UTF8.GetBytes("{\n\"format\": " + arrays))));
        Assert.StartsWith("$.format[0][0][0]", refused.Path, StringComparison.Ordinal);
        Assert.Equal(2, refused.Line);
        Assert.Contains("depth", refused.Reason, StringComparison.Ordinal);

        // Objects within objects, where the model itself nests: a party's members have members, and so on.
        string members = string.Concat(Enumerable.Range(0, 70).Select(i => $$"""{"id":"g{{i}}","name":"G","kind":"group","members":["""))
            + string.Concat(Enumerable.Repeat("]}", 70));
        refused = Assert.Throws<TradeModelJsonException>(
            () => TradeModelJson.ReadEvent($$"""{"kind":"partyJoined","date":"2025-01-01","party":{{members}}}"""));
        Assert.StartsWith("$.party.members[0].members[0]", refused.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNegotiation_LongerThanTheLimit_IsRefusedBeforeItIsRead()
    {
        using var stream = new Endless(" "u8.ToArray(), 200_000_000);

        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(stream, byteLimit: 1_000_000));
        Assert.InRange(stream.Given, 1, 2_000_000);
    }

    [Fact]
    public void ReadNegotiation_TwoHundredMegabytesOfNonsense_IsRefusedAtTheFirstBytes()
    {
        using var stream = new Endless("x"u8.ToArray(), 200_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(stream));

        Assert.Equal(("$", 1), (refused.Path, refused.Line));
        Assert.InRange(stream.Given, 1, 1_000_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Theory]
    [InlineData("[[1,2],\"a string\",{}],\n", "[")]
    [InlineData("\"name\":{\"a\":[null]},\n", "{")]
    [InlineData("no end to this string ", "{\"format\":\"")]
    [InlineData(" \n", "")]
    public void ReadNegotiation_TwoHundredMegabytesThatCouldBeJson_TakeNoMoreMemoryThanTheLimitAllows(string nonsense, string begin)
    {
        using var stream = new Endless(Encoding.UTF8.GetBytes(nonsense), 200_000_000, Encoding.UTF8.GetBytes(begin));
        long before = GC.GetAllocatedBytesForCurrentThread();

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(
            () => TradeModelJson.ReadNegotiation(stream, byteLimit: 8_000_000));

        Assert.Contains("longer than the limit of 8000000 bytes", refused.Reason, StringComparison.Ordinal);
        Assert.InRange(stream.Given, 1, 10_000_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Fact]
    public void ReadNegotiation_SeekableFileLongerThanTheLimit_IsRefusedUnread()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Valid));

        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(stream, byteLimit: Valid.Length - 1));
        Assert.Equal(0, stream.Position);
        Assert.Equal(3, TradeModelJson.ReadNegotiation(stream, byteLimit: Encoding.UTF8.GetByteCount(Valid)).Log.Count);
    }

    [Fact]
    public void ReadNegotiation_ByteOrderMark_DoesNotCountAgainstTheLimit()
    {
        byte[] document = Encoding.UTF8.GetBytes(Valid);
        byte[] marked = [.. Encoding.UTF8.GetPreamble(), .. document];

        Assert.Equal(3, TradeModelJson.ReadNegotiation(new MemoryStream(marked), document.Length).Log.Count);
        using var unseekable = new Endless(marked, marked.Length);
        Assert.Equal(3, TradeModelJson.ReadNegotiation(unseekable, document.Length).Log.Count);
        using var tooLong = new MemoryStream(marked);
        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(tooLong, document.Length - 1));
        Assert.Equal(0, tooLong.Position);
        using var unmarked = new MemoryStream([.. document, (byte)' ']);
        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(unmarked, document.Length));
        Assert.Equal(0, unmarked.Position);
    }

    [Fact]
    public void Read_TextLongerThanAnyArrayHolds_IsRefusedInOurWords()
    {
        // Zeros are not touched, so this text of 1.4 GB takes address space but no memory.
        string text = new('\0', 720_000_000);

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(text));

        Assert.Contains("the text is longer than", refused.Reason, StringComparison.Ordinal);
        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadEvent(text));
    }

    [Fact]
    public void ReadNegotiation_EscapedDay_IsTheDay()
    {
        string document = Valid.Replace("2025-10-27", "2025\\u002d10-27", StringComparison.Ordinal);
        Assert.NotEqual(Valid, document);

        Assert.Equal(TradeModelJson.ReadNegotiation(Valid), TradeModelJson.ReadNegotiation(document));
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
        foreach (var negotiation in new[] { BundledNegotiations.IndiaUnitedStates, BundledNegotiations.PacificDigital })
        {
            string json = TradeModelJson.ToJson(negotiation);
            Assert.Equal(negotiation, TradeModelJson.ReadNegotiation(json));
            Assert.Equal(json, TradeModelJson.ToJson(TradeModelJson.ReadNegotiation(json)));
        }
    }

    /// <summary>The same again and again, without the memory for it.</summary>
    private sealed class Endless(byte[] what, long length, byte[]? begin = null) : Stream
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
            for (int i = 0; i < given; i++, Given++)
                buffer[i] = begin is not null && Given < begin.Length ? begin[Given] : what[(Given - (begin?.Length ?? 0)) % what.Length];
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
