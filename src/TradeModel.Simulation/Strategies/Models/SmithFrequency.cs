namespace TradeModel.Simulation;

/// <summary>
/// The frequency model of the agent Smith: an issue on which the other party keeps to one option matters to it, and an option is worth more
/// to it the more often it is offered.
/// </summary>
/// <remarks>
/// <para>
/// N. van Galen Last, "Agent Smith: opponent model estimation in bilateral multi-issue negotiation", in New Trends in Agent-Based Complex
/// Automated Negotiations, Studies in Computational Intelligence 383, 2012, pp. 167–174. The form is that of the model in GENIUS
/// (<c>SmithFrequencyModel</c>) for issues with options.
/// </para>
/// <para>
/// An issue's weight is the count of its most offered option over the sum of these counts over all issues. An option is estimated at its
/// issue's weight times the share of the offers that had it, so even the option offered most is worth less than the weight unless every
/// offer had it. Before any offer all estimates are equal. Offers made while an issue is closed do not count on it.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SmithFrequency : OpponentModel
{
    /// <inheritdoc />
    public override Instance Start(PartyView view, int party) => new Learner(Guard.NotNull(view));

    /// <summary>The name.</summary>
    public override string ToString() => "Smith frequency";

    private sealed class Learner : FlatEstimate
    {
        private readonly double[] _counts;
        private readonly double[] _offers;

        internal Learner(PartyView view)
            : base(view)
        {
            _counts = new double[Order.OptionCount];
            _offers = new double[Order.IssueCount];
        }

        protected override void Learn(ReadOnlySpan<int> choices)
        {
            for (int i = 0; i < choices.Length; i++)
            {
                if (!IsOpen(i)) continue;
                _counts[Order.Offsets[i] + choices[i]]++;
                _offers[i]++;
            }
        }

        protected override void Fill(Span<double> estimate)
        {
            int issues = Order.IssueCount;
            double sum = 0;
            for (int i = 0; i < issues; i++) sum += MostOf(_counts, i);
            if (sum == 0)
            {
                estimate.Fill(1.0 / issues);
                return;
            }
            for (int i = 0; i < issues; i++)
            {
                double weight = MostOf(_counts, i) / sum;
                for (int at = Order.Offsets[i]; at < Order.Offsets[i + 1]; at++)
                    estimate[at] = _offers[i] > 0 ? weight * (_counts[at] / _offers[i]) : 0;
            }
        }
    }
}
