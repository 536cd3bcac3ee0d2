namespace TradeModel.Import;

/// <summary>
/// Which columns of a tariff schedule hold what. Names are found without regard to case or surrounding space; only the code's is needed.
/// </summary>
/// <remarks>
/// A field of a column of duties is a bare number, read as <see cref="Form"/> says, or a duty as schedules write it ("5.2%", "Free", "4.4
/// cents/kg").
/// </remarks>
public sealed record MappedScheduleColumns
{
    /// <summary>Names the column of the code; the others are set with their properties.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is null or blank.</exception>
    public MappedScheduleColumns(string code) => Code = code;

    /// <summary>The tariff line.</summary>
    public string Code { get; init => field = ColumnName.Required(value, nameof(Code)); }

    /// <summary>The description.</summary>
    public string? Description { get; init => field = ColumnName.Optional(value, nameof(Description)); }

    /// <summary>The base rate.</summary>
    public string? Base { get; init => field = ColumnName.Optional(value, nameof(Base)); }

    /// <summary>The bound rate.</summary>
    public string? Bound { get; init => field = ColumnName.Optional(value, nameof(Bound)); }

    /// <summary>The applied rate.</summary>
    public string? Applied { get; init => field = ColumnName.Optional(value, nameof(Applied)); }

    /// <summary>The rates of partners, by partner.</summary>
    public ValueMap<PartyId, string> Preferential
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Preferential));
            foreach ((PartyId partner, string column) in value)
            {
                if (partner.IsDefault) throw new ArgumentException("default(PartyId) is no identifier", nameof(Preferential));
                ColumnName.Required(column, nameof(Preferential));
            }
            field = value;
        }
    } = ValueMap<PartyId, string>.Empty;

    /// <summary>The staging category.</summary>
    public string? Category { get; init => field = ColumnName.Optional(value, nameof(Category)); }

    /// <summary>The value traded.</summary>
    public string? TradeValue { get; init => field = ColumnName.Optional(value, nameof(TradeValue)); }

    /// <summary>Further columns to keep as they are written.</summary>
    public ValueSet<string> Fields
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Fields));
            foreach (string column in value) ColumnName.Required(column, nameof(Fields));
            field = value;
        }
    } = ValueSet<string>.Empty;

    /// <summary>What a bare number in a column of duties means; percent by default.</summary>
    public RateForm Form
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Form), value, "is not one of the named values");
    }
}
