#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// The India–US negotiation as of a day: phase clock, tracks, issues, words beside the score, additional duties.
//   dotnet run docs/samples/india-us.cs [-- [--as-of YYYY-MM-DD] [--json]]
// Whatever is not reported by a named source says so: [illustrative] or [estimated], "basis" in the JSON.
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Negotiation all = BundledNegotiations.IndiaUnitedStates;
LocalDate day = all.LastDay!.Value;
bool json = false;
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--json")
    {
        json = true;
    }
    else if (args[i] == "--as-of")
    {
        string text = i + 1 < args.Length ? args[++i] : "nothing";
        if (!LocalDatePattern.Iso.Parse(text).TryGetValue(default, out day) || day.Year < 1)
        {
            Console.Error.WriteLine($"--as-of takes a day written YYYY-MM-DD, not {(text == "nothing" ? text : $"'{text}'")}.");
            return 1;
        }
    }
    else
    {
        Console.Error.WriteLine($"'{args[i]}' is not an option: the sample takes --as-of YYYY-MM-DD and --json.");
        return 1;
    }
}

Negotiation negotiation = all.AsOf(day);
ConvergenceReport report = negotiation.MeasureConvergence();
Sources sources = new(negotiation);
HsCode steel = new("7208");

// The importers that charge additional duties at some time in the record, with those whose goods bear them.
(PartyId Importer, PartyId Exporter)[] borders =
[
    .. from importer in all.Parties
       from exporter in all.Parties
       where importer.Id != exporter.Id && all.AdditionalDuties.Any(d => d.Importer == importer.Id && d.CoversOrigin(exporter.Id))
       select (importer.Id, exporter.Id),
];

if (json) WriteJson();
else Print();
return 0;

void Print()
{
    string scores = Mark(sources.OfScores);
    Console.WriteLine(
        $"{negotiation.Agreement.Title} as of {Iso(day)}, between {string.Join(" and ", negotiation.Parties.Select(p => p.Name))}");
    Console.WriteLine("What is not marked was reported by a named source; [estimated] and [illustrative] say otherwise.");
    if (day > all.LastDay) Console.WriteLine($"The record ends on {Iso(all.LastDay.Value)}.");
    if (negotiation.Log.Count == 0) Console.WriteLine($"The record begins on {Iso(all.Log[0].Date)}: nothing has happened yet.");

    Console.WriteLine("\nPHASES");
    foreach (PhaseState phase in negotiation.Phases)
    {
        Console.WriteLine($"  {phase.Phase.Title}: {Plain(phase.Stage)}{Mark(sources.OfStage(phase.Phase.Id))}; {Clock(phase.Phase)}");
        Console.WriteLine($"    score of {report.GetPhase(phase.Phase.Id)}{scores}");
    }

    Console.WriteLine($"\nHOW CLOSE THE PARTIES ARE{scores}, from 0, as far apart as the scales go, to 1, all positions meeting");
    Console.WriteLine($"  {"overall",-20} {report.Overall}");
    foreach (ScopeConvergence track in report.Tracks) Console.WriteLine($"  {track}");
    string weakest = report.Overall.Weakest is { } least
        ? $"{Number(least)}: {string.Join("; ", report.Issues.Where(i => i.Score == least).Select(i => Title(i.Issue)))}" : "–";
    Console.WriteLine($"  {"weakest issue",-20} {weakest}");
    Console.WriteLine($"  {"agreed",-20} {100 * report.Overall.Settled:F0} % of the weight");
    Console.WriteLine($"  {"if conditions met",-20} {Number(report.Overall.ConditionalScore)}");
    string drafted = report.Overall.CleanTextShare is { } text
        ? $"{100 * text:F0} % of the provisions{Mark(sources.OfText)}" : "none drafted";
    Console.WriteLine($"  {"clean draft text",-20} {drafted}");

    Console.WriteLine("\nISSUES (score; whether the red lines known leave a zone of possible agreement)");
    foreach (IGrouping<Track, IssueConvergence> track in report.Issues.GroupBy(i => i.Track).OrderBy(g => g.Key))
    {
        Console.WriteLine($"  {Plain(track.Key)}");
        foreach (IssueConvergence issue in track)
            Console.WriteLine($"    {(issue.IsTabled ? Number(issue.Score)
                : "open"),-5} {Title(issue.Issue)}{Mark(sources.OfIssue(issue.Issue))}; {(issue.IsAgreed ? "agreed" : Zone(issue))}");
    }

    Console.WriteLine($"\nWORDS BESIDE THE SCORE (the score is that of the day{scores}; signal and haste are coded [estimated])");
    foreach (StatementMade said in negotiation.Log.OfType<StatementMade>())
    {
        string coded = string.Join(", ", new[] { Plain(said.Signal), Plain(said.Haste) }.Where(w => w.Length > 0));
        string score = Number(all.AsOf(said.Date).MeasureConvergence().Overall.Score);
        string words = said.Words.Length > 150 ? $"{said.Words[..said.Words.LastIndexOf(' ', 145)]} …" : said.Words;
        Console.WriteLine($"  {Iso(said.Date)}  {score,-5} {Speaker(said)}: {words}{(coded.Length > 0 ? $" [coded: {coded}]" : "")}");
    }
    if (!negotiation.Log.OfType<StatementMade>().Any()) Console.WriteLine("  none yet");

    Console.WriteLine("\nADDITIONAL DUTIES on top of MFN");
    foreach ((PartyId importer, PartyId exporter) in borders)
    {
        string who = $"{all.GetParty(importer).Name} on goods of {all.GetParty(exporter).Name}";
        Console.WriteLine(
            $"  {who} under no sectoral measure and no exemption: {Charge(negotiation.AdditionalDutyOn(importer, exporter, day))}");
        Console.WriteLine($"  {who} of HS {steel} (steel): {Charge(negotiation.AdditionalDutyOn(importer, exporter, day, steel))}");
        foreach (AdditionalDutyPart part in negotiation.AdditionalDutyOn(importer, exporter, day, steel).Parts)
            Console.WriteLine($"    {Standing(part)}{Mark(part.Duty.Provenance?.Basis ?? EvidenceBasis.Illustrative)}");
    }
}

