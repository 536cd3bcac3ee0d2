using TradeModel.Benchmarks.Suite.Tables;

namespace TradeModel.Docs.Tests.Performance;

public sealed class GrowthFitTests
{
    private static readonly double[] Values = [3.0, 5.5, 13, 22, 51, 80, 190, 300, 700, 1250, 2600, 4400];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(-2)]
    public void Of_APowerLaw_IsItsExponent(double exponent)
    {
        GrowthFit fit = GrowthFit.Of([.. new double[] { 10, 100, 1_000, 50_000 }.Select(x => (x, 3 * Math.Pow(x, exponent)))]);
        Assert.Equal(exponent, fit.Exponent, 1e-12);
        Assert.Equal(0, fit.HalfWidth, 1e-9);
    }

    /// <summary>Slopes and intervals by SciPy 1.10.1: linregress, and t.ppf(0.975, n − 2) times its standard error.</summary>
    [Theory]
    [InlineData(3, 1.057738608710, 1.3444522885)]
    [InlineData(4, 0.986441545325, 0.2698557168)]
    [InlineData(5, 1.017492568250, 0.1285877684)]
    [InlineData(6, 0.973794315467, 0.1014901353)]
    [InlineData(7, 0.987559210684, 0.0695129433)]
    [InlineData(8, 0.965911572982, 0.0580315042)]
    [InlineData(9, 0.972908065278, 0.0444770972)]
    [InlineData(10, 0.969029545125, 0.0349840643)]
    [InlineData(11, 0.970893715189, 0.0281268133)]
    [InlineData(12, 0.963819128122, 0.0247825324)]
    public void Of_NoisyValues_AgreesWithSciPy(int sizes, double slope, double halfWidth)
    {
        GrowthFit fit = GrowthFit.Of([.. Values.Take(sizes).Select((v, i) => (10 * Math.Pow(2, i), v))]);
        Assert.Equal(slope, fit.Exponent, 1e-11);
        Assert.Equal(halfWidth, fit.HalfWidth, 1e-6);
        Assert.Equal((slope - halfWidth, slope + halfWidth), (fit.Low, fit.High), new Close(1e-6));
    }

    [Fact]
    public void Of_TwoSizes_HasNoInterval()
    {
        GrowthFit fit = GrowthFit.Of((1, 1), (10, 100));
        Assert.Equal(2, fit.Exponent, 1e-12);
        Assert.Equal(double.PositiveInfinity, fit.HalfWidth);
    }

    [Fact]
    public void Of_WhatHasNoLogarithm_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => GrowthFit.Of((1, 1)));
        Assert.Throws<ArgumentException>(() => GrowthFit.Of((1, 1), (2, 0)));
        Assert.Throws<ArgumentException>(() => GrowthFit.Of((0, 1), (2, 1)));
        Assert.Throws<ArgumentException>(() => GrowthFit.Of((1, double.NaN), (2, 1)));
        Assert.Throws<ArgumentException>(() => GrowthFit.Of([.. Enumerable.Range(1, 13).Select(x => ((double)x, 1.0))]));
    }

    private sealed class Close(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y)
            => Math.Abs(x.Item1 - y.Item1) <= tolerance && Math.Abs(x.Item2 - y.Item2) <= tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }
}
