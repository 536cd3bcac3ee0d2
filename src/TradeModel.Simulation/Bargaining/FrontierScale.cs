using System.Numerics;

namespace TradeModel.Simulation.Bargaining;

/// <summary>Turns a party's units into doubles, over one common denominator.</summary>
internal sealed class FrontierScale
{
    private readonly BigInteger _floor, _unit, _denominator;
    private readonly double _roundedFloor, _roundedUnit;

    internal FrontierScale(ExactUtility exact)
    {
        BigInteger floorBelow = exact.Floor.Denominator, unitBelow = exact.Unit.Denominator;
        _denominator = floorBelow / BigInteger.GreatestCommonDivisor(floorBelow, unitBelow) * unitBelow;
        _floor = exact.Floor.Numerator * (_denominator / floorBelow);
        _unit = exact.Unit.Numerator * (_denominator / unitBelow);
        _roundedFloor = exact.Floor.ToDouble();
        _roundedUnit = Rational.Quotient(exact.Unit.Numerator << exact.Shift, unitBelow);
    }

    /// <summary>Correctly rounded.</summary>
    internal double Utility(BigInteger units) => Rational.Quotient(_floor + _unit * units, _denominator);

    /// <summary>From <see cref="FrontierPoints.RoundedUnits"/>, rounded three times.</summary>
    internal double Utility(double units) => _roundedFloor + _roundedUnit * units;
}
