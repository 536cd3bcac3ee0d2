namespace TradeModel;

/// <summary>
/// A unit in which goods are counted, weighed or measured: the kilogram, 100 kilograms, the dozen. Duties and unit values are stated per
/// unit.
/// </summary>
/// <remarks>
/// The table holds the units of UN/ECE Recommendation 20 and of the EU's TARIC that tariffs use, and those of the United States' schedule,
/// each with the spellings that schedules give it. A unit may have a count before it (100 kg, 1000 pins) or name the content that is
/// measured (kg of total sugars).
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record QuantityUnit
{
    internal QuantityUnit(string symbol, string? code, string dimension, decimal factor)
    {
        Symbol = symbol;
        Code = code;
        Dimension = dimension;
        Factor = factor;
    }

    /// <summary>The name by which the model writes the unit: "kg", "100 kg", "doz.", "each".</summary>
    public string Symbol { get; }

    /// <summary>The code of UN/ECE Recommendation 20, or of TARIC if that has none; null if the unit has neither.</summary>
    public string? Code { get; }

    /// <summary>
    /// What the unit measures. Units of one dimension convert into each other: "mass" in kilograms, "volume" in liters, "items". Units that
    /// depend on the good, such as packs, have a dimension of their own, as has the mass of a content.
    /// </summary>
    public string Dimension { get; }

    /// <summary>How many base units of the dimension one unit is, exactly: 100 for 100 kg. Above 0.</summary>
    public decimal Factor { get; }

    /// <summary>
    /// The unit with a spelling, a symbol or a code ("kilogram", "MT", "DTN", "100kg"), letter case ignored; null if it is unknown.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="spelling"/> is null.</exception>
    public static QuantityUnit? Find(string spelling) => QuantityUnits.Find(Guard.NotNull(spelling), mark: null);

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
