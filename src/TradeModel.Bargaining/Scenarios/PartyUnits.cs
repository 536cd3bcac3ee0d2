using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A party's utility in whole numbers: the utility of an outcome is <see cref="Floor"/> plus <see cref="Unit"/> times the sum of the units
/// of its options. The floor takes the least-valued option of every issue, so units are never negative. The unit is the largest that
/// makes all of them whole.
/// </summary>
internal sealed class PartyUnits
{
    private PartyUnits(Rational floor, Rational unit, BigInteger[] units, BigInteger most, BigInteger? cap, int slack)
    {
        Floor = floor;
        Unit = unit;
        Units = units;
        Most = most;
        Cap = cap < most ? cap : null;
        Slack = slack;
    }

    internal Rational Floor { get; }

    internal Rational Unit { get; }

    /// <summary>By option, flat as in <see cref="ScenarioArrays.Offsets"/>.</summary>
    internal BigInteger[] Units { get; }

    /// <summary>The units of the best outcome, whatever the cap.</summary>
    internal BigInteger Most { get; }

    /// <summary>
    /// The units of the party's <see cref="ScenarioParty.Cap"/>, which can be negative; null if no outcome passes it.
    /// </summary>
    internal BigInteger? Cap { get; }

    /// <summary>The units that the best outcome counts.</summary>
    internal BigInteger Top => Cap ?? Most;

    /// <summary>
    /// Two sums of units that differ by no more than this may be in either order, or equal; 0 if units are exact. The error of each sum
    /// is less than half of it.
    /// </summary>
    internal int Slack { get; }

    /// <summary>From the worst outcome to the best, in units of utility.</summary>
    internal double Range => (Unit * new Rational(Most)).ToDouble();

    internal int Bits => (int)Most.GetBitLength();

    /// <summary>The units in a narrower type, which must hold <see cref="Most"/>.</summary>
    internal T[] As<T>()
        where T : struct, IBinaryInteger<T>
        => Array.ConvertAll(Units, T.CreateChecked);

    /// <summary>By how many bits units are shifted down before they become doubles, to stay within the range of doubles.</summary>
    internal int Shift => Math.Max(0, Bits - 960);

    /// <summary>What a shifted unit is worth.</summary>
    internal double RoundedUnit => Rational.Quotient(Unit.Numerator << Shift, Unit.Denominator);

    /// <summary>
    /// How far rounded units times <see cref="RoundedUnit"/> can be off because doubles below 2^-1022 have few digits; 0 if the unit is
    /// larger.
    /// </summary>
    internal double UnitError => RoundedUnit < 2.5e-308 ? Rounded(Most) * double.Epsilon : 0;

    internal double Rounded<T>(T units)
        where T : struct, IBinaryInteger<T>
        => double.CreateChecked(Shift == 0 ? units : units >> Shift);

    internal Rational Utility(BigInteger units) => Floor + Unit * new Rational(units);

    /// <summary>
    /// The units of a party: exact if the common denominator is at most <paramref name="widest"/> bits wide. Otherwise they are rounded to
    /// about 110 bits, or null if <paramref name="round"/> is false.
    /// </summary>
    internal static PartyUnits? Of(Scenario scenario, int party, ReadOnlySpan<int> offsets, int widest, int widestSum, bool round)
    {
        int options = offsets[^1];
        var above = new BigInteger[options];
        int[] below = new int[options];
        var denominators = new List<BigInteger>();
        var known = new Dictionary<BigInteger, int>();
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            ScenarioIssue issue = scenario.Issues[i];
            Rational weight = issue.Weights.Count == 0 ? Rational.One : issue.Weights[party];
            bool one = weight == Rational.One;
            for (int o = 0; o < issue.Options.Count; o++)
            {
                Rational value = issue.Options[o].Values[party];
                int at = offsets[i] + o;
                above[at] = one ? value.Numerator : weight.Numerator * value.Numerator;
                if (above[at].IsZero) continue;
                BigInteger denominator = one ? value.Denominator : weight.Denominator * value.Denominator;
                if (!known.TryGetValue(denominator, out below[at]))
                {
                    known.Add(denominator, below[at] = denominators.Count);
                    denominators.Add(denominator);
                }
            }
        }

