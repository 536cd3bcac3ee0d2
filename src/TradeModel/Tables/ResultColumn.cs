namespace TradeModel;

/// <summary>A column of a <see cref="ResultTable"/>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ResultColumn
{
    /// <summary>Creates a column.</summary>
    /// <param name="name">The name, unique in its table; the table's CSV has it in the header.</param>
    /// <param name="type">What the cells hold.</param>
    /// <param name="meaning">What the cells mean, in a short phrase.</param>
    /// <param name="unit">The unit of the numbers, such as "percent" or "USD"; null if they have none.</param>
    /// <exception cref="ArgumentException">
    /// A text is blank or not well-formed Unicode, or the type is not one of the named values.
    /// </exception>
    public ResultColumn(string name, ResultColumnType type, string meaning, string? unit = null)
    {
        Name = name;
        Type = type;
        Meaning = meaning;
        Unit = unit;
    }

    /// <summary>The name, unique in its table.</summary>
    public string Name { get; init => field = Words(value, nameof(Name)); }

    /// <summary>What the cells hold.</summary>
    public ResultColumnType Type { get; init => field = Guard.Defined(value, nameof(Type)); }

    /// <summary>What the cells mean, in a short phrase.</summary>
    public string Meaning { get; init => field = Words(value, nameof(Meaning)); }

    /// <summary>The unit of the numbers; null if they have none.</summary>
    public string? Unit { get; init => field = value is null ? null : Words(value, nameof(Unit)); }

    /// <summary>The name, and the unit in brackets: "rate (percent)".</summary>
    public override string ToString() => Unit is null ? Name : $"{Name} ({Unit})";

    // A name may come from a file, such as that of a party, so that spaces around it are allowed.
    private static string Words(string value, string name)
        => string.IsNullOrWhiteSpace(Guard.NotNull(value, name)) ? throw new ArgumentException("must not be blank", Guard.Parameter(name))
            : Guard.WellFormed(value, name);
}
