namespace TradeModel.Issues;

/// <summary>A number on an interval or ratio scale, such as days, a percentage of content or a number of years.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record Amount : NumberPosition
{
    /// <summary>Creates the position. The issue decides whether the number lies on its scale.</summary>
    public Amount(decimal number)
        : base(number)
    {
    }

    private protected override decimal Check(decimal number) => ExactDecimal.Normal(number);
}
