namespace TradeModel.Import;

/// <summary>
/// What the duty columns of a file show about their bare rates: whether one is above 1. If none is, percentages cannot be told from
/// fractions.
/// </summary>
internal sealed class RateSize
{
    /// <summary>Whether a rate above 1 was seen, so that the rates are percentages.</summary>
    internal bool SawAboveOne { get; private set; }

    /// <summary>Whether a rate between 0 and 1 was seen.</summary>
    internal bool SawBelowOne { get; private set; }

    internal void See(string text)
    {
        // Only a bare number ends in a digit or a point.
        if (SawAboveOne || text.Length == 0 || !(char.IsAsciiDigit(text[^1]) || text[^1] == '.')) return;
        DecimalMark mark = text.Contains(',', StringComparison.Ordinal) ? DecimalMark.Comma : DecimalMark.Point;
        if (NumberField.Read(text, mark, out decimal rate) != ExactDecimal.Reading.Exact) return;
        SawAboveOne = rate > 1m;
        SawBelowOne |= IsBelowOne(rate);
    }

    internal static bool IsBelowOne(decimal rate) => rate is > 0m and < 1m;
}
