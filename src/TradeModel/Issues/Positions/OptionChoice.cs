namespace TradeModel.Issues;

/// <summary>A choice among the options, or levels, of a nominal or ordinal scale.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record OptionChoice : OptionPosition
{
    /// <summary>Creates the position. The issue decides whether its scale has the option.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public OptionChoice(OptionId option)
        : base(option)
    {
    }

    private protected override string Sentence => Option.Value;
}
