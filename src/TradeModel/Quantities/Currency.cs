using System.Diagnostics.CodeAnalysis;

namespace TradeModel;

/// <summary>
/// A currency or unit of account by its ISO 4217 code: three capital letters. The special drawing right of the IMF is XDR, also written
/// SDR.
/// </summary>
/// <remarks>
/// Only the codes of ISO 4217 are currencies, those withdrawn included, because old schedules use them. "SDR" is read as XDR, so that one
/// unit has one name. <c>default</c> is not a currency, and every type of the model refuses it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct Currency : IComparable<Currency>, IComparable, IParsable<Currency>
{
    private readonly string? _value;

    /// <summary>The currency written <paramref name="code"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="code"/> is not a code of ISO 4217.</exception>
    public Currency(string code)
    {
        if (Guard.NotNull(code).Length != 3 || !code.All(char.IsAsciiLetterUpper))
            throw new ArgumentException("a currency is written with three capital letters, as in USD, INR or XDR", nameof(code));
        _value = CurrencyCodes.Find(code)
            ?? throw new ArgumentException($"'{code}' is not a currency of ISO 4217, in use or withdrawn", nameof(code));
    }

    /// <summary>The dollar of the United States, USD.</summary>
    public static Currency UsDollar { get; } = new("USD");

    /// <summary>The euro, EUR.</summary>
    public static Currency Euro { get; } = new("EUR");

    /// <summary>The special drawing right of the IMF, in which the WTO's procurement thresholds are written.</summary>
    public static Currency SpecialDrawingRight { get; } = new("XDR");

    /// <summary>The three letters.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Value => _value ?? throw new InvalidOperationException("default(Currency) is not a currency");

    /// <summary>Whether this is <c>default</c>, which is not a currency.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Reads a code of ISO 4217.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not one.</exception>
    public static Currency Parse(string text)
        => Guard.Parse<Currency>(text, "a currency of ISO 4217: three capital letters, as in USD, INR or XDR");

    /// <summary>Reads a code of ISO 4217; false if <paramref name="text"/> is something else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Currency code)
    {
        bool isCode = text is not null && CurrencyCodes.Find(text) is not null;
        code = isCode ? new(text!) : default;
        return isCode;
    }

    static Currency IParsable<Currency>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<Currency>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Currency code)
        => TryParse(text, out code);

    /// <summary>Ordinal order; <c>default</c> first.</summary>
    public int CompareTo(Currency other) => string.CompareOrdinal(_value, other._value);

    int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        Currency one => CompareTo(one),
        _ => throw new ArgumentException("must be a Currency", nameof(other)),
    };

    /// <summary>The three letters; empty for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";

    internal Currency Checked(string name)
        => _value is null ? throw new ArgumentException("default(Currency) is not a currency", Guard.Parameter(name)) : this;
}
