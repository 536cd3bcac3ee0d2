using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A linear function of an outcome in doubles: constant + unit × the sum of what the chosen options add. The least term of each issue is
/// part of the constant, so no option adds less than 0.
/// </summary>
/// <remarks>
/// If possible, the terms are whole numbers whose largest sum fits a double. Sums are then exact (<see cref="IsExact"/>). Otherwise each
/// term is the double nearest to the exact number.
/// </remarks>
internal sealed class LinearFunction
{
    /// <summary>The widest common denominator that is tried; beyond it the terms are rounded.</summary>
    private const int WidestDenominator = 512;

    private LinearFunction(int[] columns, double[] terms, Rational constant, Rational unit, bool exact)
    {
        Columns = columns;
        Terms = terms;
        Constant = constant;
        Unit = unit;
        IsExact = exact;
    }

    /// <summary>The columns that add something, ascending.</summary>
    internal int[] Columns { get; }

    /// <summary>What each of them adds, in units: above 0.</summary>
    internal double[] Terms { get; }

    internal Rational Constant { get; }

    internal Rational Unit { get; }

    internal bool IsExact { get; }

    internal static LinearFunction Of(ScenarioColumns columns, IEnumerable<KeyValuePair<int, Rational>> terms, Rational constant)
    {
        var byIssue = new SortedDictionary<int, Rational[]>();
        ReadOnlySpan<int> offsets = columns.Offsets;
        foreach ((int column, Rational value) in terms)
        {
            int issue = columns.IssueOf(column);
            if (!byIssue.TryGetValue(issue, out Rational[]? values))
                byIssue.Add(issue, values = new Rational[offsets[issue + 1] - offsets[issue]]);
            values[column - offsets[issue]] += value;
        }

        var at = new List<int>();
        var above = new List<Rational>();
        var ends = new List<int>();
        foreach ((int issue, Rational[] values) in byIssue)
        {
            Rational least = values.Min();
            constant += least;
            for (int o = 0; o < values.Length; o++)
            {
                if (values[o] == least) continue;
                at.Add(offsets[issue] + o);
                above.Add(values[o] - least);
            }
            ends.Add(at.Count);
        }
        if (at.Count == 0) return new([], [], constant, Rational.One, true);
        return TryWhole(above, ends, out BigInteger[] whole, out Rational unit)
            ? new([.. at], Array.ConvertAll(whole, w => (double)w), constant, unit, true)
            : Rounded(at, above, constant);
    }

    /// <summary>The least common denominator of the numbers; false if it would be too wide.</summary>
    internal static bool TryCommonDenominator(IEnumerable<Rational> numbers, out BigInteger common)
    {
        common = BigInteger.One;
        BigInteger last = BigInteger.One;
        foreach (Rational number in numbers)
        {
            BigInteger denominator = number.Denominator;
            if (denominator == last || (common % denominator).IsZero) continue;
            last = denominator;
            common = common / BigInteger.GreatestCommonDivisor(common, denominator) * denominator;
            if (common.GetBitLength() > WidestDenominator) return false;
        }
        return true;
    }

    /// <summary>The least power of two that is not below <paramref name="value"/>, which is above 0.</summary>
    internal static Rational PowerOfTwo(Rational value)
    {
        int power = (int)(value.Numerator.GetBitLength() - value.Denominator.GetBitLength()) - 1;
        Rational two = Power(power);
        while (two < value) two = Power(++power);
        return two;
    }

    private static Rational Power(int power) => power >= 0 ? new(BigInteger.One << power) : new(BigInteger.One, BigInteger.One << -power);

    private static bool TryWhole(List<Rational> above, List<int> ends, out BigInteger[] whole, out Rational unit)
    {
        whole = new BigInteger[above.Count];
        unit = default;
        if (!TryCommonDenominator(above, out BigInteger common)) return false;
        BigInteger divisor = BigInteger.Zero;
        for (int k = 0; k < whole.Length; k++)
        {
            whole[k] = above[k].Numerator * (common / above[k].Denominator);
            if (!divisor.IsOne) divisor = BigInteger.GreatestCommonDivisor(divisor, whole[k]);
        }
        BigInteger sum = BigInteger.Zero;
        int start = 0;
        foreach (int end in ends)
        {
            BigInteger most = BigInteger.Zero;
            for (int k = start; k < end; k++)
            {
                whole[k] /= divisor;
                if (whole[k] > most) most = whole[k];
            }
            sum += most;
            start = end;
        }
        unit = new(divisor, common);
        return sum.GetBitLength() <= 52;
    }

    private static LinearFunction Rounded(List<int> at, List<Rational> above, Rational constant)
    {
        Rational unit = PowerOfTwo(above.Max());
        return new([.. at], [.. above.Select(v => (v / unit).ToDouble())], constant, unit, false);
    }
}
