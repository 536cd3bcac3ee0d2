using System.Diagnostics.CodeAnalysis;

namespace TradeModel.Goods;

/// <summary>A range of HS codes as agreements write it, "7208–7212", with both ends and all that lies beneath them.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HsRange : IParsable<HsRange>
{
    /// <summary>Creates a range.</summary>
    /// <param name="first">The first code.</param>
    /// <param name="last">The last code, included: as many digits, not before the first.</param>
    /// <exception cref="ArgumentException">A code is <c>default</c>, they differ in length, or the last comes before the first.</exception>
    public HsRange(HsCode first, HsCode last)
    {
        First = first.Checked(nameof(first));
        Last = last.Checked(nameof(last));
        if (first.Length != last.Length) throw new ArgumentException($"'{first}' and '{last}' differ in length", nameof(last));
        if (last < first) throw new ArgumentException($"'{last}' comes before '{first}'", nameof(last));
    }

    /// <summary>The first code.</summary>
    public HsCode First { get; }

    /// <summary>The last code, included.</summary>
    public HsCode Last { get; }

    /// <summary>Whether the code lies in the range or beneath one that does. A heading is not in a range of its subheadings.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is <c>default</c>.</exception>
    public bool Contains(HsCode code)
        => code.Checked(nameof(code)).Length >= First.Length && code.Prefix(First.Length) is var prefix && prefix >= First
        && prefix <= Last;

    /// <summary>Reads "7208-7212", "7208–7212", "50 to 63" or a single code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out HsRange? range)
    {
        range = null;
        if (text is null) return false;
        string[] ends = text.Replace(" to ", "-", StringComparison.OrdinalIgnoreCase).Split('-', '–', '—');
        if (ends.Length > 2 || !HsCode.TryParse(ends[0].AsSpan().Trim(), out HsCode first)
            || !HsCode.TryParse(ends[^1].AsSpan().Trim(), out HsCode last)) return false;
        if (first.Length != last.Length || last < first) return false;
        range = new(first, last);
        return true;
    }

    /// <summary>Reads "7208-7212", "7208–7212", "50 to 63" or a single code.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a range of codes.</exception>
    public static HsRange Parse(string text) => Guard.Parse<HsRange>(text, "a range of HS codes of one length, as in 7208–7212");

    static HsRange IParsable<HsRange>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<HsRange>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider,
        [MaybeNullWhen(false)] out HsRange range) => TryParse(text, out range);

    /// <summary>The codes whose goods together are those of the range, as few as there are.</summary>
    public ValueSet<HsCode> ToPrefixes()
    {
        var prefixes = new List<HsCode>();
        long low = Digits(First), high = Digits(Last);
        while (low <= high)
        {
            // The largest block that starts here, is a code of its own, and ends within the range.
            int length = First.Length;
            long block = 1;
            for (int shorter = length - 1; shorter >= 2; shorter--)
            {
                long size = Power(First.Length - shorter);
                if (low % size != 0 || low + size - 1 > high) break;
                if (!HsCode.IsLength(shorter)) continue;
                length = shorter;
                block = size;
            }
            prefixes.Add(new HsCode(Text(low)[..length]));
            low += block;
        }
        return prefixes.ToValueSet();
    }

    /// <summary>The ends with a dash between them, or the one code.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First}–{Last}";

    private static long Digits(HsCode code) => long.Parse(code.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    private string Text(long digits) => digits.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(First.Length, '0');

    private static long Power(int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
