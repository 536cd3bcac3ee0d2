#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// Writes a negotiation of thirteen parties: the Trans-Pacific Partnership (TPP), the agreement that replaced it after the United States had
// left (CPTPP), and the accession of the United Kingdom.
//   dotnet run docs/samples/cptpp.cs               a briefing
//   dotnet run docs/samples/cptpp.cs -- --json     the same facts as JSON
// Days and outcomes are reported: each event names its source. Positions, red lines and scales without a source are made up
// (illustrative), and so is every score.
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not ([] or ["--json"]))
{
    Console.Error.WriteLine("Write: dotnet run docs/samples/cptpp.cs [-- --json].");
    return 1;
}
Negotiation negotiation = Story.Tell();
ConvergenceReport report = negotiation.MeasureConvergence();
Party[] everSeated =
[
    .. negotiation.Agreement.Parties.Concat(negotiation.Log.OfType<PartyJoined>().Select(e => e.Party)).OrderBy(p => p.Name),
];
if (args is ["--json"]) PrintJson();
else PrintBriefing();
return 0;

void PrintBriefing()
{
    Console.WriteLine($"THE TRANS-PACIFIC PARTNERSHIP as of {Iso(negotiation.LastDay!.Value)}: {negotiation.Log.Count} events");

    Console.WriteLine("\nTHE PARTIES");
    Wrap($"At the table: {Names(negotiation.Parties.Select(p => p.Id))}.");
    foreach (PartyLeft left in negotiation.Log.OfType<PartyLeft>()) Wrap($"Left on {Iso(left.Date)}: {Name(left.Party)}.");

    Console.WriteLine("\nTHE PHASES");
    foreach (PhaseState phase in negotiation.Phases) PrintPhase(phase);

    Console.WriteLine("\nHOW CLOSE THE PARTIES WERE [illustrative]");
    Console.WriteLine("  day         score  tabled  agreed");
    foreach ((LocalDate day, string what) in Story.Milestones)
    {
        ScopeConvergence overall = negotiation.AsOf(day).MeasureConvergence().Overall;
        Console.WriteLine($"  {Iso(day)}  {Number(overall.Score),5}  {overall.Coverage,5:P0}  {overall.Settled,6:P0}  {what}");
    }

    foreach ((LocalDate day, string where) in Story.Deadlocks) PrintBlocked(day, where);

    Console.WriteLine("\nOFFERS TO SEVERAL PARTIES");
    foreach (IssueState issue in negotiation.Issues.Where(i => ExportersOf(i.Issue).Length > 1))
        Wrap($"{Outcome(negotiation, issue.Issue.Id)} (for {Names(ExportersOf(issue.Issue))})");

    PrintSuccession();
}

void PrintPhase(PhaseState phase)
{
    ValueSet<PartyId> parties = negotiation.PartiesOf(phase.Phase.Id);
    Wrap($"{phase.Phase.Title}: {Plain(phase.Stage)} since {Iso(phase.Since!.Value)}, between {parties.Count} parties.");
    foreach (IGrouping<LocalDate, PartyId> since in phase.Acts.Where(a => a.Value.InForceOn is not null)
        .GroupBy(a => a.Value.InForceOn!.Value, a => a.Key).OrderBy(g => g.Key))
        Wrap($"in force from {Iso(since.Key)} for {Names(since)}", 4);
    PartyId[] waiting = [.. parties.Where(p => !phase.Acts.TryGetValue(p, out PartyActs? acts) || acts.InForceOn is null)];
    if (phase.IsInForceForAll) Wrap("in force for all its parties", 4);
    else if (phase.IsInForceForAny) Wrap($"not recorded as in force for {Names(waiting)}", 4);
    else Wrap($"never in force; ratified by {Names(phase.Acts.Where(a => a.Value.RatifiedOn is not null).Select(a => a.Key))}", 4);
}

void PrintBlocked(LocalDate day, string where)
{
    Negotiation then = negotiation.AsOf(day);
    Console.WriteLine($"\nWHAT BLOCKED {where.ToUpperInvariant()}, {Iso(day)} [illustrative]");
    foreach (ClosingGain closing in then.ConvergenceTimeline().Explain().Where(c => c.IsBlocked))
    {
        IssueState issue = then.GetIssue(closing.Issue);
        IEnumerable<string> redLines = issue.PartyStates.Where(s => s.RedLine is not null)
            .Select(s => $"{Name(s.Party)} accepts {then.Describe(issue.Issue.Id, s.RedLine!)}");
        Wrap($"{issue.Issue.Title}: no zone of possible agreement; {string.Join("; ", redLines)}.");
    }
}

void PrintSuccession()
{
    PhaseSucceeded succession = negotiation.Log.OfType<PhaseSucceeded>().Single();
    PhaseState successor = negotiation.GetPhase(succession.Successor.Id);
    Chapter[] chapters = [.. negotiation.Text.Chapters.Where(c => c.Phase == successor.Phase.Id)];
    Negotiation then = negotiation.AsOf(succession.Date);
    IssueState[] taken = [.. then.Issues.Where(i => i.Phase == successor.Phase.Id && i.IsAgreed)];
    Console.WriteLine($"\nWHAT THE CPTPP TOOK OVER, {Iso(succession.Date)}");
    Wrap($"{chapters.Length} chapters of the draft with {chapters.Sum(c => c.Provisions.Count)} provisions (those of this sample), and "
        + $"{taken.Length} agreed issues:");
    foreach (IssueState issue in taken) Wrap(Outcome(then, issue.Issue.Id), 4);
    IssueState[] kept = [.. then.Issues.Where(i => i.Phase == succession.Predecessor)];
    Wrap($"Left behind: {string.Join("; ", kept.Select(i => i.Issue.Title))}.");

    Console.WriteLine($"\nWHAT IT SUSPENDS: {successor.SuspendedProvisions.Count} provisions");
    foreach (Chapter chapter in chapters)
    {
        string[] suspended =
        [
            .. chapter.Provisions.Where(p => successor.SuspendedProvisions.Contains(p.Id)).Select(p => $"{p.Title} ({p.Id})"),
        ];
        if (suspended.Length > 0) Wrap($"{chapter.Title}: {string.Join("; ", suspended)}");
    }
}

