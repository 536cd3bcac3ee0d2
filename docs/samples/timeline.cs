#:project ../../src/TradeModel.Rendering/TradeModel.Rendering.csproj
#:property TradeModelUsings=enable

// Tells the story of a negotiation: how close the parties are, what changed the score and when, who moved, what holds the score back, when
// it could reach a threshold, and statements compared with the score.
//   dotnet run docs/samples/timeline.cs [-- [FILE.json] [--json]]
// Without a file: the bundled India–US negotiation, in which positions, saliences and scales are illustrative. docs/convergence.md defines
// the figures.
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const double Threshold = 0.9;
const ulong Seed = 2025;
const string Usage = "dotnet run docs/samples/timeline.cs [-- [FILE.json] [--json]]";
if (args is ["--help"])
{
    Console.WriteLine(Usage);
    return 0;
}
bool json = args.Contains("--json");
string[] files = [.. args.Where(a => a != "--json")];
if (files.Length > 1 || files.Any(f => f.Length == 0 || f.StartsWith('-')))
{
    Console.Error.WriteLine($"The sample takes at most one negotiation file, and --json: {Usage}");
    return 1;
}

Negotiation negotiation;
try
{
    if (files.Length == 0)
    {
        negotiation = BundledNegotiations.IndiaUnitedStates;
    }
    else
    {
        using FileStream file = File.OpenRead(files[0]);
        negotiation = TradeModelJson.ReadNegotiation(file);
    }
}
catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(Directory.Exists(files[0]) ? $"{files[0]} is a directory, not a negotiation."
        : $"{files[0]} cannot be read: {e.Message}");
    return 1;
}

ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
if (json) WriteJson();
else Console.Write(timeline.ToText());
return 0;

