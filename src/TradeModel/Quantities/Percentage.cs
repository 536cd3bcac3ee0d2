using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TradeModel;

/// <summary>A rate in percent, exact: 26.4 means 26.4 %. May be negative or exceed 100; what a place admits is said there.</summary>
/// <remarks>Equal by number: 1.50 and 1.5 are one value. <c>default</c> is 0 %, a legal value.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct Percentage : IComparable<Percentage>, IComparable, IParsable<Percentage>, ISpanFormattable
{
    /// <summary>A rate of <paramref name="value"/> percent.</summary>
    public Percentage(decimal value) => Value = ExactDecimal.Normal(value);

    /// <summary>The number of percent, without trailing zeros and without a negative zero.</summary>
    public decimal Value { get; }

    /// <summary>Nothing: 0 %.</summary>
    public static Percentage Zero => default;

    /// <summary>
    /// Reads a rate as it is printed, whatever the culture: digits with a point, an optional sign before them, and a percent sign, which
    /// may be left out ("26.4%", "-5").
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">
    /// <paramref name="text"/> is written otherwise, or is a number that cannot be held exactly.
    /// </exception>
    public static Percentage Parse(string text)
        => Guard.Parse<Percentage>(text, "a rate in percent that can be held exactly, as in 26.4% or 26.4");

    /// <summary>Reads a rate as <see cref="Parse"/> does; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Percentage rate)
    {
        ReadOnlySpan<char> number = text.AsSpan();
        if (number is [.., '%']) number = number[..^1];
        bool isExact = ExactDecimal.Read(number, out decimal value, allowsExponent: false) == ExactDecimal.Reading.Exact;
        rate = new(value);
        return isExact;
    }

    static Percentage IParsable<Percentage>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<Percentage>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Percentage rate)
        => TryParse(text, out rate);

    /// <summary>Order of the numbers.</summary>
    public int CompareTo(Percentage other) => Value.CompareTo(other.Value);

    int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        Percentage one => CompareTo(one),
        _ => throw new ArgumentException("must be a Percentage", nameof(other)),
    };

    /// <summary>The number and a percent sign, in invariant form: "26.4%".</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + "%";

    /// <summary>The rate in a format and for a culture: <c>new Percentage(1234.5m).ToString("N2", german)</c> is "1.234,50 %".</summary>
    /// <param name="format">
    /// A numeric format, applied to the number of percent. The percent sign is added as the culture adds it. Null or empty gives
    /// <see cref="ToString()"/> in every culture, because methods such as <c>string.Join</c> pass the current culture even if the caller
    /// does not.
    /// </param>
    /// <param name="formatProvider">The culture of the format; null for the invariant form.</param>
    /// <exception cref="FormatException">The format is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (string.IsNullOrEmpty(format)) return ToString();
        NumberFormatInfo culture = NumberFormatInfo.GetInstance(formatProvider ?? CultureInfo.InvariantCulture);
        string number = Value.ToString(format, culture);
        if (formatProvider is null or CultureInfo { Name: "" } || culture == NumberFormatInfo.InvariantInfo) return number + "%";
        return culture.PercentPositivePattern switch
        {
            0 => $"{number} {culture.PercentSymbol}",
            1 => $"{number}{culture.PercentSymbol}",
            2 => $"{culture.PercentSymbol}{number}",
            _ => $"{culture.PercentSymbol} {number}",
        };
    }

    /// <summary>Writes what <see cref="ToString(string?, IFormatProvider?)"/> returns; false if there is too little room.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.IsEmpty ? null : format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <summary>Whether <paramref name="left"/> is the smaller rate.</summary>
    public static bool operator <(Percentage left, Percentage right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> is the smaller rate or equal.</summary>
    public static bool operator <=(Percentage left, Percentage right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> is the greater rate.</summary>
    public static bool operator >(Percentage left, Percentage right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> is the greater rate or equal.</summary>
    public static bool operator >=(Percentage left, Percentage right) => left.Value >= right.Value;
}
