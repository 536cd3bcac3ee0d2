using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Distributions;

/// <summary>Against values of R 4.2 (pnorm, qnorm, pbeta, qbeta, qt, lgamma), printed with 16 digits.</summary>
public sealed class SpecialFunctionTests
{
    [Theory]
    [InlineData(-30, 4.906713927148187e-198)]
    [InlineData(-8, 6.220960574271785e-16)]
    [InlineData(-5, 2.866515718791939e-07)]
    [InlineData(-2, 0.02275013194817921)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(-0.3, 0.3820885778110473)]
    [InlineData(0.7, 0.758036347776927)]
    [InlineData(3, 0.9986501019683699)]
    public void NormalCdf(double x, double expected) => Same(expected, SpecialFunctions.NormalCdf(x));

    [Theory]
    [InlineData(1e-100, -21.27345356096532)]
    [InlineData(1e-05, -4.264890793922826)]
    [InlineData(0.01, -2.326347874040841)]
    [InlineData(0.3, -0.5244005127080407)]
    [InlineData(0.975, 1.959963984540054)]
    public void NormalQuantile(double p, double expected) => Same(expected, SpecialFunctions.NormalQuantile(p));

    [Theory]
    [InlineData(0.1, 1, 5, 0.4095099999999998, 0.02085163763902322)]
    [InlineData(0.5, 3, 3, 0.5, 0.5)]
    [InlineData(0.9, 4.2, 1.8, 0.8814719576671909, 0.9100978695407583)]
    [InlineData(1e-09, 1.5, 4.5, 2.454148242226988e-13, 2.551132170772371e-07)]
    [InlineData(0.999, 0.5, 0.5, 0.9798649583666226, 0.9999975326009291)]
    public void IncompleteBeta_AndItsInverse(double x, double a, double b, double value, double inverse)
    {
        Same(value, SpecialFunctions.IncompleteBeta(x, a, b));
        Same(inverse, SpecialFunctions.InverseIncompleteBeta(x, a, b));
    }

    [Theory]
    [InlineData(1, 12.70620473617469)]
    [InlineData(2, 4.302652729749462)]
    [InlineData(5, 2.570581835636314)]
    [InlineData(19, 2.093024054408309)]
    [InlineData(1999, 1.961151420170561)]
    public void StudentT(double degrees, double expected) => Same(expected, SpecialFunctions.StudentT(0.025, degrees), 1e-12);

    [Theory]
    [InlineData(0.1, 2.252712651734206)]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(2.5, 0.2846828704729192)]
    [InlineData(30, 71.257038967168)]
    public void LogGamma(double x, double expected) => Same(expected, SpecialFunctions.LogGamma(x));

    private static void Same(double expected, double actual, double tolerance = 3e-14)
        => Assert.InRange(actual, expected - tolerance * Math.Abs(expected), expected + tolerance * Math.Abs(expected));
}
