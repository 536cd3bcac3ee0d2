using System.Globalization;
using SkiaSharp;

namespace TradeModel.Rendering.Png;

/// <summary>The classes of a chart's style sheet. Colours of dark screens, which are in a media rule, do not count.</summary>
internal sealed class SvgStyles
{
    private readonly Dictionary<string, Dictionary<string, string>> _classes = [];

    internal SvgStyles(string css)
    {
        foreach (string raw in css.Split('\n'))
        {
            string line = raw.Trim();
            if (line.StartsWith("@media", StringComparison.Ordinal)) break;
            int name = line.IndexOf(" .", StringComparison.Ordinal), open = line.IndexOf('{', StringComparison.Ordinal);
            if (name < 0 || open < name) continue;
            var declarations = new Dictionary<string, string>();
            foreach (string declaration in line[(open + 1)..^1].Split(';'))
                if (declaration.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                    declarations[declaration[..colon]] = declaration[(colon + 1)..];
            _classes[line[(name + 2)..open]] = declarations;
        }
    }

    /// <summary>The value of a property for an element with these classes; null if none sets it.</summary>
    internal string? Find(string classes, string property)
    {
        string? found = null;
        foreach (string one in classes.Split(' '))
            if (_classes.GetValueOrDefault(one)?.GetValueOrDefault(property) is { } value) found = value;
        return found;
    }

    /// <summary>The fill of an element; null for none.</summary>
    internal SKPaint? Fill(string classes)
    {
        if (Find(classes, "fill") is not { } fill || fill == "none") return null;
        SKColor colour = SKColor.Parse(fill);
        if (Find(classes, "fill-opacity") is { } opacity)
            colour = colour.WithAlpha((byte)Math.Round(255 * double.Parse(opacity, CultureInfo.InvariantCulture)));
        return new SKPaint { Color = colour, IsAntialias = true, Style = SKPaintStyle.Fill };
    }

    /// <summary>The stroke of an element; null for none.</summary>
    internal SKPaint? Stroke(string classes)
    {
        if (Find(classes, "stroke") is not { } stroke || stroke == "none") return null;
        var paint = new SKPaint
        {
            Color = SKColor.Parse(stroke),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = float.Parse(Find(classes, "stroke-width") ?? "1", CultureInfo.InvariantCulture),
            StrokeJoin = Find(classes, "stroke-linejoin") == "round" ? SKStrokeJoin.Round : SKStrokeJoin.Miter,
        };
        if (Find(classes, "stroke-dasharray") is { } dashes)
        {
            using SKPathEffect effect = SKPathEffect.CreateDash([.. dashes.Split(' ')
                .Select(d => float.Parse(d, CultureInfo.InvariantCulture))], 0);
            paint.PathEffect = effect;
        }
        return paint;
    }
}
