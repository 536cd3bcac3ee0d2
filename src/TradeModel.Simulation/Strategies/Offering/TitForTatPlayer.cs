namespace TradeModel.Simulation;

/// <summary>A behaviour-dependent tactic in one run: it changes its last target by what the others did.</summary>
/// <remarks>
/// It begins with its best outcome and keeps it until another party has made more offers than the window is long. The target stays between
/// <see cref="PartyView.Least"/> and <see cref="PartyView.Most"/>.
/// </remarks>
internal abstract class TitForTatPlayer(PartyView view, int window) : OfferingStrategy.Instance
{
    private double _target = view.Most, _next;

    /// <summary>How many offers back it looks.</summary>
    protected int Window { get; } = window;

    protected ReceivedUtilities Past { get; } = new(view.PartyCount, window);

    public override OutcomeIndex Plan(PartyView view)
    {
        double sum = 0;
        int others = 0;
        for (int party = 0; party < view.PartyCount; party++)
        {
            if (party == view.Party || !Past.IsFull(party)) continue;
            sum += Next(view, _target, party);
            others++;
        }
        _next = others == 0 ? view.Most : Math.Clamp(sum / others, view.Least, view.Most);
        return view.Aim(_next);
    }

    public override void Offered(PartyView view, OutcomeIndex offer) => _target = _next;

    public override void Received(PartyView view, OutcomeIndex offer, int party) => Past.Add(party, view.Order.Utility(offer));

    /// <summary>The next target in answer to one other party, before it is held within its bounds.</summary>
    protected abstract double Next(PartyView view, double target, int party);

    /// <summary>A quotient of utilities; 1, no change, unless both are above 0.</summary>
    protected static double Ratio(double before, double after) => before > 0 && after > 0 ? before / after : 1;
}
