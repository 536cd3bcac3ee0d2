using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>The replicator dynamics of a symmetric game, with sums and products only, so that every machine gives the same bits.</summary>
internal sealed class ReplicatorDynamics
{
    internal const int MostSteps = 200_000;
    private const double AtRest = 1e-12, Absent = 1e-6, Same = 1e-4, StartShare = 0.9;

    private readonly double[][] _payoffs;
    private readonly double[] _shares;
    private readonly double[] _stage;
    private readonly double[][] _slopes;

    private ReplicatorDynamics(double[][] payoffs)
    {
        _payoffs = payoffs;
        _shares = new double[payoffs.Length];
        _stage = new double[payoffs.Length];
        _slopes = [.. Enumerable.Range(0, 4).Select(_ => new double[payoffs.Length])];
    }

    internal static ValueList<RestPoint> RestPoints(EmpiricalGame game, CancellationToken cancellation)
    {
        var dynamics = new ReplicatorDynamics(Rescaled(game));
        var ends = new List<(double[] Shares, bool IsAtRest, int Starts)>();
        foreach (double[] start in Starts(game.Strategies.Count))
        {
            bool isAtRest = dynamics.Run(start, cancellation);
            double[] shares = Present(dynamics._shares);
            int same = ends.FindIndex(end => end.IsAtRest == isAtRest && Distance(end.Shares, shares) < Same);
            if (same < 0) ends.Add((shares, isAtRest, 1));
            else ends[same] = ends[same] with { Starts = ends[same].Starts + 1 };
        }
        return ends.OrderByDescending(end => end.Starts).Select(end => Point(game, end)).ToValueList();
    }

    /// <summary>The even mixture, then one dominated by each strategy, then one by each pair.</summary>
    internal static IEnumerable<double[]> Starts(int count)
    {
        double[] even = new double[count];
        Array.Fill(even, 1d / count);
        yield return even;
        for (int i = 0; i < count; i++)
        {
            for (int j = i; j < count; j++)
            {
                int[] large = i == j ? [i] : [i, j];
                // Of two strategies, the pair's start is the even one.
                if (large.Length == count) continue;
                double[] start = new double[count];
                Array.Fill(start, (1 - StartShare) / (count - large.Length));
                foreach (int one in large) start[one] = StartShare / large.Length;
                yield return start;
            }
        }
    }

    private static double[][] Rescaled(EmpiricalGame game)
    {
        Rational least = game.Payoffs.Min(row => row.Min()), range = game.Payoffs.Max(row => row.Max()) - least;
        return [.. game.Payoffs.Select(row => row.Select(x => range.Sign == 0 ? 0 : ((x - least) / range).ToDouble()).ToArray())];
    }

    private static RestPoint Point(EmpiricalGame game, (double[] Shares, bool IsAtRest, int Starts) end)
    {
        // As exact numbers, whose sum can then be made exactly 1.
        Rational[] exact = [.. end.Shares.Select(x => (Rational)x)];
        Rational sum = exact.Aggregate(Rational.Zero, (all, x) => all + x);
        ValueList<Rational> shares = exact.Select(x => x / sum).ToValueList();
        Rational payoff = Rational.Zero;
        for (int i = 0; i < shares.Count; i++)
            for (int j = 0; j < shares.Count; j++)
                if (shares[i].Sign > 0 && shares[j].Sign > 0) payoff += shares[i] * shares[j] * game.Payoffs[i][j];
        return new(
            shares.Select((share, i) => KeyValuePair.Create(game.Strategies[i], share.ToDouble())).Where(s => s.Value > 0).ToValueMap(),
            payoff.ToDouble(), game.Regret(shares).ToDouble(), end.Starts, end.IsAtRest);
    }

    private static double[] Present(double[] shares)
    {
        double[] present = Array.ConvertAll(shares, x => x < Absent ? 0 : x);
        double sum = present.Sum();
        return Array.ConvertAll(present, x => x / sum);
    }

    private static double Distance(double[] one, double[] other)
    {
        double most = 0;
        for (int i = 0; i < one.Length; i++) most = Math.Max(most, Math.Abs(one[i] - other[i]));
        return most;
    }

    private bool Run(double[] start, CancellationToken cancellation)
    {
        start.CopyTo(_shares, 0);
        for (int step = 0; step < MostSteps; step++)
        {
            if (step % 1_000 == 0) cancellation.ThrowIfCancellationRequested();
            Slope(_shares, _slopes[0]);
            if (Array.TrueForAll(_slopes[0], slope => Math.Abs(slope) <= AtRest)) return true;
            Step();
        }
        return false;
    }

    private void Step()
    {
        Slope(Stage(_slopes[0], 0.5), _slopes[1]);
        Slope(Stage(_slopes[1], 0.5), _slopes[2]);
        Slope(Stage(_slopes[2], 1), _slopes[3]);
        double sum = 0;
        for (int i = 0; i < _shares.Length; i++)
        {
            double moved = _shares[i] + ((_slopes[0][i] + (2 * (_slopes[1][i] + _slopes[2][i])) + _slopes[3][i]) / 6);
            sum += _shares[i] = Math.Max(0, moved);
        }
        for (int i = 0; i < _shares.Length; i++) _shares[i] /= sum;
    }

    private double[] Stage(double[] slope, double time)
    {
        for (int i = 0; i < _stage.Length; i++) _stage[i] = _shares[i] + (time * slope[i]);
        return _stage;
    }

    private void Slope(double[] shares, double[] slope)
    {
        double mean = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            double earned = 0;
            double[] row = _payoffs[i];
            for (int j = 0; j < shares.Length; j++) earned += row[j] * shares[j];
            slope[i] = earned;
            mean += earned * shares[i];
        }
        for (int i = 0; i < shares.Length; i++) slope[i] = shares[i] * (slope[i] - mean);
    }
}
