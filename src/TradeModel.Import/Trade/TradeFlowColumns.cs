namespace TradeModel.Import;

/// <summary>Which columns of a trade statistics file hold what. Names are found without regard to case.</summary>
public sealed record TradeFlowColumns
{
    /// <summary>Names the columns.</summary>
    /// <param name="code">The column of the product code.</param>
    /// <param name="value">The column of the value.</param>
    /// <exception cref="ArgumentException">A name is null or blank.</exception>
    public TradeFlowColumns(string code, string value)
    {
        Code = code;
        Value = value;
    }

    /// <summary>The product code.</summary>
    public string Code { get; init => field = ColumnName.Required(value, nameof(Code)); }

    /// <summary>The value.</summary>
    public string Value { get; init => field = ColumnName.Required(value, nameof(Value)); }

    /// <summary>The quantity; null where it is not wanted.</summary>
    public string? Quantity { get; init => field = ColumnName.Optional(value, nameof(Quantity)); }

    /// <summary>The reporting party; null where it is not wanted.</summary>
    public string? Reporter { get; init => field = ColumnName.Optional(value, nameof(Reporter)); }

    /// <summary>The partner; null where it is not wanted.</summary>
    public string? Partner { get; init => field = ColumnName.Optional(value, nameof(Partner)); }

    /// <summary>The year; null where it is not wanted.</summary>
    public string? Year { get; init => field = ColumnName.Optional(value, nameof(Year)); }
}
