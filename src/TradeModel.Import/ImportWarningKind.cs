namespace TradeModel.Import;

/// <summary>What a reader did to read a value that the file does not state plainly.</summary>
/// <remarks>Kinds may be added in later versions.</remarks>
public enum ImportWarningKind
{
    /// <summary>A code had lost its leading zero, which was restored: 1012100 was read as 01012100.</summary>
    LeadingZeroRestored,

    /// <summary>A code was cut to the digits that were asked for: 010121000012 was cut to 0101210000.</summary>
    CodeTruncated,

    /// <summary>
    /// A point was taken for the decimal mark, although it may separate thousands and nothing in the column decides: 17.300 % was read as
    /// 17.3 %.
    /// </summary>
    DecimalPointAssumed,

    /// <summary>Several lines of a schedule have the same code. One was chosen; the others were left out and are counted.</summary>
    RepeatedCodeLeftOut,

    /// <summary>A number is the rate that the text states, cut or rounded to two decimals. The text was read.</summary>
    NumberCut,

    /// <summary>A number is another rate than the text states. The text was read.</summary>
    TextAndNumberDisagree,

    /// <summary>An amount per unit had lost its cent sign, which was restored because a number of the record confirms it.</summary>
    CentSignRestored,

    /// <summary>A rate is known only from a number that is cut to two decimals, so it may be too low.</summary>
    RateApproximate,

    /// <summary>
    /// A column of trade flows that the caller did not name tells records apart that must not be added up: imports and exports, or the
    /// world and single partners. The record was read, but its flow does not say which it is.
    /// </summary>
    ColumnNotNamed,

    /// <summary>
    /// A bare rate of a schedule was read as a percentage below 1 %, and no bare rate of its duty columns is above 1, so the rates may be
    /// fractions of the value.
    /// </summary>
    RateMayBeFraction,
}
