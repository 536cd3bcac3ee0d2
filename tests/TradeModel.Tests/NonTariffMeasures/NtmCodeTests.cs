using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.NonTariffMeasures;
using Xunit;

namespace TradeModel.Tests.NonTariffMeasures;

public static class NtmCodeTests
{
    [Theory]
    [InlineData("A", 'A', 1)]
    [InlineData("P9", 'P', 2)]
    [InlineData("B31", 'B', 3)]
    [InlineData("A851", 'A', 4)]
    public static void New_WellFormed_KeepsTextChapterAndLevel(string text, char chapter, int level)
    {
        var code = new NtmCode(text);
        Assert.Equal(text, code.ToString());
        Assert.Equal(chapter, code.Chapter);
        Assert.Equal(level, code.Level);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Q")]
    [InlineData("a1")]
    [InlineData("A0")]
    [InlineData("A140")]
    [InlineData("A8511")]
    [InlineData("A 1")]
    [InlineData("11")]
    [InlineData("A١")]
    public static void New_Malformed_IsRefused(string text)
    {
        Assert.Throws<ArgumentException>(() => new NtmCode(text));
        Assert.False(NtmCode.TryParse(text, out NtmCode code));
        Assert.True(code.IsDefault);
    }

    [Fact]
    public static void Default_Used_IsRefused()
    {
        NtmCode none = default;
        Assert.Throws<InvalidOperationException>(() => none.Chapter);
        Assert.Throws<ArgumentException>(() => MastTree.Find(none));
        Assert.Equal("", none.ToString());
    }

    [Theory]
    [InlineData("B", "B31", true)]
    [InlineData("B3", "B31", true)]
    [InlineData("B31", "B31", true)]
    [InlineData("B31", "B3", false)]
    [InlineData("B3", "A31", false)]
    [InlineData("A85", "A851", true)]
    [InlineData("A8", "A9", false)]
    public static void Contains_PrefixOfOther_IsTrue(string outer, string inner, bool expected)
        => Assert.Equal(expected, new NtmCode(outer).Contains(new NtmCode(inner)));

    [Fact]
    public static void Parent_FromFinest_ClimbsToTheChapter()
    {
        NtmCode? at = new NtmCode("E211");
        var seen = new List<string>();
        for (; at is { } code; at = code.Parent) seen.Add(code.ToString());
        Assert.Equal(["E211", "E21", "E2", "E"], seen);
    }

    private static Gen<NtmCode> Codes =>
        from chapter in Gen.Choose('A', 'P')
        from digits in Gen.Choose(0, 3)
        from number in Gen.ArrayOf(Gen.Choose(1, 3), digits)
        select new NtmCode((char)chapter + string.Concat(number));

    [Property]
    public static Property Contains_AnyThree_IsAPartialOrder()
        => Prop.ForAll(Codes.Three().ToArbitrary(), t =>
        {
            (NtmCode a, NtmCode b, NtmCode c) = t;
            return a.Contains(a)
                && (!(a.Contains(b) && b.Contains(a)) || a == b)
                && (!(a.Contains(b) && b.Contains(c)) || a.Contains(c))
                && a.Contains(b) == b.ToString().StartsWith(a.ToString(), StringComparison.Ordinal);
        });

    [Property]
    public static Property CompareTo_AnyTwo_IsOrdinalOrderOfTheText()
        => Prop.ForAll(Codes.Two().ToArbitrary(), t =>
        {
            (NtmCode a, NtmCode b) = t;
            return Math.Sign(a.CompareTo(b)) == Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString()))
                && (a.CompareTo(b) == 0) == (a == b);
        });
}