void WriteJson()
{
    using var buffer = new MemoryStream();
    using (var to = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
    {
        to.WriteStartObject();
        to.WriteStartArray("timeline");
        foreach (TimelinePoint point in timeline.Points)
        {
            ScopeConvergence now = point.Overall.Convergence;
            to.WriteStartObject();
            to.WriteString("date", Iso(point.Date));
            to.WriteString("event", point.Event.ToString()[11..]);
            Optional(to, "score", now.Score);
            to.WriteNumber("low", now.Low);
            to.WriteNumber("high", now.High);
            to.WriteNumber("coverage", now.Coverage);
            to.WriteNumber("settled", now.Settled);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteStartArray("attribution");
        foreach (TimelinePoint point in timeline.Points)
        {
            Attribution change = point.Overall.ScoreChange;
            to.WriteStartObject();
            to.WriteString("date", Iso(point.Date));
            to.WriteNumber("movement", change.Movement);
            to.WriteNumber("tabling", change.Tabling);
            to.WriteNumber("closing", change.Closing);
            to.WriteNumber("weights", change.Weights);
            to.WriteNumber("scope", change.Agenda);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteStartArray("movement");
        foreach (IssueMovement movement in timeline.Movement)
        {
            to.WriteStartObject();
            to.WriteString("party", movement.Party.Value);
            to.WriteString("issue", movement.Issue.Value);
            to.WriteNumber("given", movement.Given);
            to.WriteNumber("received", movement.Received);
            to.WriteString("lastMoved", movement.LastMoved is { } day ? Iso(day) : null);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        Optional(to, "reciprocity", timeline.ReciprocityFigure);
        to.WriteString("reciprocityMeaning", Reciprocity.Meaning);
        to.WriteStartArray("explanation");
        foreach (ClosingGain gain in timeline.Explain())
        {
            to.WriteStartObject();
            to.WriteString("issue", gain.Issue.Value);
            to.WriteNumber("gain", gain.Gain);
            to.WriteBoolean("blocked", gain.IsBlocked);
            to.WriteString("deadline", gain.Deadline is { } day ? Iso(day) : null);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteStartObject("trend");
        if (timeline.Trend() is Trend trend)
        {
            to.WriteNumber("slopePerYear", trend.SlopePerYear);
            to.WriteNumber("slopeLow", trend.SlopeLow);
            to.WriteNumber("slopeHigh", trend.SlopeHigh);
        }
        else
        {
            to.WriteBoolean("notEnoughData", true);
        }
        to.WriteEndObject();
        to.WriteStartObject("projection");
        ProjectionResult projected = timeline.Project(Threshold, Seed);
        to.WriteNumber("threshold", projected.Threshold);
        if (projected is Projection projection)
        {
            to.WriteString("date", projection.Date is { } median ? Iso(median) : null);
            to.WriteString("earliest", Iso(projection.Earliest));
            to.WriteString("latest", projection.Latest is { } latest ? Iso(latest) : null);
        }
        else
        {
            to.WriteString("reason", projected switch { AlreadyReached => "alreadyReached", NotConverging => "notConverging",
                _ => "notEnoughData" });
        }
        to.WriteEndObject();
        ReferenceClassComparison? comparison = negotiation.CompareWithReferenceClass();
        CumulativeIncidence curve = comparison?.Curve ?? ReferenceClass.UnitedStatesAgreements.CumulativeIncidence();
        to.WriteStartObject("referenceClass");
        to.WriteString("name", curve.Class.Name);
        to.WriteString("selection", curve.Class.Selection);
        Optional(to, "monthsSinceLaunch", comparison?.MonthsSinceLaunch);
        Optional(to, "signedByNowPercent", 100 * comparison?.SignedByNow);
        Optional(to, "medianMonths", curve.MedianMonths);
        to.WriteEndObject();
        to.WriteStartObject("conclusion");
        ConclusionForecast? forecast =
            negotiation.ForecastConclusion(Threshold, ReferenceClass.UnitedStatesAgreements, seed: Seed);
        to.WriteString("outcome", forecast is null ? null : Camel(forecast.Outcome));
        Optional(to, "classWeight", forecast?.ClassWeight);
        Optional(to, "paceWeight", forecast?.PaceWeight);
        Optional(to, "chanceIn12MonthsPercent", 100 * forecast?.ChanceBy(forecast.Date.PlusMonths(12)));
        to.WriteString("median", forecast?.Median is { } half ? Iso(half) : null);
        to.WriteEndObject();
        to.WriteStartArray("statements");
        foreach (TimelinePoint point in timeline.Points)
        {
            if (point.Event is not StatementMade said) continue;
            to.WriteStartObject();
            to.WriteString("date", Iso(said.Date));
            to.WriteString("words", said.Words);
            to.WriteString("signal", said.Signal is { } signal ? Camel(signal) : null);
            Optional(to, "scoreThatDay", negotiation.AsOf(said.Date).MeasureConvergence().Overall.Score);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        RelationshipIndicators relationship = timeline.Relationship();
        to.WriteStartObject("relationship");
        to.WriteStartArray("contacts");
        foreach (MonthlyContacts contacts in relationship.Contacts)
        {
            to.WriteStartObject();
            to.WriteString("month", $"{contacts.Month.Year:D4}-{contacts.Month.Month:D2}");
            to.WriteString("level", Camel(contacts.Level));
            to.WriteNumber("meetings", contacts.Meetings);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        Optional(to, "daysSinceLastContact", relationship.DaysSinceLastContact);
        Optional(to, "reciprocity", relationship.Reciprocity);
        to.WriteStartArray("hostileMeasures");
        foreach (AdditionalDuty duty in relationship.HostileMeasures) to.WriteStringValue(duty.Id.Value);
        to.WriteEndArray();
        to.WriteNumber("hostileSumPercent", relationship.HostileSum.Value);
        to.WriteStartArray("shocks");
        foreach (RelationshipShock shock in relationship.Shocks)
        {
            to.WriteStartObject();
            to.WriteString("date", Iso(shock.Date));
            to.WriteString("kind", Camel(shock.Kind));
            to.WriteString("duty", shock.Duty.Value);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndObject();
    }
    Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
}

static void Optional(Utf8JsonWriter to, string name, double? value)
{
    if (value is { } number) to.WriteNumber(name, number);
    else to.WriteNull(name);
}

static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

static string Camel(object value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);
