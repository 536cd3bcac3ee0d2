using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>
/// How much may enter in quota in each year of an agreement: the volumes written year by year, then growth at a yearly rate.
/// </summary>
/// <remarks>
/// Year 1 is the agreement's first year, counted from entry into force. Growth compounds on the last written volume; if the agreement
/// rounds volumes, each year's volume is rounded separately and the rounding does not compound.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record QuotaGrowth
{
    /// <summary>Creates a path of volumes.</summary>
    /// <param name="unit">The unit of quantity, as the agreement writes it: "t", "kg", "head".</param>
    /// <param name="years">The volumes of year 1, 2 and on, as written; at least one.</param>
    /// <param name="growth">What each later year adds, in percent of the year before; -100 to 1,000; 0 by default.</param>
    /// <param name="roundedTo">The unit volumes of later years are rounded to, half up; null keeps them as computed.</param>
    /// <param name="unlimitedFrom">The year from which there is no limit; null if there always is one.</param>
    /// <exception cref="ArgumentException">
    /// The unit is blank, no year is given, or the unlimited years begin before the last written one ends.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A volume is negative, the growth is out of range, or the rounding is not greater than 0.
    /// </exception>
    public QuotaGrowth(string unit, ValueList<decimal> years, Percentage growth = default, decimal? roundedTo = null,
        int? unlimitedFrom = null)
    {
        Unit = Guard.Line(unit);
        Years = Guard.NotNull(years).Select(v => Guard.NotNegative(v, nameof(years))).ToValueList();
        if (Years.Count == 0) throw new ArgumentException("needs the volume of year 1", nameof(years));
        Growth = growth.Value is >= -100m and <= 1000m ? growth
            : throw new ArgumentOutOfRangeException(nameof(growth), growth, "must lie between -100% and 1000%");
        RoundedTo = roundedTo is { } r ? Guard.Positive(r, nameof(roundedTo)) : null;
        if (unlimitedFrom <= Years.Count)
            throw new ArgumentException("a year with a listed volume cannot be unlimited", nameof(unlimitedFrom));
        UnlimitedFrom = unlimitedFrom;
    }

    /// <summary>The unit of quantity.</summary>
    public string Unit { get; }

    /// <summary>The volumes as written, from year 1.</summary>
    public ValueList<decimal> Years { get; }

    /// <summary>What each year after the written ones adds, in percent of the year before.</summary>
    public Percentage Growth { get; }

    /// <summary>The unit that volumes after the written ones are rounded to, half up; null if they are not rounded.</summary>
    public decimal? RoundedTo { get; }

    /// <summary>The first year without limit; null if there is always one.</summary>
    public int? UnlimitedFrom { get; }

    /// <summary>A volume that grows by the same percentage every year from year 2 on.</summary>
    /// <exception cref="ArgumentException">See the constructor.</exception>
    public static QuotaGrowth Growing(decimal first, string unit, Percentage growth, decimal? roundedTo = null)
        => new(unit, [Guard.NotNegative(first)], growth, roundedTo);

    /// <summary>
    /// A volume that goes from <paramref name="first"/> in year 1 to <paramref name="last"/> in year <paramref name="years"/> by equal
    /// steps, then grows.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="years"/> is below 2 or above 100.</exception>
    /// <exception cref="ArgumentException">See the constructor.</exception>
    public static QuotaGrowth Stepping(decimal first, decimal last, int years, string unit, Percentage growth = default,
        decimal? roundedTo = null)
    {
        if (years is < 2 or > 100) throw new ArgumentOutOfRangeException(nameof(years), years, "must lie between 2 and 100");
        Guard.NotNegative(first);
        Guard.NotNegative(last);
        return new(unit, Enumerable.Range(0,
            years).Select(i => Rounded(first + ((last - first) * i / (years - 1)), roundedTo)).ToValueList(), growth, roundedTo);
    }

    /// <summary>The volume of a year; null if there is no limit.</summary>
    /// <param name="year">The year of the agreement, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is below 1 or above 1,000.</exception>
    /// <exception cref="OverflowException">The volume has grown past what a decimal number holds.</exception>
    public decimal? InYear(int year)
    {
        if (year is < 1 or > 1000) throw new ArgumentOutOfRangeException(nameof(year), year, "must lie between 1 and 1000");
        if (year >= UnlimitedFrom) return null;
        if (year <= Years.Count) return Years[year - 1];
        decimal volume = Years[^1], factor = 1m + (Growth.Value / 100m);
        for (int y = Years.Count; y < year; y++) volume *= factor;
        return ExactDecimal.Normal(Rounded(volume, RoundedTo));
    }

    /// <summary>"200 t in year 1, 3% a year after".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Years[0]} {Unit} in year 1")
            + (Years.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", {Years[^1]} {Unit} in year {Years.Count}") : "")
            + (Growth.Value != 0m ? $", {Growth} a year after" : "")
            + (UnlimitedFrom is { } free ? string.Create(CultureInfo.InvariantCulture, $", unlimited from year {free}") : "");

    private static decimal Rounded(decimal value, decimal? unit)
        => unit is { } u ? decimal.Round(value / u, 0, MidpointRounding.AwayFromZero) * u : value;
}
