namespace TradeModel.Simulation;

/// <summary>
/// What the built-in models have in common: choices of an offer, and estimates that are worked out when they are asked for.
/// </summary>
internal abstract class FlatEstimate : OpponentModel.Instance
{
    private readonly double[] _estimate;
    private readonly int[] _choices;
    private bool _stale = true;

    protected FlatEstimate(OutcomeOrder order)
    {
        Order = order;
        _estimate = new double[order.OptionCount];
        _choices = new int[order.IssueCount];
    }

    public override ReadOnlySpan<double> Estimate
    {
        get
        {
            if (_stale) Fill(_estimate);
            _stale = false;
            return _estimate;
        }
    }

    protected OutcomeOrder Order { get; }

    public override void Received(OutcomeIndex offer)
    {
        Order.Choices(offer, _choices);
        Learn(_choices);
        _stale = true;
    }

    protected abstract void Learn(ReadOnlySpan<int> choices);

    protected abstract void Fill(Span<double> estimate);

    /// <summary>The largest of the numbers of an issue's options.</summary>
    protected double MostOf(double[] numbers, int issue)
    {
        double most = 0;
        for (int at = Order.Offsets[issue]; at < Order.Offsets[issue + 1]; at++) most = Math.Max(most, numbers[at]);
        return most;
    }
}
