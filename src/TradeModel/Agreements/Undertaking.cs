namespace TradeModel.Agreements;

/// <summary>What agreeing on one issue of a phase means for the others.</summary>
public enum Undertaking
{
    /// <summary>Nothing is agreed until everything is agreed: closures are ad referendum until the phase is agreed in principle.</summary>
    SingleUndertaking,

    /// <summary>What is agreed can be put into force ahead of the rest.</summary>
    EarlyHarvest,
}
