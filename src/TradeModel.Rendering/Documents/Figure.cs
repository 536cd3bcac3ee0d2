namespace TradeModel.Rendering;

/// <summary>A chart. Markdown and text have no picture: they print the chart's description.</summary>
/// <param name="Drawing">The chart.</param>
/// <param name="Caption">What it shows, if the chart's own title does not say it.</param>
/// <param name="Text">What takes its place in text and Markdown; null for the description.</param>
internal sealed record Figure(ChartDrawing Drawing, string? Caption = null, TextFigure? Text = null) : Block
{
    private const int MostCharacters = 1_000;

    /// <summary>What takes the place of the chart if it is not drawn.</summary>
    internal string Words => $"{Cut(Caption ?? Drawing.Title, 200)}. {Cut(Drawing.Description, MostCharacters)}";

    private static string Cut(string text, int most)
        => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
