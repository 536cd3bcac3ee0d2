namespace TradeModel.Import;

/// <summary>Whether the codes of a file have kept the leading zeros that spreadsheets drop: chapter 01 is not chapter 10.</summary>
public enum LeadingZeros
{
    /// <summary>
    /// The column shows it. Codes of an odd length are as written if another code of that length begins with a zero. Their zero is
    /// restored, with a warning, if the column holds only them and codes of one more digit, none of which begins with a zero. Otherwise
    /// they are refused.
    /// </summary>
    Find,

    /// <summary>Every code is as written.</summary>
    Kept,

    /// <summary>Every code of an odd length has lost its leading zero, which is restored with a warning.</summary>
    Lost,
}
