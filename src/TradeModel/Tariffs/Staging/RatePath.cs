namespace TradeModel.Tariffs;

/// <summary>The rate of a line in each stage year: the result of a base rate, a staging category and a rounding rule.</summary>
/// <remarks>
/// The rate of the last listed year applies permanently. Repetitions of it at the end are dropped at construction, so that equivalent paths
/// are equal.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RatePath
{
    internal const decimal Highest = 1_000_000_000_000m;
    internal const int LongestYears = 200;

    /// <summary>Creates a path.</summary>
    /// <param name="baseRate">The rate before year 1; from 0 to 10^12.</param>
    /// <param name="rates">The rates of year 1, 2, …; from 0 to 10^12, 1 to 200 of them.</param>
    /// <param name="unit">What the rates count; percent by default.</param>
    /// <param name="isCommitted">Whether the rates are promised. If not, the importer charges its MFN rate of the day.</param>
    /// <exception cref="ArgumentException">A rate is out of range, or there are none or too many.</exception>
    public RatePath(decimal baseRate, ValueList<decimal> rates, RateUnit unit = default, bool isCommitted = true)
    {
        Base = Checked(baseRate, nameof(baseRate));
        if (Guard.NotNull(rates).Count is 0 or > LongestYears)
            throw new ArgumentException($"must hold 1 to {LongestYears} years", nameof(rates));
        int count = rates.Count;
        while (count > 1 && rates[count - 1] == rates[count - 2]) count--;
        var normal = new decimal[count];
        for (int i = 0; i < rates.Count; i++)
        {
            decimal rate = Checked(rates[i], nameof(rates));
            if (i < count) normal[i] = rate;
        }
        Rates = ValueList.Create<decimal>(normal);
        Unit = unit;
        IsCommitted = isCommitted;
    }

    /// <summary>The rate before year 1.</summary>
    public decimal Base { get; }

    /// <summary>The rates of year 1, 2, … up to the year from which the rate no longer changes.</summary>
    public ValueList<decimal> Rates { get; }

    /// <summary>What the rates count.</summary>
    public RateUnit Unit { get; }

    /// <summary>
    /// Whether the rates are promised. If not, the importer charges its MFN rate of the day, represented by the base rate.
    /// </summary>
    public bool IsCommitted { get; }

    /// <summary>The rate that stays.</summary>
    public decimal Final => Rates[^1];

    /// <summary>The year from which the rate no longer changes; 1 if it never changes after entry into force.</summary>
    public int LastStage => Rates.Count;

    /// <summary>The year from which the line is free; null if it never is.</summary>
    public int? FreeFrom => Final == 0m ? LastStage : null;

    /// <summary>Whether no year's rate is above the one before, the base rate included.</summary>
    public bool NeverRises
    {
        get
        {
            decimal before = Base;
            foreach (decimal rate in Rates)
            {
                if (rate > before) return false;
                before = rate;
            }
            return true;
        }
    }

    /// <summary>A path that keeps the base rate.</summary>
    public static RatePath Held(decimal baseRate, RateUnit unit = default, bool isCommitted = true)
        => new(baseRate, [baseRate], unit, isCommitted);

    /// <summary>The rate in stage year <paramref name="year"/>: the base rate below 1, the final rate after the last stage.</summary>
    public decimal RateIn(int year) => year < 1 ? Base : Rates[Math.Min(year, Rates.Count) - 1];

    /// <summary>The rates of the years from 1 to <paramref name="years"/>, repetitions included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of years is negative.</exception>
    public ValueList<decimal> Over(int years)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        return Enumerable.Range(1, years).Select(RateIn).ToValueList();
    }

    /// <summary>The rates and what they count.</summary>
    public override string ToString()
        => $"{InvariantText.Of(Base)} → {string.Join(" ", Rates.Select(InvariantText.Of))} {Unit}"
            + $"{(IsCommitted ? "" : ", not committed")}";

    internal static decimal Checked(decimal rate, string name)
        => rate is >= 0 and <= Highest ? ExactDecimal.Normal(rate)
            : throw new ArgumentOutOfRangeException(Guard.Parameter(name), rate, "must lie between 0 and 10^12");
}
