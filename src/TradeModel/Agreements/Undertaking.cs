namespace TradeModel.Agreements;

/// <summary>What agreeing on one issue of a phase means for the others.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum Undertaking
{
    /// <summary>Nothing is agreed until everything is agreed: closures are ad referendum until the phase is agreed in principle.</summary>
    SingleUndertaking,

    /// <summary>What is agreed can be put into force ahead of the rest.</summary>
    EarlyHarvest,
}
