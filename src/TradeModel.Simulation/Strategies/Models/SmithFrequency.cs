namespace TradeModel.Simulation;

/// <summary>
/// The frequency model of the agent Smith: an issue on which the other party keeps to one option matters to it, and an option is worth more
/// to it the more often it is offered.
/// </summary>
/// <remarks>
/// N. van Galen Last, "Agent Smith: opponent model estimation in bilateral multi-issue negotiation", New Trends in Agent-Based Complex
/// Automated Negotiations, 2012. An issue's weight is the count of its most offered option over the sum of these counts over all issues. An
/// option is estimated at its issue's weight times its count over the largest of the issue. Before any offer all weights and counts are
/// equal. Offers made while an issue is closed do not count on it.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SmithFrequency : OpponentModel
{
    /// <inheritdoc />
    public override Instance Start(PartyView view, int party) => new Learner(Guard.NotNull(view));

    /// <summary>The name.</summary>
    public override string ToString() => "Smith frequency";

    private sealed class Learner(PartyView view) : FlatEstimate(view)
    {
        private readonly double[] _counts = new double[view.Order.OptionCount];
        private bool _heard;

        protected override void Learn(ReadOnlySpan<int> choices)
        {
            for (int i = 0; i < choices.Length; i++)
            {
                if (!IsOpen(i)) continue;
                _counts[Order.Offsets[i] + choices[i]]++;
                _heard = true;
            }
        }

        protected override void Fill(Span<double> estimate)
        {
            int issues = Order.IssueCount;
            if (!_heard)
            {
                estimate.Fill(1.0 / issues);
                return;
            }
            double sum = 0;
            for (int i = 0; i < issues; i++) sum += MostOf(_counts, i);
            // Weight times value: (most / sum) × (count / most).
            for (int at = 0; at < estimate.Length; at++) estimate[at] = _counts[at] / sum;
        }
    }
}
