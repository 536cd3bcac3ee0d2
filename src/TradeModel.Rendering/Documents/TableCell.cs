namespace TradeModel.Rendering;

/// <summary>A cell of a table.</summary>
/// <param name="Text">The words or the number as it is printed.</param>
/// <param name="Key">
/// What the row is sorted by in this column; null for the text. <see cref="Unknown"/> comes last in both directions.
/// </param>
/// <param name="Bar">A share from 0 to 1 that is drawn as a bar before the text; null for none.</param>
internal readonly record struct TableCell(string Text, double? Key = null, double? Bar = null)
{
    /// <summary>The key of a cell without a value.</summary>
    internal const double Unknown = double.NaN;

    public static implicit operator TableCell(string text) => new(text);
}
