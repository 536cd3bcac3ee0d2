using NodaTime;
using TradeModel.Convergence;

namespace TradeModel.Coverage;

/// <summary>A series whose true drift and future are known: a window to judge from, and ten years that follow it.</summary>
internal sealed class SimulatedSeries
{
    /// <summary>The drift per day of every series that has one.</summary>
    internal const double Drift = 0.0001;

    /// <summary>The threshold lies above the last value by what a drift covers in sixty days.</summary>
    internal const double Gap = 60 * Drift;

    internal const int Horizon = 3640;

    private readonly double[] _path;
    private readonly int _window;

    private SimulatedSeries(double[] path, int window, double drift)
    {
        _path = path;
        _window = window;
        TrueDriftPerYear = 365 * drift;
        double shift = 0.4 - path[window / 2];
        for (int i = 0; i < path.Length; i++) path[i] += shift;
        Window = new(new LocalDate(2025, 1, 1), path.Take(window).ToValueList());
    }

    internal DailySeries Window { get; }

    internal double TrueDriftPerYear { get; }

    internal double Threshold => _path[_window - 1] + Gap;

    /// <summary>After how many days the path first reaches the threshold; null if not within ten years.</summary>
    internal int? TrueDays
    {
        get
        {
            for (int day = 1; day <= Horizon; day++)
                if (_path[_window - 1 + day] >= Threshold) return day;
            return null;
        }
    }

    /// <summary>The kinds of series by name. The first six and the two driftless ones after them are the table of acceptance.</summary>
    internal static IReadOnlyList<(string Name, double Drift, Func<Xoshiro256, int, double[]> Path)> Kinds { get; } =
    [
        ("independent noise about a line", Drift, (r, n) => About(Drift, r, n, memory: 0, size: 20 * Drift)),
        ("AR(1), 0.9, about a line", Drift, (r, n) => About(Drift, r, n, memory: 0.9, size: 10 * Drift)),
        ("steps up, one in 15 days", Drift, (r, n) => Steps(r, n, every: 15, upwards: 1, Even)),
        ("steps up and down, one in 15 days", 0, (r, n) => Steps(r, n, every: 15, upwards: 0.5, Even)),
        ("random walk", 0, (r, n) => Walk(0, r, n)),
        ("steps up, one in 45 days", Drift, (r, n) => Steps(r, n, every: 45, upwards: 1, Even)),
        ("independent noise, no drift", 0, (r, n) => About(0, r, n, memory: 0, size: 20 * Drift)),
        ("AR(1), 0.9, no drift", 0, (r, n) => About(0, r, n, memory: 0.9, size: 10 * Drift)),
        ("random walk with drift", Drift, (r, n) => Walk(Drift, r, n)),
        ("three steps up to one down, one in 15 days", Drift / 2, (r, n) => Steps(r, n, every: 15, upwards: 0.75, Even)),
        ("steps up of exponential size, one in 15 days", Drift, (r, n) => Steps(r, n, every: 15, upwards: 1, Exponential)),
        ("steps up and down of exponential size", 0, (r, n) => Steps(r, n, every: 15, upwards: 0.5, Exponential)),
        ("rounds: three steps up in a week of thirty days", Drift, Rounds),
    ];

    internal static SimulatedSeries Of(int kind, int window, int number)
    {
        var random = new Xoshiro256(2025, 1 + (ulong)number + ((ulong)kind << 32) + ((ulong)window << 48));
        (_, double drift, Func<Xoshiro256, int, double[]> path) = Kinds[kind];
        return new(path(random, window + Horizon), window, drift);
    }

    private static double[] About(double drift, Xoshiro256 random, int days, double memory, double size)
    {
        var path = new double[days];
        double off = size * Normal(random) / Math.Sqrt(1 - (memory * memory));
        for (int i = 0; i < days; i++)
        {
            path[i] = (drift * i) + off;
            off = (memory * off) + (size * Normal(random));
        }
        return path;
    }

    private static double[] Walk(double drift, Xoshiro256 random, int days)
    {
        var path = new double[days];
        for (int i = 1; i < days; i++) path[i] = path[i - 1] + drift + (10 * Drift * Normal(random));
        return path;
    }

    /// <summary>A step on a day has the chance 1 / every and the mean size that makes the drift.</summary>
    private static double[] Steps(Xoshiro256 random, int days, int every, double upwards, Func<Xoshiro256, double> size)
    {
        var path = new double[days];
        for (int i = 1; i < days; i++)
        {
            path[i] = path[i - 1];
            if (random.Next(every) == 0) path[i] += every * Drift * size(random) * (random.NextDouble() < upwards ? 1 : -1);
        }
        return path;
    }

    private static double[] Rounds(Xoshiro256 random, int days)
    {
        var change = new double[days + 60];
        for (int round = random.Next(30); round < days; round += 30)
            for (int i = 0; i < 3; i++) change[round + random.Next(7)] += 10 * Drift * Exponential(random);
        var path = new double[days];
        for (int i = 1; i < days; i++) path[i] = path[i - 1] + change[i];
        return path;
    }

    private static double Even(Xoshiro256 random) => 0.5 + random.NextDouble();

    internal static double Exponential(Xoshiro256 random) => -Math.Log(1 - random.NextDouble());

    internal static double Normal(Xoshiro256 random)
        => Math.Sqrt(2 * Exponential(random)) * Math.Cos(2 * Math.PI * random.NextDouble());
}
