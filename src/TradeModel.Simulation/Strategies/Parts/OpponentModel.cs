namespace TradeModel.Simulation;

/// <summary>
/// How a party learns what another wants from the offers it makes: the "O" of the BOA architecture. Derive from it to write your own.
/// </summary>
/// <remarks>A description without state; <see cref="Start"/> gives the object that learns in one run.</remarks>
public abstract record OpponentModel
{
    /// <summary>Starts a run.</summary>
    /// <param name="view">What the party that learns knows. Its time and offers are not set yet.</param>
    /// <param name="party">The party to learn about, counted from 0.</param>
    public abstract Instance Start(PartyView view, int party);

    /// <summary>What is known about one other party in one run.</summary>
    public abstract class Instance
    {
        /// <summary>
        /// For each option of the flat list of <see cref="OutcomeOrder.Offsets"/>, what it is estimated to add to the other party's
        /// utility: the estimated weight of its issue times its estimated value. As long as that list; finite numbers.
        /// </summary>
        public abstract ReadOnlySpan<double> Estimate { get; }

        /// <summary>Learns from an offer of the other party.</summary>
        /// <param name="offer">The offer.</param>
        public abstract void Received(OutcomeIndex offer);
    }
}
