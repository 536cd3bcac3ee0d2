using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class HsCodeTests
{
    [Theory]
    [InlineData("72", "72", 72)]
    [InlineData("7208", "7208", 72)]
    [InlineData("7208.1", "72081", 72)]
    [InlineData("7208.10.15", "72081015", 72)]
    [InlineData("0101.21.00.10", "0101210010", 1)]
    [InlineData("9.9", "99", 99)]
    public void Parse_WellFormed_KeepsDigits(string text, string digits, int chapter)
    {
        HsCode code = HsCode.Parse(text);
        Assert.Equal(digits, code.ToString());
        Assert.Equal(chapter, code.Chapter);
        Assert.Equal(digits.Length, code.Length);
        Assert.Equal(code, new HsCode(code.ToDottedString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("720")]
    [InlineData("00")]
    [InlineData("0001")]
    [InlineData("72.")]
    [InlineData(".72")]
    [InlineData("72..08")]
    [InlineData("72 08")]
    [InlineData("72081015001")]
    [InlineData("７２０８")]
    [InlineData("-7208")]
    public void Parse_NotACode_IsRefused(string text)
    {
        Assert.False(HsCode.TryParse(text, out HsCode code));
        Assert.True(code.IsDefault);
        Assert.Throws<FormatException>(() => HsCode.Parse(text));
        Assert.Throws<ArgumentException>(() => new HsCode(text));
        Assert.Throws<ArgumentException>(() => ProductScope.Of(text));
    }

    [Fact]
    public void Default_Used_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => default(HsCode).Chapter);
        Assert.Throws<InvalidOperationException>(() => default(HsCode).StartsWith(new("72")));
        Assert.Throws<ArgumentException>(() => new HsCode("72").StartsWith(default));
        Assert.Throws<ArgumentException>(() => new HsRange(new("72"), new("73")).Contains(default));
        Assert.Throws<ArgumentException>(() => new ProductScope([default]));
        Assert.Throws<ArgumentException>(() => ProductScope.AllGoods.Covers(default));
        Assert.Throws<ArgumentNullException>(() => HsCode.Parse(null!));
    }

    [Fact]
    public void CompareTo_MixedLengths_OrdersAsDigitsAreRead()
    {
        string[] digits = ["7208", "72", "01", "72081015", "0101", "720810", "73", "99"];
        Assert.Equal(digits.Order(StringComparer.Ordinal), digits.Select(HsCode.Parse).Order().Select(c => c.ToString()));
    }

    [Fact]
    public void Contains_Prefix_IsReadByDigits()
    {
        Assert.True(new HsCode("72").Contains(new("72081015")));
        Assert.True(new HsCode("72081015").StartsWith(new("720810")));
        Assert.False(new HsCode("720810").Contains(new("7208")));
        Assert.False(new HsCode("7208").Contains(new("7209")));
        Assert.Equal(new HsCode("7208"), new HsCode("72081015").Prefix(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HsCode("7208").Prefix(6));
    }

    [Property(Arbitrary = [typeof(TariffArbitraries)])]
    public void Contains_AnyCodes_AgreesWithTheDigitsAndIsAPartialOrder(HsCode a, HsCode b, HsCode c)
    {
        Assert.True(a.Contains(a), $"{a} does not contain itself");
        Assert.Equal(b.ToString().StartsWith(a.ToString(), StringComparison.Ordinal), a.Contains(b));
        if (a.Contains(b) && b.Contains(a)) Assert.Equal(a, b);
        if (a.Contains(b) && b.Contains(c)) Assert.True(a.Contains(c), $"{a} contains {b} and {b} contains {c}, but {a} not {c}");
        if (a.Contains(b)) Assert.True(a <= b, $"{a} contains {b} but comes after it");
        Assert.Equal(Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString())), Math.Sign(a.CompareTo(b)));
    }

    [Property(Arbitrary = [typeof(TariffArbitraries)])]
    public void Covers_ExemptCode_IsNeverCovered(HsCode included, HsCode excluded, HsCode good)
    {
        var scope = new ProductScope([included], [excluded]);
        Assert.Equal(included.Contains(good) && !excluded.Contains(good), scope.Covers(good));
        Assert.Equal(!excluded.Contains(good), new ProductScope([], [excluded]).Covers(good));
        Assert.True(ProductScope.AllGoods.Covers(good), $"all goods do not cover {good}");
    }
}

public static class TariffArbitraries
{
    public static Gen<HsCode> Codes =>
        from length in Gen.Elements(2, 4, 5, 6, 7, 8, 9, 10)
        from chapter in Gen.Choose(1, 3)
        from digits in Gen.Choose(0, 2).ListOf(length - 2)
        select new HsCode($"{chapter:D2}{string.Concat(digits)}");

    public static Arbitrary<HsCode> HsCodes() => Codes.ToArbitrary();
}
