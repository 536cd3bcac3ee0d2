namespace TradeModel;

/// <summary>A value whose plain text has more than one line.</summary>
internal interface IPlainLines
{
    /// <summary>The lines, in the invariant culture.</summary>
    IEnumerable<string> PlainLines();
}
