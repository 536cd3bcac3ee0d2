namespace TradeModel.Tariffs;

/// <summary>Where a staged rate goes that lies between two steps of the rounding rule.</summary>
public enum RoundingMode
{
    /// <summary>To the lower step.</summary>
    Down,

    /// <summary>To the nearer step; from the middle to the higher one.</summary>
    Nearest,
}
