namespace TradeModel.Rendering;

/// <summary>A list of items.</summary>
/// <param name="Items">The items.</param>
internal sealed record BulletList(IReadOnlyList<string> Items) : Block;
