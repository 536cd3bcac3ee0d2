using TradeModel.Benchmarks.Suite.Pages;

namespace TradeModel.Docs.Tests.Performance;

public sealed class MarkedBlocksTests
{
    private const string Page = "a\n<!-- suite: one -->\n\nold\n\n<!-- end -->\nb\n<!-- suite: two --><!-- end -->\n";

    [Fact]
    public void Read_Blocks_GivesTextsByName()
        => Assert.Equal([new("one", "old"), new("two", "")], MarkedBlocks.Read(Page).ToArray());

    [Fact]
    public void Replace_NewTexts_KeepsTheRestAndReadsBack()
    {
        Dictionary<string, string> texts = new() { ["one"] = "| x | y |\n| 1 | 2 |", ["two"] = "new" };
        string replaced = MarkedBlocks.Replace(Page, texts);
        Assert.StartsWith("a\n<!-- suite: one -->\n\n| x", replaced, StringComparison.Ordinal);
        Assert.Contains("\n<!-- end -->\nb\n<!-- suite: two -->\n", replaced, StringComparison.Ordinal);
        Assert.Equal(texts.OrderBy(t => t.Key).ToArray(), MarkedBlocks.Read(replaced).ToArray());
    }

    [Fact]
    public void Replace_NoTextForABlock_SaysWhich()
        => Assert.Contains("no block two", Assert.Throws<FormatException>(
            () => MarkedBlocks.Replace(Page, new Dictionary<string, string> { ["one"] = "" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<!-- suite: one -->\nx", "1 have no end")]
    [InlineData("<!-- suite: one -->\nx\n<!-- suite: two -->\ny\n<!-- end -->", "1 have no end")]
    [InlineData("<!-- suite: one --><!-- end --><!-- suite: one --><!-- end -->", "one is there twice")]
    public void Read_BrokenPage_SaysWhy(string page, string reason)
        => Assert.Contains(reason, Assert.Throws<FormatException>(() => MarkedBlocks.Read(page)).Message, StringComparison.Ordinal);
}