void PrintJson()
{
    using var buffer = new MemoryStream();
    using (var to = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
    {
        to.WriteStartObject();
        to.WriteString("asOf", Iso(negotiation.LastDay!.Value));
        to.WriteNumber("events", negotiation.Log.Count);
        to.WriteNumber("reportedEvents", negotiation.Log.Count(e => e.Provenance!.Basis == EvidenceBasis.Reported));
        Ids(to, "parties", everSeated.Select(p => p.Id.Value).Order(StringComparer.Ordinal));
        Ids(to, "atTheTable", negotiation.Parties.Select(p => p.Id.Value));
        to.WriteStartArray("phases");
        foreach (PhaseState phase in negotiation.Phases)
        {
            to.WriteStartObject();
            to.WriteString("id", phase.Phase.Id.Value);
            to.WriteString("title", phase.Phase.Title);
            Ids(to, "parties", negotiation.PartiesOf(phase.Phase.Id).Select(p => p.Value));
            to.WriteString("stage", JsonNamingPolicy.CamelCase.ConvertName(phase.Stage.ToString()));
            to.WriteBoolean("inForceForAll", phase.IsInForceForAll);
            Ids(to, "inForceFor", phase.Acts.Where(a => a.Value.InForceOn is not null).Select(a => a.Key.Value));
            to.WriteString("succeeds", phase.Succeeds?.Value);
            Ids(to, "suspended", phase.SuspendedProvisions.Select(p => p.Value));
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteStartArray("issues");
        foreach (IssueState issue in negotiation.Issues)
        {
            to.WriteStartObject();
            to.WriteString("id", issue.Issue.Id.Value);
            to.WriteString("title", issue.Issue.Title);
            to.WriteString("phase", issue.Phase?.Value);
            Ids(to, "concerned", negotiation.ConcernedBy(issue.Issue.Id).Select(p => p.Value));
            Ids(to, "exporters", ExportersOf(issue.Issue).Select(p => p.Value));
            to.WriteBoolean("agreed", issue.IsAgreed);
            to.WriteString("basis", BasisOf(negotiation, issue.Issue.Id) == EvidenceBasis.Reported ? "reported" : "illustrative");
            to.WriteEndObject();
        }
        to.WriteEndArray();
        if (report.Overall.Score is { } score) to.WriteNumber("score", score);
        else to.WriteNull("score");
        to.WriteString("scoreBasis", "illustrative");
        to.WriteEndObject();
    }
    Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
}

static void Ids(Utf8JsonWriter to, string name, IEnumerable<string> ids)
{
    to.WriteStartArray(name);
    foreach (string id in ids) to.WriteStringValue(id);
    to.WriteEndArray();
}

static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

static string Number(double? value) => value is { } number ? $"{number:F2}" : "–";

// "AgreedInPrinciple" as "agreed in principle".
static string Plain(Stage stage)
    => string.Concat(stage.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

string Name(PartyId party) => everSeated.First(p => p.Id == party).Name;

string Names(IEnumerable<PartyId> parties) => string.Join(", ", parties.Select(Name).Order(StringComparer.Ordinal));

// What was agreed, marked if no source states it.
static string Outcome(Negotiation then, IssueId issue)
    => then.Describe(issue) + (BasisOf(then, issue) == EvidenceBasis.Reported ? "" : " [illustrative]");

static EvidenceBasis? BasisOf(Negotiation then, IssueId issue)
    => then.Log.OfType<IssueAgreed>().LastOrDefault(e => e.Issue == issue)?.Provenance!.Basis;

PartyId[] ExportersOf(Issue issue)
    => issue.Subject is TariffSubject or QuotaSubject or ServicesSubject
        ? [.. negotiation.ConcernedBy(issue.Id).Where(issue.IsRequesting)] : [];

static void Wrap(string text, int indent = 2)
{
    var line = new StringBuilder(new string(' ', indent));
    int length = indent;
    foreach (string word in text.Split(' '))
    {
        if (length > indent && length + word.Length > 118)
        {
            line.Append('\n').Append(' ', indent + 2);
            length = indent + 2;
        }
        else if (length > indent)
        {
            line.Append(' ');
            length++;
        }
        line.Append(word);
        length += word.Length;
    }
    Console.WriteLine(line);
}

/// <summary>Who negotiated what, and what happened.</summary>
internal static class Story
{
    private static readonly PartyId
        Aus = new("AUS"), Brn = new("BRN"), Can = new("CAN"), Chl = new("CHL"), Gbr = new("GBR"), Jpn = new("JPN"), Mex = new("MEX"),
        Mys = new("MYS"), Nzl = new("NZL"), Per = new("PER"), Sgp = new("SGP"), Usa = new("USA"), Vnm = new("VNM");

    private static readonly PhaseId Tpp = new("tpp"), Cptpp = new("cptpp"), UkAccession = new("uk-accession");

    private static readonly IssueId
        UsCars = new("us-cars"), UsSugar = new("us-sugar"), JapanBeef = new("japan-beef"), JapanRice = new("japan-rice"),
        CanadaCars = new("canada-cars"), CanadaDairy = new("canada-dairy"), CarContent = new("car-content"), Biologics = new("biologics"),
        Copyright = new("copyright"), LabourSanctions = new("labour-sanctions"), CulturalException = new("cultural-exception"),
        Banking = new("banking"), UkPalmOil = new("uk-palm-oil"), MalaysiaWhisky = new("malaysia-whisky"),
        HormoneBeef = new("hormone-beef");

    private static readonly ValueSet<PartyId>
        Eight = [Aus, Brn, Chl, Nzl, Per, Sgp, Usa, Vnm],
        Nine = Eight.With(Mys),
        Eleven = [Aus, Brn, Can, Chl, Jpn, Mex, Mys, Nzl, Per, Sgp, Vnm],
        Twelve = Eleven.With(Usa),
        ElevenAndUk = Eleven.With(Gbr);

    private static readonly CommitmentCell Branches = new(new("7.B.a"), ModeOfSupply.CommercialPresence, Obligation.MarketAccess);

    /// <summary>The days on which the briefing looks at the score.</summary>
    internal static readonly (LocalDate Day, string What)[] Milestones =
    [
        (Day(2011, 2, 18), "after the first offers, nine parties"),
        (Day(2013, 8, 30), "round 19, twelve parties"),
        (Day(2015, 7, 31), "Maui: no agreement"),
        (Day(2015, 10, 5), "Atlanta: agreement"),
        (Day(2017, 1, 30), "the United States has left"),
        (Day(2017, 11, 11), "Da Nang: the eleven go on"),
        (Day(2018, 1, 23), "Tokyo: the CPTPP is concluded"),
        (Day(2023, 3, 6), "before the United Kingdom's accession is concluded"),
        (Day(2023, 3, 31), "it is concluded"),
    ];

    /// <summary>The days on which the briefing asks what was blocked.</summary>
    internal static readonly (LocalDate Day, string Where)[] Deadlocks =
        [(Day(2015, 7, 31), "at Maui"), (Day(2023, 3, 6), "the accession")];

    /// <summary>The negotiation. Data without a source are marked as made up.</summary>
    internal static Negotiation Tell()
    {
        IEnumerable<NegotiationEvent> events = [.. TppTalks(), .. TppConcluded(), .. Cptpp11(), .. CptppInForce(), .. Accession()];
        return Negotiation.Replay(
            Definition(), events.Select(e => e.Provenance is null ? e with { Provenance = Provenance.Illustrative } : e));
    }

    /// <summary>March 2010: eight parties. Malaysia, Canada, Mexico, Japan and the United Kingdom join later.</summary>
    private static NegotiationDefinition Definition() => new(
        new Agreement("Trans-Pacific Partnership", [AgreementKind.FreeTradeAgreement, AgreementKind.EconomicIntegrationAgreement],
        [
            new(Aus, "Australia"), new(Brn, "Brunei Darussalam"), new(Chl, "Chile"), new(Nzl, "New Zealand"), new(Per, "Peru"),
            new(Sgp, "Singapore"), new(Usa, "United States"), new(Vnm, "Viet Nam"),
        ]),
        [new Phase(Tpp, "Trans-Pacific Partnership (TPP)")],
        [
            // It concerns all at the table, including parties that join later.
            new Issue(Biologics, "Protection of the test data of biological medicines", Track.Rules,
                new OrdinalScale(
                    [new(new("none")), new(new("five"), "5 years"), new(new("eight"), "8 years"), new(new("twelve"), "12 years")]),
                directions: [new(Aus, Direction.Lower), new(Usa, Direction.Higher)], phase: Tpp),
            // The United States, and those whose law had a shorter term.
            new Issue(Copyright, "Term of copyright after the author's death", Track.Rules, new IntervalScale(50, 70, "years"),
                concerned: [Brn, Nzl, Usa, Vnm], directions: [new(Nzl, Direction.Lower), new(Usa, Direction.Higher)], phase: Tpp),
            new Issue(UsCars, "Duty of the United States on cars", Track.Tariffs, new TariffPathScale(2.5m, 31),
                new TariffSubject(Usa, [Aus], [new("8703")]), phase: Tpp),
            new Issue(UsSugar, "Additional sugar quota of the United States", Track.MarketAccess, new RatioScale(20_000, 200_000, "t"),
                new QuotaSubject(Usa, Aus, [new("1701")]), phase: Tpp),
        ],
        [
            new(new("froman"), "Michael Froman", Usa, "United States Trade Representative", EngagementLevel.Minister),
            new(new("pagan"), "Maria Pagan", Usa, "Acting United States Trade Representative", EngagementLevel.Minister),
            new(new("robb"), "Andrew Robb", Aus, "Minister for Trade and Investment", EngagementLevel.Minister),
            new(new("groser"), "Tim Groser", Nzl, "Minister of Trade", EngagementLevel.Minister),
        ],
        Draft());

    /// <summary>The provisions that the CPTPP suspends, and a few that it does not. The titles are ours.</summary>
    private static DraftText Draft() => new(
    [
        Chapter("goods", "2 Goods", ("2.4", "elimination of duties")),
        Chapter("customs", "5 Customs", ("5.7.1f", "review of the duty-free amount for express shipments")),
        Chapter("investment", "9 Investment", ("9.6", "minimum standard of treatment"), ("9.1", "investment agreements")),
        Chapter("services", "10 Services", ("10.5", "market access"), ("10-B", "postal monopolies and express delivery")),
        Chapter("financial", "11 Financial services", ("11-E", "disputes on the minimum standard of treatment")),
        Chapter("telecoms", "13 Telecommunications", ("13.21.1d", "reconsideration of decisions")),
        Chapter("commerce", "14 Electronic commerce", ("14.11", "transfer of data across borders")),
        Chapter("procurement", "15 Procurement", ("15.8.5", "conditions on labour rights"), ("15.24.2", "further negotiations")),
        Chapter("ip", "18 Intellectual property",
            ("18.8", "footnote on national treatment"), ("18.18", "trade marks"), ("18.37", "patents on new uses"),
            ("18.46", "patent term after delays of the office"), ("18.48", "patent term after delays of the approval"),
            ("18.50", "undisclosed test data"), ("18.51", "biologics"), ("18.63", "term of copyright"),
            ("18.68", "technological protection"), ("18.69", "rights management information"), ("18.79", "satellite and cable signals"),
            ("18.82", "safe harbours of internet providers")),
        Chapter("environment", "20 Environment", ("20.17.5", "wildlife taken against the law of another country")),
        Chapter("transparency", "26 Transparency", ("26-A.3", "procedural fairness for pharmaceuticals")),
        Chapter("annexes", "Annexes", ("II-BRN", "Brunei Darussalam: coal"), ("IV-MYS", "Malaysia: state-owned enterprises")),
    ]);

    private static IEnumerable<NegotiationEvent> TppTalks() =>
    [
        .. Reported("DFAT, updates on the rounds of the TPP",
            new StageReached(Day(2010, 3, 15), Tpp, Stage.Negotiating),
            Round("round 1", Day(2010, 3, 15), Day(2010, 3, 19), "Melbourne", Eight),
            new PartyJoined(Day(2010, 10, 5), new(Mys, "Malaysia")),
            Round("round 3", Day(2010, 10, 5), Day(2010, 10, 9), "Brunei", Nine)),
        // Malaysia takes up two issues: its law has the shorter term, and it makes cars.
        new ConcernedPartiesChanged(Day(2010, 10, 9), Copyright, added: [Mys]),
        new ConcernedPartiesChanged(Day(2010, 10, 9), UsCars, added: [Mys]),
        // A commitment to all others at the table, including parties that join later.
        new IssueAdded(Day(2010, 10, 9), new(Banking, "Branches of foreign banks in Malaysia", Track.MarketAccess,
            new CommitmentScale([Branches]), new ServicesSubject(Mys, exporters: null), phase: Tpp)),
        .. Reported("DFAT, updates on the rounds of the TPP",
            Round("round 5", Day(2011, 2, 14), Day(2011, 2, 18), "Santiago", Nine)),
        // One offer to all who export cars.
        .. Tabled(Day(2011, 2, 14), UsCars, TariffOffer.Eliminate(inStages: 10), Usa),
        .. Tabled(Day(2011, 2, 14), UsCars, TariffOffer.Eliminate(), Aus, Mys),
        .. Reported("USTR, releases on the rounds of the TPP",
            Round("round 9", Day(2011, 10, 22), Day(2011, 10, 28), "Lima", Nine)),
        .. Tabled(Day(2011, 10, 22), Copyright, new Amount(70), Usa),
        .. Tabled(Day(2011, 10, 22), Copyright, new Amount(50), Brn, Mys, Nzl, Vnm),
        .. Tabled(Day(2011, 10, 22), UsSugar, new QuotaVolume(200_000), Aus),
        .. Tabled(Day(2011, 10, 22), UsSugar, new QuotaVolume(20_000), Usa),
        .. Reported("USTR, releases on the rounds of the TPP",
            Round("round 13", Day(2012, 7, 2), Day(2012, 7, 10), "San Diego", Nine)),
        .. Reported("Global Affairs Canada, History of the TPP",
            new PartyJoined(Day(2012, 10, 8), new(Can, "Canada")),
            new PartyJoined(Day(2012, 10, 8), new(Mex, "Mexico"))),
        new ConcernedPartiesChanged(Day(2012, 10, 8), Copyright, added: [Can]),
        .. Reported("USTR, releases on the rounds of the TPP",
            Round("round 15", Day(2012, 12, 3), Day(2012, 12, 12), "Auckland", Nine.With(Can).With(Mex)),
            new PartyJoined(Day(2013, 7, 23), new(Jpn, "Japan")),
            Round("round 18", Day(2013, 7, 23), Day(2013, 7, 25), "Kota Kinabalu", Twelve),
            Round("round 19", Day(2013, 8, 22), Day(2013, 8, 30), "Brunei", Twelve)),
        .. JapanComesIn(Day(2013, 8, 22)),
        .. Tabled(Day(2014, 9, 10), Banking, new ServicesCommitment(Branches, CommitmentLevel.Unbound), Mys),
        .. Tabled(Day(2014, 9, 10), Banking, new ServicesCommitment(Branches, CommitmentLevel.Full), Aus, Can, Jpn, Nzl, Sgp, Usa),
        .. Maui(),
        .. Atlanta(),
    ];

    /// <summary>The issues that are added when Japan joins.</summary>
    private static IEnumerable<NegotiationEvent> JapanComesIn(LocalDate day) =>
    [
        new ConcernedPartiesChanged(day, Copyright, added: [Jpn]),
        .. Tabled(day, Copyright, new Amount(50), Can, Jpn),
        new ConcernedPartiesChanged(day, UsCars, added: [Jpn]),
        .. Tabled(day, UsCars, TariffOffer.Eliminate(), Jpn),
        // The exception for one exporter. The others keep the offer to all.
        new PositionTabled(day, Usa, UsCars, TariffOffer.By(new EqualStages(10, holdYears: 20))) { For = Jpn },
        new IssueAdded(day, new(JapanBeef, "Japanese duty on beef", Track.Tariffs, new TariffPathScale(38.5m, 20),
            new TariffSubject(Jpn, [Aus, Can, Mex, Nzl, Usa], [new("0201"), new("0202")]), phase: Tpp)),
        .. Tabled(day, JapanBeef, TariffOffer.To(19.5m, inStages: 18), Jpn),
        .. Tabled(day, JapanBeef, TariffOffer.Eliminate(inStages: 10), Aus, Can, Mex, Nzl, Usa),
        new IssueAdded(day, new(JapanRice, "Rice quotas of Japan, free of duty", Track.MarketAccess, new RatioScale(5_000, 200_000, "t"),
            new QuotaSubject(Jpn, [Aus, Usa], [new("1006")]), phase: Tpp)),
        .. Tabled(day, JapanRice, new QuotaVolume(6_000), Jpn),
        new PositionTabled(day, Jpn, JapanRice, new QuotaVolume(50_000)) { For = Usa },
        .. Tabled(day, JapanRice, new QuotaVolume(20_000), Aus),
        .. Tabled(day, JapanRice, new QuotaVolume(175_000), Usa),
        new IssueAdded(day, new(CanadaCars, "Canadian duty on Japanese cars", Track.Tariffs, new TariffPathScale(6.1m, 15),
            new TariffSubject(Can, Jpn, [new("8703")]), phase: Tpp)),
        new IssueAdded(day, new(CanadaDairy, "Share of the Canadian dairy market that is open to imports", Track.MarketAccess,
            new IntervalScale(0, 10, "%"), concerned: [Aus, Can, Nzl, Usa],
            directions: [new(Aus, Direction.Higher), new(Can, Direction.Lower), new(Nzl, Direction.Higher), new(Usa, Direction.Higher)],
            phase: Tpp)),
        .. Tabled(day, CanadaDairy, new Amount(10), Aus, Nzl, Usa),
        .. Tabled(day, CanadaDairy, new Amount(0), Can),
        new IssueAdded(day, new(CarContent, "Content from the region that a car needs to be free of duty", Track.Rules,
            new IntervalScale(45, 62.5m, "%"), concerned: [Can, Jpn, Mex, Usa],
            directions: [new(Can, Direction.Higher), new(Jpn, Direction.Lower), new(Mex, Direction.Higher)], phase: Tpp)),
        .. Tabled(day, CarContent, new Amount(62.5m), Can, Mex, Usa),
        .. Tabled(day, CarContent, new Amount(45), Jpn),
    ];

    /// <summary>July 2015: the ministers find no agreement.</summary>
    private static IEnumerable<NegotiationEvent> Maui() =>
    [
        .. Reported("Reuters, 31 July 2015", Ministers(Day(2015, 7, 28), "Maui", Twelve, lastDay: Day(2015, 7, 31))),
        .. Reported("Lexology, TPP talks in Maui",
            Tabled(Day(2015, 7, 28), Biologics, Level("twelve"), Usa).Concat(Tabled(Day(2015, 7, 28), Biologics, Level("five"), Aus))),
        .. Tabled(Day(2015, 7, 28), Biologics, Level("five"), Brn, Chl, Mex, Mys, Nzl, Per, Sgp, Vnm),
        .. Tabled(Day(2015, 7, 28), Biologics, Level("eight"), Can, Jpn),
        new RedLineAssessed(Day(2015, 7, 28), Usa, Biologics, RedLine.AtLeast(Level("eight"))),
        new RedLineAssessed(Day(2015, 7, 28), Aus, Biologics, RedLine.AtMost(Level("five"))),
        // Japan asks for less than the scale allows.
        new ScaleChanged(Day(2015, 7, 29), CarContent, new IntervalScale(30, 62.5m, "%")),
        .. Tabled(Day(2015, 7, 29), CarContent, new Amount(40), Jpn),
        new RedLineAssessed(Day(2015, 7, 30), Nzl, CanadaDairy, RedLine.AtLeast(new Amount(3))),
        new RedLineAssessed(Day(2015, 7, 30), Can, CanadaDairy, RedLine.AtMost(new Amount(2))),
        .. Reported("Reuters, 31 July 2015",
            new StatementMade(Day(2015, 7, 31), [new("froman")], [Usa],
                "We have made significant progress during the last week's meetings.", ProgressSignal.Progressing),
            new StatementMade(Day(2015, 7, 31), [new("groser")], [Nzl],
                "You can see clearly that there are one or two really hard issues, and one of them is dairy.", ProgressSignal.Progressing),
            new StatementMade(Day(2015, 7, 31), [new("robb")], [Aus], "The sad thing is, 98 per cent is concluded.", ProgressSignal.Close)),
    ];

    /// <summary>October 2015: the ministers agree.</summary>
    private static IEnumerable<NegotiationEvent> Atlanta() =>
    [
        .. Reported("Global Affairs Canada, Chronology of the TPP",
            Ministers(Day(2015, 9, 30), "Atlanta", Twelve, lastDay: Day(2015, 10, 5))),
        .. Reported("Sankei, 2 October 2015", Tabled(Day(2015, 10, 1), CanadaCars, TariffOffer.Eliminate(inStages: 10), Jpn)),
        .. Tabled(Day(2015, 10, 1), CanadaCars, TariffOffer.Eliminate(inStages: 12), Can),
        .. Reported("AmCham Vietnam, TPP negotiations in Atlanta", Tabled(Day(2015, 10, 1), Biologics, Level("eight"), Usa)),
        // The compromise was not on the scale: five years with other measures, or eight.
        .. Reported("The Guardian, 4 October 2015",
            new ScaleChanged(Day(2015, 10, 4), Biologics, new OrdinalScale(
            [
                new(new("none")), new(new("five"), "5 years"), new(new("two-track"), "5 years with other measures, or 8 years"),
                new(new("eight"), "8 years"), new(new("twelve"), "12 years"),
            ]))),
        new RedLineAssessed(Day(2015, 10, 4), Usa, Biologics, RedLine.AtLeast(Level("two-track"))),
        new RedLineAssessed(Day(2015, 10, 4), Aus, Biologics, RedLine.AtMost(Level("two-track"))),
        new RedLineAssessed(Day(2015, 10, 4), Can, CanadaDairy, RedLine.AtMost(new Amount(4))),
        .. Reported("Yahoo News, 5 October 2015", new IssueAgreed(Day(2015, 10, 5), Biologics, Level("two-track"))),
        .. Reported("The Japan Times, 6 October 2015",
            new IssueAgreed(Day(2015, 10, 5), Copyright, new Amount(70)),
            new IssueAgreed(Day(2015, 10, 5), JapanBeef, TariffOffer.To(9, inStages: 16)),
            new IssueAgreed(Day(2015, 10, 5), JapanRice, new QuotaVolume(8_400)) { Exceptions = [new(Usa, new QuotaVolume(70_000))] },
            new IssueAgreed(Day(2015, 10, 5), CanadaCars, TariffOffer.Eliminate(inStages: 5))),
        new IssueAgreed(Day(2015, 10, 5), UsCars, TariffOffer.Eliminate(inStages: 10))
        {
            Exceptions = [new(Jpn, TariffOffer.By(new EqualStages(11, holdYears: 14)))],
            Note = "The Japan Times reports the exception: cuts from year 15, free in year 25. The terms for the others are made up.",
        },
        .. Reported("AmCham Vietnam, TPP negotiations in Atlanta", new IssueAgreed(Day(2015, 10, 5), CarContent, new Amount(45))),
        new IssueAgreed(Day(2015, 10, 5), Banking, new ServicesCommitment(Branches, CommitmentLevel.Partial)),
        .. Reported("Reuters, 6 October 2015", new IssueAgreed(Day(2015, 10, 5), UsSugar, new QuotaVolume(65_000))),
        .. Reported("Global Affairs Canada, outcomes of the TPP", new IssueAgreed(Day(2015, 10, 5), CanadaDairy, new Amount(3.25m))),
    ];

    /// <summary>The TPP is signed, but the United States leaves it.</summary>
    private static IEnumerable<NegotiationEvent> TppConcluded() =>
    [
        .. Reported("Global Affairs Canada, Chronology of the TPP",
            new StageReached(Day(2015, 10, 5), Tpp, Stage.AgreedInPrinciple)),
        .. Reported("MFAT, text of the TPP", new StageReached(Day(2015, 11, 5), Tpp, Stage.LegalReview)),
        .. Reported("MFAT, Trans-Pacific Partnership", Each(Twelve, p => new AgreementSigned(Day(2016, 2, 4), Tpp, p))),
        .. Reported("Library of Congress, Global Legal Monitor", new AgreementRatified(Day(2017, 1, 20), Tpp, Jpn)),
        .. Reported("Trade Law Daily, 30 January 2017",
            new StatementMade(Day(2017, 1, 30), [new("pagan")], [Usa],
                "The United States does not intend to become a party to the Trans-Pacific Partnership Agreement."),
            new PartyLeft(Day(2017, 1, 30), Usa)),
        .. Reported("Library of Congress, Global Legal Monitor", new AgreementRatified(Day(2017, 5, 11), Tpp, Nzl)),
    ];

    /// <summary>Eleven go on. Their agreement takes over the text and the agreed issues of the TPP, and suspends some provisions.</summary>
    private static IEnumerable<NegotiationEvent> Cptpp11() =>
    [
        .. Reported("TPP Ministerial Statement, 11 November 2017", Ministers(Day(2017, 5, 21), "Ha Noi", Eleven)),
        .. Reported("The Japan Agricultural News, 14 July 2017", Round("Hakone", Day(2017, 7, 12), Day(2017, 7, 13), "Hakone", Eleven)),
        .. Reported("Kyodo News, 30 August 2017", Round("Sydney", Day(2017, 8, 28), Day(2017, 8, 30), "Sydney", Eleven)),
        .. Reported("Jiji Press, 21 September 2017", Round("Tokyo", Day(2017, 9, 21), Day(2017, 9, 22), "Tokyo", Eleven)),
        .. Reported("TPP Ministerial Statement, 11 November 2017",
            Ministers(Day(2017, 11, 9), "Da Nang", Eleven, lastDay: Day(2017, 11, 11)),
            new PhaseSucceeded(Day(2017, 11, 11), Tpp,
                new Phase(Cptpp, "Comprehensive and Progressive Agreement for Trans-Pacific Partnership (CPTPP)", parties: Eleven),
                suspended:
                [
                    new("5.7.1f"), new("9.1"), new("10-B"), new("11-E"), new("13.21.1d"), new("15.8.5"), new("15.24.2"), new("18.8"),
                    new("18.37"), new("18.46"), new("18.48"), new("18.50"), new("18.51"), new("18.63"), new("18.68"), new("18.69"),
                    new("18.79"), new("18.82"), new("20.17.5"), new("26-A.3"),
                ]),
            new StageReached(Day(2017, 11, 11), Cptpp, Stage.Negotiating)),
        // Four items were left open: two on the list of provisions, and these.
        new IssueAdded(Day(2017, 11, 11), new(LabourSanctions, "Years before trade sanctions apply to labour disputes of Viet Nam",
            Track.Rules, new IntervalScale(0, 5, "years"), concerned: Eleven,
            directions: [new(Can, Direction.Lower), new(Vnm, Direction.Higher)], phase: Cptpp)),
        new IssueAdded(Day(2017, 11, 11), new(CulturalException, "Exception of Canada for its culture", Track.Rules,
            new OrdinalScale(
                [new(new("as-in-tpp"), "as in the TPP"), new(new("side-letters"), "in side letters"), new(new("full"), "general")]),
            concerned: Eleven, directions: [new(Can, Direction.Higher), new(Jpn, Direction.Lower)], phase: Cptpp)),
        .. Tabled(Day(2017, 11, 11), LabourSanctions, new Amount(5), Vnm),
        .. Tabled(Day(2017, 11, 11), LabourSanctions, new Amount(2), Eleven.Without(Vnm)),
        .. Tabled(Day(2017, 11, 11), CulturalException, Level("full"), Can),
        .. Tabled(Day(2017, 11, 11), CulturalException, Level("as-in-tpp"), Eleven.Without(Can)),
        new IssueAgreed(Day(2018, 1, 23), LabourSanctions, new Amount(3)),
        new IssueAgreed(Day(2018, 1, 23), CulturalException, Level("side-letters")),
        .. Reported("MFAT, status of the CPTPP",
            new ProvisionsSuspended(Day(2018, 1, 23), Cptpp, [new("II-BRN"), new("IV-MYS")]),
            new StageReached(Day(2018, 1, 23), Cptpp, Stage.AgreedInPrinciple),
            new StageReached(Day(2018, 2, 21), Cptpp, Stage.LegalReview)),
    ];

    private static IEnumerable<NegotiationEvent> CptppInForce() =>
    [
        .. Reported("MFAT, status of the CPTPP", Each(Eleven, p => new AgreementSigned(Day(2018, 3, 8), Cptpp, p))),
        .. Reported("Wikipedia, Member states of the CPTPP",
            new AgreementRatified(Day(2018, 6, 28), Cptpp, Mex),
            new AgreementRatified(Day(2018, 7, 6), Cptpp, Jpn),
            new AgreementRatified(Day(2018, 7, 19), Cptpp, Sgp)),
        .. Reported("Baker McKenzie, 2 November 2018",
            new AgreementRatified(Day(2018, 10, 25), Cptpp, Nzl),
            new AgreementRatified(Day(2018, 10, 29), Cptpp, Can),
            new AgreementRatified(Day(2018, 10, 31), Cptpp, Aus)),
        .. Reported("WTO, notification of the CPTPP: 60 days before the entry into force",
            new AgreementRatified(Day(2018, 11, 15), Cptpp, Vnm)),
        .. Reported("WTO, notification of the CPTPP",
        [
            .. Each([Aus, Can, Jpn, Mex, Nzl, Sgp], p => new EnteredIntoForce(Day(2018, 12, 30), Cptpp, p)),
            new EnteredIntoForce(Day(2019, 1, 14), Cptpp, Vnm),
        ]),
        .. Reported("Global Affairs Canada, CPTPP Commission",
            Ministers(Day(2019, 1, 19), "Tokyo", Eleven)),
    ];

    /// <summary>Eleven members and a candidate negotiate in a new phase. Meanwhile the last members bring the CPTPP into force.</summary>
    private static IEnumerable<NegotiationEvent> Accession() =>
    [
        .. Reported("Viet Nam News Agency, 2 February 2021",
            new PartyJoined(Day(2021, 2, 1), new(Gbr, "United Kingdom")),
            new PhaseAdded(Day(2021, 2, 1), new(UkAccession, "Accession of the United Kingdom to the CPTPP", parties: ElevenAndUk)),
            new AgreementProposed(Day(2021, 2, 1), phase: UkAccession)),
        .. Reported("CPTPP Commission, 2 June 2021",
            Ministers(Day(2021, 6, 2), "online", Eleven),
            new StageReached(Day(2021, 6, 2), UkAccession, Stage.Scoping)),
        .. Reported("MFAT, status of the CPTPP",
            new AgreementRatified(Day(2021, 7, 21), Cptpp, Per),
            new EnteredIntoForce(Day(2021, 9, 19), Cptpp, Per)),
        .. Reported("The Courier, 27 September 2021", new StageReached(Day(2021, 9, 28), UkAccession, Stage.Negotiating)),
        new IssueAdded(Day(2021, 9, 28), new(UkPalmOil, "Duty of the United Kingdom on palm oil", Track.Tariffs,
            new TariffPathScale(12, 15), new TariffSubject(Gbr, Mys, [new("1511")]), phase: UkAccession)),
        new IssueAdded(Day(2021, 9, 28), new(MalaysiaWhisky, "Malaysian duty on whisky", Track.Tariffs,
            new TariffPathScale(80, 20), new TariffSubject(Mys, Gbr, [new("220830")]), phase: UkAccession)),
        new IssueAdded(Day(2021, 9, 28), new(HormoneBeef, "Beef of cattle treated with hormones", Track.NonTariffBarriers,
            new OrdinalScale([new(new("banned")), new(new("certified"), "with a certificate"), new(new("admitted"))]),
            new BarrierSubject(new("A22"), Gbr, [new("0201"), new("0202")]), concerned: [Can, Gbr],
            directions: [new(Can, Direction.Higher), new(Gbr, Direction.Lower)], phase: UkAccession)),
        .. Tabled(Day(2022, 2, 18), UkPalmOil, TariffOffer.Eliminate(inStages: 7), Gbr),
        .. Reported("Astro Awani, 31 March 2023", Tabled(Day(2022, 2, 18), UkPalmOil, TariffOffer.Eliminate(), Mys)),
        .. Tabled(Day(2022, 2, 18), MalaysiaWhisky, TariffOffer.Eliminate(inStages: 15), Mys),
        .. Tabled(Day(2022, 2, 18), MalaysiaWhisky, TariffOffer.Eliminate(inStages: 5), Gbr),
        new PositionTabled(Day(2022, 2, 18), Gbr, HormoneBeef, new BarrierTreatment(new("banned"))),
        new PositionTabled(Day(2022, 2, 18), Can, HormoneBeef, new BarrierTreatment(new("admitted"))),
        new RedLineAssessed(Day(2022, 2, 18), Gbr, HormoneBeef, RedLine.AtMost(new BarrierTreatment(new("banned")))),
        new RedLineAssessed(Day(2022, 2, 18), Can, HormoneBeef, RedLine.AtLeast(new BarrierTreatment(new("certified")))),
        .. Reported("MFAT, status of the CPTPP",
            new AgreementRatified(Day(2022, 9, 30), Cptpp, Mys),
            new EnteredIntoForce(Day(2022, 11, 29), Cptpp, Mys)),
        .. Reported("Diario Usach, 22 December 2022", new AgreementRatified(Day(2022, 12, 23), Cptpp, Chl)),
        .. Reported("El Diario de Santiago, 22 February 2023", new EnteredIntoForce(Day(2023, 2, 21), Cptpp, Chl)),
        .. Reported("Viet Nam News Agency, 22 February 2023",
            Round("Phu Quoc", Day(2023, 2, 27), Day(2023, 3, 6), "Phu Quoc", ElevenAndUk)),
        .. Reported("Rajah & Tann, 31 March 2023",
            new IssueAgreed(Day(2023, 3, 31), UkPalmOil, TariffOffer.Eliminate()),
            new IssueAgreed(Day(2023, 3, 31), MalaysiaWhisky, TariffOffer.Eliminate(inStages: 10))),
        // The accession continues without an agreement on it: the ban stays.
        new IssueRemoved(Day(2023, 3, 31), HormoneBeef),
        .. Reported("Joint statement, 31 March 2023", new StageReached(Day(2023, 3, 31), UkAccession, Stage.AgreedInPrinciple)),
        .. Reported("El Universal, 11 July 2023",
            new AgreementRatified(Day(2023, 5, 13), Cptpp, Brn),
            new EnteredIntoForce(Day(2023, 7, 12), Cptpp, Brn)),
        .. Reported("Ministry of Foreign Affairs of Japan, 16 July 2023",
            Each(ElevenAndUk, p => new AgreementSigned(Day(2023, 7, 16), UkAccession, p))),
        .. Reported("House of Commons, written statement of 17 May 2024", new AgreementRatified(Day(2024, 5, 17), UkAccession, Gbr)),
        .. Reported("Navigator Global, UK seals deal to join CPTPP", new AgreementRatified(Day(2024, 8, 23), UkAccession, Per)),
        .. Reported("Wikipedia, Accession of the United Kingdom to CPTPP",
        [
            .. Each([Brn, Chl, Gbr, Jpn, Mys, Nzl, Per, Sgp, Vnm], p => new EnteredIntoForce(Day(2024, 12, 15), UkAccession, p)),
            new EnteredIntoForce(Day(2024, 12, 24), UkAccession, Aus),
        ]),
        // Mexico's Senate (10 December 2025) and Canada's Parliament (6 May 2026) have approved it. No day of entry into force is known.
    ];

    private static LocalDate Day(int year, int month, int day) => new(year, month, day);

    private static OptionChoice Level(string id) => new(new(id));

    private static IEnumerable<NegotiationEvent> Reported(string source, params IEnumerable<NegotiationEvent> events)
        => events.Select(e => e with { Provenance = Provenance.Reported(source) });

    private static IEnumerable<NegotiationEvent> Each(IEnumerable<PartyId> parties, Func<PartyId, NegotiationEvent> act)
        => parties.Select(act);

    private static IEnumerable<NegotiationEvent> Tabled(
        LocalDate day, IssueId issue, Position position, params IEnumerable<PartyId> parties)
        => parties.Select(p => new PositionTabled(day, p, issue, position));

    private static MeetingHeld Round(string round, LocalDate first, LocalDate last, string venue, ValueSet<PartyId> parties)
        => new(first, EngagementLevel.ChiefNegotiator, parties, venue: venue, round: round, lastDay: last);

    private static MeetingHeld Ministers(LocalDate day, string venue, ValueSet<PartyId> parties, LocalDate? lastDay = null)
        => new(day, EngagementLevel.Minister, parties, venue: venue, lastDay: lastDay);

    private static Chapter Chapter(string id, string title, params IEnumerable<(string Id, string Title)> provisions)
        => new(new(id), title, Tpp, [.. provisions.Select(p => new Provision(new(p.Id), p.Title, [TextSegment.Clean(p.Title)]))]);
}
