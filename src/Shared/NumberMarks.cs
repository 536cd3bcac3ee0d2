namespace TradeModel;

/// <summary>The decimal marks under which every number of a text is well written.</summary>
[Flags]
internal enum NumberMarks
{
    /// <summary>Neither mark fits every number: "5,5% + 3.5%".</summary>
    Neither = 0,

    /// <summary>The decimal mark is a point, or no number has separators that say otherwise.</summary>
    Point = 1,

    /// <summary>The decimal mark is a comma, or no number has separators that say otherwise.</summary>
    Comma = 2,

    /// <summary>Both marks fit. If the text has separators, its numbers differ by the mark: "12,800" is 12.8 or 12800.</summary>
    Either = Point | Comma,
}
