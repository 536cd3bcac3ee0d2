namespace TradeModel.Simulation;

/// <summary>
/// What the built-in models have in common: choices of an offer, and estimates that are worked out when they are asked for.
/// </summary>
/// <remarks>What an offer says about a closed issue is forced, so they learn nothing from it.</remarks>
internal abstract class FlatEstimate : OpponentModel.Instance
{
    private readonly PartyView _view;
    private readonly double[] _estimate;
    private readonly int[] _choices;
    private bool _stale = true;

    protected FlatEstimate(PartyView view)
    {
        _view = view;
        Order = view.Order;
        _estimate = new double[Order.OptionCount];
        _choices = new int[Order.IssueCount];
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

    /// <summary>Where choices and places of options come from, which no closing changes.</summary>
    protected OutcomeOrder Order { get; }

    protected bool IsOpen(int issue) => _view.Order.ClosedAt(issue) is null;

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
