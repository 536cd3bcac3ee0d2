using System.Numerics;
using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>
/// An exact linear function of a package: a constant plus what the options chosen add. The least of every issue is moved into the constant, so
/// no option adds less than 0.
/// </summary>
internal sealed class LinearFunction
{
    private readonly Rational[] _terms;

    internal LinearFunction(ScenarioColumns columns, Rational[] terms, Rational constant)
    {
        _terms = (Rational[])terms.Clone();
        Constant = constant;
        int[] offsets = Offsets = columns.Offsets.ToArray();
        for (int i = 0; i + 1 < offsets.Length; i++)
        {
            Span<Rational> issue = _terms.AsSpan(offsets[i], offsets[i + 1] - offsets[i]);
            Rational least = issue[0], most = issue[0];
            foreach (Rational term in issue)
            {
                if (term < least) least = term;
                if (term > most) most = term;
            }
            for (int o = 0; o < issue.Length; o++) issue[o] -= least;
            Constant += least;
            Range += most - least;
        }
    }

    /// <summary>Where the options of each issue begin, and behind the last where they end.</summary>
    internal int[] Offsets { get; }

    internal Rational Constant { get; }

    /// <summary>How far the best package lies above the worst.</summary>
    internal Rational Range { get; }

    internal ReadOnlySpan<Rational> Terms => _terms;

    /// <summary>What a package gives each party beyond its reservation value.</summary>
    internal static LinearFunction[] Gains(ScenarioColumns columns)
        => [.. columns.Scenario.Parties.Select((party, p) => new LinearFunction(columns, columns.Worths(p), -party.Reservation))];

    internal Rational Value(bool[] chosen)
    {
        Rational sum = Constant;
        for (int c = 0; c < _terms.Length; c++)
            if (chosen[c]) sum += _terms[c];
        return sum;
    }

    /// <summary>The factor that makes every number of some functions whole, the smallest such; null where it has more than 200 bits.</summary>
    internal static Rational? WholeFactor(IEnumerable<Rational> numbers)
    {
        BigInteger common = BigInteger.One, divisor = BigInteger.Zero;
        Rational[] all = [.. numbers.Where(n => n.Sign != 0)];
        foreach (Rational number in all)
        {
            if (!(common % number.Denominator).IsZero) common = common / BigInteger.GreatestCommonDivisor(common, number.Denominator) * number.Denominator;
            if (common.GetBitLength() > 200) return null;
        }
        foreach (Rational number in all)
        {
            divisor = BigInteger.GreatestCommonDivisor(divisor, number.Numerator * (common / number.Denominator));
            if (divisor.IsOne) break;
        }
        return new Rational(common, divisor.IsZero ? BigInteger.One : divisor);
    }

    internal static long Ceiling(Rational value) => (long)-Floor(-value.Numerator, value.Denominator);

    internal static long Floor(Rational value) => (long)Floor(value.Numerator, value.Denominator);

    private static BigInteger Floor(BigInteger above, BigInteger below)
    {
        BigInteger quotient = BigInteger.DivRem(above, below, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
