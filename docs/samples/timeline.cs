#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// The story of a negotiation: how close the parties are, what changed the score and when, who moved, what holds them back, when they
// could close, and statements compared with the score.
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
else Print();
return 0;

void Print()
{
    var telling = new Telling(negotiation, timeline);
    Console.WriteLine($"{negotiation.Agreement.Title}: the story of the negotiation");
    Wrap("", telling.Legend);
    if (timeline.Points.Count == 0)
    {
        Say("Nothing has happened yet: no score, no trend, and nothing to say of when it could close.");
        return;
    }
    Lead(telling);
    if (timeline.Points.Any(p => p.Overall.Convergence.Score is not null)) Chart();
    Story(telling);
    WhoMoved(telling);
    WhatHoldsItBack(telling);
    WhereItTends();
    WordsAndTable(telling);
    TheRelationship(telling);
}

void Lead(Telling telling)
{
    LocalDate day = negotiation.LastDay!.Value;
    ScopeConvergence now = timeline.Last;
    Console.WriteLine("\nIN SHORT");
    if (now.Score is not { } score)
    {
        Say($"On {Iso(day)} no issue of any weight has a position of every party concerned: there is no score yet.");
    }
    else
    {
        TimelinePoint since = timeline.Points.Last(p => p.Index == 0
            || Number(timeline.Points[p.Index - 1].Overall.Convergence.Score) != Number(score));
        string rest = now.IsWhole ? "It covers all issues with a weight."
            : $"It covers {100 * now.Coverage:F0}% of the weight: the issues on which every party concerned has a position. "
                + $"Whatever the other issues bring, the score of all lies between {now.Low:F2} and {now.High:F2}.";
        string parties = negotiation.Parties.Count > 4 ? $"the {negotiation.Parties.Count} parties"
            : Telling.List(negotiation.Parties.Select(p => p.Name));
        Say($"On {Iso(day)} the score of {parties} is {score:F2}: 0 is as far apart as the scales go, 1 is all positions meeting. "
            + $"It has not changed since {Iso(since.Date)}. {rest} "
            + $"{100 * now.Settled:F0}% of the weight is agreed.{telling.Of(telling.Worst)}");
        TimelinePoint[] recent = [.. timeline.Points.Where(p => p.Date > day.PlusDays(-DailySeries.DefaultWindow))];
        double? ScoreBefore(TimelinePoint p) => p.Index == 0 ? null : timeline.Points[p.Index - 1].Overall.Convergence.Score;
        TimelinePoint[] steps = [.. recent.Where(p => ScoreBefore(p) is not null && p.Overall.ScoreChange != Attribution.None)];
        string change = ScoreBefore(recent[0]) is { } then
            ? steps.Length == 0 ? $"In the last {DailySeries.DefaultWindow} days nothing on the table changed it."
                : $"In the last {DailySeries.DefaultWindow} days it went from {then:F2} to {score:F2} "
                    + $"({Telling.Parts(recent.Select(p => p.Overall.ScoreChange))})."
            : timeline.Points.First(p => p.Overall.Convergence.Score is not null) is var first
                ? $"There has been a score since {Iso(first.Date)}, first of {first.Overall.Convergence.Score:F2}." : "";
        Say(change + (steps.MaxBy(p => Math.Abs(p.Overall.ScoreChange.Total)) is { } most
            ? $" The biggest step, {Signed(most.Overall.ScoreChange.Total)} on {Iso(most.Date)}: {telling.Sentence([most.Event])}" : ""));
    }
    ClosingGain[] blocked = [.. timeline.Explain().Where(g => g.IsBlocked)];
    if (blocked.Length > 0)
        Say($"What blocks: by the red lines known, no position would do for all on "
            + $"{Telling.List(blocked.Select(g => telling.Title(g.Issue) + telling.OfRedLines(g.Issue)))}.");
    foreach (PhaseState phase in negotiation.Phases)
    {
        string closes = phase.Phase.Window is not { } window ? ""
            : window.DaysLeft(day) is var left && left < 0 ? $"; its window closed {-left} days ago, on {Iso(window.End)}"
            : $"; its window closes in {left} days, on {Iso(window.End)}";
        Say($"{phase.Phase.Title}: {Telling.Plain(phase.Stage)}{closes}.");
    }
    Say(When());
}

