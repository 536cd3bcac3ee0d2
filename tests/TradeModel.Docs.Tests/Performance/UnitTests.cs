using TradeModel.Benchmarks.Suite.Results;
using TradeModel.Benchmarks.Suite.Tables;

namespace TradeModel.Docs.Tests.Performance;

public sealed class UnitTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(42.64e-9, "42.6 ns")]
    [InlineData(999.4e-9, "999 ns")]
    [InlineData(999.6e-9, "1 µs")]
    [InlineData(6.05e-6, "6.05 µs")]
    [InlineData(0.3423, "342 ms")]
    [InlineData(1.5, "1.5 s")]
    [InlineData(61.04, "61 s")]
    public void Time_Seconds_HasThreeDigitsAndAUnit(double seconds, string text) => Assert.Equal(text, Unit.Time(seconds));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(216, "216 B")]
    [InlineData(999.6, "1 KB")]
    [InlineData(15_576, "15.6 KB")]
    [InlineData(12_357_488, "12.4 MB")]
    [InlineData(3.4e9, "3.4 GB")]
    public void Size_Bytes_HasThreeDigitsAndAUnit(double bytes, string text) => Assert.Equal(text, Unit.Size(bytes));

    [Theory]
    [InlineData(0.81, "0.81 ×")]
    [InlineData(1.666, "1.67 ×")]
    [InlineData(13_603, "13,600 ×")]
    [InlineData(0.00042, "0.00042 ×")]
    public void Times_Ratio_HasThreeDigits(double ratio, string text) => Assert.Equal(text, Unit.Times.Print(ratio));

    [Fact]
    public void Range_OneValue_IsEmpty()
    {
        Assert.Equal("", Unit.Times.Range(Estimate.Exactly(3)));
        Assert.Equal("1 × to 2 ×", Unit.Times.Range(new(1.5, 1, 2)));
    }

    [Fact]
    public void PerSecond_Rate_HasSeparators() => Assert.Equal("27,500,000 per second", Unit.PerSecond.Print(27_512_345));
}
