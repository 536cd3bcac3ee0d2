using System.Text;
using SkiaSharp;

namespace TradeModel.Rendering.Png;

/// <summary>The embedded fonts, and those of the caller, from which each character takes the first that has it.</summary>
internal sealed class PngFonts : IDisposable
{
    private static readonly SKTypeface Regular = Load("DejaVuSans.ttf");
    private static readonly SKTypeface Bold = Load("DejaVuSans-Bold.ttf");

    private readonly List<SKTypeface> _others = [];

    internal PngFonts(ValueList<string> files)
    {
        foreach (string file in files)
        {
            if (!File.Exists(file)) throw new FileNotFoundException($"there is no font file '{file}'", file);
            _others.Add(SKTypeface.FromFile(file) ?? throw new ArgumentException($"'{file}' is not a font file that can be read"));
        }
    }

    /// <summary>The font of a character: the embedded one if it has it or if no font does.</summary>
    internal SKTypeface Of(Rune rune, bool bold)
    {
        SKTypeface own = bold ? Bold : Regular;
        if (own.ContainsGlyph(rune.Value)) return own;
        foreach (SKTypeface other in _others)
            if (other.ContainsGlyph(rune.Value)) return other;
        return own;
    }

    public void Dispose()
    {
        foreach (SKTypeface other in _others) other.Dispose();
    }

    private static SKTypeface Load(string name)
    {
        using Stream stream = typeof(PngFonts).Assembly.GetManifestResourceStream(name)!;
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
