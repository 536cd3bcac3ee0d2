namespace TradeModel.Rendering;

/// <summary>A table.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Columns">Its columns; the first one names the row.</param>
/// <param name="Rows">Its rows, each with a cell for every column.</param>
internal sealed record Table(string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableCell[]> Rows) : Block
{
    /// <summary>How many rows a page prints: more would make it slow to sort and of no use to read.</summary>
    internal const int MostRows = 500;

    /// <summary>Whether readers of a page gain from sorting and filtering it.</summary>
    internal bool IsSortable => Rows.Count > 3;

    /// <summary>The rows that are printed.</summary>
    internal IEnumerable<TableCell[]> PrintedRows => Rows.Take(MostRows);

    /// <summary>A sentence on the rows that are not printed; null if all are.</summary>
    internal string? Rest => Rows.Count <= MostRows ? null
        : $"The table has {InvariantText.Of(Rows.Count - MostRows)} more rows, which are not printed.";
}
