using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Tests.Internals;

public class ExactDecimalTests
{
    private static readonly BigInteger LargestMantissa = BigInteger.Pow(2, 96) - 1;

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("0e99999999999999999999", "0")]
    [InlineData("007", "7")]
    [InlineData("+5", "5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("100", "100")]
    [InlineData("1.00000000000000000000000000000000000", "1")]
    [InlineData("15e-1", "1.5")]
    [InlineData("1.5E+3", "1500")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("10000000000e-38", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-7.9228162514264337593543950335", "-7.9228162514264337593543950335")]
    public void Read_ANumberThatDecimalHolds_IsThatNumber(string text, string expected)
    {
        Assert.Equal((ExactDecimal.Reading.Exact, expected), Read(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e1.5")]
    [InlineData("e5")]
    [InlineData("--1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("1\u0660")]
    [InlineData("\u2212" + "1")]
    [InlineData("NaN")]
    [InlineData("123456789012345678901234567890123x")]
    public void Read_AnotherText_IsNotANumber(string text) => Assert.Equal((ExactDecimal.Reading.NotANumber, "0"), Read(text));

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("-79228162514264337593543950336")]
    [InlineData("100000000000000000000000000000")]
    [InlineData("1e29")]
    [InlineData("8e28")]
    [InlineData("1e400")]
    [InlineData("1e99999999999")]
    public void Read_ANumberBeyondTheLargestDecimal_IsTooLarge(string text)
        => Assert.Equal((ExactDecimal.Reading.TooLarge, "0"), Read(text));

    [Theory]
    [InlineData("1e-29")]
    [InlineData("1e-99999999999")]
    [InlineData("0.00000000000000000000000000011")]
    [InlineData("7.9228162514264337593543950336")]
    [InlineData("1234567890123456789012345678.99")]
    [InlineData("0.12345678901234567890123456789")]
    public void Read_ANumberWithTooManyDigits_IsTooFine(string text) => Assert.Equal((ExactDecimal.Reading.TooFine, "0"), Read(text));

    [Fact]
    public void Read_AnExponentThatIsNotAllowed_IsNotANumber()
    {
        Assert.Equal(ExactDecimal.Reading.NotANumber, ExactDecimal.Read<char>("1e2", out _, allowsExponent: false));
        Assert.Equal(ExactDecimal.Reading.Exact, ExactDecimal.Read<char>("100", out _, allowsExponent: false));
    }

    /// <summary>Compares the reading with one computed in unbounded whole numbers.</summary>
    [Property(MaxTest = 2000)]
    public Property Read_AnyNumber_IsJudgedAsByUnboundedNumbers()
        => Prop.ForAll(Numbers().ToArbitrary(), number =>
        {
            (BigInteger mantissa, int places, string text) = number;
            for (; !mantissa.IsZero && mantissa % 10 == 0; places--) mantissa /= 10;
            if (places < 0 || mantissa.IsZero) (mantissa, places) = (mantissa * BigInteger.Pow(10, Math.Max(0, -places)), 0);
            BigInteger size = BigInteger.Abs(mantissa);
            ExactDecimal.Reading expected = size / BigInteger.Pow(10, places) > LargestMantissa ? ExactDecimal.Reading.TooLarge
                : size > LargestMantissa || places > 28 ? ExactDecimal.Reading.TooFine
                : ExactDecimal.Reading.Exact;

            (ExactDecimal.Reading reading, string read) = Read(text);

            string exact = expected == ExactDecimal.Reading.Exact ? Plain(mantissa, places) : "0";
            return ((reading, read) == (expected, exact)).Label($"{text}: {reading} {read}, expected {expected} {exact}");
        });

    private static Gen<(BigInteger Mantissa, int Places, string Text)> Numbers()
        => from count in Gen.Choose(1, 33)
           from digits in Gen.Elements("0123456789".ToCharArray()).ArrayOf(count)
           from zeros in Gen.Choose(0, 4)
           from places in Gen.Choose(0, count + zeros)
           from exponent in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(-32, 32)))
           from isNegative in Gen.Elements(true, false)
           let all = new string(digits) + new string('0', zeros)
           let sign = isNegative ? "-" : ""
           let plain = all[..^places] + "." + all[^places..]
           select (BigInteger.Parse(sign + all, CultureInfo.InvariantCulture), places - exponent,
               sign + plain + (exponent == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"e{exponent}")));

    private static string Plain(BigInteger mantissa, int places)
    {
        string digits = BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return (mantissa.Sign < 0 ? "-" : "") + (places == 0 ? digits : digits[..^places] + "." + digits[^places..]);
    }

    /// <summary>Reads the text as UTF-16 and as UTF-8, which must agree.</summary>
    private static (ExactDecimal.Reading Reading, string Value) Read(string text)
    {
        ExactDecimal.Reading reading = ExactDecimal.Read<char>(text, out decimal value);
        ExactDecimal.Reading ofBytes = ExactDecimal.Read<byte>(Encoding.UTF8.GetBytes(text), out decimal valueOfBytes);
        Assert.Equal((reading, value), (ofBytes, valueOfBytes));
        return (reading, value.ToString(CultureInfo.InvariantCulture));
    }
}
