using System.Xml.Linq;

namespace TradeModel.Rendering.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("tariffs", "tariffs")]
    [InlineData("a\tb\nc", "a b c")]
    [InlineData("a\0b\u001bc", "a\uFFFDb\uFFFDc")]
    [InlineData("a\u202Eb\u2066c", "a\uFFFDb\uFFFDc")]
    [InlineData("क्\u200Dष", "क्\u200Dष")]
    public void Line_OfUntrustedText_HasNoControls(string text, string line) => Assert.Equal(line, SafeText.Line(text));

    [Fact]
    public void Line_OfHalfASurrogatePair_ReplacesIt()
        => Assert.Equal(
            ["\uFFFD", "\uFFFDx", "\uD83D\uDE00"],
            new[] { "\uD83D", "\uDE00x", "\uD83D\uDE00" }.Select(SafeText.Line));

    [Fact]
    public void Encode_AnyCharacter_ReadsBackFromXmlAsItsLine()
    {
        string all = string.Concat(Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c));
        var element = XElement.Parse($"<a b=\"{SafeText.Encode(all)}\">{SafeText.Encode(all)}</a>", LoadOptions.PreserveWhitespace);
        Assert.Equal(SafeText.Line(all), element.Value);
        Assert.Equal(SafeText.Line(all), element.Attribute("b")!.Value);
    }

    [Fact]
    public void Width_OfLetters_IsTheFontsAdvance()
    {
        // DejaVu Sans: 'a' 1255, 'W' 2025, space 651 of 2048 units.
        Assert.Equal((1255 + 2025 + 651) / 2048.0 * 100, TextWidth.Of("aW ", 100), 0.2);
        Assert.True(TextWidth.Of("aW", 10, bold: true) > TextWidth.Of("aW", 10));
        Assert.Equal(40, TextWidth.Of("中国印度", 10));
        Assert.Equal(TextWidth.Of("e", 10), TextWidth.Of("e\u0301", 10));
    }

    [Fact]
    public void Shorten_TextThatDoesNotFit_EndsWithAnEllipsisAndFits()
    {
        string text = new('x', 100_000);
        string shortened = TextFit.Shorten(text, 120, 12);
        Assert.EndsWith("x…", shortened);
        Assert.InRange(TextWidth.Of(shortened, 12), 100, 120);
        Assert.Equal("short", TextFit.Shorten("short", 120, 12));
    }

    [Fact]
    public void Shorten_ComposedCharacters_AreNotSplit()
        => Assert.DoesNotContain("e…", TextFit.Shorten(string.Concat(Enumerable.Repeat("e\u0301", 50)), 100, 12));

    [Fact]
    public void Wrap_LongText_BreaksAtSpacesAndShortensTheLastLine()
    {
        List<string> lines = TextFit.Wrap("one two three four five six seven eight nine ten", 80, 12, most: 3);
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.InRange(TextWidth.Of(line, 12), 1, 80));
        Assert.EndsWith("…", lines[2]);
        Assert.Equal(["one two"], TextFit.Wrap("one two", 80, 12, most: 3));
        Assert.Equal([""], TextFit.Wrap("", 80, 12, most: 3));
    }

    [Fact]
    public void Wrap_WordThatNoLineHolds_IsShortened()
        => Assert.Equal(2, TextFit.Wrap(new string('x', 50_000) + " end", 80, 12, most: 3).Count);
}
