namespace TradeModel.Import;

/// <summary>What a reader did to read a value that the file does not state plainly.</summary>
/// <remarks>Kinds may be added in later versions.</remarks>
public enum ImportWarningKind
{
    /// <summary>A code had lost its leading zero, which was restored: 1012100 was read as 01012100.</summary>
    LeadingZeroRestored,

    /// <summary>A code was cut to the digits that were asked for: 010121000012 was cut to 0101210000.</summary>
    CodeTruncated,
}
