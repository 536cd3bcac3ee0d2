using System.Numerics;
using FsCheck.Xunit;
using TradeModel.Convergence;
using Xunit;

namespace TradeModel.Tests.Internals;

public class ExactSumTests
{
    private const int Fraction = 208;

    private static double SumOf(params ReadOnlySpan<double> terms)
    {
        var sum = default(ExactSum);
        foreach (double term in terms)
        {
            if (term < 0) sum.Subtract(-term);
            else sum.Add(term);
        }
        return sum.ToDouble();
    }

    /// <summary>The term in units of 2^-208, rounded towards 0.</summary>
    private static BigInteger Fixed(double term)
    {
        if (term == 0) return 0;
        int exponent = Math.ILogB(term) - 52;
        var mantissa = new BigInteger(Math.ScaleB(Math.Abs(term), -exponent));
        int shift = exponent + Fraction;
        return Math.Sign(term) * (shift >= 0 ? mantissa << shift : mantissa >> -shift);
    }

    [Fact]
    public void Sum_OfNothing_IsZero()
    {
        Assert.Equal((0.0, true), (SumOf(), default(ExactSum).IsZero));
    }

    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.3, -0.3, -0.2, -0.1 }, 0)]
    [InlineData(new[] { 1e18, 1e-28, -1e18 }, 1e-28)]
    [InlineData(new[] { 0.25, -0.75 }, -0.5)]
    [InlineData(new[] { -1e18, -1e-28, 1e18 }, -1e-28)]
    [InlineData(new[] { 1, 1.1102230246251565e-16 }, 1)]
    [InlineData(new[] { 1, 1.1102230246251565e-16, 1e-28 }, 1.0000000000000002)]
    public void Sum_OfTermsThatCancel_KeepsWhatIsLeft(double[] terms, double expected) => Assert.Equal(expected, SumOf(terms));

    [Fact]
    public void Sum_OfAllOnesAndOne_CarriesThroughEveryLimb()
    {
        double[] terms = [.. Enumerable.Range(-208, 270).Select(power => Math.ScaleB(1, power)), Math.ScaleB(1, -208)];
        Assert.Equal(Math.ScaleB(1, 62), SumOf(terms));
    }

    [Fact]
    public void Term_BelowTheFixedPoint_IsDropped() => Assert.Equal(0, SumOf(Math.ScaleB(1, -209)));

    [Property(MaxTest = 500)]
    public void Sum_OfAnyTermsInAnyOrder_IsThatOfWholeNumbers(ulong seed)
    {
        var random = new Xoshiro256(seed);
        double[] terms =
            [.. Enumerable.Range(0, 1 + random.Next(20)).Select(_ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(180) - 140))];
        BigInteger whole = terms.Aggregate(BigInteger.Zero, (sum, term) => sum + Fixed(term));
        double expected = Math.ScaleB((double)whole, -Fraction);
        Assert.Equal(expected, SumOf(terms), Math.Abs(expected) * 2.3e-16);
        double[] reversed = [.. terms.Reverse()];
        Assert.Equal(BitConverter.DoubleToInt64Bits(SumOf(terms)), BitConverter.DoubleToInt64Bits(SumOf(reversed)));
    }
}
