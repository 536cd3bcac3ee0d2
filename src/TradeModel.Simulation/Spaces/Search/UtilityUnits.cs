using System.Numerics;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// A party's utilities in whole numbers: the utility of an outcome is (<c>Floor</c> + <c>Step</c> × the sum of the units of its options)
/// ÷ <c>Common</c>. The worst option of each issue has 0 units. The step is the largest that makes all units whole.
/// </summary>
internal sealed class UtilityUnits
{
    /// <summary>
    /// If issues have unlike denominators, their product grows without bound. Up to this width, in bits, sums are affordable.
    /// </summary>
    internal const int WidestDenominator = 16_384;

    private static readonly BigInteger Trillion = 1_000_000_000_000;

    private readonly BigInteger _floor, _step, _common;

    private UtilityUnits(BigInteger[] units, BigInteger floor, BigInteger step, BigInteger common, BigInteger most, BigInteger? cap)
    {
        (Units, _floor, _step, _common, Most) = (units, floor, step, common, most);
        Cap = cap < most ? cap : null;
        IsShort = common.GetBitLength() <= 53
            && (BigInteger.Abs(floor) + step * BigInteger.Max(most, BigInteger.Abs(Cap ?? 0))).GetBitLength() <= 53;
        if (IsShort) Short = ((double)floor, (double)step, (double)common);
    }

    /// <summary>By option, those of one issue after those of the issue before.</summary>
    internal BigInteger[] Units { get; }

    /// <summary>The units of the best outcome, whatever the cap.</summary>
    internal BigInteger Most { get; }

    /// <summary>The units of the party's cap, which can be negative; null if no outcome passes it.</summary>
    internal BigInteger? Cap { get; }

    /// <summary>Whether every figure of a utility is below 2^53, so that one division of doubles is correctly rounded.</summary>
    internal bool IsShort { get; }

    /// <summary>The figures of a utility, if they are short.</summary>
    internal (double Floor, double Step, double Common) Short { get; }

    /// <summary>What a unit is worth, rounded.</summary>
    internal double Unit => Quotients.Nearest(_step, _common);

    /// <summary>The nearest double to the utility of this many units.</summary>
    internal double Utility(BigInteger units) => Quotients.Nearest(_floor + _step * units, _common);

    /// <summary>The least number of units that is worth <paramref name="utility"/> or more.</summary>
    internal BigInteger Ceiling(Rational utility)
        => Ceiling(utility.Numerator * _common - _floor * utility.Denominator, _step * utility.Denominator);

