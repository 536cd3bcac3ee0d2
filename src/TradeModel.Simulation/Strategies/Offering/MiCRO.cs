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
        private readonly OutcomeSet[] _received;
        // The next new outcome; null if none is left.
        private OutcomeIndex? _next;

        internal Player(PartyView view)
        {
            _received = new OutcomeSet[view.PartyCount];
            for (int party = 0; party < _received.Length; party++) _received[party] = new();
            _next = view.Order.Best;
        }

        public override OutcomeIndex Plan(PartyView view)
            => IsWilling(view) is { } next ? next : _made[view.Random.Next(_made.Count)];

        public override OutcomeIndex Willing(PartyView view) => IsWilling(view) ?? _made[^1];

        public override void Offered(PartyView view, OutcomeIndex offer)
        {
            if (offer != _next) return;
            _made.Add(offer);
            _next = view.Order.TryNextBelow(offer, out OutcomeIndex next) ? next : null;
        }

        public override void Received(PartyView view, OutcomeIndex offer, int party) => _received[party].Add(offer);

        /// <summary>The next new outcome, if it has made no more distinct offers than it has received.</summary>
        private OutcomeIndex? IsWilling(PartyView view)
        {
            int fewest = int.MaxValue;
            for (int party = 0; party < _received.Length; party++)
                if (party != view.Party) fewest = Math.Min(fewest, _received[party].Count);
            return _made.Count <= fewest ? _next : null;
        }
    }
}
