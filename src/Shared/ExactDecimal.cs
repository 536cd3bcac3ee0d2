namespace TradeModel;

/// <summary>Decimal numbers in the one form in which equal numbers are equal values.</summary>
internal static class ExactDecimal
{
    /// <summary>The number without trailing zeros after the point and without a negative zero.</summary>
    internal static decimal Normal(decimal value)
    {
        if (value == 0m) return 0m;
        if (value.Scale == 0) return value;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        // Division drops trailing zeros but is slow. A number of one word whose last digit is not 0 has none to drop.
        return bits[1] == 0 && bits[2] == 0 && (uint)bits[0] % 10 != 0 ? value : value / 1.0000000000000000000000000000m;
    }
}
