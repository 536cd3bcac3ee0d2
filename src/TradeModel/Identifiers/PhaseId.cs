using System.Diagnostics.CodeAnalysis;

namespace TradeModel;

/// <summary>Names a phase of the agreement.</summary>
/// <remarks>
/// 1 to 64 ASCII letters, digits, '-', '_', '.' or '/', beginning with a letter or digit; compared ordinally, letter case counts.
/// <c>default</c> is no identifier: it equals only itself, and every type of the model refuses it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.SingleValueJsonConverter))]
public readonly record struct PhaseId : IComparable<PhaseId>, IParsable<PhaseId>
{
    private readonly string? _value;

    /// <summary>Names by <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a well-formed identifier.</exception>
    public PhaseId(string value) => _value = Guard.Id(value);

    /// <summary>The identifier as written.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Value => Guard.UsedId(_value, nameof(PhaseId));

    /// <summary>Whether this is <c>default</c>, which names nothing.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Reads an identifier, whatever the culture.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not a well-formed identifier.</exception>
    public static PhaseId Parse(string text) => Guard.Parse<PhaseId>(text, Guard.IdForm);

    /// <summary>Reads an identifier, whatever the culture; false where <paramref name="text"/> is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PhaseId id)
    {
        bool isId = text is not null && Guard.IsId(text);
        id = isId ? new(text!) : default;
        return isId;
    }

    static PhaseId IParsable<PhaseId>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<PhaseId>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out PhaseId id) => TryParse(text, out id);

    /// <summary>Ordinal order of the written identifiers; <c>default</c> first.</summary>
    public int CompareTo(PhaseId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The identifier as written; empty for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> in ordinal order.</summary>
    public static bool operator <(PhaseId left, PhaseId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before or equals <paramref name="right"/> in ordinal order.</summary>
    public static bool operator <=(PhaseId left, PhaseId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> in ordinal order.</summary>
    public static bool operator >(PhaseId left, PhaseId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after or equals <paramref name="right"/> in ordinal order.</summary>
    public static bool operator >=(PhaseId left, PhaseId right) => left.CompareTo(right) >= 0;

    internal PhaseId Checked(string name) => _value is null ? throw new ArgumentException("default(PhaseId) is no identifier", name) : this;
}
