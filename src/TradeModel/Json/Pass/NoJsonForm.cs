namespace TradeModel.Json;

/// <summary>What is said of a type without a JSON form.</summary>
internal static class NoJsonForm
{
    internal static NotSupportedException Refusal(Type type) => new(
        $"{type.Name} has no JSON form. Store the negotiation or the data that it is computed from, or copy the members that you need into "
        + "a type of your own.");
}
