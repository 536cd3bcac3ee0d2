namespace TradeModel.Import;

/// <summary>The names of the columns in a trade statistics file. Case is ignored.</summary>
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

    /// <summary>The column with the reporting party; null to leave it out.</summary>
    public string? Reporter { get; init => field = ColumnName.Optional(value, nameof(Reporter)); }

    /// <summary>The column with the partner; null to leave it out.</summary>
    public string? Partner { get; init => field = ColumnName.Optional(value, nameof(Partner)); }

    /// <summary>The column with the year; null to leave it out.</summary>
    public string? Year { get; init => field = ColumnName.Optional(value, nameof(Year)); }
}
