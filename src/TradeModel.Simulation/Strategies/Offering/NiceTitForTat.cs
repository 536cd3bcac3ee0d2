namespace TradeModel.Simulation;

/// <summary>
/// Nice tit-for-tat: concedes towards the Nash solution, which it estimates, in the same proportion as the other party. Near the end it
/// concedes the rest of the way.
/// </summary>
/// <remarks>
/// <para>
/// T. Baarslag, K. Hindriks, C. Jonker, "A tit for tat negotiation strategy for real-time bilateral negotiations", in Complex Automated
/// Negotiations: Theories, Models, and Software Competitions, Studies in Computational Intelligence 435, 2013, pp. 229–233. It needs an
/// opponent model; the paper takes a Bayesian one. The agent in GENIUS adds constants of its own, which docs/simulation.md lists.
/// </para>
/// <para>
/// N is the party's utility of <see cref="OutcomeOrder.BestProduct"/> under the model; f and b are what the other party's first and best
/// offers are worth to it. The other party has come (b − f) / (N − f) of the way, limited to 0..1, or all of it if N ≤ f. The target is
/// u_max less that share of u_max − N. From t = 0.91 on it closes the share 20 (t − 0.91), at most 1, of the remaining gap to N. The offer
/// is <see cref="PartyView.Aim"/> at the target, or the best offer received if it is worth at least that. Before any offer it offers its
/// best outcome. If issues close, all offers received still count in f and b, but it makes no offer that has another option on a closed
/// issue.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NiceTitForTat : OfferingStrategy
{
    private const double BonusFrom = 0.91, BonusRate = 20;

    /// <inheritdoc />
    public override Instance Start(PartyView view)
    {
        Guard.NotNull(view);
        return new Player();
    }

    /// <summary>The name.</summary>
    public override string ToString() => "nice tit-for-tat";

    private sealed class Player : Instance
    {
        private double _first, _most;
        // The best offer received that it can make itself; null if there is none.
        private OutcomeIndex? _best;
        private bool _started;

        public override OutcomeIndex Plan(PartyView view)
        {
            if (!_started || !view.HasModel) return view.Order.Best;
            double nash = view.Order.Utility(view.Order.BestProduct(view.Estimate));
            double come = nash <= _first ? 1 : Math.Clamp((_most - _first) / (nash - _first), 0, 1);
            double target = view.Most - (come * (view.Most - nash));
            double bonus = Math.Clamp(BonusRate * (view.Time - BonusFrom), 0, 1);
            target -= bonus * Math.Max(0, target - nash);
            OutcomeIndex own = view.Aim(target);
            return _best is { } best && view.Order.Compare(best, own) >= 0 ? best : own;
        }

        public override void IssuesChanged(PartyView view)
        {
            if (_best is { } best && !view.IsOpen(best)) _best = null;
        }

        public override void Received(PartyView view, OutcomeIndex offer, int party)
        {
            double utility = view.Order.Utility(offer);
            if (!_started) _first = _most = utility;
            _most = Math.Max(_most, utility);
            if (_best is not { } best || view.Order.Compare(offer, best) > 0) _best = offer;
            _started = true;
        }
    }
}
