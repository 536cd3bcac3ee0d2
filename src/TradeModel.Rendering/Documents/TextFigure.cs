namespace TradeModel.Rendering;

/// <summary>A chart drawn with characters. HTML has better charts and prints it as preformatted text.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Lines">The lines.</param>
internal sealed record TextFigure(string Caption, IReadOnlyList<string> Lines) : Block;
