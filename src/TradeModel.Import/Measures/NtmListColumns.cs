namespace TradeModel.Import;

/// <summary>The names of the columns in a list of non-tariff measures. Case is ignored.</summary>
/// <remarks>
/// A field may list several products or affected parties, separated by semicolons, commas, bars or spaces. "All" or "world" means all goods
/// or all parties; an empty field of affected parties also means all parties. Parties are written as in the model: ISO 3166-1 alpha-3 for
/// states.
/// </remarks>
public sealed record NtmListColumns
{
    /// <summary>Names the columns.</summary>
    /// <param name="ntm">The column with the MAST code.</param>
    /// <param name="products">The column with the HS codes.</param>
    /// <exception cref="ArgumentException">A name is null or blank.</exception>
    public NtmListColumns(string ntm, string products)
    {
        Ntm = ntm;
        Products = products;
    }

    /// <summary>The column with the MAST code. The padded codes of older lists are accepted: A140 is read as A14.</summary>
    public string Ntm { get; init => field = ColumnName.Required(value, nameof(Ntm)); }

    /// <summary>The column with the HS codes.</summary>
    public string Products { get; init => field = ColumnName.Required(value, nameof(Products)); }

    /// <summary>The column with the imposing party; null if the party is given to the reader instead.</summary>
    public string? ImposedBy { get; init => field = ColumnName.Optional(value, nameof(ImposedBy)); }

    /// <summary>The column with the affected parties; null if every measure affects all parties.</summary>
    public string? Affects { get; init => field = ColumnName.Optional(value, nameof(Affects)); }

    /// <summary>The column with the title of the measure; null to leave it out.</summary>
    public string? Title { get; init => field = ColumnName.Optional(value, nameof(Title)); }

    /// <summary>The column with the regulation or notification; null to leave it out.</summary>
    public string? Reference { get; init => field = ColumnName.Optional(value, nameof(Reference)); }

    /// <summary>The column with the first day; null to leave it out.</summary>
    public string? From { get; init => field = ColumnName.Optional(value, nameof(From)); }

    /// <summary>The column with the last day; null to leave it out.</summary>
    public string? Until { get; init => field = ColumnName.Optional(value, nameof(Until)); }
}
