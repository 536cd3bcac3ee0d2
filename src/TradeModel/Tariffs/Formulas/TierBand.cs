namespace TradeModel.Tariffs;

/// <summary>A band of rates and the linear cut in it.</summary>
/// <remarks><c>default</c> is a cut of 0 % on rates up to 0 %, a legal value.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct TierBand
{
    /// <summary>Creates a band.</summary>
    /// <param name="upTo">The highest rate of the band, included; null for all rates above the band before.</param>
    /// <param name="cutPercent">The cut in percent of the rate, from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public TierBand(Percentage? upTo, Percentage cutPercent)
    {
        if (upTo?.Value is < 0 or > Duty.HighestRate)
            throw new ArgumentOutOfRangeException(nameof(upTo), upTo, "must lie between 0 and 1000000");
        if (cutPercent.Value is < 0 or > 100)
            throw new ArgumentOutOfRangeException(nameof(cutPercent), cutPercent, "must lie between 0 and 100");
        _open = upTo is null;
        _upTo = upTo ?? default;
        CutPercent = cutPercent;
    }

    private readonly bool _open;
    private readonly Percentage _upTo;

    /// <summary>The highest rate of the band, included; null for all rates above the band before.</summary>
    public Percentage? UpTo => _open ? null : _upTo;

    /// <summary>The cut in percent of the rate.</summary>
    public Percentage CutPercent { get; }

    /// <summary>The band in words.</summary>
    public override string ToString() => $"{(UpTo is { } top ? $"up to {top}" : "above")}: {CutPercent}";
}
