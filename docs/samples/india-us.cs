#:project ../../src/TradeModel.Rendering/TradeModel.Rendering.csproj
#:property TradeModelUsings=enable

// Shows the India–US negotiation as of a day: phases, scores, issues, obstacles, additional duties, and statements beside the score.
//   dotnet run docs/samples/india-us.cs [-- [--as-of YYYY-MM-DD] [--json]]
// A datum that no named source reports is marked [illustrative] or [estimated]; in the JSON it has a "basis".
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

// The importers that charge additional duties at some time in the record, with the exporters on whose goods they charge them.
(PartyId Importer, PartyId Exporter)[] borders =
[
    .. from importer in all.Parties
       from exporter in all.Parties
       where importer.Id != exporter.Id && all.AdditionalDuties.Any(d => d.Importer == importer.Id && d.CoversOrigin(exporter.Id))
       select (importer.Id, exporter.Id),
];

if (json)
{
    WriteJson();
    return 0;
}
Console.Write(negotiation.ToText(on: day));
foreach ((PartyId importer, PartyId exporter) in borders)
{
    Console.WriteLine($"\nOn steel (HS {steel}) of {all.GetParty(exporter).Name} in {all.GetParty(importer).Name}:");
    Console.Write(negotiation.AdditionalDutyOn(importer, exporter, day, steel).ToText(negotiation));
}
if (negotiation.Log.Count == 0) Console.WriteLine($"\nThe record begins on {Iso(all.Log[0].Date)}.");
else if (day > all.LastDay) Console.WriteLine($"\nThe record ends on {Iso(all.LastDay.Value)}.");
return 0;

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

string Speaker(StatementMade said)
    => said.Speakers.Count > 0 ? string.Join(", ", said.Speakers.Select(s => negotiation.Definition.FindRepresentative(s)!.Name))
    : $"not named ({string.Join(", ", said.Parties.Select(p => all.GetParty(p).Name))})";

/// <summary>How a figure is known: by the weakest basis of the data that it depends on.</summary>
internal sealed class Sources(Negotiation negotiation)
{
    // A score depends on the last position of each party and on the scale. An agreed issue counts as 1 on any scale.
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

    // The weights depend on the saliences.
    public EvidenceBasis OfScores
        => negotiation.Log.OfType<SalienceAssessed>().Select(s => s.Provenance?.Basis
            ?? EvidenceBasis.Illustrative).Append(EvidenceBasis.Estimated).Max();

    public EvidenceBasis OfStage(PhaseId id)
        => negotiation.Log.LastOrDefault(e => e is StageReached reached && reached.Phase == id
            || e is AgreementProposed proposed && proposed.Phase == id || e is PhaseAdded added && added.Phase.Id == id)
            ?.Provenance?.Basis ?? EvidenceBasis.Estimated;
}
