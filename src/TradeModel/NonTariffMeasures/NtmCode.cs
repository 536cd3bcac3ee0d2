using System.Diagnostics.CodeAnalysis;

namespace TradeModel.NonTariffMeasures;

/// <summary>
/// A place in the International Classification of Non-Tariff Measures (MAST; UNCTAD, 2019 version): a chapter letter A to P and up to three
/// digits, each a level below: A (sanitary and phytosanitary), A8 (conformity assessment), A85 (traceability), A851 (origin of materials).
/// </summary>
/// <remarks>
/// The digits are 1 to 9. The padded forms of older drafts (A000, A140) are refused, because one measure would then have two codes. A
/// well-formed code may be missing from the classification; <see cref="MastTree"/> lists the codes that exist. Codes are ordered as the
/// classification prints them, a chapter before its subgroups. <c>default</c> is not a code. It comes first in the order, and every type of
/// the model refuses it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct NtmCode : IComparable<NtmCode>, IComparable, IParsable<NtmCode>
{
    internal const int Longest = 4;
    private const int ChapterBits = 12;

    private const string Form = "an NTM code: a chapter letter A to P and up to three digits 1 to 9";

    // chapter 1–16 above three nibbles, one digit each; 0 stands for "no digit", so that numeric order is the order of the tree
    private readonly int _packed;

    /// <summary>The code written <paramref name="code"/>: "A", "B3", "B31", "A851".</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="code"/> is not a chapter letter A to P with up to three digits 1 to 9.
    /// </exception>
    public NtmCode(string code)
    {
        _packed = Pack(Guard.NotNull(code));
        if (_packed == 0)
            throw new ArgumentException($"'{(code.Length > 12 ? code[..12] + "…" : code)}' is not {Form}", nameof(code));
    }

    private NtmCode(int packed) => _packed = packed;

    /// <summary>The chapter, A to P.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public char Chapter => (char)('A' + (Used >> ChapterBits) - 1);

    /// <summary>How deep the code goes: 1 for a chapter, to 4 for the finest.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public int Level => (Used & 0xF) != 0 ? 4 : (Used & 0xF0) != 0 ? 3 : (Used & 0xF00) != 0 ? 2 : 1;

    /// <summary>The code one level up; null for a chapter.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public NtmCode? Parent => Level switch
    {
        4 => new(_packed & ~0xF),
        3 => new(_packed & ~0xFF),
        2 => new(_packed & ~0xFFF),
        _ => null,
    };

    /// <summary>Whether this is <c>default</c>, which is not a code.</summary>
    public bool IsDefault => _packed == 0;

    private int Used => _packed != 0 ? _packed : throw new InvalidOperationException("default(NtmCode) is no code");

    /// <summary>Whether <paramref name="other"/> is this code or lies below it: B3 contains B31, and itself.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is <c>default</c>.</exception>
    public bool Contains(NtmCode other)
    {
        int mask = ~0 << (4 * (4 - Level));
        return (other.Checked(nameof(other))._packed & mask) == _packed;
    }

    /// <summary>Reads a code. Case counts: codes are written in capitals.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not one.</exception>
    public static NtmCode Parse(string text) => Guard.Parse<NtmCode>(text, Form);

    /// <summary>Reads a code; false if <paramref name="text"/> is not one. Case counts: codes are written in capitals.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out NtmCode code)
    {
        code = text is null ? default : new(Pack(text));
        return !code.IsDefault;
    }

    static NtmCode IParsable<NtmCode>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<NtmCode>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out NtmCode code)
        => TryParse(text, out code);

    /// <summary>Order of the classification: A, A1, A11, A12, A2, B.</summary>
    public int CompareTo(NtmCode other) => _packed.CompareTo(other._packed);

    int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        NtmCode one => CompareTo(one),
        _ => throw new ArgumentException("must be an NtmCode", nameof(other)),
    };

    /// <summary>The code as the classification writes it; empty for <c>default</c>.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[Longest];
        return new(text[..Format(text)]);
    }

    /// <summary>Writes the code; returns its length, 0 for <c>default</c>.</summary>
    internal int Format(Span<char> text)
    {
        if (_packed == 0) return 0;
        ReadOnlySpan<char> all = [Chapter, Digit(8), Digit(4), Digit(0)];
        all[..Level].CopyTo(text);
        return Level;
    }

    private char Digit(int shift) => (char)('0' + ((_packed >> shift) & 0xF));

    private static int Pack(string text)
    {
        if (text.Length is 0 or > 4 || text[0] is < 'A' or > 'P') return 0;
        int packed = (text[0] - 'A' + 1) << ChapterBits;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is < '1' or > '9') return 0;
            packed |= (text[i] - '0') << (4 * (3 - i));
        }
        return packed;
    }

    internal NtmCode Checked(string name) => _packed == 0
        ? throw new ArgumentException("default(NtmCode) is no code", Guard.Parameter(name)) : this;
}
