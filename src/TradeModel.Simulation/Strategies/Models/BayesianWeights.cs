using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>
/// A Bayesian model of additive utilities: it weighs hypotheses on the importance of each issue and on which of its options is best by how
/// well they explain the offers.
/// </summary>
/// <remarks>
/// <para>
/// K. Hindriks, D. Tykhonov, "Opponent modelling in automated multi-issue negotiation using Bayesian learning", AAMAS 2008, in the form
/// that scales: the hypotheses of each issue are independent of those of the others.
/// </para>
/// <para>
/// There are n issues. The weight of an issue is 2 r / (n (n + 1)) for a rank r from 1 to n. Its values rise evenly from 0 at the first
/// option to 1 at the best and fall evenly to 0 at the last; any option may be the best. All are equally likely at first. The other party
/// is assumed to concede evenly: an offer at time t is worth 1 − concession × t to it. The likelihood of an offer is normal around
/// that, with a standard deviation of 0.25, where the issues other than the one in question count at their expected weights and values. An
/// option is estimated at its expected value times the expected weight of its issue, with weights that sum to 1. Nothing is learnt about a
/// closed issue, which counts at its expected weight and value.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record BayesianWeights : OpponentModel
{
    private const double Deviation = 0.25;

    // With more issues than this, likelihoods of ranks are worked out from each other.
    private const int LongestExact = 32;

    /// <summary>Creates the model.</summary>
    /// <param name="concession">What the other party is assumed to concede of its best utility by the end, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The concession is outside this range.</exception>
    public BayesianWeights(double concession = 0.5) => Concession = concession;

    /// <summary>What the other party is assumed to concede of its best utility by the end.</summary>
    public double Concession { get; init => field = StrategyArgument.Share(value, "concession"); }

    /// <inheritdoc />
    public override Instance Start(PartyView view, int party) => new Learner(Guard.NotNull(view), Concession);

    /// <summary>The assumed concession.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Bayesian, concession {Concession:R}");

    private sealed class Learner : FlatEstimate
    {
        private readonly PartyView _view;
        private readonly double _concession;
        // The probability of each rank of each issue, and of each option to be the best of its issue.
        private readonly double[] _ranks;
        private readonly double[] _peaks;
        private readonly double[] _expected;
        // What each rank weighs, and the expected weight of each issue, which is kept up to date.
        private readonly double[] _rankWeights;
        private readonly double[] _weights;

        internal Learner(PartyView view, double concession)
            : base(view)
        {
            _view = view;
            _concession = concession;
            int issues = Order.IssueCount;
            _ranks = new double[issues * issues];
            _peaks = new double[Order.OptionCount];
            _expected = new double[issues];
            _rankWeights = [.. Enumerable.Range(1, issues).Select(rank => 2.0 * rank / ((double)issues * (issues + 1)))];
            _weights = new double[issues];
            Array.Fill(_ranks, 1.0 / issues);
            Array.Fill(_weights, Expected(RanksOf(0)));
            for (int i = 0; i < issues; i++)
                for (int at = Order.Offsets[i]; at < Order.Offsets[i + 1]; at++) _peaks[at] = 1.0 / Options(i);
        }

        protected override void Learn(ReadOnlySpan<int> choices)
        {
            double assumed = 1 - (_concession * _view.Time), sum = 0;
            for (int i = 0; i < choices.Length; i++) sum += _expected[i] = _weights[i] * Value(i, choices[i]);
            for (int i = 0; i < choices.Length; i++)
            {
                if (!IsOpen(i)) continue;
                double others = sum - _expected[i] - assumed, weight = _weights[i], value = Value(i, choices[i]);
                Span<double> ranks = RanksOf(i);
                if (ranks.Length > LongestExact) WeighEvenly(ranks, others, value);
                else for (int r = 0; r < ranks.Length; r++) ranks[r] *= Likelihood(others + (_rankWeights[r] * value));
                Span<double> peaks = PeaksOf(i);
                for (int peak = 0; peak < peaks.Length; peak++)
                    peaks[peak] *= Likelihood(others + (weight * Shape(peaks.Length, peak, choices[i])));
                Normalise(ranks);
                Normalise(peaks);
                _weights[i] = Expected(ranks);
            }
        }

        protected override void Fill(Span<double> estimate)
        {
            double sum = 0;
            foreach (double weight in _weights) sum += weight;
            for (int i = 0; i < Order.IssueCount; i++)
                for (int option = 0; option < Options(i); option++)
                    estimate[Order.Offsets[i] + option] = _weights[i] / sum * Value(i, option);
        }

        // Weighs ranks by likelihoods whose errors differ by the same step: the quotient of one and the next changes by a constant factor.
        // Every so many ranks it starts again, so that rounding does not add up.
        private void WeighEvenly(Span<double> ranks, double others, double value)
        {
            double step = _rankWeights[0] * value, factor = Likelihood(step) * Likelihood(step);
            for (int start = 0; start < ranks.Length; start += LongestExact)
            {
                double error = others + (_rankWeights[start] * value), likelihood = Likelihood(error);
                double quotient = PortableMath.Exp(-step * ((2 * error) + step) / (2 * Deviation * Deviation));
                int end = Math.Min(start + LongestExact, ranks.Length);
                for (int r = start; r < end; r++)
                {
                    ranks[r] *= likelihood;
                    likelihood *= quotient;
                    quotient *= factor;
                }
            }
        }

        private int Options(int issue) => Order.Offsets[issue + 1] - Order.Offsets[issue];

        private Span<double> RanksOf(int issue) => _ranks.AsSpan(issue * Order.IssueCount, Order.IssueCount);

        private Span<double> PeaksOf(int issue) => _peaks.AsSpan(Order.Offsets[issue], Options(issue));

        private double Expected(ReadOnlySpan<double> ranks)
        {
            double sum = 0;
            for (int r = 0; r < ranks.Length; r++) sum += ranks[r] * _rankWeights[r];
            return sum;
        }

        private double Value(int issue, int option)
        {
            double sum = 0;
            Span<double> peaks = PeaksOf(issue);
            for (int peak = 0; peak < peaks.Length; peak++) sum += peaks[peak] * Shape(peaks.Length, peak, option);
            return sum;
        }

        private static double Shape(int options, int peak, int option)
            => option == peak ? 1
            : option < peak ? (double)option / peak
            : (double)(options - 1 - option) / (options - 1 - peak);

        private static double Likelihood(double error) => PortableMath.Exp(-(error * error) / (2 * Deviation * Deviation));

        private static void Normalise(Span<double> probabilities)
        {
            double sum = 0;
            foreach (double p in probabilities) sum += p;
            for (int at = 0; at < probabilities.Length; at++) probabilities[at] /= sum;
        }
    }
}
