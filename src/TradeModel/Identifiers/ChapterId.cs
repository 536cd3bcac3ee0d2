using System.Diagnostics.CodeAnalysis;

namespace TradeModel;

/// <summary>Names a chapter of the draft text.</summary>
/// <remarks>
/// 1 to 64 ASCII letters, digits, '-', '_', '.' or '/', beginning with a letter or digit; compared ordinally, letter case counts.
/// <c>default</c> is no identifier: it equals only itself, and every type of the model refuses it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.SingleValueJsonConverter))]
public readonly record struct ChapterId : IComparable<ChapterId>, IParsable<ChapterId>
{
    private readonly string? _value;

    /// <summary>Names by <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a well-formed identifier.</exception>
    public ChapterId(string value) => _value = Guard.Id(value);

    /// <summary>The identifier as written.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Value => Guard.UsedId(_value, nameof(ChapterId));

    /// <summary>Whether this is <c>default</c>, which names nothing.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Reads an identifier, whatever the culture.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not a well-formed identifier.</exception>
    public static ChapterId Parse(string text) => Guard.Parse<ChapterId>(text, Guard.IdForm);

    /// <summary>Reads an identifier, whatever the culture; false where <paramref name="text"/> is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ChapterId id)
    {
        bool isId = text is not null && Guard.IsId(text);
        id = isId ? new(text!) : default;
        return isId;
    }

    static ChapterId IParsable<ChapterId>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<ChapterId>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out ChapterId id) => TryParse(text, out id);

    /// <summary>Ordinal order of the written identifiers; <c>default</c> first.</summary>
    public int CompareTo(ChapterId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The identifier as written; empty for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> in ordinal order.</summary>
    public static bool operator <(ChapterId left, ChapterId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before or equals <paramref name="right"/> in ordinal order.</summary>
    public static bool operator <=(ChapterId left, ChapterId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> in ordinal order.</summary>
    public static bool operator >(ChapterId left, ChapterId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after or equals <paramref name="right"/> in ordinal order.</summary>
    public static bool operator >=(ChapterId left, ChapterId right) => left.CompareTo(right) >= 0;

    internal ChapterId Checked(string name) => _value is null ? throw new ArgumentException("default(ChapterId) is no identifier", name) : this;
}
