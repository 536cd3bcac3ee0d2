namespace TradeModel.Simulation;

/// <summary>
/// The frequency model of the agent HardHeaded: an issue that the other party leaves unchanged matters to it, and so does an option that it
/// offers often.
/// </summary>
/// <remarks>
/// <para>
/// T. van Krimpen, D. Looije, S. Hajizadeh, "HardHeaded", Complex Automated Negotiations, 2013. The form and the parameters are those of
/// GENIUS.
/// </para>
/// <para>
/// There are n issues. Weights begin at 1/n, the count of each option at 1. With each offer after the first: c issues are as in the
/// offer before, and S = 1 + c ε with ε = 0.2/n. An unchanged issue whose weight is below 1 − n ε / S gets (weight + ε) / S, any other
/// weight / S. Then the options of the offer count 1 more. An option is estimated at its issue's weight times its count over the largest
/// of the issue.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HardHeadedFrequency : OpponentModel
{
    private const double Rate = 0.2;

    /// <inheritdoc />
    public override Instance Start(PartyView view, int party) => new Learner(Guard.NotNull(view).Order);

    /// <summary>The name.</summary>
    public override string ToString() => "HardHeaded frequency";

    private sealed class Learner : FlatEstimate
    {
        private readonly double[] _counts;
        private readonly double[] _weights;
        private readonly int[] _before;
        private bool _hasBefore;

        internal Learner(OutcomeOrder order)
            : base(order)
        {
            _counts = new double[order.OptionCount];
            _weights = new double[order.IssueCount];
            _before = new int[order.IssueCount];
            Array.Fill(_counts, 1);
            Array.Fill(_weights, 1.0 / order.IssueCount);
        }

        protected override void Learn(ReadOnlySpan<int> choices)
        {
            if (_hasBefore)
            {
                int unchanged = 0;
                for (int i = 0; i < choices.Length; i++)
                    if (choices[i] == _before[i]) unchanged++;
                double step = Rate / choices.Length, sum = 1 + (step * unchanged), most = 1 - (choices.Length * step / sum);
                for (int i = 0; i < choices.Length; i++)
                {
                    bool grows = choices[i] == _before[i] && _weights[i] < most;
                    _weights[i] = (grows ? _weights[i] + step : _weights[i]) / sum;
                    _counts[Order.Offsets[i] + choices[i]]++;
                }
            }
            choices.CopyTo(_before);
            _hasBefore = true;
        }

        protected override void Fill(Span<double> estimate)
        {
            for (int i = 0; i < _weights.Length; i++)
            {
                double most = MostOf(_counts, i);
                for (int at = Order.Offsets[i]; at < Order.Offsets[i + 1]; at++) estimate[at] = _weights[i] * (_counts[at] / most);
            }
        }
    }
}
