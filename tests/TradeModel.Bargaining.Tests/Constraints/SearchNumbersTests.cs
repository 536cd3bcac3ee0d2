using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Constraints;

/// <summary>The numbers that the search for the best outcome is made of.</summary>
public class SearchNumbersTests
{
    [Fact]
    public void Exp_FromMinus40To0_IsTheExponential()
    {
        for (double x = -39.99; x < 0; x += 0.0173)
            Assert.InRange(PlainMath.Exp(x) / Math.Exp(x), 1 - 1e-10, 1 + 1e-10);
        Assert.Equal((1, 0, 0, 0), (PlainMath.Exp(0), PlainMath.Exp(-40), PlainMath.Exp(-1000), PlainMath.Exp(double.NaN)));
    }

    [Fact]
    public void Log_AnyNormalNumber_IsTheLogarithm()
    {
        for (double x = 1e-300; x < 1e300; x *= 1.37) Assert.Equal(Math.Log(x), PlainMath.Log(x), 1e-13 * Math.Abs(Math.Log(x)) + 1e-15);
        for (double x = 0.5; x < 2.1; x += 0.001) Assert.Equal(Math.Log(x), PlainMath.Log(x), 1e-14);
        Assert.Equal(0, PlainMath.Log(1));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("2", "2")]
    [InlineData("3", "4")]
    [InlineData("4", "4")]
    [InlineData("4.0001", "8")]
    [InlineData("1/2", "0.5")]
    [InlineData("1/3", "0.5")]
    [InlineData("1/4", "0.25")]
    [InlineData("0.26", "0.5")]
    [InlineData("7/8", "1")]
    [InlineData("1023/1024", "1")]
    [InlineData("1000", "1024")]
    public void PowerOfTwo_Number_IsTheLeastNotBelow(string value, string power)
        => Assert.Equal(Rational.Parse(power), LinearFunction.PowerOfTwo(Rational.Parse(value)));

    [Fact]
    public void TryCommonDenominator_UpTo512Bits_IsTheLeast()
    {
        Assert.True(LinearFunction.TryCommonDenominator([new(1, 6), new(3, 4), new(5, 10), 7], out BigInteger common));
        Assert.Equal(12, common);
        BigInteger most = (BigInteger.One << 512) - 1;
        Assert.True(LinearFunction.TryCommonDenominator([new(1, most), new(1, most)], out common));
        Assert.Equal(most, common);
        Assert.False(LinearFunction.TryCommonDenominator([new(1, most + 1)], out _));
        Assert.False(LinearFunction.TryCommonDenominator([new(1, most), new(1, 2)], out _));
        Assert.True(LinearFunction.TryCommonDenominator([], out common));
        Assert.Equal(1, common);
    }

    [Property(MaxTest = 60)]
    public FsCheck.Property Of_AnyTerms_IsTheSumOfTheChosen() => Prop.ForAll(
        (from counts in Gen.Choose(1, 4).NonEmptyListOf()
         from numerators in Gen.Choose(-6, 6).ListOf(30)
         from denominators in Gen.Elements(1, 2, 3, 4, 6).ListOf(30)
         from constant in Gen.Choose(-5, 5)
         select (counts.Take(4).ToArray(), numerators, denominators, constant)).ToArbitrary(),
        a =>
        {
            (int[] counts, var numerators, var denominators, int constant) = a;
            var columns = new ScenarioColumns(new Scenario(
                ["A", "B"],
                counts.Select((k, i) => new ScenarioIssue(
                    $"{i}", Enumerable.Range(0, k).Select(o => new ScenarioOption($"{o}", 0, 0)).ToValueList())).ToValueList()));
            // Twice 15 numbers on random columns: a column named twice adds both.
            KeyValuePair<int, Rational>[] terms =
            [
                .. Enumerable.Range(0, 15).Select(n => KeyValuePair.Create(
                    (7 * n + Math.Abs(numerators[n])) % columns.Count, new Rational(numerators[15 + n], denominators[n]))),
            ];
            LinearFunction sum = LinearFunction.Of(columns, terms, constant);
            Assert.True(sum.IsExact);
            Assert.Equal(sum.Columns.Order().Distinct(), sum.Columns);
            Assert.All(sum.Terms, t => Assert.True(t > 0 && double.IsInteger(t), $"{t} is no whole number above 0"));
            for (int code = 0; code < counts.Aggregate(1, (x, k) => x * k); code++)
            {
                bool[] chosen = new bool[columns.Count];
                for (int i = 0, rest = code; i < counts.Length; i++)
                {
                    chosen[columns.Offsets[i] + rest % counts[i]] = true;
                    rest /= counts[i];
                }
                Rational expected = terms.Where(t => chosen[t.Key]).Aggregate((Rational)constant, (s, t) => s + t.Value);
                double units = sum.Columns.Zip(sum.Terms).Where(t => chosen[t.First]).Sum(t => t.Second);
                Assert.Equal(expected, sum.Constant + sum.Unit * Rational.Exactly(units));
            }
            // The unit is the largest: the whole numbers have no common divisor.
            if (sum.Terms.Length > 0)
                Assert.Equal(1, sum.Terms.Aggregate(BigInteger.Zero, (d, t) => BigInteger.GreatestCommonDivisor(d, (BigInteger)t)));
        });

    // 2^52 − 1 has 52 bits, and one more needs 53.
    [Theory]
    [InlineData(4503599627370495, true)]
    [InlineData(4503599627370496, false)]
    public void Of_SumsOfMoreThan52Bits_AreRounded(long most, bool exact)
    {
        var columns = new ScenarioColumns(new Scenario(
            ["A", "B"],
            [
                new("x", [new("a", 0, 0), new("b", 0, 0), new("c", 0, 0)]), new("y", [new("a", 0, 0), new("b", 0, 0)]),
            ]));
        LinearFunction sum = LinearFunction.Of(columns, [new(1, 1), new(2, most - 1), new(4, 1)], 0);
        Assert.Equal(exact, sum.IsExact);
        Assert.Equal([1, 2, 4], sum.Columns);
        if (exact)
        {
            Assert.Equal((Rational.Zero, Rational.One), (sum.Constant, sum.Unit));
            Assert.Equal([1.0, most - 1, 1], sum.Terms);
            return;
        }
        // Terms are shares of a power of two.
        Assert.Equal(new Rational(most), sum.Unit);
        Assert.Equal([1.0 / most, (double)(most - 1) / most, 1.0 / most], sum.Terms);
    }
}
