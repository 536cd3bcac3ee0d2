using System.Globalization;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using TradeModel.Testing;

namespace TradeModel.Tests.Limits;

/// <summary>
/// Values that are shared between threads. Some members are worked out when they are first asked for, so each round makes a value anew and
/// lets all threads ask at once, each in another order. They get what one thread alone gets.
/// </summary>
public class SharedValueTests
{
    private const int Threads = 8, Rounds = 5;

    private static readonly Negotiation Source = NegotiationSamples.Create(5, parties: 3, issues: 40, events: 300);

    [Fact]
    public void Negotiation_AskedByManyThreads_AnswersAsToOne() => AskTogether(
        () => Negotiation.Replay(Source.Definition, Source.Log),
        n => n.GetHashCode(),
        n => Join(n.Packages),
        n => Join(n.AdditionalDuties),
        n => Join(n.Issues),
        n => TradeModelJson.ToJson(n),
        n => n.MeasureConvergence().Overall,
        n => Join(n.ConvergenceTimeline().Points),
        n => TradeModelJson.ToJson(n.AsOf(n.Log[n.Log.Count / 2].Date)),
        n => TradeModelJson.ToJson(n.AsSeenBy(n.Parties[0].Id)),
        n => TradeModelJson.ToJson(n.AsPublic()));

    /// <summary>The versions that follow from one negotiation share its log and its issues; each is its own.</summary>
    [Fact]
    public void Apply_ByManyThreadsToOneNegotiation_KeepsTheirVersionsApart()
    {
        for (int round = 0; round < Rounds; round++)
        {
            Negotiation shared = Negotiation.Replay(Source.Definition, Source.Log);
            var results = new Negotiation[Threads];
            Together(thread =>
            {
                Negotiation own = shared;
                for (int i = 0; i < 100; i++) own = own.Apply(Event(thread, i));
                results[thread] = own;
            });
            for (int thread = 0; thread < Threads; thread++)
            {
                NegotiationEvent[] log = [.. Source.Log, .. Enumerable.Range(0, 100).Select(i => Event(thread, i))];
                Assert.Equal(log, results[thread].Log);
                Negotiations.State.AssertEqual(Negotiation.Replay(Source.Definition, log), results[thread]);
            }
            Assert.Equal(Source, shared);
        }

        static NegotiationEvent Event(int thread, int number)
            => new CapabilityAssessed(Source.LastDay!.Value, Source.Parties[thread % 3].Id, (thread * 1_000) + number);
    }

    [Fact]
    public void Timeline_AskedByManyThreads_AnswersAsToOne() => AskTogether(
        () => Source.ConvergenceTimeline(),
        t => Join(t.Points),
        t => Join(t.Movement),
        t => Join(t.Reciprocity),
        t => Join(t.LastMoves),
        t => t.ReciprocityFigure,
        t => Join(t.CompareStatements()));

    [Fact]
    public void Schedule_AskedByManyThreads_AnswersAsToOne() => AskTogether(
        () => new TariffSchedule(
            new("IND"), HsEdition.Hs2022,
            Enumerable.Range(0, 2_000).Select(i => new TariffLine(
                new(string.Create(CultureInfo.InvariantCulture, $"{10_000_000 + (i * 4_001)}")),
                Duty.AdValorem(new Percentage(1 + (i % 40)))))),
        s => s.GetHashCode(),
        s => s.Indicators(),
        s => s.Find(new("10004001")),
        s => s.Find(new("99999999")),
        s => Join(s.Take(50)));

    [Fact]
    public void Scenario_AskedByManyThreads_AnswersAsToOne() => AskTogether(
        () =>
        {
            var random = new Xoshiro256(9);
            return new Scenario(
                [new("A", 40), new("B", 40)],
                Enumerable.Range(0, 8).Select(i => new ScenarioIssue(
                    string.Create(CultureInfo.InvariantCulture, $"issue {i}"),
                    Enumerable.Range(0, 4).Select(o => new ScenarioOption(
                        string.Create(CultureInfo.InvariantCulture, $"option {o}"), random.Next(100), random.Next(100))).ToValueList()))
                    .ToValueList());
        },
        s => Join(s.ParetoFrontier()),
        s => Join(s.ParetoFrontier().Nash.Points),
        s => Join(s.ParetoFrontier().KalaiSmorodinsky.Points),
        s => s.ZopaShare(),
        s => s.BestOutcome(OutcomeObjective.Nash).Outcome,
        s => s.GetHashCode() == s.GetHashCode());

    private static string Join<T>(IEnumerable<T> items) => string.Join('\n', items);

    private static void AskTogether<T>(Func<T> make, params Func<T, object?>[] questions)
    {
        T alone = make();
        object?[] expected = [.. questions.Select(q => q(alone))];
        for (int round = 0; round < Rounds; round++)
        {
            T shared = make();
            var answers = new object?[Threads, questions.Length];
            Together(thread =>
            {
                for (int i = 0; i < questions.Length; i++)
                {
                    int asked = (i + thread) % questions.Length;
                    answers[thread, asked] = questions[asked](shared);
                }
            });
            for (int thread = 0; thread < Threads; thread++)
                for (int i = 0; i < questions.Length; i++)
                    Assert.Equal(expected[i], answers[thread, i]);
        }
    }

    /// <summary>Does the work on threads of their own that begin at the same time.</summary>
    private static void Together(Action<int> work)
    {
        using var start = new Barrier(Threads);
        var failures = new Exception?[Threads];
        Thread[] threads =
        [
            .. Enumerable.Range(0, Threads).Select(number => new Thread(() =>
            {
                start.SignalAndWait();
                failures[number] = Record.Exception(() => work(number));
            })),
        ];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.All(failures, Assert.Null);
    }
}