        Rational? cap = scenario.Parties[party].Cap;
        if (cap is { } limit && !known.ContainsKey(limit.Denominator)) denominators.Add(limit.Denominator);
        if (TryCommon(denominators, widest, out BigInteger common))
        {
            BigInteger[] factors = Array.ConvertAll(denominators.ToArray(), d => common / d);
            var scaled = new BigInteger[options];
            for (int at = 0; at < options; at++)
                if (!above[at].IsZero) scaled[at] = above[at] * factors[below[at]];
            PartyUnits exact = Normalise(scaled, offsets, new(common), cap, exact: true);
            if (exact.Bits <= widestSum) return exact;
        }
        if (!round) return null;
        Rational rounded = Round(above, below, denominators);
        return Normalise(above, offsets, rounded, cap, exact: false);
    }

    // The least common denominator; false if it would be wider than the bound.
    private static bool TryCommon(List<BigInteger> denominators, int widest, out BigInteger common)
    {
        common = BigInteger.One;
        foreach (BigInteger denominator in denominators)
        {
            if ((common % denominator).IsZero) continue;
            common = common / BigInteger.GreatestCommonDivisor(common, denominator) * denominator;
            if (common.GetBitLength() > widest) return false;
        }
        return true;
    }

    // Fixed point of about 110 bits for the sum: each number is off by less than one unit. Returns the number of units in 1.
    private static Rational Round(BigInteger[] above, int[] below, List<BigInteger> denominators)
    {
        long widest = 0;
        for (int at = 0; at < above.Length; at++)
        {
            if (above[at].IsZero) continue;
            widest = Math.Max(widest, (long)above[at].GetBitLength() - (long)denominators[below[at]].GetBitLength() + 1);
        }
        int sum = BitOperations.Log2((uint)above.Length) + 2;
        // Numbers too wide for the sum are counted in units of more than 1.
        int scale = (int)(110 - widest - sum);
        for (int at = 0; at < above.Length; at++)
        {
            if (above[at].IsZero) continue;
            above[at] = scale >= 0 ? (above[at] << scale) / denominators[below[at]] : above[at] / (denominators[below[at]] << -scale);
        }
        return scale >= 0 ? new(BigInteger.One << scale) : new(BigInteger.One, BigInteger.One << -scale);
    }

    private static PartyUnits Normalise(BigInteger[] above, ReadOnlySpan<int> offsets, Rational common, Rational? cap, bool exact)
    {
        BigInteger floor = BigInteger.Zero, divisor = exact ? BigInteger.Zero : BigInteger.One;
        for (int i = 0; i < offsets.Length - 1; i++)
        {
            BigInteger least = above[offsets[i]];
            for (int at = offsets[i] + 1; at < offsets[i + 1]; at++)
                if (above[at] < least) least = above[at];
            floor += least;
            for (int at = offsets[i]; at < offsets[i + 1]; at++)
            {
                if (!least.IsZero) above[at] -= least;
                if (!divisor.IsOne && !above[at].IsZero) divisor = BigInteger.GreatestCommonDivisor(divisor, above[at]);
            }
        }

        BigInteger? limit = null;
        if (cap is { } most)
        {
            limit = most.Numerator * common.Numerator / (most.Denominator * common.Denominator) - floor;
            if (!divisor.IsOne) divisor = BigInteger.GreatestCommonDivisor(divisor, limit.Value);
        }
        if (divisor.IsZero) divisor = BigInteger.One;
        BigInteger sum = BigInteger.Zero;
        for (int i = 0; i < offsets.Length - 1; i++)
        {
            BigInteger best = BigInteger.Zero;
            for (int at = offsets[i]; at < offsets[i + 1]; at++)
            {
                if (!divisor.IsOne) above[at] /= divisor;
                if (above[at] > best) best = above[at];
            }
            sum += best;
        }
        int slack = exact ? 0 : 2 * offsets.Length;
        return new(new Rational(floor) / common, new Rational(divisor) / common, above, sum, limit / divisor, slack);
    }
}
