using System.Globalization;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Bargaining.Yaml;
using TradeModel.Convergence;
using TradeModel.Economics;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Rendering;
using TradeModel.Rendering.Png;
using TradeModel.Simulation;
using TradeModel.Tariffs;

namespace TradeModel.Tests.Limits;

/// <summary>For each row of the fixed limits in docs/limits.md, what throws if the number given lies beyond the limit.</summary>
internal static class LimitCases
{
    private const string LinesHeader = """{"format":"trademodel/events","version":1}""";

    private static readonly LocalDate Day = new(2025, 1, 1);

    private static readonly Scenario Pie = new(
        [new("A"), new("B")],
        [new("pieces of A", [new("none", Rational.Zero, Rational.One), new("all", Rational.One, Rational.Zero)])]);

    /// <summary>What is done at a limit and one beyond. It throws if that is refused.</summary>
    internal static readonly Dictionary<string, Action<long>> All = new(StringComparer.Ordinal)
    {
        ["characters of an identifier"] = n => _ = new IssueId(new string('a', (int)n)),
        ["an end of a scale, positive or negative"] = n => _ = (new IntervalScale(0m, n, "t"), new IntervalScale(-n, 0m, "t")),
        ["a salience or a capability"] = n => _ = new SalienceAssessed(Day, new("IND"), new("steel"), n),
        ["decimal places of a number that is read"] = n => TradeModelJson.ReadEvent(
            $$"""{"kind":"capabilityAssessed","date":"2025-01-01","party":"IND","capability":0.{{new string('0', (int)n - 1)}}1}"""),
        ["parties at the table, members included"] = n =>
        {
            Empty(parties: (int)n - 1).Apply(new PartyJoined(Day, Territory((int)n)));
            _ = Empty(parties: (int)n);
        },
        ["depth of unions and groups; a party without members has depth 1"] = n => _ = Nested((int)n),
        ["phases of a negotiation"] = n =>
        {
            Empty(phases: (int)n - 1).Apply(new PhaseAdded(Day, new(new("more"), "More")));
            _ = Empty(phases: (int)n);
        },
        ["chapters of a draft"] = n =>
        {
            Empty(chapters: (int)n - 1).Apply(new ChapterAdded(Day, new(new("more"), "More")));
            _ = Empty(chapters: (int)n);
        },
        ["stages, or years, of a staging plan"] = n
            => _ = (new EqualStages((int)n), new YearlyRates(Enumerable.Repeat(new Percentage(5m), (int)n).ToValueList())),
        ["years of a rate path"] = n => _ = new RatePath(5m, Enumerable.Repeat(5m, (int)n).ToValueList()),
        ["an ad valorem rate, in percent"] = n => Duty.AdValorem(new Percentage(n)),
        ["a specific amount, in whole units of its currency"] = n => _ = new SpecificDuty(n, new("EUR"), "kg"),
        ["digits of an HS or national code"] = n => HsCode.Parse(new string('1', (int)n)),
        ["days of the window of a trend"] = n => _ = new DailySeries(Day, new double[(int)n].ToValueList()),
        ["bytes of one line of a log"] = n =>
        {
            MeetingHeld meeting = new(Day, EngagementLevel.Minister, [new("IND")]);
            var bytes = new MemoryStream();
            TradeModelJson.WriteEventLines([meeting with { Note = "x" }], bytes);
            int around = (int)bytes.Length - LinesHeader.Length - 1 - "x\n".Length;
            meeting = meeting with { Note = new string('x', (int)n - around) };
            bytes = new MemoryStream();
            TradeModelJson.WriteEventLines([meeting], bytes);
            bytes.Position = 0;
            Assert.Equal([meeting], TradeModelJson.ReadEventLines(bytes).Events);
        },
        ["nested objects and arrays"] = n =>
        {
            // Nesting as such is no fault: below the limit something else is, beyond it this is.
            TradeModelJsonException fault = Assert.Throws<TradeModelJsonException>(
                () => TradeModelJson.ReadEvent(
                    $$"""{"note":{{new string('[', (int)n - 1)}}{{new string(']', (int)n - 1)}},"kind":"meetingHeld"}"""));
            if (fault.Reason.Contains("depth", StringComparison.Ordinal)) throw fault;
        },
        ["nested elements of a GENIUS file"] = n =>
        {
            string text = string.Concat(Enumerable.Repeat("<a>", (int)n)) + string.Concat(Enumerable.Repeat("</a>", (int)n));
            ScenarioFileException fault = Assert.Throws<ScenarioFileException>(() => ReadGenius(text));
            if (fault.Message.Contains("nested", StringComparison.Ordinal)) throw fault;
        },
        ["values that `GeniusOptions` reads of an issue of numbers"] = n
            => _ = (new GeniusOptions { RealValues = (int)n }, new GeniusOptions { IntegerValues = (int)n }),
        ["values of all issues of a GENIUS, GeniusWeb or NegMAS scenario"] = n => Refused("values of all issues", () => ReadGenius(
            string.Create(CultureInfo.InvariantCulture, $"""
                <a><issue name="A" etype="integer" lowerbound="1" upperbound="{n - 1}"/>
                <issue name="B" etype="integer" lowerbound="7" upperbound="7"/></a>
                """))),
        ["values that the rectangles of one party bound: for each bound, those of its issue"] = n => Refused("ranges bound", () =>
        {
            string[] ranges =
                [.. Enumerable.Repeat("{1: 5}", (int)(n / 1_000)), .. Enumerable.Repeat("{0: 0}", (int)(n % 1_000)), "{nobody: 0}"];
            ReadNegmas(
                "issues: [{name: a, values: 1}, {name: b, values: 1000}]\ntype: HyperRectangleUtilityFunction\n"
                    + $"utilities: [{Commas("1", ranges.Length)}]\noutcome_ranges: [{string.Join(',', ranges)}]\n");
        }),
        ["nested values of a NegMAS file, those behind aliases included"] = n
            => Refused("nested", () => ReadNegmas(new string('[', (int)n - 1) + "1" + new string(']', (int)n - 1))),
        ["keys and values that the aliases of a NegMAS file repeat"] = n => Refused("by aliases", () => ReadNegmas(
            $"[&a [{Commas("1", 999)}], &one 1, [{Commas("*a", (int)(n / 1_000))}], [{Commas("*one", (int)(n % 1_000))}]]")),
        ["points of an exact frontier that `FrontierOptions.MaxPoints` can allow"] = n => _ = new FrontierOptions { MaxPoints = (int)n },
        ["issues in one trade of a log-roll that `LogRollOptions.MaxIssues` can allow"] = n
            => _ = new LogRollOptions { MaxIssues = (int)n },
        ["outcomes that `OutcomeSpaceOptions.MaxListed` can allow to list"] = n => _ = new OutcomeSpaceOptions { MaxListed = (int)n },
        ["steps of a simulated run"] = n => _ = new NegotiationRules((int)n),
        ["steps of backward induction"] = n => BackwardInduction.Solve(Pie, (int)n, [Rational.One, Rational.One]),
        ["runs of an ensemble"] = n => _ = new EnsembleOptions((int)n),
        ["threads of an ensemble"] = n => _ = new EnsembleOptions(1) { Threads = (int)n },
        ["runs in one batch of an ensemble"] = n => _ = new EnsembleOptions(1) { BatchSize = (int)n },
        ["runs of effects under uncertain elasticities"] = n => _ = new UncertaintyOptions((int)n),
        ["width of a chart, in pixels"] = n => _ = new ChartOptions { Width = (int)n },
        ["scale of a PNG picture"] = n => _ = new PngOptions { Scale = n },
    };

