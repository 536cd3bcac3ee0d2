namespace TradeModel;

/// <summary>How a datum is known.</summary>
public enum Basis
{
    /// <summary>A named source said so.</summary>
    Reported,

    /// <summary>Someone judged it from what is known.</summary>
    Estimated,

    /// <summary>Made up to show the mechanics; it says nothing about the world.</summary>
    Illustrative,
}
