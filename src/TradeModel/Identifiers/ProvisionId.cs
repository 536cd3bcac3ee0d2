using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace TradeModel;

/// <summary>Names a provision of the draft text.</summary>
/// <remarks>
/// 1 to 64 ASCII letters, digits, '-', '_', '.' or '/'. The first is a letter or digit. Comparison is ordinal and case-sensitive.
/// <c>default</c> equals only itself. Every other type of the model refuses it.
/// </remarks>
[JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeConverter(typeof(IdentifierTypeConverter<ProvisionId>))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct ProvisionId
    : IComparable<ProvisionId>, IComparable, ISpanParsable<ProvisionId>, ISpanFormattable
{
    private readonly string? _value;

    /// <summary>Creates an identifier.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a well-formed identifier.</exception>
    public ProvisionId(string value) => _value = Guard.Id(value);

    /// <summary>The identifier's text.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Value => Guard.UsedId(_value, nameof(ProvisionId));

    /// <summary>Whether this is <c>default</c>, which names nothing.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Reads an identifier. The result does not depend on the culture.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not a well-formed identifier.</exception>
    public static ProvisionId Parse(string text) => Guard.Parse<ProvisionId>(text, Guard.IdForm);

    /// <summary>Reads an identifier. Returns false if <paramref name="text"/> is not a well-formed identifier.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProvisionId id)
    {
        bool isId = text is not null && Guard.IsId(text);
        id = isId ? new(text!) : default;
        return isId;
    }

    /// <summary>Ordinal order of the texts; <c>default</c> comes first.</summary>
    public int CompareTo(ProvisionId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The identifier's text; empty for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";

    static ProvisionId IParsable<ProvisionId>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<ProvisionId>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out ProvisionId id)
        => TryParse(text, out id);

    static ProvisionId ISpanParsable<ProvisionId>.Parse(ReadOnlySpan<char> text, IFormatProvider? provider)
        => Parse(text.ToString());

    static bool ISpanParsable<ProvisionId>.TryParse(ReadOnlySpan<char> text, IFormatProvider? provider, out ProvisionId id)
    {
        bool isId = Guard.IsId(text);
        id = isId ? new(text.ToString()) : default;
        return isId;
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => IdentifierText.Format(ToString(), format);

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => IdentifierText.TryFormat(ToString(), destination, out charsWritten, format);

    int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        ProvisionId id => CompareTo(id),
        _ => throw new ArgumentException("must be of type ProvisionId", nameof(other)),
    };

    internal ProvisionId Checked(string name)
        => _value is null ? throw new ArgumentException("default(ProvisionId) is not an identifier", Guard.Parameter(name)) : this;
}
