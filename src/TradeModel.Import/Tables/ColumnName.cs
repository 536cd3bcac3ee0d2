namespace TradeModel.Import;

/// <summary>The checks of a column's name as the caller gives it, and the search for it in a header.</summary>
internal static class ColumnName
{
    internal static string Required(string? value, string name)
        => !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("must name a column", name);

    internal static string? Optional(string? value, string name) => value is null ? null : Required(value, name);

    /// <summary>
    /// Where a column stands; -1 where none is wanted. False, with the problem, where one is wanted and the header has none.
    /// </summary>
    internal static bool TryFind(TableColumns columns, string? name, out int column, ref string? problem)
    {
        column = name is null ? -1 : columns.Find(name);
        if (name is null || column >= 0) return true;
        problem ??= $"it has no column '{name}' (its columns are {columns.Listed()})";
        return false;
    }
}
