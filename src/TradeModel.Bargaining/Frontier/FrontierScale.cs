using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>Turns a party's units into doubles, over one common denominator.</summary>
internal sealed class FrontierScale
{
    private readonly BigInteger _floor, _unit, _denominator;
    private readonly double _roundedFloor, _roundedUnit;
    private readonly double _error;
    private readonly int _slack;

    internal FrontierScale(PartyUnits exact)
    {
        BigInteger floorBelow = exact.Floor.Denominator, unitBelow = exact.Unit.Denominator;
        _denominator = floorBelow / BigInteger.GreatestCommonDivisor(floorBelow, unitBelow) * unitBelow;
        _floor = exact.Floor.Numerator * (_denominator / floorBelow);
        _unit = exact.Unit.Numerator * (_denominator / unitBelow);
        _error = Math.ScaleB(Math.Abs(exact.Floor.ToDouble()) + exact.Range, -50)
            + exact.Slack * exact.RoundedUnit + exact.UnitError + 1e-300;
        _slack = exact.Slack;
        _roundedFloor = exact.Floor.ToDouble();
        _roundedUnit = Rational.Quotient(exact.Unit.Numerator << exact.Shift, unitBelow);
    }

    /// <summary>
    /// The correctly rounded utility; null if the units are themselves rounded and it is unclear which double is nearest.
    /// </summary>
    internal double? Utility(BigInteger units)
    {
        if (_slack == 0) return Rational.Quotient(_floor + _unit * units, _denominator);
        double low = Rational.Quotient(_floor + _unit * (units - _slack), _denominator);
        return low == Rational.Quotient(_floor + _unit * (units + _slack), _denominator) ? low : null;
    }

    /// <summary>The utility from <see cref="FrontierPoints.RoundedUnits"/>, rounded three times.</summary>
    internal double Utility(double units) => _roundedFloor + _roundedUnit * units;

    /// <summary>
    /// The same to at least 11 digits, or null. The floor and the units cancel out if an option that no outcome here chooses is worth far
    /// less than the others.
    /// </summary>
    internal double? Precise(double units)
        => Utility(units) is var utility && _error <= 1e-12 * Math.Abs(utility) ? utility : null;

    /// <summary>An upper bound on the utility that allows for rounding.</summary>
    internal double MostUtility(double units) => Utility(units) + _error;
}