void WriteJson()
{
    using var buffer = new MemoryStream();
    using (var to = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
    {
        to.WriteStartObject();
        to.WriteString("asOf", Iso(day));
        to.WriteString("title", negotiation.Agreement.Title);
        to.WriteStartArray("parties");
        foreach (Party party in negotiation.Parties) to.WriteStringValue(party.Id.Value);
        to.WriteEndArray();

        to.WriteStartArray("phases");
        foreach (PhaseState phase in negotiation.Phases)
        {
            TargetWindow? window = phase.Phase.Window;
            to.WriteStartObject();
            to.WriteString("id", phase.Phase.Id.Value);
            to.WriteString("title", phase.Phase.Title);
            to.WriteString("stage", Camel(phase.Stage));
            to.WriteString("stageBasis", Camel(sources.OfStage(phase.Phase.Id)));
            to.WriteString("windowStart", window is null ? null : Iso(window.Start));
            to.WriteString("windowEnd", window is null ? null : Iso(window.End));
            to.WriteString("windowBasis", window is null ? null : Camel(phase.Phase.Provenance?.Basis));
            to.WriteBoolean("insideWindow", window?.Contains(day) ?? false);
            // 0 on the window's last day, negative when it is past.
            if (window is null) to.WriteNull("daysLeft");
            else to.WriteNumber("daysLeft", window.DaysLeft(day));
            Score(to, report.FindPhase(phase.Phase.Id)?.Score);
            to.WriteEndObject();
        }
        to.WriteEndArray();

        to.WriteStartObject("overall");
        Scope(to, report.Overall);
        Optional(to, "weakest", report.Overall.Weakest);
        to.WriteNumber("settled", report.Overall.Settled);
        Optional(to, "text", report.Overall.CleanTextShare);
        Optional(to, "conditionalScore", report.Overall.ConditionalScore);
        to.WriteString("basis", Camel(sources.OfScores));
        to.WriteEndObject();

        to.WriteStartArray("tracks");
        foreach (ScopeConvergence track in report.Tracks)
        {
            to.WriteStartObject();
            to.WriteString("track", Camel(track.Track!.Value));
            Scope(to, track);
            to.WriteString("basis", Camel(sources.OfScores));
            to.WriteEndObject();
        }
        to.WriteEndArray();

        to.WriteStartArray("issues");
        foreach (IssueConvergence issue in report.Issues)
        {
            to.WriteStartObject();
            to.WriteString("id", issue.Issue.Value);
            to.WriteString("title", negotiation.GetIssue(issue.Issue).Issue.Title);
            to.WriteString("track", Camel(issue.Track));
            to.WriteString("phase", issue.Phase?.Value);
            Score(to, issue.Score);
            to.WriteBoolean("agreed", issue.IsAgreed);
            to.WriteString("zopa", Camel(issue.Zopa));
            to.WriteNumber("weight", issue.Weight);
            to.WriteString("weightBasis", Camel(sources.OfScores));
            to.WriteString("basis", Camel(sources.OfIssue(issue.Issue)));
            to.WriteEndObject();
        }
        to.WriteEndArray();

        to.WriteStartArray("statements");
        foreach (StatementMade said in negotiation.Log.OfType<StatementMade>())
        {
            to.WriteStartObject();
            to.WriteString("date", Iso(said.Date));
            to.WriteString("speaker", Speaker(said));
            to.WriteStartArray("parties");
            foreach (PartyId party in said.Parties) to.WriteStringValue(party.Value);
            to.WriteEndArray();
            to.WriteString("words", said.Words);
            to.WriteString("signal", Nullable(Camel(said.Signal)));
            to.WriteString("haste", Nullable(Camel(said.Haste)));
            to.WriteString("signalBasis", Camel(EvidenceBasis.Estimated));
            to.WriteString("basis", Camel(said.Provenance?.Basis));
            to.WriteString("source", said.Provenance?.Source);
            to.WriteEndObject();
        }
        to.WriteEndArray();

        to.WriteStartArray("additionalDuties");
        foreach ((PartyId importer, PartyId exporter) in borders)
        {
            AdditionalDutyCharge general = negotiation.AdditionalDutyOn(importer, exporter, day);
            to.WriteStartObject();
            to.WriteString("importer", importer.Value);
            to.WriteString("exporter", exporter.Value);
            to.WriteNumber("generalPercent", general.Total.Value);
            to.WriteBoolean("void", general.IsVoid);
            to.WriteString("basis", Camel(EvidenceBasis.Reported));
            Parts(to, general);
            to.WriteStartArray("products");
            AdditionalDutyCharge charge = negotiation.AdditionalDutyOn(importer, exporter, day, steel);
            to.WriteStartObject();
            to.WriteString("product", "steel");
            to.WriteString("hsCode", steel.ToString());
            to.WriteNumber("percent", charge.Total.Value);
            to.WriteBoolean("void", charge.IsVoid);
            Parts(to, charge);
            to.WriteEndObject();
            to.WriteEndArray();
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteEndObject();
    }
    Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
}

static void Scope(Utf8JsonWriter to, ScopeConvergence scope)
{
    Score(to, scope.Score);
    to.WriteNumber("low", scope.Low);
    to.WriteNumber("high", scope.High);
    to.WriteNumber("coverage", scope.Coverage);
}

static void Score(Utf8JsonWriter to, double? score) => Optional(to, "score", score);

static void Optional(Utf8JsonWriter to, string name, double? value)
{
    if (value is { } number) to.WriteNumber(name, number);
    else to.WriteNull(name);
}

static void Parts(Utf8JsonWriter to, AdditionalDutyCharge charge)
{
    to.WriteStartArray("parts");
    foreach (AdditionalDutyPart part in charge.Parts)
    {
        to.WriteStartObject();
        to.WriteString("duty", part.Duty.Id.Value);
        to.WriteNumber("percent", part.Percent.Value);
        to.WriteString("standing", Camel(part.Application));
        to.WriteString("because", part.Because?.Value);
        to.WriteBoolean("void", part.IsVoid);
        to.WriteString("legalBasis", part.Duty.LegalBasis);
        to.WriteString("basis", Camel(part.Duty.Provenance?.Basis));
        to.WriteString("source", part.Duty.Provenance?.Source);
        to.WriteEndObject();
    }
    to.WriteEndArray();
}

static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

static string Camel(object? value) => value is null ? "" : JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);

static string? Nullable(string text) => text.Length == 0 ? null : text;

static string Number(double? value) => value is { } number ? number.ToString("F2", CultureInfo.InvariantCulture) : "–";

string Clock(Phase phase)
    => phase.Window is not { } window ? "no target window"
    : $"window {window}{Mark(phase.Provenance?.Basis ?? EvidenceBasis.Illustrative)}, "
        + (window.Contains(day) ? $"inside, {window.DaysLeft(day)} days left"
    : day < window.Start ? $"not begun, {window.DaysLeft(day)} days left"
    : $"past by {-window.DaysLeft(day)} days");

string Speaker(StatementMade said)
    => said.Speakers.Count > 0 ? string.Join(", ", said.Speakers.Select(s => negotiation.Definition.FindRepresentative(s)!.Name))
    : $"not named ({string.Join(", ", said.Parties.Select(p => all.GetParty(p).Name))})";

string Title(IssueId issue) => negotiation.GetIssue(issue).Issue.Title;

string Zone(IssueConvergence issue) => issue.Zopa switch
{
    Zopa.Exists => $"a zone exists{Mark(sources.OfRedLines(issue.Issue))}",
    Zopa.None => $"no zone{Mark(sources.OfRedLines(issue.Issue))}",
    _ => "not known",
};

string Standing(AdditionalDutyPart part)
{
    string Law(DutyId id) => negotiation.AdditionalDuties.First(d => d.Id == id).LegalBasis;
    return part.Application switch
    {
        DutyApplication.Charged => $"{part.Percent} under {part.Duty.LegalBasis}{(part.IsVoid ? ", held void" : "")}",
        DutyApplication.Replaced => $"replaced: {part.Duty.LegalBasis}, by {Law(part.Because!.Value)}",
        DutyApplication.GivesWay => $"not charged: {part.Duty.LegalBasis}, as {Law(part.Because!.Value)} is",
        _ => $"not charged: {part.Duty.LegalBasis}, as MFN reaches its all-in ceiling",
    };
}

static string Charge(AdditionalDutyCharge charge) => charge.Total > Percentage.Zero ? charge.ToString() : "none";

static string Mark(EvidenceBasis basis) => basis == EvidenceBasis.Reported ? "" : $" [{Plain(basis)}]";

// "AgreedInPrinciple" as "agreed in principle".
static string Plain(object? value)
    => string.Concat((value?.ToString() ?? "").Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}"
        : $"{c}")).Replace("non tariff", "non-tariff", StringComparison.Ordinal);

