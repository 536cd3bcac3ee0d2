namespace TradeModel.Tariffs;

/// <summary>
/// Linear cuts by bands of the bound rate: the higher the band, the deeper the cut, as in the WTO agriculture modalities of 2008.
/// </summary>
/// <remarks>
/// The whole rate is cut by the percentage of its band, so a rate just above a band's end may end up below a rate just under it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TieredCut : TariffFormula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="bands">The bands in ascending order. The last must be open, and no other may be.</param>
    /// <exception cref="ArgumentException">There is no band, the last is not open or another is, or the ends do not ascend.</exception>
    public TieredCut(ValueList<TierBand> bands) => Bands = bands;

    /// <summary>The bands, ascending; the last is open.</summary>
    public ValueList<TierBand> Bands
    {
        get;
        init
        {
            if (Guard.NotNull(value, nameof(Bands)).Count == 0 || value[^1].UpTo is not null)
                throw new ArgumentException("must end with an open band", Guard.Parameter(nameof(Bands)));
            for (int i = 0; i + 1 < value.Count; i++)
                if (value[i].UpTo is not { } top || (i > 0 && top <= value[i - 1].UpTo))
                    throw new ArgumentException("must ascend, with only the last band open", Guard.Parameter(nameof(Bands)));
            field = value;
        }
    }

    /// <summary>The formula in words.</summary>
    private protected override string Words => $"tiered cut: {string.Join("; ", Bands)}";

    private protected override decimal Exact(decimal rate)
    {
        foreach (TierBand band in Bands)
            if (band.UpTo is not { } top || rate <= top.Value) return rate * (100m - band.CutPercent.Value) / 100m;
        return rate;
    }
}
