using System.Text.Json;
using System.Text.Json.Nodes;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Json;

/// <summary>The JSON of a negotiation.</summary>
internal static class NegotiationCodecs
{
    internal const string FormatName = "trademodel/negotiation";
    internal const int FormatVersion = 1;

    private static readonly ConstantCodec Format = new(FormatName, $"is not the format {FormatName}");
    private static readonly VersionCodec Version = new(FormatVersion);
    private static readonly LogCodec Log = new();

    internal static readonly ObjectCodec<NegotiationDefinition> Definition = new(
        "definition", "What a negotiation is about when its log begins.", static (ref v, it) =>
    {
        Agreement agreement = v.Required("agreement"u8, AgreementCodecs.Agreement, it?.Agreement,
            "What is negotiated, with the parties at the table.");
        ValueList<Phase> phases = v.List("phases"u8, AgreementCodecs.Phases, it?.Phases, "The phases known from the start.");
        ValueList<Representative> representatives = v.List("representatives"u8, CommonCodecs.Representatives, it?.Representatives,
            "The people who speak for the parties, now or later.");
        ValueList<Issue> issues = v.List("issues"u8, IssueCodecs.Issues, it?.Issues, "The issues on the agenda from the start.");
        DraftText? text = v.Optional("text"u8, AgreementCodecs.Text, it is { Text.Chapters.Count: > 0 } ? it.Text : null,
            "The draft at the start.");
        return v.End() ? new(agreement, phases, issues, representatives, text) : null;
    });

    internal static readonly ObjectCodec<Negotiation> Negotiation = new(
        "negotiation", "A trade negotiation: its definition and its log.", static (ref v, it) =>
    {
        v.Required("format"u8, Format, it is null ? null : FormatName, "What kind of document this is.");
        v.Required("version"u8, Version, it is null ? null : FormatVersion, "The version of the format.");
        NegotiationDefinition definition = v.Required("definition"u8, Definition, it?.Definition,
            "What the negotiation is about when its log begins.");
        EventLog? log = v.Optional("events"u8, Log, it is { Log.Count: > 0 } ? it.Log : null,
            "The events by day; events of one day in the order recorded.");
        return v.End() ? v.Replay(definition, log) : null;
    });

    /// <summary>The events of a log. Their offsets are kept for the message if replaying the log refuses one.</summary>
    private sealed class LogCodec : Codec<EventLog>
    {
        internal override EventLog Read(ref JsonPass pass)
        {
            Expect(ref pass, JsonTokenType.StartArray, "an array");
            pass.Memory.Events.Clear();
            pass.Memory.EventStarts.Clear();
            pass.Reader.Read();
            while (pass.Reader.TokenType != JsonTokenType.EndArray)
            {
                pass.Memory.EventStarts.Add(pass.Offset);
                pass.Memory.Events.Add(EventCodecs.Event.Read(ref pass));
                pass.Reader.Read();
            }
            return EventLog.Empty;
        }

        internal override void Write(ref JsonPass pass, EventLog value)
        {
            pass.Output.StartArray();
            for (int i = 0; i < value.Count; i++) EventCodecs.Event.Write(ref pass, value[i]);
            pass.Output.EndArray();
        }

        internal override JsonObject Describe(SchemaBuilder schema) => new()
        {
            ["type"] = "array",
            ["items"] = EventCodecs.Event.Describe(schema),
            ["allOf"] = new JsonArray(
                AtMost(PhaseAdded.KindName, ModelLimits.Phases), AtMost(PhaseSucceeded.KindName, ModelLimits.Phases),
                AtMost(ChapterAdded.KindName, ModelLimits.Chapters)),
        };

        private static JsonObject AtMost(string kind, int count) => new()
        {
            ["contains"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind } },
                ["required"] = new JsonArray("kind"),
            },
            ["minContains"] = 0,
            ["maxContains"] = count,
        };
    }
}
