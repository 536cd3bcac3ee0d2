using System.Globalization;
using FsCheck.Xunit;
using TradeModel.Issues;
using TradeModel.Tariffs;
using TradeModel.Testing;

namespace TradeModel.Tests;

/// <summary>Percentages, money and quantities in a format and a culture that the caller asks for.</summary>
public class FormattingTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo Turkish = CultureInfo.GetCultureInfo("tr-TR");

    [Theory]
    [InlineData("26.4", null, "", "26.4%")]
    [InlineData("1234.5", "N2", "", "1,234.50%")]
    [InlineData("26.4", null, "de-DE", "26.4%")]
    [InlineData("26.4", "G", "de-DE", "26,4 %")]
    [InlineData("1234.5", "N2", "de-DE", "1.234,50 %")]
    [InlineData("-5", "F1", "tr-TR", "%-5,0")]
    [InlineData("5", "0.00", "en-US", "5.00%")]
    public void Percentage_InAFormatAndCulture_IsWrittenAsTheCultureWrites(string rate, string? format, string culture, string expected)
    {
        Percentage percentage = Percentage.Parse(rate);
        CultureInfo asked = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(expected, percentage.ToString(format, asked).Replace('\u00A0', ' '));
        Assert.Equal(percentage.ToString(format, asked), string.Format(asked, $"{{0:{format}}}", percentage));
        var room = new char[32];
        Assert.True(percentage.TryFormat(room, out int written, format, asked));
        Assert.Equal(percentage.ToString(format, asked), new string(room, 0, written));
        Assert.False(percentage.TryFormat(room.AsSpan(0, written - 1), out int none, format, asked));
        Assert.Equal(0, none);
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Percentage_WithoutFormatAndCulture_StaysInvariant(Percentage rate)
    {
        Assert.Equal(rate.ToString(), rate.ToString(null, null));
        Assert.Equal(rate.ToString(), $"{rate}");
        Assert.Equal(rate.ToString(), rate.ToString(null, German));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Joining passes the current culture, which nobody asked for.
            CultureInfo.CurrentCulture = German;
            Assert.Equal($"{rate.ToString()} {rate.ToString()}", string.Join(" ", new List<Percentage> { rate, rate }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(rate.ToString(), string.Create(CultureInfo.InvariantCulture, $"{rate}"));
        Assert.Equal(rate, Percentage.Parse($"{rate}"));
    }

    [Fact]
    public void Quantity_InAFormatAndCulture_IsWrittenSo()
    {
        var quota = new QuotaVolume(12_500.5m);
        Assert.Equal("12500.5", $"{quota}");
        Assert.Equal("12.500,50", quota.ToString("N2", German));
        Assert.Equal("12,500.50", quota.ToString("N2", null));
        Assert.Equal("12.501", string.Format(Turkish, "{0:N0}", quota));
    }

    [Fact]
    public void Money_InAFormatAndCulture_IsWrittenSo()
    {
        var value = new UnitValue(1234.5m, new("USD"), "t");
        Assert.Equal("$1234.5/t", $"{value}");
        Assert.Equal("USD 1.234,50/t", value.ToString("N2", German));
        Assert.Equal("USD 1,234.50/t", value.ToString("N2", null));
        Assert.Equal("$1234.5/t", value.ToString(null, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Format_ThatIsNotNumeric_IsRefused()
    {
        Assert.Throws<FormatException>(() => new Percentage(5).ToString("Z", null));
        Assert.Throws<FormatException>(() => new QuotaVolume(5).ToString("Z", null));
    }
}
