namespace TradeModel.Issues;

/// <summary>A position that is one number on an interval or ratio scale. Each type derived from it says what the number counts.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public abstract record NumberPosition : Position, IFormattable
{
    private protected NumberPosition(decimal number) => Number = number;

    /// <summary>The number, in the unit of the issue's scale.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number is negative and the position is a quota volume or a procurement threshold.
    /// </exception>
    public decimal Number { get; init => field = Check(value); }

    /// <summary>The number in a numeric format and for a culture.</summary>
    /// <param name="format">A numeric format; null or empty gives the invariant form in every culture.</param>
    /// <param name="formatProvider">The culture of the format; null for the invariant form.</param>
    /// <exception cref="FormatException">The format is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
        => string.IsNullOrEmpty(format) ? Sentence
        : Number.ToString(format, formatProvider ?? System.Globalization.CultureInfo.InvariantCulture);

    private protected abstract decimal Check(decimal number);

    private protected sealed override string Sentence => InvariantText.Of(Number);
}
