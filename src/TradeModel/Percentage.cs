using System.Globalization;

namespace TradeModel;

/// <summary>A rate in percent, exact: 26.4 means 26.4 %. May be negative or exceed 100; what a place admits is said there.</summary>
/// <remarks>Equal by number: 1.50 and 1.5 are one value. <c>default</c> is 0 %, a legal value.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.SingleValueJsonConverter))]
public readonly record struct Percentage : IComparable<Percentage>
{
    /// <summary>A rate of <paramref name="value"/> percent.</summary>
    public Percentage(decimal value) => Value = Guard.Normal(value);

    /// <summary>The number of percent, without trailing zeros and without a negative zero.</summary>
    public decimal Value { get; }

    /// <summary>Nothing: 0 %.</summary>
    public static Percentage Zero => default;

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
