namespace TradeModel.Simulation;

/// <summary>Who may make an offer and who answers, at each step.</summary>
public enum NegotiationProtocol
{
    /// <summary>
    /// Alternating offers of any number of parties. The first party makes the first offer. The others answer in turn; the first that
    /// rejects makes the next offer. An offer that all others accept is the agreement. With two parties these are Rubinstein's alternating
    /// offers (1982), with more the stacked alternating offers of Aydoğan, Festen, Hindriks and Jonker (2017).
    /// </summary>
    AlternatingOffers,

    /// <summary>
    /// A mediator's single text (Raiffa 1982; Klein, Faratin, Sayama, Bar-Yam 2003). The mediator drafts a first text at random. At each
    /// further step it drafts a change of one issue, and the draft replaces the text if every party votes for it. At the end each party
    /// accepts or rejects the text.
    /// </summary>
    SingleText,
}
