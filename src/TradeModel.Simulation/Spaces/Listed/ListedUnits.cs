using System.Numerics;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>A party's utility in whole units: the utility of an outcome is the sum of its options' units, over one denominator.</summary>
internal sealed class ListedUnits
{
    private static readonly BigInteger Trillion = 1_000_000_000_000;

    private readonly BigInteger[] _units;
    private readonly BigInteger _denominator;
    private readonly BigInteger? _cap;
    private readonly Rational _reservation;

    internal ListedUnits(Scenario scenario, int party)
    {
        ScenarioParty one = scenario.Parties[party];
        _reservation = one.Reservation;
        var worths = new List<Rational>();
        foreach (ScenarioIssue issue in scenario.Issues)
            for (int o = 0; o < issue.Options.Count; o++) worths.Add(issue.Worth(party, o));
        _denominator = one.Cap?.Denominator ?? BigInteger.One;
        foreach (BigInteger other in worths.Select(w => w.Denominator).Distinct())
            _denominator = _denominator / BigInteger.GreatestCommonDivisor(_denominator, other) * other;
        _units = [.. worths.Select(w => w.Numerator * (_denominator / w.Denominator))];
        _cap = one.Cap is { } cap ? cap.Numerator * (_denominator / cap.Denominator) : null;
    }

    /// <summary>
    /// All outcomes in the total order, and where each level begins; one entry more than there are levels, the number of outcomes.
    /// </summary>
    internal (int[] ByPlace, int[] Starts) Sort(ReadOnlySpan<int> offsets, int count)
    {
        BigInteger most = _units.Aggregate(BigInteger.Abs(_cap ?? BigInteger.Zero), (sum, unit) => sum + BigInteger.Abs(unit));
        return most < long.MaxValue ? Sort<long>(offsets, count)
            : most < (BigInteger)Int128.MaxValue ? Sort<Int128>(offsets, count)
            : Sort<BigInteger>(offsets, count);
    }

    /// <summary>The figures of each level.</summary>
    internal ListedLevels Levels(ReadOnlySpan<int> offsets, int[] byPlace, int[] starts)
    {
        int count = starts.Length - 1, acceptable = 0;
        double[] utility = new double[count], below = new double[count], reach = new double[count];
        BigInteger reservation = _reservation.Numerator * _denominator, finer = _denominator * Trillion;
        for (int level = 0; level < count; level++)
        {
            BigInteger sum = Sum(offsets, byPlace[starts[level]]);
            utility[level] = Quotients.Nearest(sum, _denominator);
            below[level] = Quotients.AtMost(sum, _denominator);
            reach[level] = Quotients.AtMost((sum * Trillion) + _denominator, finer);
            if (sum * _reservation.Denominator >= reservation) acceptable = level + 1;
        }
        return new(utility, below, reach, acceptable, _reservation.ToDouble());
    }

    private (int[] ByPlace, int[] Starts) Sort<T>(ReadOnlySpan<int> offsets, int count)
        where T : struct, IBinaryInteger<T>
    {
        T[] units = Array.ConvertAll(_units, T.CreateChecked);
        var keys = new T[count];
        int filled = 1;
        for (int i = 0; i < offsets.Length - 1; i++)
        {
            // From the back, so that each sum is read before it is overwritten.
            int options = offsets[i + 1] - offsets[i];
            for (int at = filled - 1; at >= 0; at--)
                for (int o = options - 1; o >= 0; o--) keys[(at * options) + o] = keys[at] + units[offsets[i] + o];
            filled *= options;
        }
        if (_cap is { } limit)
        {
            T cap = T.CreateChecked(limit);
            for (int at = 0; at < count; at++) keys[at] = T.Min(keys[at], cap);
        }
        int[] byPlace = new int[count];
        for (int at = 0; at < count; at++)
        {
            byPlace[at] = at;
            // Falling utility.
            keys[at] = -keys[at];
        }
        Array.Sort(keys, byPlace);
        var starts = new List<int> { 0 };
        for (int at = 1; at <= count; at++)
        {
            if (at < count && keys[at] == keys[at - 1]) continue;
            Array.Sort(byPlace, starts[^1], at - starts[^1]);
            starts.Add(at);
        }
        return (byPlace, [.. starts]);
    }

    private BigInteger Sum(ReadOnlySpan<int> offsets, int outcome)
    {
        BigInteger sum = BigInteger.Zero;
        for (int i = offsets.Length - 2; i >= 0; i--)
        {
            (outcome, int option) = Math.DivRem(outcome, offsets[i + 1] - offsets[i]);
            sum += _units[offsets[i] + option];
        }
        return _cap is { } cap && sum > cap ? cap : sum;
    }
}
