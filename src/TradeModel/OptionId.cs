namespace TradeModel;

/// <summary>Names an option or level of a scale.</summary>
/// <remarks>
/// 1 to 64 ASCII letters, digits, '-', '_', '.' or '/', beginning with a letter or digit; compared ordinally, letter case counts.
/// <c>default</c> is no identifier: it equals only itself, and every type of the model refuses it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.SingleValueJsonConverter))]
public readonly record struct OptionId : IComparable<OptionId>
{
    private readonly string? _value;

    /// <summary>Names by <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a well-formed identifier.</exception>
    public OptionId(string value) => _value = Guard.Id(value);

    /// <summary>The identifier as written.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Value => Guard.UsedId(_value, nameof(OptionId));

    /// <summary>Whether this is <c>default</c>, which names nothing.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Ordinal order of the written identifiers; <c>default</c> first.</summary>
    public int CompareTo(OptionId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The identifier as written; empty for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> in ordinal order.</summary>
    public static bool operator <(OptionId left, OptionId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before or equals <paramref name="right"/> in ordinal order.</summary>
    public static bool operator <=(OptionId left, OptionId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> in ordinal order.</summary>
    public static bool operator >(OptionId left, OptionId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after or equals <paramref name="right"/> in ordinal order.</summary>
    public static bool operator >=(OptionId left, OptionId right) => left.CompareTo(right) >= 0;

    internal OptionId Checked(string name) => _value is null ? throw new ArgumentException("default(OptionId) is no identifier", name) : this;
}
