using System.Numerics;

namespace TradeModel.Simulation.Bargaining;

/// <summary>A party's gain over its reservation value in a unit that all parties of the scenario share, so that gains can be added and compared.</summary>
internal sealed class GainScale
{
    private readonly BigInteger _unit, _offset;
    private readonly double _roundedUnit, _roundedOffset, _error;
    private readonly BigInteger _shared;

    private GainScale(BigInteger unit, BigInteger offset, ExactUtility exact, BigInteger shared)
    {
        _unit = unit;
        _offset = offset;
        _shared = shared;
        _roundedUnit = Rational.Quotient(unit << exact.Shift, shared);
        _roundedOffset = Rational.Quotient(offset, shared);
        _error = Math.ScaleB(Rational.Quotient(unit * exact.Most, shared) + Math.Abs(_roundedOffset), -50);
    }

    /// <summary>The gain in shared units.</summary>
    internal BigInteger Exact(BigInteger units) => _unit * units + _offset;

    /// <summary>A gain in shared units as utility.</summary>
    internal double Rounded(BigInteger gain) => Rational.Quotient(gain, _shared);

    /// <summary>Bounds of the gain in utility, from <see cref="FrontierPoints.RoundedUnits"/>.</summary>
    internal (double Low, double High) Between(double units)
    {
        double gain = _roundedUnit * units + _roundedOffset;
        return (gain - _error, gain + _error);
    }

    internal static GainScale[] Of(ScenarioArrays arrays)
    {
        BigInteger shared = BigInteger.One;
        for (int p = 0; p < arrays.PartyCount; p++)
        {
            Include(ref shared, arrays.Exact(p).Floor);
            Include(ref shared, arrays.Exact(p).Unit);
            Include(ref shared, arrays.Scenario.Parties[p].Reservation);
        }
        var scales = new GainScale[arrays.PartyCount];
        for (int p = 0; p < scales.Length; p++)
        {
            ExactUtility exact = arrays.Exact(p);
            Rational offset = exact.Floor - arrays.Scenario.Parties[p].Reservation;
            scales[p] = new(
                exact.Unit.Numerator * (shared / exact.Unit.Denominator), offset.Numerator * (shared / offset.Denominator), exact, shared);
        }
        return scales;
    }

    private static void Include(ref BigInteger shared, Rational number)
        => shared = shared / BigInteger.GreatestCommonDivisor(shared, number.Denominator) * number.Denominator;
}