string When()
{
    string window = $"the last {DailySeries.DefaultWindow} days";
    return timeline.Project(Threshold, Seed) switch
    {
        Projection p => $"When it could close: if the pace of {window} went on, {p.Threshold:F2} would be established "
            + (p.Date is { } median ? $"by {Iso(median)} in half of the resampled futures. "
                : "within ten years in fewer than half of the resampled futures. ")
            + $"Nine in ten reach it between {Iso(p.Earliest)} and "
                + $"{(p.Latest is { } latest ? Iso(latest) : "a day more than ten years away")}. {Pace()}",
        AlreadyReached p => $"When it could close: {p.Threshold:F2} has been established since {Iso(p.Since)} or before.",
        NotConverging p => $"When it could close: not at the pace of {window}. {p.Threshold:F2} is established within ten years "
            + $"in fewer than one in twenty of the resampled futures. {Pace()}",
        ProjectionTooFewMoves p
            => $"When it could close: too few moves to say. What is established changed in {p.WeeksWithMove} of the {p.Weeks} weeks.",
        _ => "",
    };
}

string Pace() => timeline.Trend() is Trend trend
    ? $"The pace is {Signed(trend.SlopePerYear)} a year, with a 95% interval from {Signed(trend.SlopeLow)} to {Signed(trend.SlopeHigh)}"
        + $"{(trend.IsMoving ? "" : ", so it may as well be nil")}."
    : "";

// The chart of what has been established: four rows of eighths, the months below.
void Chart()
{
    const int Rows = 4;
    DailySeries daily = timeline.Daily(DailySeries.LongestWindow);
    int width = Math.Min(76, daily.Values.Count);
    Console.WriteLine(
        $"\nESTABLISHED SO FAR, from {Iso(daily.First)} to {Iso(daily.Last)} ('low': the score with all that is not yet tabled at 0)");
    int Day(int column) => (((column + 1) * daily.Values.Count) / width) - 1;
    for (int row = Rows - 1; row >= 0; row--)
    {
        var line = new StringBuilder($"  {(row + 1.0) / Rows:F2} ┤");
        for (int i = 0; i < width; i++)
            line.Append(" ▁▂▃▄▅▆▇█"[(int)Math.Clamp(Math.Round((daily.Values[Day(i)] * Rows * 8) - (row * 8)), row == 0 ? 1 : 0, 8)]);
        Console.WriteLine(line.ToString().TrimEnd());
    }
    char[] months = new string(' ', width).ToCharArray(), years = new string(' ', width + 4).ToCharArray();
    int month = -1, lastYear = -9;
    for (int i = 0; i < width; i++)
    {
        LocalDate on = daily.First.PlusDays(Day(i));
        if (on.Month != month) months[i] = "JFMAMJJASOND"[on.Month - 1];
        if ((month < 0 || on.Month < month) && i > lastYear + 4) $"{on.Year:D4}".CopyTo(0, years, lastYear = i, 4);
        month = on.Month;
    }
    Console.WriteLine($"  0.00 └{new string(months).TrimEnd()}\n        {new string(years).TrimEnd()}");
}

void Story(Telling telling)
{
    Console.WriteLine($"\nTHE STORY (score after the day{telling.Of(telling.Worst)} and its change; why, in brackets)");
    double? before = null;
    LocalDate? told = null;
    foreach (IGrouping<LocalDate, TimelinePoint> day in timeline.Points.GroupBy(p => p.Date))
    {
        TimelinePoint[] points = [.. day];
        double? score = points[^1].Overall.Convergence.Score;
        string[] sentences = [.. telling.Day(day.Key, told, points)];
        if (sentences.Length > 0)
        {
            if (telling.Chapter(day.Key, told, [.. points.Select(p => p.Event)]) is { } chapter)
                Console.WriteLine($"\n  {chapter.ToUpperInvariant()}");
            string parts = Telling.Parts(points.Select(p => p.Overall.ScoreChange));
            string change = Number(score) == Number(before) ? "" : Signed((score ?? 0) - (before ?? 0));
            Wrap($"  {Iso(day.Key)}  {Number(score),-5} {change,-5}  ",
                string.Join(" ", sentences) + (parts.Length > 0 ? $" [{parts}]" : ""));
            told = day.Key;
        }
        before = score;
    }
    if (timeline.Points.LastOrDefault(Telling.IsMove)?.Date is { } move
        && Period.DaysBetween(move, negotiation.LastDay!.Value) is > 0 and var quiet)
        Wrap($"  {"",-10}  {"",-5} {"",-5}  ", $"For {quiet} days, nobody has met or moved.");
}

