namespace TradeModel.Import;

/// <summary>Checks the column names that the caller gives and finds them in a header.</summary>
internal static class ColumnName
{
    internal static string Required(string? value, string name)
        => !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("must name a column", Guard.Parameter(name));

    internal static string? Optional(string? value, string name) => value is null ? null : Required(value, name);

    /// <summary>
    /// Finds a column; -1 if <paramref name="name"/> is null. Returns false and describes the problem if the header lacks the column.
    /// </summary>
    internal static bool TryFind(TableColumns columns, string? name, out int column, ref string? problem)
    {
        column = name is null ? -1 : columns.Find(name);
        if (name is null || column >= 0) return true;
        problem ??= $"it has no column '{name}' (its columns are {columns.Listed()})";
        return false;
    }
}
