namespace TradeModel.Rendering;

/// <summary>The heading of a section.</summary>
/// <param name="Text">The words.</param>
/// <param name="Level">1 for a section, 2 for a part of one.</param>
internal sealed record Heading(string Text, int Level = 1) : Block;
