using System.Text.RegularExpressions;
using TradeModel.Benchmarks.Suite.Pages;

namespace TradeModel.Docs.Tests.Performance;

/// <summary>
/// The figures of docs/performance.md are those of benchmarks/results/suite.md. The suite writes both; <c>benchmarks/run.sh --pages</c>
/// does so again after a change of the tables.
/// </summary>
public sealed partial class PerformancePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(DocsSnippet.Root, "docs", "performance.md"));
    private static readonly string Suite = File.ReadAllText(Path.Combine(DocsSnippet.Root, "benchmarks", "results", "suite.md"));

    [Fact]
    public void Page_EveryBlock_EqualsTheSuites()
    {
        SortedDictionary<string, string> page = MarkedBlocks.Read(Page), suite = MarkedBlocks.Read(Suite);
        Assert.Equal(["allocations", "bounds", "growth", "machine", "missed", "peers", "summary"], page.Keys);
        foreach ((string name, string text) in page)
        {
            Assert.True(suite.TryGetValue(name, out string? expected), $"suite.md has no block {name}");
            Assert.Equal(expected, text);
        }
    }

    /// <summary>A figure in the prose could not be compared with a run.</summary>
    [Fact]
    public void Page_OutsideOfBlocks_HasNoMeasuredFigure()
    {
        string prose = Fence().Replace(MarkedBlocks.Replace(Page, MarkedBlocks.Read(Page).ToDictionary(b => b.Key, _ => "")), "");
        Assert.Empty(Measured().Matches(prose).Select(m => m.Value));
    }

    [Theory]
    [InlineData("takes 8.63 ms", true)]
    [InlineData("1.86 × as fast", true)]
    [InlineData("at 35 µs an offer", true)]
    [InlineData("needs 701 MB", true)]
    [InlineData("seeds 1 to 20", false)]
    [InlineData("60 issues × 4 options", false)]
    public void Measured_Prose_FindsFigures(string prose, bool isFound) => Assert.Equal(isFound, Measured().IsMatch(prose));

    [GeneratedRegex(@"\d[\d.,]*\s?(?:(?:ns|µs|ms|s|B|KB|MB|GB)\b|(?:× (?!\d)|×$))", RegexOptions.Multiline)]
    private static partial Regex Measured();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
