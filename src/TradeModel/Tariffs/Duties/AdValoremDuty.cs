namespace TradeModel.Tariffs;

/// <summary>A percentage of the value of the good, or of a part of it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AdValoremDuty : Duty
{
    private const string EntireSet = "the entire set";

    /// <summary>Creates an ad valorem duty.</summary>
    /// <param name="rate">The rate: above 0 (0 is <see cref="Duty.Free"/>), up to 1,000,000.</param>
    /// <param name="on">
    /// The part or content whose value is charged ("the battery"); null for the whole good. "the entire set" is the whole good too.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The rate is out of range, or the part is blank or holds a character that separates duties ('+', '%').
    /// </exception>
    public AdValoremDuty(Percentage rate, string? on = null)
    {
        Rate = rate;
        On = on;
    }

    /// <summary>The rate; above 0.</summary>
    public Percentage Rate
    {
        get;
        init => field = value.Value is > 0 and <= HighestRate
            ? value
            : throw new ArgumentOutOfRangeException(
                Guard.Parameter(nameof(Rate)), value, "must be above 0 and at most 1000000; no duty is Duty.Free");
    }

    /// <summary>The part or content whose value is charged; null for the whole good.</summary>
    public string? On { get; init => field = DutyText.Part(value, nameof(On)); }

    /// <inheritdoc />
    public override DutyKind Kind => IsWhole ? DutyKind.AdValorem : DutyKind.AdValoremOnPart;

    /// <inheritdoc />
    public override Percentage? AdValoremRate => IsWhole ? Rate : null;

    private bool IsWhole => On is null or EntireSet;

    /// <summary>As schedules write it: "6.8%", "5.3% on the battery".</summary>
    private protected override string Words => On is null ? $"{Rate}" : $"{Rate} on {On}";

    internal override Duty Map(Func<decimal, RateUnit, decimal> change)
        => change(Rate.Value, RateUnit.Percent) is var rate and not 0m ? this with { Rate = new(rate) } : Free;

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle)
    {
        if (IsWhole) return Rate.Value;
        obstacle ??= new(NoEquivalent.PartUnknown, this);
        return null;
    }
}
