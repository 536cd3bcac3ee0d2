using System.Diagnostics.CodeAnalysis;

namespace TradeModel.MarketAccess;

/// <summary>
/// A place in the WTO's services sectoral classification list (MTN.GNS/W/120): a sector 1 to 12, below it a capital letter, below that a
/// small letter: 1 (business), 1.A (professional), 1.A.a (legal).
/// </summary>
/// <remarks>
/// A well-formed code need not be one the list has: ask <see cref="ServicesSectors"/>. Order: that of the list, 2 before 10, a sector
/// before its parts. <c>default</c> is not a sector. It comes first, and every type of the model refuses it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct ServicesSector : IComparable<ServicesSector>, IComparable, IParsable<ServicesSector>
{
    private const string Form = "a services sector: 1 to 12, then a capital and a small letter, as in 7, 11.B or 1.A.a";
    internal const int Longest = 6;

    // sector 1–12, then capital letter 1–26, then small letter 1–26, a byte each; 0 stands for "not given"
    private readonly int _packed;

    /// <summary>The sector written <paramref name="code"/>: "7", "11.B", "1.A.a".</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="code"/> is not written as W/120 writes its sectors.</exception>
    public ServicesSector(string code)
    {
        _packed = Pack(Guard.NotNull(code));
        if (_packed == 0)
            throw new ArgumentException($"'{(code.Length > 12 ? code[..12] + "…" : code)}' is not {Form}", nameof(code));
    }

    private ServicesSector(int packed) => _packed = packed;

    /// <summary>The number of the sector, 1 to 12.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public int Sector => Used >> 16;

    /// <summary>How deep the code goes: 1 for a sector, 2 for a subsector, 3 for an item.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public int Level => (Used & 0xFF) != 0 ? 3 : (Used & 0xFF00) != 0 ? 2 : 1;

    /// <summary>The place one level up; null for a sector.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public ServicesSector? Parent => Level switch
    {
        3 => new(_packed & ~0xFF),
        2 => new(_packed & ~0xFFFF),
        _ => null,
    };

    /// <summary>Whether this is <c>default</c>, which is not a sector.</summary>
    public bool IsDefault => _packed == 0;

    private int Used => _packed != 0 ? _packed : throw new InvalidOperationException("default(ServicesSector) is not a sector");

    /// <summary>Whether <paramref name="other"/> is this place or lies below it: 1.A contains 1.A.a, and itself.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is <c>default</c>.</exception>
    public bool Contains(ServicesSector other)
    {
        int mask = ~0 << (8 * (3 - Level));
        return (other.Checked(nameof(other))._packed & mask) == _packed;
    }

    /// <summary>Reads a sector.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not one.</exception>
    public static ServicesSector Parse(string text) => Guard.Parse<ServicesSector>(text, Form);

    /// <summary>Reads a sector; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ServicesSector sector)
    {
        sector = text is null ? default : new(Pack(text));
        return !sector.IsDefault;
    }

    static ServicesSector IParsable<ServicesSector>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<ServicesSector>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out ServicesSector sector)
        => TryParse(text, out sector);

    /// <summary>Order of the list.</summary>
    public int CompareTo(ServicesSector other) => _packed.CompareTo(other._packed);

    int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        ServicesSector one => CompareTo(one),
        _ => throw new ArgumentException("must be a ServicesSector", nameof(other)),
    };

    /// <summary>The code as the list writes it, separated by dots; empty for <c>default</c>.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[Longest];
        return new(text[..Format(text)]);
    }

    /// <summary>Writes the code; returns its length, 0 for <c>default</c>.</summary>
    internal int Format(Span<char> text)
    {
        if (_packed == 0) return 0;
        int at = 0;
        if (Sector >= 10) text[at++] = '1';
        text[at++] = (char)('0' + (Sector % 10));
        if (Level > 1) (text[at++], text[at++]) = ('.', Letter('A', 8));
        if (Level > 2) (text[at++], text[at++]) = ('.', Letter('a', 0));
        return at;
    }

    private char Letter(char first, int shift) => (char)(first + ((_packed >> shift) & 0xFF) - 1);

    private static int Pack(string text)
    {
        int at = 0, sector = 0;
        while (at < text.Length && at < 2 && char.IsAsciiDigit(text[at])) sector = (sector * 10) + text[at++] - '0';
        if (at == 0 || text[0] == '0' || sector > 12) return 0;
        int packed = sector << 16;
        if (at == text.Length) return packed;
        if (at + 2 > text.Length || text[at] != '.' || !char.IsAsciiLetterUpper(text[at + 1])) return 0;
        packed |= (text[at + 1] - 'A' + 1) << 8;
        at += 2;
        if (at == text.Length) return packed;
        if (at + 2 != text.Length || text[at] != '.' || !char.IsAsciiLetterLower(text[at + 1])) return 0;
        return packed | (text[at + 1] - 'a' + 1);
    }

    internal ServicesSector Checked(string name)
        => _packed == 0 ? throw new ArgumentException("default(ServicesSector) is not a sector", Guard.Parameter(name)) : this;
}
