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

    // The second half is for an estimate, which is not needed. Before each issue but the first, so much of the first half is done.
    [Fact]
    public void ZopaShare_Counted_ReportsTheIssuesSettled()
        => Assert.Equal([0.125, 0.25, 0.375, 1], Shares(p => Alternating(4).ZopaShare(progress: p)));

    // 1,000 outcomes of 1,024 issues are drawn; after each 262,144 options, which are 256 outcomes, the share drawn before is reported.
    [Fact]
    public void ZopaShare_Estimated_ReportsTheOutcomesDrawn()
        => Assert.Equal(
            [0.6275, 0.7555, 0.8835, 1],
            Shares(p => Alternating(1_024).ZopaShare(new() { MaxStates = 0, Samples = 1_000 }, p)).Select(s => Math.Round(s, 9)));

    // First trades of one move: none and one of two have been tried. Then trades of two.
    [Fact]
    public void LogRolls_TwoMoves_ReportTheFirstMovesTried()
        => Assert.Equal(
            [0.25, 0.5, 0.75, 1], Shares(p => Alternating(2).LogRolls(new Outcome([0, 1]), new() { MaxIssues = 2 }, p)));

    // The exact frontier takes the first half: before each of four issues, so many have been merged.
    [Fact]
    public void ParetoFrontier_Exact_ReportsTheIssuesMerged()
        => Assert.Equal([0.125, 0.25, 0.375, 1], Shares(p => Alternating(4).ParetoFrontier(progress: p)));

    // The second half is the thinned frontier: of five outcomes, one to four are listed.
    [Fact]
    public void ParetoFrontier_Thinned_ReportsItInTheSecondHalf()
    {
        List<double> shares = Shares(p => Random(1, 3, 6, 4).ParetoFrontier(new() { MaxPoints = 5 }, p));
        Assert.Equal([0.6, 0.7, 0.8, 0.9, 1], shares.Where(s => s > 0.5).Select(s => Math.Round(s, 2)));
        Assert.Equal(shares.Order(), shares);
    }

    [Fact]
    public void Solve_FourSolutions_ReportsEach()
        => Assert.Equal([0.2, 0.4, 0.6, 0.8, 1], Shares(p => Alternating(4).ParetoFrontier().Solve(p)).Select(s => Math.Round(s, 9)));

    // On every other issue A and B gain 1 by option 1, and lose 1 on the others; each needs half.
    private static Scenario Alternating(int issues)
        => new(
            [new("A", issues / 4), new("B", issues / 4)],
            [.. Enumerable.Range(0, issues).Select(i => new ScenarioIssue($"{i}", [new("a", 0, 1), new("b", 2, 0)]))]);

    private static List<double> Shares(Action<IProgress<AnalysisProgress>> run)
    {
        var shares = new List<double>();
        run(new Direct(shares.Add));
        return shares;
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
