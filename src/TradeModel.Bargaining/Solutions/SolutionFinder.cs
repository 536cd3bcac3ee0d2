using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// Finds the solutions of a frontier. Doubles with a bound on their error select the few points that may be best; exact numbers decide
/// among those, so exact ties are found.
/// </summary>
internal sealed class SolutionFinder
{
    // How many points are examined between two looks at the watch.
    private const int Block = 1 << 12;

    private readonly ListedPoints _frontier;
    private readonly GainScale[] _gains;
    private readonly int[] _rational;
    private readonly int _parties;
    private readonly Rational[] _ideal;
    private readonly Lazy<BargainingSolution> _nash, _kalaiSmorodinsky, _egalitarian, _utilitarian;
    private Watch _watch;

    internal SolutionFinder(ListedPoints frontier, Watch watch)
    {
        _watch = watch;
        _frontier = frontier;
        _parties = frontier.Arrays.PartyCount;
        _gains = GainScale.Of(frontier.Points.Table);
        _rational = FindRational();
        _ideal = new Rational[_parties];
        for (int p = 0; p < _parties; p++)
        {
            int party = p;
            foreach (int best in Best(i => _gains[party].Between(Rounded(party, i)), i => Gain(party, i), watch).Take(1))
                _ideal[p] = Gain(p, best);
        }
        RationalPoints = ValueList.Create<int>(_rational);
        _nash = new(() => Solve(i => Product(i, null), NashScore(null)));
        _egalitarian = new(() => Solve(Least, i => Enumerable.Range(0, _parties).Min(p => Gain(p, i))));
        _utilitarian = new(() => Solve(Sum, i => Enumerable.Range(0, _parties).Aggregate(Rational.Zero, (s, p) => s + Gain(p, i))));
        _kalaiSmorodinsky = new(SolveKalaiSmorodinsky);
    }

    /// <summary>A finder that has found its solutions, except those by weights.</summary>
    internal static SolutionFinder Solved(ListedPoints frontier, Watch watch)
    {
        var finder = new SolutionFinder(frontier, watch);
        Func<BargainingSolution>[] solutions =
            [() => finder.Nash, () => finder.KalaiSmorodinsky, () => finder.Egalitarian, () => finder.Utilitarian];
        for (int s = 0; s < solutions.Length; s++)
        {
            watch.Reach((s + 1.0) / (solutions.Length + 1));
            _ = solutions[s]();
        }
        finder._watch = Watch.None;
        return finder;
    }

    internal ValueList<int> RationalPoints { get; }

    internal BargainingSolution Nash => _nash.Value;

    internal BargainingSolution KalaiSmorodinsky => _kalaiSmorodinsky.Value;

    internal BargainingSolution Egalitarian => _egalitarian.Value;

    internal BargainingSolution Utilitarian => _utilitarian.Value;

    internal BargainingSolution WeightedNash(ValueList<Rational> weights, Watch watch)
    {
        if (weights.Count != _parties) throw new ArgumentException($"{weights.Count} weights for {_parties} parties", nameof(weights));
        BigInteger common = BigInteger.One, divisor = BigInteger.Zero;
        foreach (Rational weight in weights)
        {
            if (weight.Sign <= 0) throw new ArgumentOutOfRangeException(nameof(weights), "a weight must be greater than 0");
            common = common / BigInteger.GreatestCommonDivisor(common, weight.Denominator) * weight.Denominator;
        }
        BigInteger[] powers = [.. weights.Select(w => w.Numerator * (common / w.Denominator))];
        foreach (BigInteger power in powers) divisor = BigInteger.GreatestCommonDivisor(divisor, power);
        BigInteger total = powers.Aggregate(BigInteger.Zero, (sum, power) => sum + power / divisor);
        if (total > 10_000)
        {
            throw new ArgumentOutOfRangeException(
                nameof(weights), "the ratios of the weights must be of whole numbers that sum to at most 10,000");
        }
        int[] exponents = [.. powers.Select(p => (int)(p / divisor))];
        return Solve(i => Product(i, exponents), NashScore(exponents), watch);
    }

    private BargainingSolution SolveKalaiSmorodinsky()
    {
        // A party that can gain nothing has no share of its best gain and is ignored.
        int[] gaining = [.. Enumerable.Range(0, _parties).Where(p => _ideal[p].Sign != 0)];
        double[] ideals = [.. Enumerable.Range(0, _parties).Select(p => _gains[p].Rounded(_ideal[p]))];
        return Solve(
            i =>
            {
                (double low, double high) = (double.PositiveInfinity, double.PositiveInfinity);
                foreach (int p in gaining)
                {
                    // An ideal that is too small for a precise double lies far below the error of a gain, so its bounds hold anyway.
                    (double least, double most) = _gains[p].Between(Rounded(p, i));
                    low = Math.Min(low, least / ideals[p] * (1 - 1e-14));
                    high = Math.Min(high, most / ideals[p] * (1 + 1e-14));
                }
                return gaining.Length == 0 ? (0, 0) : (low, high);
            },
            i => gaining.Length == 0 ? Rational.Zero : gaining.Min(p => Gain(p, i) / _ideal[p]));
    }

