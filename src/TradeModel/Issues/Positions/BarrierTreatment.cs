namespace TradeModel.Issues;

/// <summary>
/// The treatment of a non-tariff barrier: an option or level of the issue's scale, such as kept, eased, recognised as equivalent or
/// removed.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record BarrierTreatment : OptionPosition
{
    /// <summary>Creates the position. The issue decides whether its scale has the option.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public BarrierTreatment(OptionId option)
        : base(option)
    {
    }

    private protected override string Sentence => Option.Value;
}
