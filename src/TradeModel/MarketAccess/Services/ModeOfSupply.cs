namespace TradeModel.MarketAccess;

/// <summary>How a service crosses the border: the four modes of GATS Article I:2, by their numbers. 0 is not a mode.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ModeOfSupply
{
    /// <summary>Mode 1: the service crosses the border, supplier and consumer stay where they are.</summary>
    CrossBorderSupply = 1,

    /// <summary>Mode 2: the consumer goes to the supplier's country.</summary>
    ConsumptionAbroad = 2,

    /// <summary>Mode 3: the supplier opens a branch, subsidiary or office in the consumer's country.</summary>
    CommercialPresence = 3,

    /// <summary>Mode 4: a natural person of the supplier goes to the consumer's country.</summary>
    PresenceOfNaturalPersons = 4,
}
