using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A party's gain over its reservation value, in a unit that all parties of the scenario share. Gains can then be added and compared
/// without fractions.
/// </summary>
internal sealed class GainScale
{
    private readonly BigInteger _unit, _offset;
    private readonly double _roundedUnit, _roundedOffset, _error;
    private readonly BigInteger _shared;
    private readonly bool _exact;

    private GainScale(BigInteger unit, BigInteger offset, PartyUnits exact, BigInteger shared)
    {
        _unit = unit;
        _offset = offset;
        _shared = shared;
        _roundedUnit = Rational.Quotient(unit << exact.Shift, shared);
        _roundedOffset = Rational.Quotient(offset, shared);
        double size = Rational.Quotient(unit * exact.Most, shared) + Math.Abs(_roundedOffset);
        // Near 0 doubles are too coarse: exact numbers decide there.
        _error = Math.ScaleB(size, -50) + exact.Slack * exact.RoundedUnit + exact.UnitError + 1e-300;
        _exact = exact.Slack == 0;
    }

    /// <summary>
    /// The gain at a point in shared units: a whole number if units are exact. The points of an approximate frontier with rounded units are
    /// compared in those units.
    /// </summary>
    internal Rational Exact(ListedPoints frontier, int party, int point)
        => _exact || frontier.Kind != FrontierKind.Exact
            ? new(_unit * frontier.Points.Units(party, point) + _offset)
            : (frontier.ExactUtility(point, party) - frontier.Scenario.Parties[party].Reservation) * new Rational(_shared);

    /// <summary>A gain in shared units as utility.</summary>
    internal double Rounded(Rational gain) => Rational.Quotient(gain.Numerator, gain.Denominator * _shared);

    /// <summary>Bounds of the gain in utility, from <see cref="FrontierPoints.RoundedUnits"/>.</summary>
    internal (double Low, double High) Between(double units)
    {
        double gain = _roundedUnit * units + _roundedOffset;
        return (gain - _error, gain + _error);
    }

    internal static GainScale[] Of(UnitTable table)
    {
        BigInteger shared = BigInteger.One;
        for (int p = 0; p < table.PartyCount; p++)
        {
            Include(ref shared, table[p].Floor);
            Include(ref shared, table[p].Unit);
            Include(ref shared, table.Arrays.Scenario.Parties[p].Reservation);
        }
        var scales = new GainScale[table.PartyCount];
        for (int p = 0; p < scales.Length; p++)
        {
            PartyUnits exact = table[p];
            Rational offset = exact.Floor - table.Arrays.Scenario.Parties[p].Reservation;
            scales[p] = new(
                exact.Unit.Numerator * (shared / exact.Unit.Denominator), offset.Numerator * (shared / offset.Denominator), exact, shared);
        }
        return scales;
    }

    private static void Include(ref BigInteger shared, Rational number)
        => shared = shared / BigInteger.GreatestCommonDivisor(shared, number.Denominator) * number.Denominator;
}