    // The files are wrong at the limit too, in another way.
    private static void Refused(string words, Action read)
    {
        ScenarioFileException fault = Assert.Throws<ScenarioFileException>(read);
        if (fault.Message.Contains(words, StringComparison.Ordinal)) throw fault;
    }

    private static string Commas(string one, int times) => string.Join(',', Enumerable.Repeat(one, times));

    private static Party Territory(int number) => new(
        new(string.Create(CultureInfo.InvariantCulture, $"p{number}")), "Territory", PartyKind.CustomsTerritory);

    private static Party Nested(int depth) => depth == 1 ? Territory(1)
        : new(new(string.Create(CultureInfo.InvariantCulture, $"g{depth}")), "Group", PartyKind.Group, [Nested(depth - 1)]);

    private static Negotiation Empty(int parties = 2, int phases = 0, int chapters = 0) => new(new NegotiationDefinition(
        new Agreement("Agreement", [], Enumerable.Range(0, parties).Select(Territory).ToValueList()),
        Enumerable.Range(0, phases).Select(
            i => new Phase(new(string.Create(CultureInfo.InvariantCulture, $"phase{i}")), "Phase")).ToValueList(),
        text: new(Enumerable.Range(0, chapters).Select(
            i => new Chapter(new(string.Create(CultureInfo.InvariantCulture, $"chapter{i}")), "Chapter")).ToValueList())));

    private static void ReadGenius(string text) => ReadFile(text, path => GeniusXml.ReadFiles(path, path, path));

    private static void ReadNegmas(string text) => ReadFile(text, path => NegmasYaml.ReadNonAdditiveFiles(path, [path, path]));

    private static void ReadFile(string text, Action<string> read)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, text);
        try
        {
            read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
