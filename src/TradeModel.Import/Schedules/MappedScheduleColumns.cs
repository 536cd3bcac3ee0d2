using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// The names of the columns in a tariff schedule. Case and surrounding space are ignored. Only the column with the code is required.
/// </summary>
/// <remarks>
/// A duty column holds bare numbers, which <see cref="Form"/> interprets, or duties as schedules write them ("5.2%", "Free", "4.4
/// cents/kg"). A bare number must lie between 0 and 1,000,000, both included. The column shows whether its decimal mark is a point or a
/// comma, or <see cref="ImportOptions.DecimalMark"/> says so.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record MappedScheduleColumns
{
    /// <summary>Creates the names from that of the code's column. Set the other names by their properties.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is null or blank.</exception>
    public MappedScheduleColumns(string code) => Code = code;

    /// <summary>The column with the code of the tariff line.</summary>
    public string Code { get; init => field = ColumnName.Required(value, nameof(Code)); }

    /// <summary>The column with the description; null to leave it out.</summary>
    public string? Description { get; init => field = ColumnName.Optional(value, nameof(Description)); }

    /// <summary>The column with the base rate; null to leave it out.</summary>
    public string? Base { get; init => field = ColumnName.Optional(value, nameof(Base)); }

    /// <summary>The column with the bound rate; null to leave it out.</summary>
    public string? Bound { get; init => field = ColumnName.Optional(value, nameof(Bound)); }

    /// <summary>The column with the applied rate; null to leave it out.</summary>
    public string? Applied { get; init => field = ColumnName.Optional(value, nameof(Applied)); }

    /// <summary>The columns of the base rate if it is spread over several; null if it is not.</summary>
    public DutyPartColumns? BaseParts { get; init; }

    /// <summary>The columns of the bound rate if it is spread over several; null if it is not.</summary>
    public DutyPartColumns? BoundParts { get; init; }

    /// <summary>The columns of the applied rate if it is spread over several; null if it is not.</summary>
    public DutyPartColumns? AppliedParts { get; init; }

    /// <summary>
    /// The columns with the duty of each stage year, as annexes list them, by the number of the year: 1, 2, … without a gap. Empty by
    /// default.
    /// </summary>
    /// <exception cref="ArgumentException">A year is missing, there are more than 100, or a name is blank.</exception>
    public ValueMap<int, string> Yearly
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Yearly));
            int year = 0;
            foreach ((int key, string column) in value)
            {
                if (key != ++year || year > 100)
                    throw new ArgumentException("must name the columns of the years 1, 2, … up to 100, without a gap", nameof(Yearly));
                ColumnName.Required(column, nameof(Yearly));
            }
            field = value;
        }
    } = ValueMap<int, string>.Empty;

    /// <summary>
    /// How the texts of duties are read: whose money "$", other signs and bare amounts are. <see cref="ImportOptions.DecimalMark"/> comes
    /// before the decimal mark given here.
    /// </summary>
    public DutyParseOptions Texts
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Texts));
            field = value;
        }
    } = DutyParseOptions.Default;

    /// <summary>What to do if several lines have the same code; <see cref="Import.RepeatedCodes.Refuse"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the named ones.</exception>
    public RepeatedCodes RepeatedCodes
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(RepeatedCodes), value, "is not one of the named values");
    }

    /// <summary>The columns with preferential rates, by partner; empty by default.</summary>
    public ValueMap<PartyId, string> Preferential
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Preferential));
            foreach ((PartyId partner, string column) in value)
            {
                if (partner.IsDefault) throw new ArgumentException("default(PartyId) is not an identifier", nameof(Preferential));
                ColumnName.Required(column, nameof(Preferential));
            }
            field = value;
        }
    } = ValueMap<PartyId, string>.Empty;

    /// <summary>The column with the staging category; null to leave it out.</summary>
    public string? Category { get; init => field = ColumnName.Optional(value, nameof(Category)); }

    /// <summary>The column with the value of trade; null to leave it out.</summary>
    public string? TradeValue { get; init => field = ColumnName.Optional(value, nameof(TradeValue)); }

    /// <summary>Further columns whose text is kept as written; empty by default.</summary>
    public ValueSet<string> Fields
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Fields));
            foreach (string column in value) ColumnName.Required(column, nameof(Fields));
            field = value;
        }
    } = ValueSet<string>.Empty;

    /// <summary>What a bare number in a duty column means; percent by default.</summary>
    public RateForm Form
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Form), value, "is not one of the named values");
    }
}