/// <summary>How the things printed are known: by the weakest of what they rest on.</summary>
internal sealed class Sources(Negotiation negotiation)
{
    // A score rests on the last position of each party and on the scale; an agreement counts as 1 on any scale.
    public EvidenceBasis OfIssue(IssueId id)
    {
        var last = new Dictionary<PartyId, EvidenceBasis>();
        EvidenceBasis? agreed = null;
        foreach (NegotiationEvent one in negotiation.Log)
        {
            EvidenceBasis basis = one.Provenance?.Basis ?? EvidenceBasis.Illustrative;
            if (one is PositionTabled tabled && tabled.Issue == id) last[tabled.Party] = basis;
            else if (one is PackageTabled package && package.Positions.ContainsKey(id)) last[package.Party] = basis;
            else if (one is IssueAgreed terms && terms.Issue == id) agreed = basis;
        }
        IssueState state = negotiation.GetIssue(id);
        return state.IsAgreed ? agreed!.Value : last.Values.Append(state.Issue.Scale.EndsFrom?.Basis ?? EvidenceBasis.Illustrative).Max();
    }

    // The weights rest on the saliences.
    public EvidenceBasis OfScores
        => negotiation.Log.OfType<SalienceAssessed>().Select(s => s.Provenance?.Basis
            ?? EvidenceBasis.Illustrative).Append(EvidenceBasis.Estimated).Max();

    public EvidenceBasis OfText
        => negotiation.Log.OfType<TextChanged>().Select(t => t.Provenance?.Basis
            ?? EvidenceBasis.Illustrative).DefaultIfEmpty(EvidenceBasis.Illustrative).Max();

    public EvidenceBasis OfRedLines(IssueId id)
        => negotiation.Log.OfType<RedLineAssessed>().Where(r => r.Issue == id).Select(r => r.Provenance?.Basis
            ?? EvidenceBasis.Illustrative).DefaultIfEmpty(EvidenceBasis.Illustrative).Max();

    public EvidenceBasis OfStage(PhaseId id)
        => negotiation.Log.LastOrDefault(e => e is StageReached reached && reached.Phase == id
            || e is AgreementProposed proposed && proposed.Phase == id || e is PhaseAdded added && added.Phase.Id == id)
            ?.Provenance?.Basis ?? EvidenceBasis.Estimated;
}
