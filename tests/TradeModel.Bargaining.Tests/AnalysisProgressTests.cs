using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Long analyses report a share that rises to 1, end if they are cancelled, and answer the same unwatched.</summary>
public class AnalysisProgressTests
{
    public static TheoryData<string> Names => [.. All.Keys];

    // Each is asked for in full, and answers with what identifies its result.
    private static readonly Dictionary<string, Func<IProgress<AnalysisProgress>?, CancellationToken, string>> All = new()
    {
        ["frontier of two"] = (p, c) => Told(Random(1, 2, 40, 4).ParetoFrontier(null, p, c)),
        ["frontier of two, many options"] = (p, c) => Told(Random(1, 2, 3, 400).ParetoFrontier(null, p, c)),
        ["convex"] = (p, c) => Told(Random(1, 2, 60, 4).ParetoFrontier(new() { MaxPoints = 100 }, p, c)),
        ["frontier of three"] = (p, c) => Told(Random(1, 3, 20, 4).ParetoFrontier(null, p, c)),
        ["frontier of five"] = (p, c) => Told(Random(1, 5, 9, 4).ParetoFrontier(null, p, c)),
        ["thinned"] = (p, c) => Told(Random(1, 3, 40, 4).ParetoFrontier(new() { MaxCandidates = 1_000_000 }, p, c)),
        ["capped"] = (p, c) => Told(Capped().ParetoFrontier(null, p, c)),
        ["counted share"] = (p, c) => Random(1, 2, 12, 4, 3).ZopaShare(null, p, c).ToString(),
        ["estimated share"] = (p, c) => Random(1, 2, 30, 4, 3).ZopaShare(new() { MaxStates = 10 }, p, c).ToString(),
        ["log-rolls"] = (p, c) => string.Join('\n', Random(1, 2, 12, 4).LogRolls(new Outcome(new int[12].ToValueList()), null, p, c)),
        ["solutions"] = (p, c) =>
        {
            ParetoFrontier frontier = Random(1, 3, 20, 4).ParetoFrontier(cancellation: CancellationToken.None);
            if (p is not null || c.CanBeCanceled) frontier.Solve(p, c);
            return $"{frontier.Nash} {frontier.KalaiSmorodinsky} {frontier.Egalitarian} {frontier.Utilitarian}";
        },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Analysis_Watched_ReportsRisingSharesAndAnswersTheSame(string name)
    {
        var shares = new List<double>();
        string watched = All[name](new Direct(shares.Add), TestContext.Current.CancellationToken);
        Assert.Equal(All[name](null, default), watched);
        Assert.Equal(1, shares[^1]);
        Assert.Equal(shares.Distinct().Order(), shares);
        Assert.All(shares, share => Assert.InRange(share, 0.01, 1));
        Assert.InRange(shares.Count, 2, 101);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Analysis_CancelledMidway_Ends(string name)
    {
        using var source = new CancellationTokenSource();
        var shares = new List<double>();
        Assert.Throws<OperationCanceledException>(() => All[name](
            new Direct(share =>
            {
                shares.Add(share);
                source.Cancel();
            }),
            source.Token));
        Assert.Single(shares);
        Assert.InRange(shares[0], 0.01, 0.99);
        Assert.Throws<OperationCanceledException>(() => All[name](null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Solve_Cancelled_KeepsNothingAndCanBeAskedAgain()
    {
        ParetoFrontier frontier = Random(1, 3, 20, 4).ParetoFrontier(cancellation: TestContext.Current.CancellationToken);
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => frontier.Solve(new Direct(_ => source.Cancel()), source.Token));
        Assert.Throws<OperationCanceledException>(() => frontier.WeightedNash([1, 2, 3], new CancellationToken(canceled: true)));
        string nash = frontier.Nash.ToString();
        frontier.Solve(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(nash, frontier.Nash.ToString());
    }

    [Fact]
    public void ToString_Share_IsInPercent() => Assert.Equal("35 %", new AnalysisProgress(0.35).ToString());

    private static string Told(ParetoFrontier frontier)
        => $"{frontier}\n{string.Join('\n', frontier.Select(p => $"{p} {p.Outcome}"))}";

    private static Scenario Capped()
    {
        Scenario scenario = Random(1, 3, 12, 4);
        return new(scenario.Parties.Select(p => new ScenarioParty(p.Name, cap: 700)).ToValueList(), scenario.Issues);
    }

    private static Scenario Random(ulong seed, int parties, int issues, int options, int reservation = 0)
    {
        var random = new Xoshiro256(seed);
        ScenarioOption Option(int number)
            => new($"{number}", Enumerable.Range(0, parties).Select(_ => (Rational)random.Next(101)).ToValueList());
        return new(
            Enumerable.Range(0, parties).Select(p => new ScenarioParty($"party {p}", 20 * issues * reservation / 2)).ToValueList(),
            Enumerable.Range(0, issues)
                .Select(i => new ScenarioIssue($"issue {i}", Enumerable.Range(0, options).Select(Option).ToValueList())).ToValueList());
    }

    private sealed class Direct(Action<double> report) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value) => report(value.Share);
    }
}
