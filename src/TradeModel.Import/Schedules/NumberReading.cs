namespace TradeModel.Import;

/// <summary>How a number of the USITC database relates to the rate that the text states.</summary>
internal enum NumberReading
{
    /// <summary>Both are equal.</summary>
    Same,

    /// <summary>The number is the rate cut or rounded to two decimals.</summary>
    Cut,

    /// <summary>The number is another rate.</summary>
    Different,
}
