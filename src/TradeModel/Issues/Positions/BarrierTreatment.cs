namespace TradeModel.Issues;

/// <summary>How a non-tariff barrier is to be treated: one of the options or levels of the issue's scale (kept, eased, recognised as equivalent, removed).</summary>
public sealed record BarrierTreatment : Position, IOptionPosition
{
    /// <summary>Creates the position.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public BarrierTreatment(OptionId option) => Option = option;

    /// <summary>The treatment.</summary>
    public OptionId Option { get; init => field = value.Checked(nameof(Option)); }

    /// <summary>The bare value, in invariant form.</summary>
    public override string ToString() => Option.Value;
}
