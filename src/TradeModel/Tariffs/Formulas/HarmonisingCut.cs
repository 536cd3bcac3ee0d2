namespace TradeModel.Tariffs;

/// <summary>
/// The harmonising formula of the Tokyo Round: each pass cuts a rate by a percentage equal to the rate itself, T1 = T0 × (100 − min(T0,
/// most)) / 100, and passes are repeated.
/// </summary>
/// <remarks>
/// The European Communities proposed four passes; the cap on a pass prevents rates of 100 % or more from falling to 0 or below.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record HarmonisingCut : TariffFormula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="passes">How often the cut is repeated, 1 to 100.</param>
    /// <param name="mostCut">The deepest cut of one pass in percent of the rate: above 0, below 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public HarmonisingCut(int passes, Percentage mostCut)
    {
        Passes = passes;
        MostCut = mostCut;
    }

    /// <summary>How often the cut is repeated.</summary>
    public int Passes { get; init => field = Guard.Within(value, 1, 100, nameof(Passes)); }

    /// <summary>The deepest cut of one pass in percent of the rate.</summary>
    public Percentage MostCut
    {
        get;
        init => field = value.Value is > 0 and < 100 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(MostCut)), value, "must be above 0 and below 100");
    }

    /// <summary>The formula in words.</summary>
    private protected override string Words
        => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"harmonising cut by the rate itself, at most {MostCut}, {Passes} times");

    private protected override decimal Exact(decimal rate)
    {
        for (int pass = 0; pass < Passes; pass++) rate = rate * (100m - Math.Min(rate, MostCut.Value)) / 100m;
        return rate;
    }
}
