namespace TradeModel.Issues;

/// <summary>A position that is one number on an interval or ratio scale. Each type derived from it says what the number counts.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public abstract record NumberPosition : Position
{
    private protected NumberPosition(decimal number) => Number = number;

    /// <summary>The number, in the unit of the issue's scale.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number is negative and the position is a quota volume or a procurement threshold.
    /// </exception>
    public decimal Number { get; init => field = Check(value); }

    private protected abstract decimal Check(decimal number);

    private protected sealed override string Sentence => InvariantText.Of(Number);
}
