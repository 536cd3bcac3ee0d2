using System.Numerics;

namespace TradeModel.Simulation.Bargaining;

/// <summary>
/// A party's utility in whole numbers: an outcome is worth <see cref="Floor"/> plus <see cref="Unit"/> times the sum of the units of its options.
/// The floor takes the least-valued option of every issue, so units are never negative, and the unit is the largest that leaves them whole.
/// </summary>
internal sealed class ExactUtility
{
    private ExactUtility(Rational floor, Rational unit, BigInteger[] units, BigInteger most)
    {
        Floor = floor;
        Unit = unit;
        Units = units;
        Most = most;
    }

    internal Rational Floor { get; }

    internal Rational Unit { get; }

    /// <summary>By option, flat as in <see cref="ScenarioArrays.Offsets"/>.</summary>
    internal BigInteger[] Units { get; }

    /// <summary>The units of the best outcome.</summary>
    internal BigInteger Most { get; }

    /// <summary>From the worst outcome to the best, in units of utility.</summary>
    internal double Range => (Unit * new Rational(Most)).ToDouble();

    internal int Bits => (int)Most.GetBitLength();

    /// <summary>The units in a narrower type, which must hold <see cref="Most"/>.</summary>
    internal T[] As<T>()
        where T : struct, IBinaryInteger<T>
        => Array.ConvertAll(Units, T.CreateChecked);

    /// <summary>What units are shifted down by before they become doubles, lest they pass the range of doubles.</summary>
    internal int Shift => Math.Max(0, Bits - 960);

    /// <summary>What a shifted unit is worth.</summary>
    internal double RoundedUnit => Rational.Quotient(Unit.Numerator << Shift, Unit.Denominator);

    internal double Rounded<T>(T units)
        where T : struct, IBinaryInteger<T>
        => double.CreateChecked(Shift == 0 ? units : units >> Shift);

    internal Rational Utility(BigInteger units) => Floor + Unit * new Rational(units);

    internal static ExactUtility Of(Scenario scenario, int party, int[] offsets, out double[] worths)
    {
        int options = offsets[^1];
        var above = new BigInteger[options];
        var below = new BigInteger[options];
        worths = new double[options];
        BigInteger common = BigInteger.One;
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            ScenarioIssue issue = scenario.Issues[i];
            Rational weight = issue.Weights.Count == 0 ? Rational.One : issue.Weights[party];
            for (int o = 0; o < issue.Options.Count; o++)
            {
                Rational value = issue.Options[o].Values[party];
                int at = offsets[i] + o;
                above[at] = weight.Numerator * value.Numerator;
                below[at] = weight.Denominator * value.Denominator;
                worths[at] = Rational.Quotient(above[at], below[at]);
                if (!above[at].IsZero && !(common % below[at]).IsZero)
                    common = common / BigInteger.GreatestCommonDivisor(common, below[at]) * below[at];
            }
        }

        BigInteger floor = BigInteger.Zero, divisor = BigInteger.Zero;
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            BigInteger least = default;
            for (int at = offsets[i]; at < offsets[i + 1]; at++)
            {
                above[at] *= common / below[at];
                if (at == offsets[i] || above[at] < least) least = above[at];
            }
            floor += least;
            for (int at = offsets[i]; at < offsets[i + 1]; at++)
            {
                above[at] -= least;
                if (!divisor.IsOne && !above[at].IsZero) divisor = BigInteger.GreatestCommonDivisor(divisor, above[at]);
            }
        }

        if (divisor.IsZero) divisor = BigInteger.One;
        BigInteger most = BigInteger.Zero;
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            BigInteger best = BigInteger.Zero;
            for (int at = offsets[i]; at < offsets[i + 1]; at++)
            {
                if (!divisor.IsOne) above[at] /= divisor;
                if (above[at] > best) best = above[at];
            }
            most += best;
        }
        return new(new Rational(floor, common), new Rational(divisor, common), above, most);
    }
}
