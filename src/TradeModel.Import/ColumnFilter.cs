namespace TradeModel.Import;

/// <summary>
/// Chooses the records of a file by the value of one column: one year, one reporter. Records that are not chosen are neither rows nor
/// failures; <see cref="ImportResult{T}.Filtered"/> counts them.
/// </summary>
/// <remarks>Values are compared as text. Case and surrounding space are ignored.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ColumnFilter
{
    /// <summary>Creates a filter that keeps the records whose field is one of the values.</summary>
    /// <param name="column">The column, by its name or its position ("#3").</param>
    /// <param name="values">The values as the file writes them; at least one, none twice.</param>
    /// <exception cref="ArgumentException">The name is blank, or there is no value, or one is blank.</exception>
    public ColumnFilter(string column, ValueSet<string> values)
    {
        Column = column;
        Values = values;
    }

    /// <summary>The column, by its name or its position ("#3").</summary>
    public string Column
    {
        get;
        init => field = !string.IsNullOrWhiteSpace(value) ? value
            : throw new ArgumentException("must name a column", Guard.Parameter(nameof(Column)));
    }

    /// <summary>The values as the file writes them.</summary>
    public ValueSet<string> Values
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Values));
            if (value.Count == 0) throw new ArgumentException("must hold a value", Guard.Parameter(nameof(Values)));
            if (value.Any(string.IsNullOrWhiteSpace))
                throw new ArgumentException("a value must not be blank", Guard.Parameter(nameof(Values)));
            field = value;
        }
    }

    /// <summary>Whether the records with one of the values are left out and all others kept; false by default.</summary>
    public bool Excludes { get; init; }

    /// <summary>Creates a filter that keeps the records whose field is one of the values, such as "2001".</summary>
    /// <param name="column">The column, by its name or its position ("#3").</param>
    /// <param name="values">The values as the file writes them; at least one, none twice.</param>
    /// <exception cref="ArgumentException">The name is blank, or there is no value, or one is blank or given twice.</exception>
    public static ColumnFilter Only(string column, params ReadOnlySpan<string> values) => new(column, ValueSet.Create(values));

    /// <summary>Creates a filter that leaves out the records whose field is one of the values, such as "Total".</summary>
    /// <param name="column">The column, by its name or its position ("#3").</param>
    /// <param name="values">The values as the file writes them; at least one, none twice.</param>
    /// <exception cref="ArgumentException">The name is blank, or there is no value, or one is blank or given twice.</exception>
    public static ColumnFilter Except(string column, params ReadOnlySpan<string> values)
        => new(column, ValueSet.Create(values)) { Excludes = true };

    /// <summary>The filter in words: "Year is 2000 or 2001".</summary>
    public override string ToString() => $"{Column} is {(Excludes ? "not " : "")}{string.Join(" or ", Values)}";

    internal bool Keeps(string text)
    {
        foreach (string value in Values)
            if (text.AsSpan().Equals(value.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)) return !Excludes;
        return Excludes;
    }
}
