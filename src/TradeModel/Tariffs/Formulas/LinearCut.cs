namespace TradeModel.Tariffs;

/// <summary>The same percentage off every rate: T1 = T0 × (100 − c) / 100.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record LinearCut : TariffFormula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="cutPercent">The cut c in percent of the rate, from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cut is out of range.</exception>
    public LinearCut(Percentage cutPercent) => CutPercent = cutPercent;

    /// <summary>The cut in percent of the rate.</summary>
    public Percentage CutPercent { get; init => field = Share(value, nameof(CutPercent)); }

    /// <summary>The formula in words.</summary>
    private protected override string Words => $"linear cut of {CutPercent}";

    private protected override decimal Exact(decimal rate) => rate * (100m - CutPercent.Value) / 100m;
}
