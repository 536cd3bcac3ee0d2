#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// How close the sides were after every event, who moved, what holds the talks back, where they tend, and words beside the table.
//   dotnet run docs/samples/timeline.cs [-- [FILE.json] [--json]]
// Without a file: the bundled India–US talks, in which positions, saliences and scales are illustrative. docs/convergence.md defines the figures.
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const double Threshold = 0.9;
const ulong Seed = 2025;
bool json = args.Contains("--json");
string[] files = [.. args.Where(a => a != "--json")];
if (files.Length > 1 || files.Any(f => f.StartsWith('-')))
{
    Console.Error.WriteLine("Give at most one negotiation file: dotnet run docs/samples/timeline.cs -- [FILE.json] [--json]");
    return 1;
}

Negotiation talks;
try
{
    if (files.Length == 0)
    {
        talks = BundledNegotiations.IndiaUnitedStates;
    }
    else
    {
        using FileStream file = File.OpenRead(files[0]);
        talks = TradeModelJson.ReadNegotiation(file);
    }
}
catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"{files[0]} cannot be read: {e.Message}");
    return 1;
}

ConvergenceTimeline timeline = talks.ConvergenceTimeline();
if (json) WriteJson();
else Print();
return 0;

void Print()
{
    Console.WriteLine($"{talks}: how close the sides were, 0 to 1");
    Console.WriteLine($"now {timeline.Last}{(files.Length == 0 ? " (illustrative: most positions, saliences and scales are not public)" : "")}");
    DailySeries daily = timeline.Daily(DailySeries.LongestWindow);
    if (daily.Values.Count > 0)
        Console.WriteLine($"\nestablished so far ('low'), {Iso(daily.First)} to {Iso(daily.Last)}\n  {Sparkline(daily.Values)}");

    Console.WriteLine("\nTHE STORY (days on which a score changed, duties and words)");
    Console.WriteLine($"  {"day",-10}  {"score",-5} {"change",-6} {"tabled",6} {"agreed",6}");
    foreach (TimelinePoint point in timeline.Points)
    {
        Attribution change = point.Overall.ScoreChange;
        bool told = change != Attribution.None || point.Event is StatementMade or DutyImposed or DutyChanged or DutyLifted or StageReached or MeetingHeld;
        if (!told) continue;
        ScopeConvergence now = point.Overall.Convergence;
        string why = change == Attribution.None ? "" : $" [{change}]";
        string text = point.Event.ToString()[11..];
        Console.WriteLine($"  {Iso(point.Date)}  {Number(now.Score),-5} {(Math.Abs(change.Total) < 0.005 ? "" : change.Total.ToString("+0.00;-0.00")),-6} {100 * now.Coverage,4:F0} % {100 * now.Settled,4:F0} %  {(text.Length > 110 ? text[..109] + "…" : text)}{why}");
    }

    Console.WriteLine("\nWHO MOVED (given: by the mover's own weights; received: by the receiver's)");
    foreach (Party party in talks.Parties)
    {
        IssueMovement[] own = [.. timeline.Movement.Where(m => m.Party == party.Id)];
        IssueMovement? most = own.Where(m => m.Given > 0).MaxBy(m => m.Given);
        Console.WriteLine($"  {party.Name}: given {own.Sum(m => m.Given):F3}, received {own.Sum(m => m.Received):F3}{(most is null ? "" : $"; most on {most.Issue}")}");
    }
    Console.WriteLine($"  reciprocity {Number(timeline.ReciprocityFigure)}: {Reciprocity.Meaning}");

    Console.WriteLine("\nWHAT HOLDS IT BACK (what agreeing would add to the score)");
    foreach (ClosingGain gain in timeline.Explain().Take(8)) Console.WriteLine($"  {gain}");

    Console.WriteLine("\nWHERE IT TENDS");
    Console.WriteLine($"  trend of what is established, last {DailySeries.DefaultWindow} days: {timeline.Trend()}");
    Console.WriteLine($"  at that pace: {timeline.Project(Threshold, Seed)}");
    if (talks.CompareWith() is { } standing)
    {
        Console.WriteLine($"  {standing.Curve.Class.Name}: {standing}; half by month {standing.Curve.MedianMonths}");
        if (standing.ChanceSignedWithin(12) is { } chance) Console.WriteLine($"  chance to be signed within 12 months more, had they been one of these: {100 * chance:F0} %");
        Console.WriteLine($"  {standing.Curve.Class.Selection}");
    }

    Console.WriteLine("\nWORDS BESIDE THE TABLE (words reported, signals coded)");
    foreach (WordsBesideTable said in timeline.WordsBesideTable().Where(w => w.Signal is not null)) Console.WriteLine($"  {said}");

    Console.WriteLine("\nTHE RELATIONSHIP");
    RelationshipIndicators relationship = timeline.Relationship();
    Console.WriteLine($"  {relationship}");
    Console.WriteLine($"  days since the last contact: {relationship.DaysSinceLastContact?.ToString() ?? "none so far"}");
    foreach (HostileCharge charge in relationship.HostileCharges) Console.WriteLine($"  {charge} on top of MFN");
}

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
            to.WriteNumber("scope", change.Scope);
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
            to.WriteString("date", Iso(projection.Date));
            to.WriteString("earliest", Iso(projection.Earliest));
            to.WriteString("latest", projection.Latest is { } latest ? Iso(latest) : null);
        }
        else
        {
            to.WriteString("reason", projected switch { AlreadyReached => "alreadyReached", NotConverging => "notConverging", _ => "notEnoughData" });
        }
        to.WriteEndObject();
        if (talks.CompareWith() is { } standing)
        {
            to.WriteStartObject("referenceClass");
            to.WriteString("name", standing.Curve.Class.Name);
            to.WriteString("selection", standing.Curve.Class.Selection);
            to.WriteNumber("monthsSinceLaunch", standing.MonthsSinceLaunch);
            to.WriteNumber("signedByNowPercent", 100 * standing.SignedByNow);
            if (standing.Curve.MedianMonths is { } median) to.WriteNumber("medianMonths", median);
            else to.WriteNull("medianMonths");
            to.WriteEndObject();
        }
        else
        {
            to.WriteNull("referenceClass");
        }
        to.WriteStartArray("statements");
        foreach (TimelinePoint point in timeline.Points)
        {
            if (point.Event is not StatementMade said) continue;
            to.WriteStartObject();
            to.WriteString("date", Iso(said.Date));
            to.WriteString("words", said.Words);
            to.WriteString("signal", said.Signal is { } signal ? Camel(signal) : null);
            Optional(to, "scoreThatDay", talks.AsOf(said.Date).MeasureConvergence().Overall.Score);
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
        if (relationship.DaysSinceLastContact is { } days) to.WriteNumber("daysSinceLastContact", days);
        else to.WriteNull("daysSinceLastContact");
        Optional(to, "reciprocity", relationship.Reciprocity);
        to.WriteStartArray("hostileMeasures");
        foreach (AdditionalDuty duty in relationship.HostileMeasures) to.WriteStringValue(duty.Id.Value);
        to.WriteEndArray();
        to.WriteNumber("hostileSumPercent", relationship.HostileSum.Value);
        to.WriteStartArray("shocks");
        foreach (Shock shock in relationship.Shocks)
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

static string Sparkline(ValueList<double> values)
{
    const string Bars = "▁▂▃▄▅▆▇█";
    int width = Math.Min(72, values.Count);
    var line = new StringBuilder();
    for (int i = 0; i < width; i++) line.Append(Bars[(int)Math.Min(7, values[(((i + 1) * values.Count) / width) - 1] * 8)]);
    return line.ToString();
}

static void Optional(Utf8JsonWriter to, string name, double? value)
{
    if (value is { } number) to.WriteNumber(name, number);
    else to.WriteNull(name);
}

static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

static string Camel(object value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);

static string Number(double? value) => value is { } number ? number.ToString("F2", CultureInfo.InvariantCulture) : "–";
