namespace TradeModel.Rendering;

/// <summary>A paragraph.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsNote">Whether it explains how to read something, and may be printed smaller.</param>
internal sealed record Paragraph(string Text, bool IsNote = false) : Block;
