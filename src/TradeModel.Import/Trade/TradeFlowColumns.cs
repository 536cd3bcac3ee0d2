namespace TradeModel.Import;

/// <summary>The names of the columns in a trade statistics file. Case is ignored.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TradeFlowColumns
{
    /// <summary>Names the columns.</summary>
    /// <param name="code">The column with the product code.</param>
    /// <param name="value">The column with the value.</param>
    /// <exception cref="ArgumentException">A name is null or blank.</exception>
    public TradeFlowColumns(string code, string value)
    {
        Code = code;
        Value = value;
    }

    /// <summary>The column with the product code.</summary>
    public string Code { get; init => field = ColumnName.Required(value, nameof(Code)); }

    /// <summary>The column with the value.</summary>
    public string Value { get; init => field = ColumnName.Required(value, nameof(Value)); }

    /// <summary>The column with the quantity; null to leave it out.</summary>
    public string? Quantity { get; init => field = ColumnName.Optional(value, nameof(Quantity)); }

    /// <summary>The column with the unit of the quantity; null to leave it out.</summary>
    public string? Unit { get; init => field = ColumnName.Optional(value, nameof(Unit)); }

    /// <summary>The unit of all quantities if no column gives it, such as "t"; null if it is unknown.</summary>
    public string? DefaultUnit
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value) ? value
            : throw new ArgumentException("must not be blank", nameof(DefaultUnit));
    }

    /// <summary>
    /// How many units of the currency a value of 1 means: 1000 if the file states thousands of dollars. Values are multiplied by it; 1
    /// by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not lie between 1 and 10^12.</exception>
    public decimal ValueScale
    {
        get;
        init => field = value is >= 1m and <= 1_000_000_000_000m ? value
            : throw new ArgumentOutOfRangeException(nameof(ValueScale), value, "must lie between 1 and 10^12");
    } = 1m;

    /// <summary>
    /// The column with the kind of flow: import, export, re-import and re-export in words, or by the codes of UN Comtrade (M, X, RM, RX,
    /// DX, FM or 1 to 4). Null to leave it out.
    /// </summary>
    public string? Kind { get; init => field = ColumnName.Optional(value, nameof(Kind)); }

    /// <summary>The column with the level of aggregation, such as 2, 4 or 6; null to leave it out.</summary>
    public string? Level { get; init => field = ColumnName.Optional(value, nameof(Level)); }

    /// <summary>The column with the reporting party; null to leave it out.</summary>
    public string? Reporter { get; init => field = ColumnName.Optional(value, nameof(Reporter)); }

    /// <summary>The column with the partner; null to leave it out.</summary>
    public string? Partner { get; init => field = ColumnName.Optional(value, nameof(Partner)); }

    /// <summary>The column with the year; null to leave it out.</summary>
    public string? Year { get; init => field = ColumnName.Optional(value, nameof(Year)); }

    /// <summary>The columns of code and value: "commodity, value".</summary>
    public override string ToString() => $"{Code}, {Value}";
}
