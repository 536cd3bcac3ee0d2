using System.Globalization;
using FsCheck.Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class PortableMathTests
{
    private static readonly Dictionary<string, Func<double, double, double>> Functions = new()
    {
        ["exp"] = (x, _) => PortableMath.Exp(x),
        ["log"] = (x, _) => PortableMath.Log(x),
        ["log10"] = (x, _) => PortableMath.Log10(x),
        ["logOnePlus"] = (x, _) => PortableMath.LogOnePlus(x),
        ["pow"] = PortableMath.Pow,
    };

    /// <summary>tests/data/portable-math.py computes the table to 60 digits in decimal arithmetic.</summary>
    [Theory]
    [InlineData("exp", 50)]
    [InlineData("log", 40)]
    [InlineData("log10", 45)]
    [InlineData("logOnePlus", 40)]
    [InlineData("pow", 50)]
    public void Functions_OfTheTable_GiveTheSameBits(string function, int atLeast)
    {
        string data = PublishedFigures.Path("portable-math.csv");
        string[] lines = [.. File.ReadLines(data).Where(l => l.StartsWith(function + ",", StringComparison.Ordinal))];
        Assert.InRange(lines.Length, atLeast, int.MaxValue);
        string[] actual = [.. lines.Select(Recomputed)];
        Assert.Equal(lines, actual);

        string Recomputed(string line)
        {
            string[] cells = line.Split(',');
            double y = cells[2].Length > 0 ? FromBits(cells[2]) : 0;
            long result = BitConverter.DoubleToInt64Bits(Functions[function](FromBits(cells[1]), y));
            return $"{cells[0]},{cells[1]},{cells[2]},{result:x16}";
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(709.782712893384, 1.7976931348622732e308)]
    [InlineData(709.7827128933841, double.PositiveInfinity)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-745.1332191019411, double.Epsilon)]
    [InlineData(-745.1332191019412, 0)]
    [InlineData(-1e300, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_AtAnEdge_IsTheLimit(double x, double expected) => Assert.Equal(expected, PortableMath.Exp(x));

    [Fact]
    public void NegativeZero_IsReadAsZero()
        => Assert.Equal((1.0, double.NegativeInfinity), (PortableMath.Exp(-0.0), PortableMath.Log(-0.0)));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Logarithms_AtAnEdge_AreTheLimit(double x, double expected)
        => Assert.Equal((expected, expected, expected), (PortableMath.Log(x), PortableMath.Log10(x), PortableMath.LogOnePlus(x - 1)));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity, 1)]
    [InlineData(0, 0.5, 0)]
    [InlineData(0, -0.5, double.PositiveInfinity)]
    [InlineData(0, double.PositiveInfinity, 0)]
    [InlineData(double.PositiveInfinity, 2, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, -2, 0)]
    [InlineData(2, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(2, double.NegativeInfinity, 0)]
    [InlineData(0.5, double.PositiveInfinity, 0)]
    [InlineData(0.5, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(2, 1024, double.PositiveInfinity)]
    [InlineData(2, -1074, double.Epsilon)]
    [InlineData(2, -1076, 0)]
    [InlineData(1.7976931348623157e308, 1, 1.7976931348623157e308)]
    [InlineData(1.7976931348623157e308, 1.7976931348623157e308, double.PositiveInfinity)]
    [InlineData(double.Epsilon, 1, double.Epsilon)]
    [InlineData(double.Epsilon, 1.7976931348623157e308, 0)]
    [InlineData(-2, 2, double.NaN)]
    [InlineData(2, double.NaN, double.NaN)]
    public void Pow_AtAnEdge_IsTheLimit(double x, double y, double expected) => Assert.Equal(expected, PortableMath.Pow(x, y));

    [Fact]
    public void Log10_OfPowersOfTen_IsWhole()
    {
        int[] exponents = [.. Enumerable.Range(-308, 617)];
        Assert.Equal(exponents.Select(k => (double)k), exponents.Select(k => PortableMath.Log10(PowerOfTen(k))));
    }

    [Property]
    public void Functions_BesideThePlatforms_DifferByFourUnitsAtMost(int seed)
    {
        var random = new Xoshiro256((ulong)(uint)seed);
        double any = Between(random, -300, 300), x = Math.Exp(any), y = Between(random, -2, 2);
        AssertNear(Math.Exp(any), PortableMath.Exp(any));
        AssertNear(Math.Log(x), PortableMath.Log(x));
        AssertNear(Math.Log10(x), PortableMath.Log10(x));
        AssertNear(Math.Pow(x, y), PortableMath.Pow(x, y));
    }

    [Property]
    public void Functions_OfNeighbours_KeepTheirOrder(int seed)
    {
        double x = Math.Exp(Between(new Xoshiro256((ulong)(uint)seed), -6, 6)), next = Math.BitIncrement(x);
        foreach ((string name, Func<double, double, double> function) in Functions)
        {
            (double before, double after) = (function(x, 0.75), function(next, 0.75));
            string fall = string.Create(CultureInfo.InvariantCulture, $"{name} falls from {before:R} at {x:R} to {after:R} at {next:R}");
            Assert.True(after >= before, fall);
        }
    }

    [Property]
    public void Exp_OfALogarithm_IsTheNumber(int seed)
    {
        double x = Math.Exp(Between(new Xoshiro256((ulong)(uint)seed), -1, 1));
        AssertNear(x, PortableMath.Exp(PortableMath.Log(x)));
    }

    private static double PowerOfTen(int exponent)
        => double.Parse("1e" + exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double FromBits(string hex)
        => BitConverter.Int64BitsToDouble(long.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static double Between(Xoshiro256 random, double low, double high) => low + (high - low) * random.NextDouble();

    private static void AssertNear(double expected, double actual)
        => Assert.InRange((actual - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), -4, 4);
}
