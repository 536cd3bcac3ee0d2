using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Tests.Tariffs;
using Xunit;

namespace TradeModel.Tests.Goods;

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

    [Fact]
    public void Sections_OfTheNomenclature_SpanTheirChapters()
    {
        Assert.Equal(
            "I 1-5, II 6-14, III 15-15, IV 16-24, V 25-27, VI 28-38, VII 39-40, VIII 41-43, IX 44-46, X 47-49, XI 50-63, XII 64-67, "
                + "XIII 68-70, XIV 71-71, XV 72-83, XVI 84-85, XVII 86-89, XVIII 90-92, XIX 93-93, XX 94-96, XXI 97-97",
            string.Join(", ", HsChapters.Sections.Select(s => $"{s.Number} {s.FirstChapter}-{s.LastChapter}")));
        Assert.Equal(HsChapters.All.OrderBy(c => c.Number), HsChapters.All);
        Assert.All(HsChapters.All, c => Assert.InRange(c.Number, c.Section.FirstChapter, c.Section.LastChapter));
        Assert.Equal(("01 Live animals", "I Animals and animal products", "09"),
            ($"{HsChapters.Get(1)}", $"{HsChapters.Get(1).Section}", $"{HsChapters.Get(9).Code}"));
        Assert.Equal("the Harmonized System has no chapter 77", Assert.Throws<KeyNotFoundException>(() => HsChapters.Get(77)).Message);
    }

    [Theory]
    [InlineData("72", "72")]
    [InlineData("7208", "7208")]
    [InlineData("72081", "7208.1")]
    [InlineData("720810", "7208.10")]
    [InlineData("7208101", "7208.10.1")]
    [InlineData("72081015", "7208.10.15")]
    [InlineData("720810150", "7208.10.15.0")]
    [InlineData("7208101500", "7208.10.15.00")]
    public void ToDottedString_Code_HasAPointBeforeEachPairAfterFour(string code, string dotted)
        => Assert.Equal(dotted, new HsCode(code).ToDottedString());

    [Fact]
    public void TryFormat_RoomForTheCode_IsFilled()
    {
        ISpanFormattable code = new HsCode("720810");
        var exact = new char[6];
        Assert.True(code.TryFormat(exact, out int written, "", null), "six digits do not fit in six places");
        Assert.Equal(("720810", 6), (new string(exact), written));
        Assert.False(code.TryFormat(new char[5], out written, "", null), "six digits fit in five places");
        Assert.Equal(0, written);
        IComparable one = new HsCode("7208");
        Assert.Equal((1, 0, true), (one.CompareTo(null), one.CompareTo(new HsCode("7208")), one.CompareTo(new HsCode("7209")) < 0));
        Assert.Throws<ArgumentException>(() => one.CompareTo("7208"));
    }

    [Fact]
    public void Range_InWords_IsOneCodeOrTwo()
    {
        Assert.Equal(("7208–7212", "7208"), ($"{HsRange.Parse("7208-7212")}", $"{HsRange.Parse("7208")}"));
        Assert.False(HsRange.Parse("7208-7212").Contains(new("72")), "a chapter lies in a range of headings");
        Assert.Equal([false, true, true, false], ((string[])["7207", "7208", "721299", "7213"]).Select(
            c => HsRange.Parse("7208-7212").Contains(new(c))));
        Assert.StartsWith("'7208' and '72' differ in length",
            Assert.Throws<ArgumentException>(() => new HsRange(new("7208"), new("72"))).Message);
        Assert.StartsWith("'7207' comes before '7208'",
            Assert.Throws<ArgumentException>(() => new HsRange(new("7208"), new("7207"))).Message);
        Assert.Equal("all goods but 72", new ProductScope([], [new("72")]).ToString());
        Assert.Equal("01, 02 but 0101", ProductScope.Of("01", "02").Except("0101").ToString());
        Assert.Throws<ArgumentException>(() => ProductScope.Of());
    }
}
