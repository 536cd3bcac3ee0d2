namespace TradeModel.Simulation;

/// <summary>
/// MiCRO: offers its outcomes by falling utility, never below its reservation value. It makes a new offer while it has made no more
/// distinct offers than it has received, otherwise it repeats a random earlier one of its own.
/// </summary>
/// <remarks>
/// <para>
/// D. de Jonge, "An analysis of the linear bilateral ANAC domains using the MiCRO benchmark strategy", IJCAI 2022. It looks at the order of
/// outcomes only, so a monotone change of a party's utilities changes nothing.
/// </para>
/// <para>
/// With <see cref="AcceptNext"/> it accepts what is worth at least the next new outcome it would be willing to offer; if it is not willing
/// to make a new offer, or none is left, at least the least outcome it has offered. With more than two parties, the distinct offers
/// received are counted for each other party, and the fewest count.
/// </para>
/// <para>
/// While issues are closed, it continues with the best outcome it has not offered among those that have the settled options, and repeats
/// only offers that have them. If it has no such offer to repeat, it makes a new one. Offers made and received before still count.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record MiCRO : OfferingStrategy
{
    /// <inheritdoc />
    public override Instance Start(PartyView view) => new Player(Guard.NotNull(view));

    /// <summary>The name.</summary>
    public override string ToString() => "MiCRO";

    private sealed class Player : Instance
    {
        private readonly List<OutcomeIndex> _made = [];
        // Those of its offers that it can repeat, and the least of them.
        private List<OutcomeIndex> _open;
        private OutcomeIndex _least;
        // All offers made, to pass over after issues have closed or reopened; null until then.
        private HashSet<OutcomeIndex>? _passed;
        private readonly OutcomeSet[] _received;
        // The next new outcome; null if none is left.
        private OutcomeIndex? _next;

        internal Player(PartyView view)
        {
            _received = new OutcomeSet[view.PartyCount];
            for (int party = 0; party < _received.Length; party++) _received[party] = new();
            _next = view.Order.Best;
            _open = _made;
        }

        public override OutcomeIndex Plan(PartyView view)
            => IsWilling(view) is { } next ? next : _open[view.Random.Next(_open.Count)];

        public override OutcomeIndex Willing(PartyView view) => IsWilling(view) ?? _least;

        public override void Offered(PartyView view, OutcomeIndex offer)
        {
            if (offer != _next) return;
            _made.Add(offer);
            if (_open != _made) _open.Add(offer);
            if (_open.Count == 1 || view.Order.Compare(offer, _least) < 0) _least = offer;
            _passed?.Add(offer);
            _next = NextBelow(view, offer);
        }

        public override void IssuesChanged(PartyView view)
        {
            _open = _made.FindAll(view.IsOpen);
            if (_open.Count > 0) _least = _open.Aggregate((least, one) => view.Order.Compare(one, least) < 0 ? one : least);
            _passed = [.. _made];
            OutcomeIndex best = view.Order.Best;
            _next = _passed.Contains(best) ? NextBelow(view, best) : best;
        }

        public override void Received(PartyView view, OutcomeIndex offer, int party) => _received[party].Add(offer);

        private OutcomeIndex? NextBelow(PartyView view, OutcomeIndex outcome)
        {
            do
            {
                if (!view.Order.TryNextBelow(outcome, out OutcomeIndex next)) return null;
                outcome = next;
            }
            while (_passed is not null && _passed.Contains(outcome));
            return outcome;
        }

        /// <summary>
        /// The next new outcome, if it has made no more distinct offers than it has received, or has none to repeat.
        /// </summary>
        private OutcomeIndex? IsWilling(PartyView view)
        {
            int fewest = int.MaxValue;
            for (int party = 0; party < _received.Length; party++)
                if (party != view.Party) fewest = Math.Min(fewest, _received[party].Count);
            return _made.Count <= fewest || _open.Count == 0 ? _next : null;
        }
    }
}
