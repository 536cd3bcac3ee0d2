using System.Numerics;
using TradeModel.Bargaining;

namespace TradeModel.Bargaining.Tests;

/// <summary>The definitions, taken at their word: every outcome, exact numbers, no cleverness.</summary>
internal sealed class BruteForce
{
    private readonly Rational[] _reservation;

    internal BruteForce(Scenario scenario)
    {
        _reservation = [.. scenario.Parties.Select(p => p.Reservation)];
        All = [.. Enumerate(scenario, 0, [.. scenario.Parties.Select(_ => Rational.Zero)])];
        Dictionary<string, (Rational[] Point, int Count)> distinct = [];
        foreach (Rational[] point in All)
        {
            string key = string.Join(' ', point);
            distinct[key] = (point, distinct.TryGetValue(key, out (Rational[] Point, int Count) old) ? old.Count + 1 : 1);
        }
        Frontier = [.. distinct.Values
            .Where(one => !distinct.Values.Any(other => Dominates(other.Point, one.Point)))
            .OrderBy(one => one.Point, Comparer<Rational[]>.Create(Compare))];
        RationalPoints = [.. Frontier.Select(f => f.Point).Where(point => point.Zip(_reservation).All(x => x.First >= x.Second))];
    }

    internal List<Rational[]> All { get; }

    internal List<(Rational[] Point, int Count)> Frontier { get; }

    internal List<Rational[]> RationalPoints { get; }

    internal Rational[] Gains(Rational[] point) => [.. point.Zip(_reservation, (u, r) => u - r)];

    internal List<Rational[]> Nash(params int[] powers)
        => Best(point => Gains(point).Select((g, p) => Power(g, powers.Length == 0 ? 1 : powers[p])).Aggregate(Rational.One,
            (a, b) => a * b));

    internal List<Rational[]> Egalitarian() => Best(point => Gains(point).Min());

    internal List<Rational[]> Utilitarian() => Best(point => point.Aggregate(Rational.Zero, (a, b) => a + b));

    internal List<Rational[]> KalaiSmorodinsky() => Best(point =>
    {
        Rational[] ratios = [.. Ratios(point)];
        return ratios.Length == 0 ? Rational.Zero : ratios.Min();
    });

    /// <summary>The points nearest to the line of equal shares, which some tools call Kalai–Smorodinsky.</summary>
    internal List<Rational[]> NearestTheKalaiSmorodinskyLine() => Best(point =>
    {
        Rational[] ratios = [.. Ratios(point)];
        return ratios.Length == 0 ? Rational.Zero : ratios.Min() - ratios.Max();
    });

    internal static bool Dominates(Rational[] x, Rational[] y)
        => x.Zip(y).All(p => p.First >= p.Second) && x.Zip(y).Any(p => p.First > p.Second);

    internal static int Compare(Rational[] x, Rational[] y)
        => x.Zip(y).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(c => c != 0);

    private IEnumerable<Rational> Ratios(Rational[] point)
    {
        Rational[] gains = Gains(point);
        for (int p = 0; p < gains.Length; p++)
        {
            Rational ideal = RationalPoints.Max(other => other[p]) - _reservation[p];
            if (ideal.Sign != 0) yield return gains[p] / ideal;
        }
    }

    private List<Rational[]> Best(Func<Rational[], Rational> score)
    {
        if (RationalPoints.Count == 0) return [];
        Rational best = RationalPoints.Max(score);
        return [.. RationalPoints.Where(point => score(point) == best)];
    }

    private static Rational Power(Rational value, int power)
        => new(BigInteger.Pow(value.Numerator, power), BigInteger.Pow(value.Denominator, power));

    private static IEnumerable<Rational[]> Enumerate(Scenario scenario, int issue, Rational[] sum)
    {
        if (issue == scenario.Issues.Count)
            return [[.. sum.Select((s, p) => scenario.Parties[p].Cap is { } cap && s > cap ? cap : s)]];
        return Enumerable.Range(0, scenario.Issues[issue].Options.Count)
            .SelectMany(o => Enumerate(scenario, issue + 1, [.. sum.Select((s, p) => s + scenario.Issues[issue].Worth(p, o))]));
    }
}
