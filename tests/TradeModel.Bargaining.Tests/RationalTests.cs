using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

public class RationalTests
{
    [Theory]
    [InlineData("0.1", "1/10")]
    [InlineData("12.5E-3", "1/80")]
    [InlineData("-3", "-3/1")]
    [InlineData("+.5", "1/2")]
    [InlineData("1e2", "100/1")]
    [InlineData("6/4", "3/2")]
    [InlineData("-0", "0/1")]
    [InlineData("007.50", "15/2")]
    [InlineData("-1/-2", "1/2")]
    [InlineData("3/-6", "-1/2")]
    public void Parse_Number_IsExact(string text, string expected)
    {
        Rational value = Rational.Parse(text);
        Assert.Equal(expected, FormattableString.Invariant($"{value.Numerator}/{value.Denominator}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("1/0")]
    [InlineData("1e999999999")]
    [InlineData("1e401")]
    [InlineData("1e-401")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData(" 1")]
    [InlineData("١")]
    public void TryParse_NoNumber_IsRefused(string text)
    {
        Assert.False(Rational.TryParse(text, out _));
        FormatException refused = Assert.Throws<FormatException>(() => Rational.Parse(text));
        Assert.Equal($"'{text}' is not a decimal number or a fraction of two, as in 0.25 or 1/3", refused.Message);
    }

    [Fact]
    public void Parse_AsAnyParsable_IgnoresTheCulture()
    {
        static T Read<T>(string text)
            where T : IParsable<T>
            => T.TryParse(text, CultureInfo.GetCultureInfo("de-DE"), out T? value) ? value
                : T.Parse(text, CultureInfo.GetCultureInfo("de-DE"));

        Assert.Equal(new Rational(1, 4), Read<Rational>("0.25"));
        Assert.Throws<FormatException>(() => Read<Rational>("0,25"));
        Assert.Throws<ArgumentNullException>(() => Rational.Parse(null!));
    }

    [Property]
    public void ToDouble_DoubleExactly_IsTheSame(double value)
    {
        if (!double.IsFinite(value)) return;
        Assert.Equal(value, Rational.Exactly(value).ToDouble());
        Assert.Equal(value, ((Rational)value).ToDouble());
    }

    [Property]
    public void ToDouble_Quotient_IsTheNearest(long above, long below)
    {
        if (below == 0) return;
        var value = new Rational((BigInteger)above * above * above, (BigInteger)below * below * below);
        double rounded = value.ToDouble();
        Rational error = Abs(value - Rational.Exactly(rounded));
        Assert.True(error <= Abs(value - Rational.Exactly(Math.BitIncrement(rounded))));
        Assert.True(error <= Abs(value - Rational.Exactly(Math.BitDecrement(rounded))));
    }

    [Fact]
    public void ToDouble_HalfWay_RoundsToEven()
    {
        BigInteger odd = (BigInteger.One << 53) + 1;
        Assert.Equal(Math.ScaleB(1, 53), new Rational(odd).ToDouble());
        // A hair above the middle goes up, however small the hair.
        Assert.Equal(Math.BitIncrement(Math.ScaleB(1, 53)), (new Rational(odd) + new Rational(1, BigInteger.One << 900)).ToDouble());
    }

    [Fact]
    public void ToDouble_ManyDigitsAboveTheMiddle_RoundsUp()
    {
        // More than 65 bits longer than the denominator, and the last bit decides.
        BigInteger middle = ((BigInteger.One << 53) + 1) << 200;
        Assert.Equal(Math.ScaleB(1, 253), new Rational(middle).ToDouble());
        Assert.Equal(Math.BitIncrement(Math.ScaleB(1, 253)), new Rational(middle + 1).ToDouble());
        Assert.Equal(Math.BitIncrement(Math.ScaleB(1, 253)) / 3, new Rational(middle + 1, 3).ToDouble(), Math.ScaleB(1, 200));
    }

    [Theory]
    [InlineData(2, 30, "0.000000000931322574615478515625")]
    [InlineData(2, 31, "1/2147483648")]
    [InlineData(5, 30, "0.000000000000000000001073741824")]
    [InlineData(5, 31, "1/4656612873077392578125")]
    [InlineData(10, 30, "0.000000000000000000000000000001")]
    [InlineData(10, 31, "1/10000000000000000000000000000000")]
    public void ToString_ThirtyPlacesOrMore_IsADecimalOrAFraction(int prime, int power, string expected)
        => Assert.Equal(expected, new Rational(1, BigInteger.Pow(prime, power)).ToString());

    [Fact]
    public void Parse_LargestExponent_IsRead()
    {
        Assert.Equal(new Rational(BigInteger.Pow(10, 400)), Rational.Parse("1e400"));
        Assert.Equal(new Rational(1, BigInteger.Pow(10, 400)), Rational.Parse("1e-400"));
    }

    [Fact]
    public void Conversion_LongestDecimals_AreExact()
    {
        Assert.Equal(Rational.Parse("79228162514264337593543950335"), decimal.MaxValue);
        Assert.Equal(Rational.Parse("-7.9228162514264337593543950335"), -7.9228162514264337593543950335m);
        Assert.Equal(new Rational((BigInteger.One << 64) + 1), 18446744073709551617m);
    }

    [Property]
    public void Conversion_OfADecimal_IsItsText(decimal value)
        => Assert.Equal(Rational.Parse(value.ToString(CultureInfo.InvariantCulture)), (Rational)value);

    [Property]
    public void ToString_Number_IsReadBack(int above, int below)
    {
        if (below == 0) return;
        var value = new Rational(above, below);
        Assert.Equal(value, Rational.Parse(value.ToString()));
    }

    [Fact]
    public void Default_Rational_IsZero()
    {
        Assert.Equal(Rational.Zero, default);
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
        Assert.Equal("0", default(Rational).ToString());
        Assert.Equal("0.25", new Rational(1, 4).ToString());
        Assert.Equal("-1/3", new Rational(-1, 3).ToString());
    }

    [Fact]
    public void Conversion_NotFinite_IsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => (Rational)double.NaN);

    private static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;
}
