namespace TradeModel.Import;

/// <summary>
/// Finds columns by name. Case and surrounding space are ignored; spaces, hyphens and underscores are equal.
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

    /// <summary>The column of the first name that the header has; -1 if it has none of them.</summary>
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
