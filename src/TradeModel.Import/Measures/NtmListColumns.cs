namespace TradeModel.Import;

/// <summary>Which columns of a list of non-tariff measures hold what. Names are found without regard to case.</summary>
/// <remarks>
/// Products and affected parties may be several in one field, parted by semicolons, commas, bars or spaces; "all", "world" or, of parties,
/// an empty field means every one. Parties are written as the model names them: ISO 3166-1 alpha-3 for states.
/// </remarks>
public sealed record NtmListColumns
{
    /// <summary>Names the columns.</summary>
    /// <param name="ntm">The column of the MAST code.</param>
    /// <param name="products">The column of the HS codes.</param>
    /// <exception cref="ArgumentException">A name is null or blank.</exception>
    public NtmListColumns(string ntm, string products)
    {
        Ntm = ntm;
        Products = products;
    }

    /// <summary>The MAST code; the padded form of older lists (A140) is read as A14.</summary>
    public string Ntm { get; init => field = ColumnName.Required(value, nameof(Ntm)); }

    /// <summary>The HS codes.</summary>
    public string Products { get; init => field = ColumnName.Required(value, nameof(Products)); }

    /// <summary>The imposing party; null where the list is one party's: give it to the reader.</summary>
    public string? ImposedBy { get; init => field = ColumnName.Optional(value, nameof(ImposedBy)); }

    /// <summary>The affected parties; null where the measures touch everyone.</summary>
    public string? Affects { get; init => field = ColumnName.Optional(value, nameof(Affects)); }

    /// <summary>The words for the measure.</summary>
    public string? Title { get; init => field = ColumnName.Optional(value, nameof(Title)); }

    /// <summary>The regulation or notification.</summary>
    public string? Reference { get; init => field = ColumnName.Optional(value, nameof(Reference)); }

    /// <summary>The first day.</summary>
    public string? From { get; init => field = ColumnName.Optional(value, nameof(From)); }

    /// <summary>The last day.</summary>
    public string? Until { get; init => field = ColumnName.Optional(value, nameof(Until)); }
}
