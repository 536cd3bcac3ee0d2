namespace TradeModel.Import;

/// <summary>The names of the columns in a list of non-tariff measures. Case is ignored.</summary>
/// <remarks>
/// A field may list several products or affected parties. Semicolons, commas and bars separate them; a comma may also be part of a name, as
/// in "Korea, Republic of". Spaces separate codes, and identifiers of three capitals. "All", "all members" or "world" means all goods or
/// all parties; an empty field of affected parties also means all parties. Parties are written by the identifiers of the model (ISO 3166-1
/// alpha-3 for states, EU), by the usual English names of states and customs territories, or by the names in <see cref="PartyNames"/>.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>
    /// Further names of parties, letter case ignored; empty by default. They come before the names that the reader knows.
    /// </summary>
    /// <exception cref="ArgumentException">A name is blank, or a party is <c>default</c>.</exception>
    public ValueMap<string, PartyId> PartyNames
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(PartyNames));
            foreach ((string name, PartyId party) in value)
            {
                if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException("a name must not be blank", nameof(PartyNames));
                if (party.IsDefault) throw new ArgumentException("default(PartyId) is not an identifier", nameof(PartyNames));
            }
            field = value;
        }
    } = ValueMap<string, PartyId>.Empty;

    /// <summary>The column with the title of the measure; null to leave it out.</summary>
    public string? Title { get; init => field = ColumnName.Optional(value, nameof(Title)); }

    /// <summary>The column with the regulation or notification; null to leave it out.</summary>
    public string? Reference { get; init => field = ColumnName.Optional(value, nameof(Reference)); }

    /// <summary>The column with the first day; null to leave it out.</summary>
    public string? From { get; init => field = ColumnName.Optional(value, nameof(From)); }

    /// <summary>The column with the last day; null to leave it out.</summary>
    public string? Until { get; init => field = ColumnName.Optional(value, nameof(Until)); }
}