void WhoMoved(Telling telling)
{
    Console.WriteLine("\nWHO MOVED (given: by the weight an issue has for the mover; received: by the weight it has for the receiver)");
    foreach (Party party in negotiation.Parties)
    {
        IssueMovement[] own = [.. timeline.Movement.Where(m => m.Party == party.Id)];
        IssueMovement? most = own.Where(m => m.Given > 0).MaxBy(m => m.Given);
        LocalDate? last = own.Max(m => m.LastMoved);
        Wrap("  ", $"{party.Name}: given {own.Sum(m => m.Given):F2}, received {own.Sum(m => m.Received):F2}"
            + (last is null ? "; has tabled nothing" : $"; last put something on the table {Iso(last.Value)}")
            + $"{(most is null ? "" : $"; gave most on {telling.Title(most.Issue)}")}.{telling.Of(telling.Worst)}");
    }
    Wrap("  ", timeline.ReciprocityFigure is { } figure ? $"Reciprocity {figure:F2}: {Reciprocity.Meaning}"
        : $"Nobody has moved since tabling. Reciprocity: {Reciprocity.Meaning}");
}

void WhatHoldsItBack(Telling telling)
{
    ValueList<ClosingGain> gains = timeline.Explain();
    Console.WriteLine(
        $"\nWHAT HOLDS IT BACK (what agreeing on it would add to the score{telling.Of(telling.Worst)}; whose position is the last)");
    var moves = timeline.LastMoves.ToDictionary(m => m.Issue);
    foreach (ClosingGain gain in gains.Take(8))
    {
        string last = moves.TryGetValue(gain.Issue, out LastMove? move)
            ? $"; last position {Iso(move.Date)} by {Telling.List(move.Parties.Select(telling.Name))}" : "; nobody has tabled anything";
        string due = gain.DaysLeft is not { } left ? "" : left < 0 ? ", whose window is past" : $", due in {left} days";
        string phase = gain.Phase is { } id ? $"; {negotiation.GetPhase(id).Phase.Title}{due}" : "";
        string blocked = gain.IsBlocked ? $": blocked, no position would do for all{telling.OfRedLines(gain.Issue)}" : "";
        Wrap($"  {Signed(gain.Gain),-5}  ", $"{telling.Title(gain.Issue)}{blocked}{last}{phase}.");
    }
    if (gains.Count > 8) Console.WriteLine($"  {"",-5}  and {gains.Count - 8} issues more");
    if (gains.Count == 0) Console.WriteLine("  Nothing is open.");
}

void WhereItTends()
{
    Console.WriteLine("\nWHERE IT TENDS");
    Wrap("  ", $"What is established, over the last {DailySeries.DefaultWindow} days: {timeline.Trend()}.");
    if (negotiation.CompareWithReferenceClass() is not { } comparison) return;
    int? median = comparison.Curve.MedianMonths;
    // The bundled reference class holds agreements of the United States. An analyst can bring a better one.
    string heading = negotiation.Parties.Any(p => p.Id == new PartyId("USA"))
        ? "Comparable negotiations" : "Negotiations of others, because no class of their own is given";
    ReferenceClass like = comparison.Curve.Class;
    Wrap("  ", $"{heading}: {like.Name}. This negotiation is in month {comparison.MonthsSinceLaunch} since "
        + $"{Iso(comparison.Launched)}; by then {100 * comparison.SignedByNow:F0}% of the {like.Negotiations.Count} had been signed"
        + $"{(median is null ? "" : $", and half of them by month {median}")}."
        + (comparison.ChanceSignedWithin(12) is { } chance
            ? $" Of those open as long, {100 * chance:F0}% were signed within twelve more months."
            : " None of these went on for longer."));
    Wrap("  ", like.Selection);
    if (Conclusion() is { Outcome: NegotiationEnd.Open } forecast
        && forecast.ChanceBy(forecast.Date.PlusMonths(12)) is { } together)
        Wrap("  ",
            $"Class and pace together, with the weights {forecast.ClassWeight:F2} and {forecast.PaceWeight:F2}: signed within twelve "
            + $"months with a chance of {100 * together:F0}%"
            + $"{(forecast.Median is { } half ? $", and with one of one half by {Iso(half)}" : "")}.");
}

ConclusionForecast? Conclusion() => negotiation.ForecastConclusion(Threshold, ReferenceClass.UnitedStatesAgreements, seed: Seed);

