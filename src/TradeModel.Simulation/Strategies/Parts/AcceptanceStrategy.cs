namespace TradeModel.Simulation;

/// <summary>Which offers a party accepts: the "A" of the BOA architecture. Derive from it to write your own.</summary>
/// <remarks>A description without state; <see cref="Start"/> gives the object that plays one run.</remarks>
public abstract record AcceptanceStrategy
{
    /// <summary>Starts a run for one party.</summary>
    /// <param name="view">What the party knows. Its time and offers are not set yet.</param>
    public abstract Instance Start(PartyView view);

    /// <summary>An acceptance strategy in one run of one party.</summary>
    public abstract class Instance
    {
        /// <summary>Whether the party accepts the standing offer.</summary>
        /// <param name="view">What the party knows.</param>
        /// <param name="offer">The standing offer, by another party.</param>
        public abstract bool Accepts(PartyView view, OutcomeIndex offer);

        /// <summary>
        /// Whether the party votes for a mediator's draft instead of the current text. By default, if the draft is worth at least as much
        /// to it.
        /// </summary>
        /// <param name="view">What the party knows.</param>
        /// <param name="draft">The mediator's draft.</param>
        /// <param name="text">The current text.</param>
        public virtual bool Prefers(PartyView view, OutcomeIndex draft, OutcomeIndex text)
            => Guard.NotNull(view).Order.Compare(draft, text) >= 0;

        /// <summary>Tells that another party has made an offer.</summary>
        /// <param name="view">What the party knows.</param>
        /// <param name="offer">The offer.</param>
        /// <param name="party">Who made it, counted from 0.</param>
        public virtual void Received(PartyView view, OutcomeIndex offer, int party)
        {
        }
    }
}
