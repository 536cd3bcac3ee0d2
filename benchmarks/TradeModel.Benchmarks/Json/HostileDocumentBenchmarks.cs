using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;

namespace TradeModel.Benchmarks.Json;

/// <summary>
/// Reading a document of 1 MB that repeats one kind of event, against an ordinary document of 1 MB. Bound: 5 × the time.
/// </summary>
/// <remarks>
/// An event that cannot follow itself is repeated together with those that make it possible again: a position is tabled before it is
/// withdrawn. A document that reaches a documented limit, or a rule, is read up to the refusal.
/// </remarks>
[MemoryDiagnoser]
public class HostileDocumentBenchmarks
{
    private const int Bytes = 1_000_000;

    /// <summary>Stands for an identifier that is new in every repetition.</summary>
    private const string NewId = "new-id";

    private static readonly LocalDate Day = new(2030, 1, 1);

    private byte[] _ordinary = [];
    private byte[] _hostile = [];

    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    /// <summary>Every kind of event.</summary>
    public static IEnumerable<string> Kinds => Cycles().Keys.Order(StringComparer.Ordinal);

    [GlobalSetup]
    public void Setup()
    {
        Negotiation ordinary = Drawn();
        int all = Encoding.UTF8.GetByteCount(TradeModelJson.ToJson(ordinary));
        int events = (int)((long)ordinary.Log.Count * Bytes / all);
        _ordinary = Encoding.UTF8.GetBytes(TradeModelJson.ToJson(NegotiationSamples.Create(2025, parties: 4, issues: 200, events: events)));
        _hostile = Repeated(Cycles()[Kind]);
    }

    [Benchmark(Baseline = true)]
    public Negotiation Ordinary() => TradeModelJson.ReadNegotiation(_ordinary);

    [Benchmark]
    public Negotiation? Hostile()
    {
        try
        {
            return TradeModelJson.ReadNegotiation(_hostile);
        }
        catch (TradeModelJsonException)
        {
            return null;
        }
    }

    private static Negotiation Drawn() => NegotiationSamples.Create(2025, parties: 4, issues: 200, events: 4_000);

    /// <summary>The events to repeat, by the kind they are about, as JSON.</summary>
    private static Dictionary<string, string[]> Cycles()
    {
        Negotiation drawn = Drawn();
        var cycles = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (NegotiationEvent one in drawn.Log)
        {
            JsonObject json = JsonNode.Parse(TradeModelJson.ToJson(one))!.AsObject();
            json.Remove("id");
            // What an event adds to the negotiation gets a new identifier.
            foreach (string name in (string[])["issue", "phase", "chapter", "duty"])
                if (json[name] is JsonObject added) added["id"] = NewId;
            cycles.TryAdd(json["kind"]!.GetValue<string>(), [json.ToJsonString()]);
        }
        PartyId[] parties = [.. drawn.Definition.Agreement.Parties.Select(p => p.Id)];
        PhaseId phase = drawn.Definition.Phases[0].Id, next = new(NewId);
        var party = new PartyJoined(Day, new Party(new(NewId), "P", PartyKind.CustomsTerritory));
        var chapter = new Chapter(new(NewId), "T", null, [new(new($"p{NewId}"), "T", [TextSegment.Clean("words")])]);
        NegotiationEvent[] Agree(PhaseId of)
            => [new StageReached(Day, of, Stage.Negotiating), new StageReached(Day, of, Stage.AgreedInPrinciple)];
        NegotiationEvent[] Sign(PhaseId of) => [.. parties.Select(p => new AgreementSigned(Day, of, p))];
        Add("phaseAdded", [new PhaseAdded(Day, new Phase(next, "T"))]);
        Add("phaseSucceeded",
            [new PhaseAdded(Day, new Phase(next, "T")), new StageReached(Day, next, Stage.Abandoned),
                new PhaseSucceeded(Day, next, new Phase(new($"s{NewId}"), "T"))]);
        Add("chapterAdded", [new ChapterAdded(Day, chapter)]);
        Add("partyJoined", [party]);
        Add("partyLeft", [party, new PartyLeft(Day, party.Party.Id)]);
        // From signed back to negotiating, which takes the acts back.
        Add("agreementSigned", [.. Agree(phase), .. Sign(phase)]);
        Add("agreementRatified", [.. Agree(phase), .. Sign(phase), .. parties.Select(p => new AgreementRatified(Day, phase, p))]);
        Add("appliedProvisionally", [.. Agree(phase), .. Sign(phase), .. parties.Select(p => new AppliedProvisionally(Day, phase, p))]);
        Add("enteredIntoForce",
            [new PhaseAdded(Day, new Phase(next, "T")), .. Agree(next), .. Sign(next),
                .. parties.Select(p => new EnteredIntoForce(Day, next, p))]);
        Add("stageReached", [new StageReached(Day, phase, Stage.Paused), new StageReached(Day, phase, Stage.Proposed)]);

        T First<T>() => drawn.Log.OfType<T>().First();
        IssueAgreed agreed = First<IssueAgreed>();
        PositionTabled tabled = First<PositionTabled>();
        PackageTabled package = First<PackageTabled>();
        Add("issueReopened", [agreed, new IssueReopened(agreed.Date, agreed.Issue)]);
        Add("issueAgreed", [agreed, new IssueReopened(agreed.Date, agreed.Issue)]);
        Add("positionWithdrawn", [tabled, new PositionWithdrawn(tabled.Date, tabled.Party, tabled.Issue)]);
        Add("packageWithdrawn", [package, new PackageWithdrawn(package.Date, package.Party, package.Package)]);
        Add("correctionMade",
            [new MeetingHeld(Day, EngagementLevel.Official, [parties[0], parties[1]]) { Id = new(NewId) },
                new CorrectionMade(Day, new(NewId), "a", "b")]);
        string issue = cycles["issueAdded"][0], duty = cycles["dutyImposed"][0];
        cycles["issueRemoved"] = [issue, Json(new IssueRemoved(First<IssueAdded>().Date, new(NewId)))];
        cycles["dutyLifted"] = [duty, Json(new DutyLifted(First<DutyImposed>().Date, new(NewId)))];
        JsonObject change = JsonNode.Parse(duty)!.AsObject();
        change["kind"] = "dutyChanged";
        cycles["dutyChanged"] = [duty, change.ToJsonString()];
        return cycles;

        void Add(string kind, NegotiationEvent[] events) => cycles[kind] = [.. events.Select(Json)];

        static string Json(NegotiationEvent one)
        {
            JsonObject json = JsonNode.Parse(TradeModelJson.ToJson(one))!.AsObject();
            if (one is not MeetingHeld) json.Remove("id");
            return json.ToJsonString();
        }
    }

    /// <summary>The definition of the drawn negotiation, then the events many times.</summary>
    private static byte[] Repeated(string[] cycle)
    {
        JsonObject document = JsonNode.Parse(TradeModelJson.ToJson(Drawn()))!.AsObject();
        document["events"] = new JsonArray();
        string whole = document.ToJsonString(), events = string.Join(',', cycle);
        var text = new StringBuilder(whole[..^2]);
        for (int i = 0; text.Length < Bytes; i++)
            text.Append(i > 0 ? "," : "").Append(events.Replace(NewId, $"x{i}", StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }
}
