namespace TradeModel.Import;

/// <summary>
/// Finds columns by name: without regard to case, surrounding space, or whether words are parted by spaces, hyphens or underscores.
/// </summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> _byName = [];

    internal TableColumns(ValueList<string> names)
    {
        Names = names;
        for (int i = 0; i < names.Count; i++) _byName.TryAdd(Normal(names[i]), i);
    }

    internal ValueList<string> Names { get; }

    /// <summary>The first of the names that the header has; -1 where it has none.</summary>
    internal int Find(params ReadOnlySpan<string?> names)
    {
        foreach (string? name in names)
            if (name is not null && _byName.TryGetValue(Normal(name), out int column)) return column;
        return -1;
    }

    internal string Listed()
        => string.Join(", ", Names.Take(6).Select(n => n.Length > 40 ? n[..40] + "…" : n)) + (Names.Count > 6 ? ", …" : "");

    private static string Normal(string name) => name.Trim().Replace(' ', '_').Replace('-', '_').ToLowerInvariant();
}
