namespace TradeModel.Simulation;

/// <summary>
/// The frequency model of the agent HardHeaded: an issue that the other party leaves unchanged matters to it, and so does an option that it
/// offers often.
/// </summary>
/// <remarks>
/// <para>
/// T. van Krimpen, D. Looije, S. Hajizadeh, "HardHeaded", in Complex Automated Negotiations: Theories, Models, and Software Competitions,
/// Studies in Computational Intelligence 435, 2013, pp. 223–227. The form and the parameters are those of the model in GENIUS
/// (<c>HardHeadedFrequencyModel</c>), in which the first offer counts only as something to compare the second with.
/// </para>
/// <para>
/// There are n issues. Weights begin at 1/n, the count of each option at 1. With each offer after the first: c issues are as in the
/// offer before, and S = 1 + c ε with ε = 0.2/n. An unchanged issue whose weight is below 1 − n ε / S gets (weight + ε) / S, any other
/// weight / S. Then the options of the offer count 1 more. An option is estimated at its issue's weight times its count over the largest
/// of the issue. A closed issue counts as changed, and its options do not count.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HardHeadedFrequency : OpponentModel
{
    private const double Rate = 0.2;

    /// <inheritdoc />
    public override Instance Start(PartyView view, int party) => new Learner(Guard.NotNull(view));

    /// <summary>The name.</summary>
    public override string ToString() => "HardHeaded frequency";

    private sealed class Learner : FlatEstimate
    {
        private readonly double[] _counts;
        private readonly double[] _weights;
        private readonly int[] _before;
        private bool _hasBefore;

        internal Learner(PartyView view)
            : base(view)
        {
            _counts = new double[Order.OptionCount];
            _weights = new double[Order.IssueCount];
            _before = new int[Order.IssueCount];
            Array.Fill(_counts, 1);
            Array.Fill(_weights, 1.0 / Order.IssueCount);
        }

        protected override void Learn(ReadOnlySpan<int> choices)
        {
            if (_hasBefore)
            {
                int unchanged = 0;
                for (int i = 0; i < choices.Length; i++)
                    if (IsOpen(i) && choices[i] == _before[i]) unchanged++;
                double step = Rate / choices.Length, sum = 1 + (step * unchanged), most = 1 - (choices.Length * step / sum);
                for (int i = 0; i < choices.Length; i++)
                {
                    bool isOpen = IsOpen(i), grows = isOpen && choices[i] == _before[i] && _weights[i] < most;
                    _weights[i] = (grows ? _weights[i] + step : _weights[i]) / sum;
                    if (isOpen) _counts[Order.Offsets[i] + choices[i]]++;
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
