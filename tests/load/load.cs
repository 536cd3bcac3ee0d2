#:project ../../src/TradeModel/TradeModel.csproj

// Builds one large negotiation, works with it, and prints a row: processor time, bytes allocated, bytes live at the end, the peak of the
// process, and what came out. Fails if something is not what it must be.
//   dotnet run tests/load/load.cs -- parties|issues|events|provisions

using System.Diagnostics;
using System.Globalization;
using NodaTime;
using TradeModel;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;

var day = new LocalDate(2025, 1, 1);
long before = GC.GetTotalAllocatedBytes(precise: true);
TimeSpan cpu = Environment.CpuUsage.TotalTime;

(string name, Negotiation negotiation, string outcome) = args[0] switch
{
    "parties" => Parties(400),
    "issues" => Issues(50_000),
    "events" => Events(200_000),
    "provisions" => Provisions(1_000_000),
    var other => throw new ArgumentException($"unknown case '{other}'"),
};

TimeSpan took = Environment.CpuUsage.TotalTime - cpu;
long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
long live = GC.GetTotalMemory(forceFullCollection: true);
GC.KeepAlive(negotiation);
Console.WriteLine(
    $"| {name} | {Text(took.TotalSeconds)} s | {Megabytes(allocated)} | {Megabytes(live)} | "
        + $"{Megabytes(Process.GetCurrentProcess().PeakWorkingSet64)} | {outcome} |");

// Four hundred parties, three issues that concern all of them, and one position of each on each: 79,800 pairs on an issue.
(string, Negotiation, string) Parties(int count)
{
    PartyId[] ids = [.. Enumerable.Range(0, count).Select(i => new PartyId(Name("p", i)))];
    Negotiation talks = Negotiation.Replay(
        new(
            new("Parties", [], ids.Select(p => new Party(p, p.Value, PartyKind.CustomsTerritory)).ToValueList()),
            issues: Enumerable.Range(0, 3).Select(Issue).ToValueList()),
        from issue in Enumerable.Range(0, 3)
        from party in ids
        select new PositionTabled(day, party, new(Name("i", issue)), new Amount(Array.IndexOf(ids, party) * 100m / (count - 1))));
    Must(talks.Parties.Count == count, "the parties are there");
    ConvergenceReport report = talks.MeasureConvergence();
    ConvergenceTimeline timeline = talks.ConvergenceTimeline();
    Must(report.Overall == timeline.Last, "the timeline ends with what is measured");
    Must(talks.AsSeenBy(ids[0]) == talks, "nothing is private");
    return ($"{Whole(count)} parties", Again(talks), $"score {Text(report.Overall.Score ?? -1)} after {Whole(talks.Log.Count)} events");
}

// Fifty thousand issues between two parties, both positions on each.
(string, Negotiation, string) Issues(int count)
{
    PartyId[] two = [new("IND"), new("USA")];
    Negotiation talks = Negotiation.Replay(
        new(new("Issues", [], [new(two[0], "India"), new(two[1], "United States")]),
            issues: Enumerable.Range(0, count).Select(Issue).ToValueList()),
        from issue in Enumerable.Range(0, count)
        from party in two
        select new PositionTabled(day, party, new(Name("i", issue)), new Amount(party == two[0] ? issue % 100 : 50m)));
    Must(talks.Issues.Count() == count, "the issues are there");
    Negotiation next = talks.Apply(new PositionTabled(day, two[0], new(Name("i", count - 1)), new Amount(50m)));
    Must(next.GetIssue(new(Name("i", count - 1))).PositionOf(two[0]) == new Amount(50m), "the last issue moves");
    Must(talks.MeasureConvergence().Overall == talks.ConvergenceTimeline().Last, "the timeline ends with what is measured");
    return ($"{Whole(count)} issues", Again(talks), $"score {Text(talks.MeasureConvergence().Overall.Score ?? -1)}");
}

// Two hundred thousand events on a hundred issues, a day for every hundred.
(string, Negotiation, string) Events(int count)
{
    PartyId[] two = [new("IND"), new("USA")];
    var definition = new NegotiationDefinition(
        new("Events", [], [new(two[0], "India"), new(two[1], "United States")]),
        issues: Enumerable.Range(0, 100).Select(Issue).ToValueList());
    NegotiationEvent Event(int i)
        => new PositionTabled(day.PlusDays(i / 100), two[i % 2], new(Name("i", i * 7 % 100)), new Amount(i * 31 % 101));
    var talks = new Negotiation(definition);
    for (int i = 0; i < count; i++) talks = talks.Apply(Event(i));
    Must(talks.Log.Count == count, "the events are there");
    Must(talks == Negotiation.Replay(definition, talks.Log), "applied one by one and replayed are the same");
    Negotiation half = talks.AsOf(day.PlusDays(count / 200 - 1));
    Must(half.Log.Count == count / 2, "half of the events are before the middle");
    Must(talks.ConvergenceTimeline().Points.Count == count, "the timeline has a point for each");
    Must(talks.Insert(new MeetingHeld(day, EngagementLevel.Official, [two[0]])).Log.Count == count + 1, "one is inserted on the first day");
    var lines = new MemoryStream();
    TradeModelJson.WriteEventLines(talks.Log, lines);
    lines.Position = 0;
    Must(TradeModelJson.StreamEventLines(lines, _ => { }).SequenceEqual(talks.Log), "JSON Lines give the same events");
    return ($"{Whole(count)} events", Again(talks), $"{Megabytes(lines.Length)} of JSON Lines");
}

// A million provisions in a thousand chapters; then one changes.
(string, Negotiation, string) Provisions(int count)
{
    Chapter Chapter(int number) => new(
        new(Name("c", number)), "Chapter", null,
        Enumerable.Range(0, count / 1_000).Select(i => new Provision(
            new(Name("a", (number * (count / 1_000)) + i)), "Article",
            [TextSegment.Clean("Each Party shall"), TextSegment.Bracketed("within 30 days", new PartyId("IND"))])).ToValueList());
    var talks = new Negotiation(new(
        new("Provisions", [], [new(new("IND"), "India"), new(new("USA"), "United States")]),
        text: new(Enumerable.Range(0, 1_000).Select(Chapter).ToValueList())));
    Negotiation next = talks.Apply(new TextChanged(
        day, new("c999"), new(new(Name("a", count - 1)), "Article", [TextSegment.Clean("Each Party shall")])));
    Must(talks.Text.CleanShare() == 0 && next.Text.CleanShare() == 1.0 / count, "one provision of all is clean");
    return ($"{Whole(count)} provisions", Again(next), "one of them is clean");
}

// Written and read again. The documents of these cases are longer than the default limit of bytes.
Negotiation Again(Negotiation talks)
{
    var bytes = new MemoryStream();
    TradeModelJson.WriteNegotiation(talks, bytes);
    bytes.Position = 0;
    Negotiation read = TradeModelJson.ReadNegotiation(bytes, int.MaxValue);
    Must(read == talks && read.GetHashCode() == talks.GetHashCode(), "what is written is read");
    return read;
}

Issue Issue(int number) => new(new(Name("i", number)), "Issue", Track.Rules, new IntervalScale(0m, 100m, "days"));

static string Name(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");

static string Text(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N0} MB");

static void Must(bool holds, string what)
{
    if (!holds) throw new InvalidOperationException($"not so: {what}");
}
