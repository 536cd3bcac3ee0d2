namespace TradeModel.Bargaining;

/// <summary>What is done with the weights of a GENIUS profile if they do not sum to 1.</summary>
public enum GeniusWeights
{
    /// <summary>They count as written. A sum above 1 can give utilities above 1; NegMAS reads them so.</summary>
    AsWritten,

    /// <summary>They count as written, and a utility above 1 counts as 1, as in GENIUS: <see cref="ScenarioParty.Cap"/>.</summary>
    Capped,

    /// <summary>They are divided by their sum, so that they sum to 1. Weights that are all 0 stay so.</summary>
    Rescaled,
}
