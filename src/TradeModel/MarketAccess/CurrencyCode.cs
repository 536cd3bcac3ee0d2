namespace TradeModel.MarketAccess;

/// <summary>A currency or unit of account by its ISO 4217 code: three capital letters. The special drawing right of the IMF is XDR, also written SDR.</summary>
/// <remarks>"SDR" is read as XDR, so that one unit has one name. <c>default</c> is no currency, and every type of the model refuses it.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.SingleValueJsonConverter))]
public readonly record struct CurrencyCode : IComparable<CurrencyCode>
{
    private readonly string? _value;

    /// <summary>The currency written <paramref name="code"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is null or not three capital letters.</exception>
    public CurrencyCode(string code)
    {
        Guard.NotNull(code);
        if (code.Length != 3 || !code.All(char.IsAsciiLetterUpper))
            throw new ArgumentException("a currency is written with three capital letters, as in USD, INR or XDR", nameof(code));
        _value = code == "SDR" ? "XDR" : code;
    }

    /// <summary>The special drawing right of the IMF, in which the WTO's procurement thresholds are written.</summary>
    public static CurrencyCode SpecialDrawingRight { get; } = new("XDR");

    /// <summary>The three letters.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Value => _value ?? throw new InvalidOperationException("default(CurrencyCode) is no currency");

    /// <summary>Whether this is <c>default</c>, which is no currency.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Ordinal order; <c>default</c> first.</summary>
    public int CompareTo(CurrencyCode other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The three letters; empty for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(CurrencyCode left, CurrencyCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before or equals <paramref name="right"/>.</summary>
    public static bool operator <=(CurrencyCode left, CurrencyCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(CurrencyCode left, CurrencyCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after or equals <paramref name="right"/>.</summary>
    public static bool operator >=(CurrencyCode left, CurrencyCode right) => left.CompareTo(right) >= 0;

    internal CurrencyCode Checked(string name)
        => _value is null ? throw new ArgumentException("default(CurrencyCode) is no currency", name) : this;
}