    /// <summary>The least number of units that is worth as much as the binary value of this double, less a tolerance, or more.</summary>
    /// <param name="utility">A finite number.</param>
    /// <param name="tolerant">Whether the tolerance is 10⁻¹² instead of 0.</param>
    internal BigInteger Ceiling(double utility, bool tolerant)
    {
        long bits = BitConverter.DoubleToInt64Bits(utility);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger above = exponent == 0 ? bits & 0xFFFFFFFFFFFFF : (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        if (bits < 0) above = -above;
        BigInteger below = BigInteger.One;
        int shift = Math.Max(exponent, 1) - 1075;
        if (shift >= 0) above <<= shift;
        else below <<= -shift;
        if (tolerant) (above, below) = (above * Trillion - below, below * Trillion);
        return Ceiling(above * _common - _floor * below, _step * below);
    }

    /// <summary>The same in doubles, without allocation; false if their rounding leaves a doubt.</summary>
    internal bool TryCeiling(double utility, bool tolerant, out long units)
    {
        units = 0;
        if (!IsShort) return false;
        (double floor, double step, double common) = Short;
        double above = (utility - (tolerant ? 1e-12 : 0)) * common;
        double quotient = (above - floor) / step;
        // The figures are exact. Each of the four operations, and 1e-12 itself, is off by half a unit of the last of 53 bits at most.
        double doubt = (Math.Abs(above) + Math.Abs(floor) + (Math.Abs(utility) + 1) * common) / step * Math.ScaleB(1, -50);
        double ceiling = Math.Ceiling(quotient - doubt);
        if (!(Math.Abs(quotient) < Math.ScaleB(1, 52)) || ceiling != Math.Ceiling(quotient + doubt)) return false;
        units = (long)ceiling;
        return true;
    }

    private static BigInteger Ceiling(BigInteger above, BigInteger below)
    {
        BigInteger quotient = BigInteger.DivRem(above, below, out BigInteger rest);
        return rest.Sign > 0 ? quotient + 1 : quotient;
    }

    /// <exception cref="ArgumentException">The common denominator of the party's utilities is too wide.</exception>
    internal static UtilityUnits Of(Scenario scenario, int party, ReadOnlySpan<int> offsets)
    {
        var above = new BigInteger[offsets[^1]];
        int[] below = new int[above.Length];
        var denominators = new List<BigInteger>();
        var known = new Dictionary<BigInteger, int>();
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            ScenarioIssue issue = scenario.Issues[i];
            Rational weight = issue.Weights.Count == 0 ? Rational.One : issue.Weights[party];
            BigInteger weightAbove = weight.Numerator, weightBelow = weight.Denominator;
            if (weightAbove.IsZero) continue;
            for (int o = 0; o < issue.Options.Count; o++)
            {
                Rational value = issue.Options[o].Values[party];
                int at = offsets[i] + o;
                above[at] = weightAbove * value.Numerator;
                if (above[at].IsZero) continue;
                BigInteger denominator = weightBelow * value.Denominator;
                if (!known.TryGetValue(denominator, out below[at]))
                {
                    known.Add(denominator, below[at] = denominators.Count);
                    denominators.Add(denominator);
                }
            }
        }

        Rational? cap = scenario.Parties[party].Cap;
        if (cap is { } limit) denominators.Add(limit.Denominator);
        BigInteger common = Common(denominators, scenario.Parties[party]);
        BigInteger[] factors = [.. denominators.Select(d => common / d)];
        for (int at = 0; at < above.Length; at++)
            if (!above[at].IsZero) above[at] *= factors[below[at]];
        return Normalise(above, offsets, common, cap is { } most ? most.Numerator * factors[^1] : null);
    }

    private static BigInteger Common(List<BigInteger> denominators, ScenarioParty party)
    {
        BigInteger common = BigInteger.One;
        foreach (BigInteger denominator in denominators)
        {
            if ((common % denominator).IsZero) continue;
            common = common / BigInteger.GreatestCommonDivisor(common, denominator) * denominator;
            if (common.GetBitLength() <= WidestDenominator) continue;
            throw new ArgumentException(
                $"the common denominator of the utilities of party '{party.Name}' is wider than {WidestDenominator} bits; round the "
                    + "weights and values of the scenario to decimals",
                "scenario");
        }
        return common;
    }

    private static UtilityUnits Normalise(BigInteger[] units, ReadOnlySpan<int> offsets, BigInteger common, BigInteger? cap)
    {
        BigInteger floor = BigInteger.Zero, step = BigInteger.Zero, most = BigInteger.Zero;
        for (int i = 0; i < offsets.Length - 1; i++)
        {
            Span<BigInteger> issue = units.AsSpan(offsets[i]..offsets[i + 1]);
            BigInteger least = issue[0];
            foreach (BigInteger one in issue)
                if (one < least) least = one;
            floor += least;
            BigInteger best = BigInteger.Zero;
            foreach (ref BigInteger one in issue)
            {
                one -= least;
                if (one > best) best = one;
                if (!step.IsOne && !one.IsZero) step = BigInteger.GreatestCommonDivisor(step, one);
            }
            most += best;
        }
        if (cap is not null) cap -= floor;
        if (cap is { } limit) step = BigInteger.GreatestCommonDivisor(step, limit);
        if (step.IsZero) step = BigInteger.One;
        if (!step.IsOne)
            foreach (ref BigInteger one in units.AsSpan()) one /= step;
        return new(units, floor, step, common, most / step, cap / step);
    }
}
