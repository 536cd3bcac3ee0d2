namespace TradeModel.Import;

/// <summary>The order of day and month in dates that write both as numbers and the year last.</summary>
public enum DateOrder
{
    /// <summary>01/04/2019 is 1 April.</summary>
    DayFirst,

    /// <summary>01/04/2019 is 4 January.</summary>
    MonthFirst,
}
