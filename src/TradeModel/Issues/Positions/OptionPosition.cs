namespace TradeModel.Issues;

/// <summary>
/// A position that is one option of a nominal scale or one level of an ordinal scale. Each type derived from it says what is chosen.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public abstract record OptionPosition : Position
{
    private protected OptionPosition(OptionId option) => Option = option;

    /// <summary>The option or level chosen.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public OptionId Option { get; init => field = value.Checked(nameof(Option)); }

    private protected abstract override string Sentence { get; }
}
