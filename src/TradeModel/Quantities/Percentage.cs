using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TradeModel;

/// <summary>A rate in percent, exact: 26.4 means 26.4 %. May be negative or exceed 100; what a place admits is said there.</summary>
/// <remarks>Equal by number: 1.50 and 1.5 are one value. <c>default</c> is 0 %, a legal value.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public readonly record struct Percentage : IComparable<Percentage>, IParsable<Percentage>
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

    /// <summary>The number and a percent sign, in invariant form: "26.4%".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}%");

    /// <summary>Whether <paramref name="left"/> is the smaller rate.</summary>
    public static bool operator <(Percentage left, Percentage right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> is the smaller rate or equal.</summary>
    public static bool operator <=(Percentage left, Percentage right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> is the greater rate.</summary>
    public static bool operator >(Percentage left, Percentage right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> is the greater rate or equal.</summary>
    public static bool operator >=(Percentage left, Percentage right) => left.Value >= right.Value;
}
