using System.Globalization;
using System.Text;
using NodaTime;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Goods;
using TradeModel.Import;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Simulation;
using TradeModel.Tariffs;
using TradeModel.Testing;

namespace TradeModel.Tests.Limits;

/// <summary>
/// How many bytes the work that is done most often takes from the heap. Bytes are the same on every machine of 64 bits, so they can be
/// tested where times cannot. A budget is about 5 % above what was measured on 27 November 2026, so that a quarter more fails. A quarter
/// less fails as well: then the budget has to be lowered.
/// </summary>
public sealed class AllocationBudgetTests
{
    private const int Events = 2_000, Issues = 200;

    private static readonly Negotiation Sample = NegotiationSamples.Create(7, parties: 3, issues: Issues, events: Events);

    private static readonly Negotiation Small = Tabled(10), Large = Tabled(10_000);

    private static readonly TariffSchedule Schedule = new(
        new("IND"), HsEdition.Hs2022,
        Enumerable.Range(0, 5_000).Select(i => new TariffLine(Code(i), Duty.AdValorem(new Percentage(1 + (i % 40))))));

    private static readonly SimulatedNegotiation Talks = new(
        Uniform(seed: 3, issues: 5, options: 4), [Strategies.HardLiner, Strategies.Boulware], new NegotiationRules(1_000));

    /// <summary>The budget in bytes for one unit of the work, how many units one call does, and the call.</summary>
    private static readonly Dictionary<string, (double Budget, int Units, Action Work)> Budgets = new(StringComparer.Ordinal)
    {
        ["apply an event, 10 issues"] = (990, 1_000, () => ApplyMany(Small, 10)),
        ["apply an event, 10,000 issues"] = (1_775, 1_000, () => ApplyMany(Large, 10_000)),
        ["as of the last day but one, for each event"] = (360, Events, () => Sample.AsOf(Sample.LastDay!.Value.PlusDays(-1))),
        ["as a party sees it, for each event"] = (345, Events, () => Sample.AsSeenBy(Sample.Parties[0].Id)),
        ["insert an event, for each event of the log"] = (370, Events, () => Sample.Insert(Meeting(Sample.Log[Events / 2].Date))),
        ["measure convergence, for each issue"] = (1_580, Issues, () => Sample.MeasureConvergence()),
        ["timeline of convergence, for each event"] = (1_330, Events, () => Sample.ConvergenceTimeline()),
        ["read a negotiation from JSON, for each event"] = (1_050, Events, ReadDocument()),
        ["read JSON Lines, for each event"] = (462, Events, ReadLines()),
        ["write a negotiation as JSON"] = (59, 1, () => TradeModelJson.WriteNegotiation(Sample, Stream.Null)),
        ["find a line of a schedule"] = (437, 1_000, FindLines),
        ["indicators of a schedule"] = (143, 1, () => Schedule.Indicators()),
        ["simulate a run of 1,000 steps"] = (2_240, 1, () => Talks.Run(1, 0)),
        ["frontier of 12 issues with 4 options"] = (23_900, 1, Frontier()),
        ["import a table, for each row"] = (1_050, 1_000, ReadTable()),
    };

    public static TheoryData<string> Names => [.. Budgets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_OfOftenDoneWork_AreWithinTheirBudget(string name)
    {
        (double budget, int units, Action work) = Budgets[name];
        work();
        work();

        // Other threads make the pools of buffers shorter now and then, so the least of a few counts.
        double bytes = Enumerable.Range(0, 5).Min(_ => Allocated(work)) / (double)units;

        Assert.True(
            bytes <= budget && bytes >= budget * 0.75,
            string.Create(CultureInfo.InvariantCulture, $"{name}: {bytes:0.##} bytes, the budget is {budget:0}"));
    }

    private static long Allocated(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Negotiation Tabled(int issues)
    {
        PartyId[] parties = [new("IND"), new("USA")];
        var definition = new NegotiationDefinition(
            new("Budget", [], [new(parties[0], "India"), new(parties[1], "United States")]),
            issues: Enumerable.Range(0, issues)
                .Select(i => new Issue(Issue(i), "Issue", Track.Rules, new IntervalScale(0m, 100m, "percent"))).ToValueList());
        return Negotiation.Replay(
            definition,
            definition.Issues.SelectMany(i => parties.Select(p => new PositionTabled(new(2025, 1, 1), p, i.Id, new Amount(50m)))));
    }

    private static IssueId Issue(int number) => new(string.Create(CultureInfo.InvariantCulture, $"i{number}"));

    private static readonly PositionTabled[] Moves =
    [
        .. Enumerable.Range(0, 1_000).Select(
            i => new PositionTabled(new(2025, 1, 1), new(i % 2 == 0 ? "IND" : "USA"), Issue(i * 7919 % 10_000), new Amount(i % 100))),
    ];

    private static readonly PositionTabled[] SmallMoves = [.. Moves.Select(m => m with { Issue = Issue(m.Issue.Value[^1] - '0') })];

    private static void ApplyMany(Negotiation negotiation, int issues)
    {
        foreach (PositionTabled move in issues == 10 ? SmallMoves : Moves) negotiation.Apply(move);
    }

    private static MeetingHeld Meeting(LocalDate day) => new(day, EngagementLevel.Official, [Sample.Parties[0].Id]);

    private static Action ReadDocument()
    {
        byte[] document = Encoding.UTF8.GetBytes(TradeModelJson.ToJson(Sample));
        return () => TradeModelJson.ReadNegotiation(document);
    }

    private static Action ReadLines()
    {
        var lines = new MemoryStream();
        TradeModelJson.WriteEventLines(Sample.Log, lines);
        return () =>
        {
            lines.Position = 0;
            foreach (NegotiationEvent one in TradeModelJson.StreamEventLines(lines, _ => { })) GC.KeepAlive(one);
        };
    }

    private static HsCode Code(int line) => new(string.Create(CultureInfo.InvariantCulture, $"{10_000_000 + (line * 1_733)}"));

    private static readonly HsCode[] Codes = [.. Enumerable.Range(0, 1_000).Select(i => Code(i * 5))];

    private static void FindLines()
    {
        foreach (HsCode code in Codes) GC.KeepAlive(Schedule.Find(code));
    }

    private static Scenario Uniform(ulong seed, int issues, int options)
    {
        var random = new Xoshiro256(seed);
        return new(
            [new("A"), new("B")],
            Enumerable.Range(0, issues).Select(i => new ScenarioIssue(
                string.Create(CultureInfo.InvariantCulture, $"issue {i}"),
                Enumerable.Range(0, options).Select(o => new ScenarioOption(
                    string.Create(CultureInfo.InvariantCulture, $"option {o}"), random.Next(100), random.Next(100))).ToValueList()))
                .ToValueList());
    }

    private static Action Frontier()
    {
        Scenario scenario = Uniform(seed: 1, issues: 12, options: 4);
        return () => new Scenario(scenario.Parties, scenario.Issues).ParetoFrontier();
    }

    private static Action ReadTable()
    {
        var text = new StringBuilder("code,value\n");
        for (int i = 0; i < 1_000; i++) text.Append(CultureInfo.InvariantCulture, $"{100_000 + (i * 811)},{i * 37}.5\n");
        byte[] table = Encoding.UTF8.GetBytes(text.ToString());
        return () =>
        {
            foreach (ImportRecord<TradeFlow> row in TradeFlows.Reader(new("code", "value")).Stream(new MemoryStream(table)))
                GC.KeepAlive(row);
        };
    }
}