void WordsAndTable(Telling telling)
{
    StatementComparison[] said = [.. timeline.CompareStatements().Where(w => w.Signal is not null)];
    if (said.Length == 0) return;
    Console.WriteLine("\nWORDS BESIDE THE TABLE (the signal is coded, estimated; turned since that party's previous signal)");
    int width = said.Max(w => telling.Name(w.Party).Length);
    foreach (StatementComparison w in said)
    {
        string score = w.ScoreDirection is { } of ? $"score {Telling.Turned(of)}" : "no score yet";
        string turned = w.StatementDirection is { } words ? $"words {Telling.Turned(words)}, {score}" : "the first";
        Console.WriteLine($"  {Iso(w.Date)}  {telling.Name(w.Party).PadRight(width)}  {Telling.Plain(w.Signal!.Value),-12} {turned}");
    }
}

void TheRelationship(Telling telling)
{
    RelationshipIndicators relationship = timeline.Relationship();
    Console.WriteLine("\nTHE RELATIONSHIP");
    string levels =
        Telling.List(relationship.Contacts.GroupBy(
        c => c.Level).OrderBy(g => g.Key).Select(g => $"{g.Sum(c => c.Meetings)} of {Telling.Plural(g.Key)}"));
    Wrap("  ", relationship.DaysSinceLastContact is { } days
        ? $"Meetings: {levels}; the last ended {days} days ago." : "No meeting is on record.");
    foreach (AdditionalDuty duty in relationship.HostileMeasures)
        Wrap("  ", $"In force: {duty.RateOn(relationship.Date!.Value)} by {telling.Name(duty.Importer)} on {telling.Goods(duty)} "
            + $"({duty.LegalBasis}).{telling.Of(duty.Provenance?.Basis ?? EvidenceBasis.Reported)}");
    foreach (HostileDuty charge in relationship.HostileCharges)
        Wrap("  ", $"Together, on a good of {telling.Name(charge.Exporter)} under no sectoral measure and no exemption: {charge.Charge} "
            + $"on top of MFN.");
    if (relationship.Shocks.Count > 0) Wrap("  ",
        $"Duties were imposed, changed or lifted {relationship.Shocks.Count} times, last on {Iso(relationship.Shocks[^1].Date)}.");
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
        ConclusionForecast? forecast = Conclusion();
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

static void Say(string paragraph) => Wrap("  ", paragraph);

static void Wrap(string lead, string text)
{
    const int Width = 110;
    var line = new StringBuilder(lead);
    foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
    {
        if (line.Length > lead.Length && line.Length + word.Length >= Width)
        {
            Console.WriteLine(line.ToString().TrimEnd());
            line.Clear().Append(' ', lead.Length);
        }
        line.Append(word).Append(' ');
    }
    Console.WriteLine(line.ToString().TrimEnd());
}

static void Optional(Utf8JsonWriter to, string name, double? value)
{
    if (value is { } number) to.WriteNumber(name, number);
    else to.WriteNull(name);
}

static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

static string Camel(object value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);

static string Number(double? value) => value is { } number ? number.ToString("F2", CultureInfo.InvariantCulture) : "–";

static string Signed(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

/// <summary>Tells events in plain words, day by day: one sentence for what one party did, with how it is known.</summary>
internal sealed class Telling
{
    // From here on a pause is a stall, and a rise of the general duty a shock, in percentage points.
    private const int QuietDays = 60;
    private const int ShockPoints = 15;
    private const int OfDuties = 2;

    private readonly Negotiation _negotiation;
    private readonly Dictionary<PartyId, string> _names = [];
    private readonly Dictionary<IssueId, Issue> _issues = [];
    private readonly Dictionary<NegotiationEvent, object?> _before = new(ReferenceEqualityComparer.Instance);
    private readonly LocalDate? _lastMove;
    private readonly bool _isMarked;

    internal Telling(Negotiation negotiation, ConvergenceTimeline timeline)
    {
        _negotiation = negotiation;
        foreach (Party party in negotiation.Agreement.Parties.Concat(
            negotiation.Log.OfType<PartyJoined>().Select(j => j.Party)).SelectMany(p => p.SelfAndMembers)) _names[party.Id] = party.Name;
        foreach (Issue issue in negotiation.Definition.Issues.Concat(negotiation.Log.OfType<IssueAdded>().Select(a => a.Issue)))
            _issues[issue.Id] = issue;
        _lastMove = timeline.Points.LastOrDefault(IsMove)?.Date;
        EvidenceBasis[] bases = [.. negotiation.Log.Select(BasisOf).Distinct()];
        _isMarked = bases.Length > 1;
        Legend = negotiation.Log.All(e => e.Provenance is null) ? "The file names no sources."
            : (_isMarked ? "What is not marked was reported by a source the file names; [estimated] and [illustrative] say otherwise."
                : $"All of it is {Plain(bases[0])}.")
                + " Words in \"quotes\" are quoted; others are given in substance.";
        LookBack(timeline);
        Worst = negotiation.Log.Where(e => e is PositionTabled or PackageTabled or SalienceAssessed or IssueAgreed).Select(
            BasisOf).DefaultIfEmpty(EvidenceBasis.Reported).Max();
    }

    /// <summary>The weakest basis that scores rest on.</summary>
    internal EvidenceBasis Worst { get; }

    internal string Legend { get; }

    private static EvidenceBasis BasisOf(NegotiationEvent one) => one.Provenance?.Basis ?? EvidenceBasis.Illustrative;

    internal string Of(EvidenceBasis basis) => _isMarked && basis != EvidenceBasis.Reported ? $" [{Plain(basis)}]" : "";

    private string Of(IEnumerable<NegotiationEvent> events) => Of(events.Select(BasisOf).Max());

    internal string OfRedLines(IssueId issue) => Of(_negotiation.Log.Where(e => e is RedLineAssessed line && line.Issue == issue));

    internal string Name(PartyId party) => _names.GetValueOrDefault(party, party.Value);

    internal string Title(IssueId issue) => _issues[issue].Title;

    /// <summary>"AgreedInPrinciple" as "agreed in principle".</summary>
    internal static string Plain(object value)
        => string.Concat(value.ToString()!.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    internal static string Plural(EngagementLevel level)
        => level == EngagementLevel.HeadOfGovernment ? "heads of government" : $"{Plain(level)}s";

    private static string RoundAndLevel(MeetingHeld meeting)
        => meeting.Round is { } round ? $"{round}, {Plural(meeting.Level)}" : Plural(meeting.Level);

    internal static string Turned(ScoreDirection turn)
        => turn switch { ScoreDirection.Nearer => "nearer", ScoreDirection.Farther => "farther", _ => "as before" };

    internal static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    internal static bool IsMove(TimelinePoint point)
        => point.Event is MeetingHeld or PositionTabled or PositionWithdrawn or PackageTabled or PackageWithdrawn or IssueAgreed
            or IssueReopened or AgreementSigned or AgreementRatified or AppliedProvisionally or EnteredIntoForce;

    /// <summary>What changed the score, in words: "moves +0.05, newly tabled -0.02".</summary>
    internal static string Parts(IEnumerable<Attribution> changes)
    {
        Attribution[] all = [.. changes];
        (string, double)[] parts = [("moves", all.Sum(c => c.Movement)), ("newly tabled or withdrawn", all.Sum(c => c.Tabling)),
            ("agreed or reopened", all.Sum(c => c.Closing)), ("weights", all.Sum(c => c.Weights)), ("agenda", all.Sum(c => c.Agenda))];
        return string.Join(", ",
            parts.Where(p => Math.Abs(p.Item2) >= 0.005).Select(
            p => $"{p.Item1} {p.Item2.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)}"));
    }

    /// <summary>Notes for every event what it changes: the position, the duty, the stage there was before.</summary>
    private void LookBack(ConvergenceTimeline timeline)
    {
        var last = new Dictionary<object, object>();
        foreach (TimelinePoint point in timeline.Points)
        {
            (object? of, object? now) = point.Event switch
            {
                PositionTabled { Conditions.Count: 0 } e => ((e.Party, e.Issue), (object?)e.Position),
                PositionWithdrawn e => ((e.Party, e.Issue), null),
                DutyImposed e => (e.Duty.Id, e.Duty),
                DutyChanged e => (e.Duty.Id, e.Duty),
                DutyLifted e => (e.Duty, last.GetValueOrDefault(e.Duty)),
                StageReached e => (e.Phase, e.Stage),
                _ => ((object?)null, (object?)null),
            };
            if (point.Event is PackageTabled { Conditions.Count: 0 } package)
                foreach ((IssueId issue, Position position) in package.Positions) last[(package.Party, issue)] = position;
            if (of is null) continue;
            _before[point.Event] = last.GetValueOrDefault(of);
            if (now is null) last.Remove(of);
            else last[of] = now;
            if (point.Event is PositionTabled { Conditions.Count: 0 } tabled && _before[tabled] is Position before)
                _before[tabled] = Nearer(tabled, before, last) >= 0 ? "closer" : "away";
        }
    }

    private double Nearer(PositionTabled e, Position before, Dictionary<object, object> last)
    {
        Issue issue = _issues[e.Issue];
        double nearer = 0;
        foreach (PartyId other in _names.Keys)
        {
            if (other == e.Party || last.GetValueOrDefault((other, e.Issue)) is not Position place) continue;
            nearer += issue.Scale.Gap(before, issue.DirectionOf(e.Party), place, issue.DirectionOf(other)) - issue.Scale.Gap(e.Position,
                issue.DirectionOf(e.Party), place, issue.DirectionOf(other));
        }
        return nearer;
    }

    /// <summary>
    /// What the day changed in the duty on a good under no sectoral measure and no exemption, for each importer and exporter.
    /// </summary>
    private IEnumerable<(Party Importer, Party Exporter, AdditionalDutyCharge Before, AdditionalDutyCharge Now)> Charges(LocalDate day,
        LocalDate before)
        => from importer in _negotiation.Parties
           from exporter in _negotiation.Parties
           where importer != exporter
           let was = _negotiation.AdditionalDutyOn(importer.Id, exporter.Id, before)
           let now = _negotiation.AdditionalDutyOn(importer.Id, exporter.Id, day)
           where was.Total != now.Total || was.IsVoid != now.IsVoid
           select (importer, exporter, was, now);

    /// <summary>The title of a chapter that this day begins; null where the story goes on.</summary>
    /// <param name="day">The day.</param>
    /// <param name="before">The last day told.</param>
    /// <param name="events">What happened on it.</param>
    internal string? Chapter(LocalDate day, LocalDate? before, NegotiationEvent[] events)
    {
        if (before is null) return "The launch";
        if (events.OfType<StageReached>().LastOrDefault(r => r.Stage is not (Stage.Proposed or Stage.Scoping)) is { } reached)
        {
            string what = reached.Stage != Stage.Negotiating ? Plain(reached.Stage)
                : _before[reached] is null or Stage.Proposed or Stage.Scoping ? "negotiations begin"
                : $"from {Plain(_before[reached]!)} back to negotiating";
            return $"{_negotiation.GetPhase(reached.Phase).Phase.Title}: {what}";
        }
        if (events.OfType<AgreementSigned>().ToArray() is { Length: > 0 } signed)
            return $"{_negotiation.GetPhase(signed[0].Phase).Phase.Title}: signed by {List(signed.Select(s => Name(s.Party)))}";
        foreach ((Party importer, Party exporter, AdditionalDutyCharge was, AdditionalDutyCharge now) in Charges(day, before.Value))
        {
            if (now.IsVoid && !was.IsVoid) return "Duties are held void";
            if (now.Total.Value - was.Total.Value >= ShockPoints && was.Total.Value < ShockPoints)
                return $"A duty shock: {importer.Name} goes from {was.Total} to {now.Total} on {exporter.Name}";
        }
        if (events.Any(e => e is MeetingHeld))
        {
            LocalDate? met = _negotiation.Log.OfType<MeetingHeld>().Where(m => m.Date < day).Max(m => (LocalDate?)(m.LastDay ?? m.Date));
            return met is { } last && Period.DaysBetween(last, day) is >= QuietDays and var days ? $"Back at the table after {days} days"
                : null;
        }
        return _lastMove is { } move && move < day && before <= move && Period.DaysBetween(move, _negotiation.LastDay!.Value) >= QuietDays
            ? "A stall" : null;
    }

    /// <summary>A day in sentences: what one party did to one end is one of them.</summary>
    internal IEnumerable<string> Day(LocalDate day, LocalDate? before, TimelinePoint[] points)
    {
        // The steps that moved the score most are named, the rest counted.
        IEnumerable<NegotiationEvent> byWeight =
            points.OrderByDescending(p => p.Event is PositionTabled ? Math.Abs(p.Overall.ScoreChange.Total) : 0).Select(p => p.Event);
        (int Order, string Sentence)[] told =
            [.. byWeight.GroupBy(e => (Order: OrderOf(e), Who: WhoOf(e))).Select(g => (g.Key.Order, Sentence([.. g])))
                .Where(s => s.Item2.Length > 0)];
        IEnumerable<(int, string)> bears = told.Length == 0 || before is null ? []
            : Charges(day, before.Value).Select(c => (OfDuties,
                $"A good of {c.Exporter.Name} under no sectoral measure and no exemption "
                + (c.Now.Total > Percentage.Zero
                    ? $"now bears {c.Now.Total} on top of MFN in {c.Importer.Name}{(c.Now.IsVoid ? ", held void" : "")}."
                    : $"bears nothing on top of MFN in {c.Importer.Name} any more.")));
        return told.Concat(bears).OrderBy(t => t.Item1).Select(t => t.Item2);
    }

    private static int OrderOf(NegotiationEvent one) => one switch
    {
        AgreementProposed or PhaseAdded or PhaseSucceeded or ChapterAdded or StageReached => 0,
        MeetingHeld => 1,
        DutyImposed or DutyChanged or DutyLifted => OfDuties,
        IssueAdded => 3,
        IssueRemoved or IssueReopened => 4,
        PositionTabled { Conditions.Count: 0 } => 5,
        PositionTabled or PackageTabled => 6,
        PositionWithdrawn or PackageWithdrawn => 7,
        IssueAgreed => 8,
        StatementMade => 10,
        _ => 9,
    };

    private static object WhoOf(NegotiationEvent one) => one switch
    {
        PositionTabled e => e.Party,
        PackageTabled e => (e.Party, e.Package),
        PositionWithdrawn e => e.Party,
        PackageWithdrawn e => e.Party,
        MeetingHeld e => (string.Join(',', e.Parties), e.Venue),
        AgreementProposed or IssueAgreed or IssueReopened or IssueAdded or IssueRemoved => one.GetType(),
        AgreementSigned e => (1, e.Phase),
        AgreementRatified e => (2, e.Phase),
        AppliedProvisionally e => (3, e.Phase),
        EnteredIntoForce e => (4, e.Phase),
        _ => one,
    };

    /// <summary>What one party did, or one thing that happened; empty where it is no news.</summary>
    internal string Sentence(NegotiationEvent[] events) => events[0] switch
    {
        AgreementProposed e => $"The agreement is proposed.{Of(events)}",
        PhaseAdded e => $"A new phase: {e.Phase.Title}.{Of(events)}",
        PhaseSucceeded or ProvisionsSuspended or ProvisionsReinstated => $"{_negotiation.Describe(events[0])}.{Of(events)}",
        ChapterAdded e => $"A new chapter: {e.Chapter.Title}.{Of(events)}",
        StageReached e => $"{_negotiation.GetPhase(e.Phase).Phase.Title}: {Plain(e.Stage)}.{Of(events)}",
        AgreementSigned => $"Signed by {List(events.Cast<AgreementSigned>().Select(s => Name(s.Party)))}.{Of(events)}",
        AgreementRatified => $"Ratified by {List(events.Cast<AgreementRatified>().Select(r => Name(r.Party)))}.{Of(events)}",
        AppliedProvisionally
            => $"Applied provisionally by {List(events.Cast<AppliedProvisionally>().Select(a => Name(a.Party)))}.{Of(events)}",
        EnteredIntoForce => $"In force for {List(events.Cast<EnteredIntoForce>().Select(f => Name(f.Party)))}.{Of(events)}",
        PartyJoined e => $"{e.Party.Name} joins the table.{Of(events)}",
        PartyLeft e => $"{Name(e.Party)} leaves the table.{Of(events)}",
        WindowMoved e => $"{_negotiation.GetPhase(e.Phase).Phase.Title}: "
            + $"{(e.Window is { } w ? $"the target is now {w}" : "there is no target any more")}.{Of(events)}",
        MeetingHeld e => $"{List(e.Parties.Select(Name))} {(e.Parties.Count == 1 ? "meets" : "meet")}"
            + $"{(e.Venue is { } venue ? $" in {venue}" : "")} ({List(events.Cast<MeetingHeld>().Select(RoundAndLevel).Distinct())})."
            + Of(events),
        PositionTabled { Conditions.Count: 0 } e => $"{Name(e.Party)} {Tabled([.. events.Cast<PositionTabled>()])}.{Of(events)}",
        PositionTabled e => $"{Name(e.Party)} offers on condition: "
            + $"{List(events.Cast<PositionTabled>().Select(t => Terms(t.Issue, t.Position)))}.{Of(events)}",
        PackageTabled e => $"{Name(e.Party)} tables a package{(e.Conditions.Count > 0 ? ", on condition" : "")}: "
            + $"{List(e.Positions.Select(p => Terms(p.Key, p.Value)))}.{Of(events)}",
        PositionWithdrawn e => $"{Name(e.Party)} withdraws what it had tabled on "
            + $"{Few(events.Cast<PositionWithdrawn>().Select(t => Title(t.Issue)))}.{Of(events)}",
        PackageWithdrawn e => $"{Name(e.Party)} withdraws its package.{Of(events)}",
        IssueAgreed => $"Agreed: {List(events.Cast<IssueAgreed>().Select(t => Terms(t.Issue, t.Terms)))}.{Of(events)}",
        IssueReopened => $"Open again: {List(events.Cast<IssueReopened>().Select(t => Title(t.Issue)))}.{Of(events)}",
        IssueAdded => $"New on the agenda: {List(events.Cast<IssueAdded>().Select(a => a.Issue.Title))}.{Of(events)}",
        IssueRemoved => $"Off the agenda: {List(events.Cast<IssueRemoved>().Select(a => Title(a.Issue)))}.{Of(events)}",
        DutyImposed e => $"{Name(e.Duty.Importer)} imposes {e.Duty.Rate} on {Goods(e.Duty)}"
            + (e.Duty.Effective == e.Date ? "" : $" from {LocalDatePattern.Iso.Format(e.Duty.Effective)}")
            + $" ({e.Duty.LegalBasis}).{Of(events)}",
        DutyChanged e => $"{Changed(e.Duty, (AdditionalDuty)_before[e]!)}.{Of(events)}",
        DutyLifted e
            => (AdditionalDuty)_before[e]! is var duty
            ? $"{Name(duty.Importer)} lifts its {duty.Rate} on {Goods(duty)} ({duty.LegalBasis}).{Of(events)}" : "",
        StatementMade e => $"{Who(e)}: {Shortened(e.Words)}{Of(events)}",
        _ => "",
    };

    private string Who(StatementMade said)
    {
        string parties = List(said.Parties.Select(Name));
        return said.Speakers.Count == 0 ? parties
            : $"{List(said.Speakers.Select(s => _negotiation.Definition.GetRepresentative(s).Name))} ({parties})";
    }

    private static string Shortened(string words) => words.Length <= 220 ? words : $"{words[..words.LastIndexOf(' ', 210)]} …";

    private static string Few(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length <= 3 ? List(all) : $"{string.Join(", ", all[..2])} and {all.Length - 2} more";
    }

    /// <summary>Where a party came closer to the others, where it went away from them, and what it put forward first.</summary>
    private string Tabled(PositionTabled[] tabled)
    {
        (string Verb, string? How)[] kinds = [("comes closer on", "closer"), ("moves away on", "away"), ("puts forward", null)];
        return string.Join("; ", kinds
            .Select(k => (k.Verb, Few: Few(tabled.Where(e => (string?)_before[e] == k.How).Select(e => Terms(e.Issue, e.Position)))))
            .Where(k => k.Few.Length > 0).Select(k => $"{k.Verb} {k.Few}"));
    }

    /// <summary>"Indian duties on dairy products (free in 5 stages)".</summary>
    private string Terms(IssueId id, Position position)
    {
        string terms = _issues[id].Scale.Describe(position);
        // An option's title may go on after a comma: the first part says which one it is.
        return $"{Title(id)} ({(position is OptionPosition ? terms.Split(", ")[0].Replace('-', ' ') : terms)})";
    }

    private string Changed(AdditionalDuty duty, AdditionalDuty before)
    {
        string what = $"the {before.Rate} of {Name(duty.Importer)} on {Goods(duty)} ({duty.LegalBasis})";
        return duty.HeldVoidOn is not null && before.HeldVoidOn is null ? $"Held void: {what}"
            : duty.Rate != before.Rate
                ? $"{Name(duty.Importer)} goes from {before.Rate} to {duty.Rate} on {Goods(duty)} ({duty.LegalBasis})"
            : $"Changed: {what}";
    }

    /// <summary>What a duty is charged on, by chapters of the Harmonized System.</summary>
    internal string Goods(AdditionalDuty duty)
    {
        string[] chapters = [.. duty.Scope.Included.Select(code => HsChapters.Find(code) is { } chapter
            ? char.ToLowerInvariant(chapter.Title[0]) + chapter.Title[1..] : code.ToString()).Distinct()];
        string what = duty.Scope.IsGeneral ? "goods" : chapters.Length > 3 ? $"{chapters[0]} and {chapters.Length - 1} chapters more"
            : List(chapters);
        return $"{what} {(duty.Exporters is null ? "of all origins" : $"of {List(duty.Exporters.Select(Name))}")}";
    }
}
