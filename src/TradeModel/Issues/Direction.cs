namespace TradeModel.Issues;

/// <summary>Which way along an ordered scale a party would rather go.</summary>
public enum Direction
{
    /// <summary>The party prefers lower values, ranks or rates.</summary>
    Lower,

    /// <summary>The party prefers higher values, ranks or rates.</summary>
    Higher,
}