    private BargainingSolution Solve(Func<int, (double Low, double High)> between, Func<int, Rational> score, Watch? watch = null)
    {
        int[] best = Best(between, score, watch ?? _watch);
        string scope = _frontier.Kind switch
        {
            FrontierKind.Exact => "",
            FrontierKind.Convex => " among the listed points of the convex frontier",
            _ => " among the listed points of the thinned frontier",
        };
        string explanation = best.Length == 0
            ? $"no outcome{scope} gives every party at least its reservation value"
            : best.Length == 1 ? $"the one best outcome{scope}"
            : string.Create(CultureInfo.InvariantCulture, $"{best.Length:N0} outcomes{scope} tie exactly");
        return new(_frontier, ValueList.Create<int>(best), explanation);
    }

    // The points that can be best by their intervals; of these, the ones that are best exactly.
    private int[] Best(Func<int, (double Low, double High)> between, Func<int, Rational> score, Watch watch)
    {
        int examined = 0;
        double low = double.NegativeInfinity;
        // What doubles cannot bound may be anything.
        foreach (int i in _rational)
            if (Examined(between, i).Low is var least && !double.IsNaN(least)) low = Math.Max(low, least);
        int[] candidates = [.. _rational.Where(i => !(Examined(between, i).High < low))];
        if (candidates.Length <= 1) return candidates;
        Rational[] scores = [.. candidates.Select(i => Examined(score, i))];
        Rational most = scores.Max();
        return [.. candidates.Where((_, c) => scores[c] == most)];

        TResult Examined<TResult>(Func<int, TResult> examine, int point)
        {
            if (++examined % Block == 0) watch.Check();
            return examine(point);
        }
    }

    private int[] FindRational()
    {
        var rational = new List<int>();
        for (int i = 0; i < _frontier.Count; i++)
        {
            if (i % Block == 0) _watch.Check();
            int p = 0;
            for (; p < _parties; p++)
            {
                (double low, double high) = _gains[p].Between(Rounded(p, i));
                if (high < 0 || (!(low >= 0) && Gain(p, i).Sign < 0)) break;
            }
            if (p == _parties) rational.Add(i);
        }
        return [.. rational];
    }

    private double Rounded(int party, int point) => _frontier.Points.RoundedUnits(party, point);

    private Rational Gain(int party, int point) => _gains[party].Exact(_frontier, party, point);

    private (double Low, double High) Product(int point, int[]? exponents)
    {
        // Logarithms would lose ties at 0. The interval covers the rounding of a product of doubles.
        double low = 1, high = 1, total = exponents?.Sum() ?? 1;
        double Power(int party, double gain) => exponents is null ? gain : PortableMath.Pow(gain, exponents[party] / total);
        for (int p = 0; p < _parties; p++)
        {
            (double least, double most) = _gains[p].Between(Rounded(p, point));
            low *= Power(p, Math.Max(0, least)) * (1 - 1e-13);
            high *= Power(p, Math.Max(0, most)) * (1 + 1e-13);
        }
        // Near 0 the doubles are too coarse for an interval.
        const double Coarse = 1e-290;
        return (low < Coarse ? 0 : low, high < Coarse ? Coarse : high);
    }

    private Func<int, Rational> NashScore(int[]? exponents) => i =>
    {
        Rational product = Rational.One;
        for (int p = 0; p < _parties && product.Sign != 0; p++)
        {
            Rational gain = Gain(p, i);
            product *= exponents is null
                ? gain
                : new(BigInteger.Pow(gain.Numerator, exponents[p]), BigInteger.Pow(gain.Denominator, exponents[p]));
        }
        return product;
    };

    private (double Low, double High) Least(int point)
    {
        (double low, double high) = (double.PositiveInfinity, double.PositiveInfinity);
        for (int p = 0; p < _parties; p++)
        {
            (double least, double most) = _gains[p].Between(Rounded(p, point));
            low = Math.Min(low, least);
            high = Math.Min(high, most);
        }
        return (low, high);
    }

    private (double Low, double High) Sum(int point)
    {
        double low = 0, high = 0;
        for (int p = 0; p < _parties; p++)
        {
            (double least, double most) = _gains[p].Between(Rounded(p, point));
            low += least;
            high += most;
        }
        double slack = 1e-14 * Math.Max(Math.Abs(low), Math.Abs(high));
        return (low - slack, high + slack);
    }
}
