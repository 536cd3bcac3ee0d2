using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class HsChaptersTests
{
    [Fact]
    public void All_Chapters_LieInTheSectionsOfTheNomenclature()
    {
        Assert.Equal(96, HsChapters.All.Count);
        Assert.Equal(21, HsChapters.Sections.Count);
        Assert.Equal("XV", HsChapters.Find(new HsCode("7208"))!.Section.Number);
        Assert.Null(HsChapters.Find(77));
        Assert.Null(HsChapters.Find(new HsCode("9903")));
        Assert.Equal(72, HsChapters.Get(72).Number);
        Assert.Equal(HsChapters.Get(72), HsChapters.Get(new HsCode("7208")));
        Assert.Throws<KeyNotFoundException>(() => HsChapters.Get(77));
        Assert.Throws<KeyNotFoundException>(() => HsChapters.Get(new HsCode("9903")));
        Assert.Equal(Enumerable.Range(1, 97).Except([77]),
            HsChapters.Sections.SelectMany(s => HsChapters.All.Where(c => c.Section == s)).Select(c => c.Number));
    }

    [Fact]
    public void All_RealNomenclature_HasTheSameChaptersAndSections()
    {
        string[] rows = [.. File.ReadLines(RealFiles.Path("hs2022.csv")).Skip(1).Where(l => l.EndsWith(",2", StringComparison.Ordinal))];
        (string, string)[] stated = [.. rows.Select(r => r.Split(',')).Where(c => c[1] != "99").Select(c => (c[0], c[1]))];
        Assert.Equal(stated, HsChapters.All.Select(c => (c.Section.Number, c.Code.ToString())));
    }

    [Theory]
    [InlineData("7208-7212", "7208 7209 7210 7211 7212")]
    [InlineData("0100–0299", "01 02")]
    [InlineData("50 to 52", "50 51 52")]
    [InlineData("7208", "7208")]
    [InlineData("720890-721019", "72089 7209 72100 72101")]
    public void ToPrefixes_Range_CoversTheSameGoods(string text, string prefixes)
    {
        HsRange range = HsRange.Parse(text);
        ValueSet<HsCode> codes = range.ToPrefixes();
        Assert.Equal(prefixes.Split(' '), codes.Select(c => c.ToString()));
    }

    [Property(Arbitrary = [typeof(TariffArbitraries)])]
    public bool Contains_Range_AgreesWithItsPrefixes(HsCode a, HsCode b, HsCode good)
    {
        int length = Math.Min(a.Length, b.Length);
        HsCode first = a.Prefix(length), last = b.Prefix(length);
        var range = first <= last ? new HsRange(first, last) : new HsRange(last, first);
        return good.Length < length || range.Contains(good) == range.ToPrefixes().Any(p => p.Contains(good));
    }

    [Theory]
    [InlineData("7208-72")]
    [InlineData("7212-7208")]
    [InlineData("7208-7209-7210")]
    [InlineData("")]
    public void Parse_NotARange_IsRefused(string text) => Assert.Throws<FormatException>(() => HsRange.Parse(text));
}
