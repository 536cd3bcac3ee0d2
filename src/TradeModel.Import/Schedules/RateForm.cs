namespace TradeModel.Import;

/// <summary>What a bare number in a duty column means.</summary>
public enum RateForm
{
    /// <summary>Percent: 26.4 means 26.4 %.</summary>
    Percent,

    /// <summary>A fraction of the value: 0.264 means 26.4 %.</summary>
    Fraction,
}
