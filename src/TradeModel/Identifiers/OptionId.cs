using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace TradeModel;

/// <summary>Names an option or level of a scale.</summary>
/// <remarks>
/// 1 to 64 ASCII letters, digits, '-', '_', '.' or '/'. The first is a letter or digit. Comparison is ordinal and case-sensitive.
/// <c>default</c> equals only itself. Every other type of the model refuses it.
/// </remarks>
[JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeConverter(typeof(IdentifierTypeConverter<OptionId>))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct OptionId
    : IComparable<OptionId>, IComparable, ISpanParsable<OptionId>, ISpanFormattable
{
    private readonly string? _value;

    /// <summary>Creates an identifier.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a well-formed identifier.</exception>
    public OptionId(string value) => _value = Guard.Id(value);

    /// <summary>The identifier's text.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Value => Guard.UsedId(_value, nameof(OptionId));

    /// <summary>Whether this is <c>default</c>, which names nothing.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Reads an identifier. The result does not depend on the culture.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not a well-formed identifier.</exception>
    public static OptionId Parse(string text) => Guard.Parse<OptionId>(text, Guard.IdForm);

    /// <summary>Reads an identifier. Returns false if <paramref name="text"/> is not a well-formed identifier.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OptionId id)
    {
        bool isId = text is not null && Guard.IsId(text);
        id = isId ? new(text!) : default;
        return isId;
    }

    /// <summary>Ordinal order of the texts; <c>default</c> comes first.</summary>
    public int CompareTo(OptionId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The identifier's text; empty for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";

    static OptionId IParsable<OptionId>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<OptionId>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out OptionId id)
        => TryParse(text, out id);

    static OptionId ISpanParsable<OptionId>.Parse(ReadOnlySpan<char> text, IFormatProvider? provider)
        => Parse(text.ToString());

    static bool ISpanParsable<OptionId>.TryParse(ReadOnlySpan<char> text, IFormatProvider? provider, out OptionId id)
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
        OptionId id => CompareTo(id),
        _ => throw new ArgumentException("must be of type OptionId", nameof(other)),
    };

    internal OptionId Checked(string name)
        => _value is null ? throw new ArgumentException("default(OptionId) is not an identifier", Guard.Parameter(name)) : this;
}
