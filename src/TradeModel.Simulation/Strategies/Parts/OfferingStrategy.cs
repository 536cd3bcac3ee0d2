namespace TradeModel.Simulation;

/// <summary>Which offers a party makes: the "B" (bidding) of the BOA architecture. Derive from it to write your own.</summary>
/// <remarks>
/// A description without state; <see cref="Start"/> gives the object that plays one run. T. Baarslag, K. Hindriks, M. Hendrikx,
/// A. Dirkzwager, C. Jonker, "Decoupling negotiating agents to explore the space of negotiation strategies", 2014.
/// </remarks>
public abstract record OfferingStrategy
{
    /// <summary>Starts a run for one party.</summary>
    /// <param name="view">What the party knows. Its time and offers are not set yet.</param>
    public abstract Instance Start(PartyView view);

    /// <summary>What all runs of so many steps share; null if nothing.</summary>
    internal virtual object? Prepare(int steps) => null;

    /// <summary>An offering strategy in one run of one party.</summary>
    public abstract class Instance
    {
        /// <summary>
        /// The offer that the party would make at this step; the party may accept instead. Asked at most once a step, and again if issues
        /// close or reopen.
        /// </summary>
        /// <param name="view">What the party knows.</param>
        public abstract OutcomeIndex Plan(PartyView view);

        /// <summary>
        /// The least outcome that the party is willing to agree to at this step: what <see cref="AcceptNext"/> compares with. It is
        /// <see cref="PartyView.Planned"/> unless a strategy says otherwise.
        /// </summary>
        /// <param name="view">What the party knows.</param>
        public virtual OutcomeIndex Willing(PartyView view) => Guard.NotNull(view).Planned;

        /// <summary>
        /// Tells that issues have closed or reopened: see <see cref="PartyView.ClosedAt"/>. A strategy that keeps outcomes from step to
        /// step must now leave out those that are not <see cref="PartyView.IsOpen"/>. It is not told of issues that are closed at step 0.
        /// </summary>
        /// <param name="view">What the party knows, with its new <see cref="PartyView.Order"/>.</param>
        public virtual void IssuesChanged(PartyView view)
        {
        }

        /// <summary>Tells that the party has made an offer. An offer that the protocol refuses is not made.</summary>
        /// <param name="view">What the party knows.</param>
        /// <param name="offer">The offer.</param>
        public virtual void Offered(PartyView view, OutcomeIndex offer)
        {
        }

        /// <summary>Tells that another party has made an offer.</summary>
        /// <param name="view">What the party knows.</param>
        /// <param name="offer">The offer.</param>
        /// <param name="party">Who made it, counted from 0.</param>
        public virtual void Received(PartyView view, OutcomeIndex offer, int party)
        {
        }
    }
}
