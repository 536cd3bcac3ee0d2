using System.Diagnostics.CodeAnalysis;

namespace TradeModel.Goods;

/// <summary>A code of the Harmonized System: a chapter (2 digits), heading (4), subheading (5 or 6) or national line (7 to 10).</summary>
/// <remarks>
/// A code is also the prefix of everything beneath it: 7208 contains 7208.10 and 7208.10.15. The edition is stated by the type that uses
/// the code: see <see cref="HsEdition"/>. Ordered as the digits are read, a prefix before what it contains. <c>default</c> is not a code:
/// it equals only itself, and every type of the model refuses it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct HsCode : IComparable<HsCode>, IComparable, ISpanFormattable, IParsable<HsCode>
{
    private const int Longest = 10;
    private const string Form = "an HS code: 2, or 4 to 10, digits beginning with a chapter from 01 to 99, dots allowed between them";

    // The digits, filled up to ten with zeros on the right, times sixteen, plus how many there are.
    private readonly ulong _packed;

    private HsCode(ulong padded, int length) => _packed = (padded << 4) | (uint)length;

    /// <summary>Reads a code from its digits, with or without dots ("7208.10.15", "72081015").</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="code"/> is not an HS code.</exception>
    public HsCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!TryParse(code, out HsCode parsed))
            throw new ArgumentException(
                $"'{(code.Length > 24 ? code[..24] + "…" : code)}' is not {Form}", nameof(code));
        _packed = parsed._packed;
    }

    /// <summary>How many digits there are; 0 for <c>default</c>.</summary>
    public int Length => (int)(_packed & 15);

    /// <summary>Whether this is <c>default</c>, which is not a code.</summary>
    public bool IsDefault => _packed == 0;

    /// <summary>The number of the chapter, 1 to 99.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public int Chapter => (int)(Used() / PowerOf10(Longest - 2));

    /// <summary>The first <paramref name="digits"/> digits as a code of their own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code has fewer digits, or no code has that many.</exception>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public HsCode Prefix(int digits)
    {
        ulong padded = Used();
        if (!IsLength(digits) || digits > Length)
            throw new ArgumentOutOfRangeException(nameof(digits), digits, $"'{this}' has no prefix of that many digits");
        ulong scale = PowerOf10(Longest - digits);
        return new(padded / scale * scale, digits);
    }

    /// <summary>Whether <paramref name="other"/> is this code or lies beneath it.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is <c>default</c>.</exception>
    public bool Contains(HsCode other)
    {
        Used();
        if (other.Checked(nameof(other)).Length < Length) return false;
        ulong scale = PowerOf10(Longest - Length);
        return (other._packed >> 4) / scale == (_packed >> 4) / scale;
    }

    /// <summary>Whether this is <paramref name="prefix"/> or lies beneath it.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is <c>default</c>.</exception>
    public bool StartsWith(HsCode prefix)
    {
        Used();
        return prefix.Checked(nameof(prefix)).Contains(this);
    }

    /// <summary>Reads a code from its digits, with or without dots between them.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not an HS code.</exception>
    public static HsCode Parse(string text) => Guard.Parse<HsCode>(text, Form);

    /// <summary>Reads a code from its digits, with or without dots between them; false if the text is not a code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out HsCode code) => TryParse(text.AsSpan(), out code);

    /// <summary>Reads a code from its digits, with or without dots between them; false if the text is not a code.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out HsCode code)
    {
        code = default;
        ulong digits = 0;
        int length = 0;
        bool dot = true;
        foreach (char c in text)
        {
            if (c == '.')
            {
                if (dot) return false;
                dot = true;
                continue;
            }
            if (!char.IsAsciiDigit(c) || ++length > Longest) return false;
            digits = (digits * 10) + (uint)(c - '0');
            dot = false;
        }
        if (dot || !IsLength(length)) return false;
        ulong padded = digits * PowerOf10(Longest - length);
        if (padded < PowerOf10(Longest - 2)) return false;
        code = new(padded, length);
        return true;
    }

    static HsCode IParsable<HsCode>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<HsCode>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out HsCode code)
        => TryParse(text, out code);

    /// <summary>The order of the digits as they are read, a prefix before what it contains; <c>default</c> first.</summary>
    public int CompareTo(HsCode other) => _packed.CompareTo(other._packed);

    int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        HsCode one => CompareTo(one),
        _ => throw new ArgumentException("must be an HsCode", nameof(other)),
    };

    /// <summary>The digits, without dots; empty for <c>default</c>.</summary>
    public override string ToString()
        => IsDefault ? "" : string.Create(Length, this, static (span, code) => code.Write(span));

    /// <summary>The digits with the customary dots: 72, 7208, 7208.10, 7208.10.15, 7208.10.15.00; empty for <c>default</c>.</summary>
    public string ToDottedString()
    {
        string digits = ToString();
        if (digits.Length <= 4) return digits;
        var text = new System.Text.StringBuilder(digits[..4], 13);
        for (int i = 4; i < digits.Length; i += 2) text.Append('.').Append(digits, i, Math.Min(2, digits.Length - i));
        return text.ToString();
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = Length <= destination.Length ? Length : 0;
        if (Length > destination.Length) return false;
        Write(destination[..Length]);
        return true;
    }

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(HsCode left, HsCode right) => left._packed < right._packed;

    /// <summary>Whether <paramref name="left"/> comes before or equals <paramref name="right"/>.</summary>
    public static bool operator <=(HsCode left, HsCode right) => left._packed <= right._packed;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(HsCode left, HsCode right) => left._packed > right._packed;

    /// <summary>Whether <paramref name="left"/> comes after or equals <paramref name="right"/>.</summary>
    public static bool operator >=(HsCode left, HsCode right) => left._packed >= right._packed;

    /// <summary>Whether a code may have that many digits: 2, or 4 to 10. Three say nothing in the Harmonized System.</summary>
    internal static bool IsLength(int digits) => digits is 2 or (>= 4 and <= Longest);

    internal HsCode Checked(string name) => IsDefault
        ? throw new ArgumentException("default(HsCode) is not an HS code", Guard.Parameter(name)) : this;

    private ulong Used() => IsDefault ? throw new InvalidOperationException("default(HsCode) is not an HS code") : _packed >> 4;

    private void Write(Span<char> span)
    {
        ulong digits = (_packed >> 4) / PowerOf10(Longest - Length);
        for (int i = span.Length - 1; i >= 0; i--)
        {
            span[i] = (char)('0' + (digits % 10));
            digits /= 10;
        }
    }

    private static ReadOnlySpan<ulong> Powers =>
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000];

    private static ulong PowerOf10(int exponent) => Powers[exponent];
}
