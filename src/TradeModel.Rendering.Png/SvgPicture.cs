using System.Globalization;
using System.Text;
using System.Xml;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace TradeModel.Rendering.Png;

/// <summary>Draws the SVG that TradeModel.Rendering writes as a picture.</summary>
public static class SvgPicture
{
    // More than that needs too much memory.
    private const double MostPixels = 200_000_000;

    /// <summary>A picture of a chart. Equal charts give equal bytes.</summary>
    /// <param name="svg">A chart as TradeModel.Rendering writes it.</param>
    /// <param name="options">Scale and fonts; <see cref="PngOptions.Default"/> if null.</param>
    /// <returns>The bytes of a PNG file.</returns>
    /// <exception cref="FormatException">
    /// The text is not an SVG that TradeModel.Rendering writes: other elements and styles are not read.
    /// </exception>
    /// <exception cref="ArgumentException">The picture would be too large, or a font file cannot be read.</exception>
    /// <exception cref="FileNotFoundException">A font file does not exist.</exception>
    public static byte[] ToPng(string svg, PngOptions? options = null)
    {
        Guard.NotNull(svg);
        options ??= PngOptions.Default;
        using var fonts = new PngFonts(options.Fonts);
        try
        {
            using var text = new StringReader(svg);
            using var xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return Draw(xml, options, fonts);
        }
        catch (Exception e) when (e is XmlException or OverflowException)
        {
            throw new FormatException($"this is not an SVG that TradeModel.Rendering writes: {e.Message}", e);
        }
    }

    private static byte[] Draw(XmlReader xml, PngOptions options, PngFonts fonts)
    {
        xml.MoveToContent();
        if (xml.LocalName != "svg") throw new FormatException($"the root element is '{xml.LocalName}', not 'svg'");
        double width = Number(xml, "width"), height = Number(xml, "height");
        if (!(width * height * options.Scale * options.Scale <= MostPixels))
            throw new ArgumentException("the picture would have more than 200 million pixels: choose a smaller scale", nameof(options));
        var info = new SKImageInfo((int)Math.Ceiling(width * options.Scale), (int)Math.Ceiling(height * options.Scale),
            SKColorType.Rgba8888, SKAlphaType.Premul);
        using SKSurface surface = SKSurface.Create(info) ?? throw new ArgumentException("the picture has no size", nameof(options));
        SKCanvas canvas = surface.Canvas;
        canvas.Scale((float)options.Scale);
        var styles = new SvgStyles("");
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                xml.Read();
                continue;
            }
            // Reading the content of an element moves on to what follows it.
            string name = xml.LocalName;
            switch (name)
            {
                case "g":
                    xml.Read();
                    break;
                case "style":
                    styles = new(xml.ReadElementContentAsString());
                    break;
                case "title" or "desc":
                    xml.ReadElementContentAsString();
                    break;
                case "text":
                    DrawText(canvas, xml, styles, fonts);
                    break;
                case "line" or "rect" or "circle" or "path":
                    DrawShape(canvas, xml, styles);
                    xml.Read();
                    break;
                default:
                    throw new FormatException($"the element '{name}' is not one that TradeModel.Rendering writes");
            }
        }
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void DrawShape(SKCanvas canvas, XmlReader xml, SvgStyles styles)
    {
        string classes = xml.GetAttribute("class") ?? "";
        using SKPath path = PathOf(xml);
        using SKPaint? fill = styles.Fill(classes), stroke = styles.Stroke(classes);
        if (fill is not null) canvas.DrawPath(path, fill);
        if (stroke is not null) canvas.DrawPath(path, stroke);
    }

    private static SKPath PathOf(XmlReader xml)
    {
        float At(string name) => (float)Number(xml, name);
        var path = new SKPath();
        switch (xml.LocalName)
        {
            case "line":
                path.MoveTo(At("x1"), At("y1"));
                path.LineTo(At("x2"), At("y2"));
                break;
            case "rect":
                path.AddRect(SKRect.Create(At("x"), At("y"), At("width"), At("height")));
                break;
            case "circle":
                path.AddCircle(At("cx"), At("cy"), At("r"));
                break;
            default:
                AddData(path, xml.GetAttribute("d") ?? "");
                break;
        }
        return path;
    }

    private static void AddData(SKPath path, string data)
    {
        int at = 0;
        while (at < data.Length)
        {
            char command = data[at++];
            if (command == 'Z')
            {
                path.Close();
                continue;
            }
            int end = data.AsSpan(at).IndexOfAny("MLZ");
            ReadOnlySpan<char> pair = end < 0 ? data.AsSpan(at) : data.AsSpan(at, end);
            int space = pair.IndexOf(' ');
            if (space < 0 || command is not ('M' or 'L')
                || !float.TryParse(pair[..space], CultureInfo.InvariantCulture, out float x)
                || !float.TryParse(pair[(space + 1)..], CultureInfo.InvariantCulture, out float y))
                throw new FormatException($"the path '{data[..Math.Min(40, data.Length)]}' is not one of straight lines");
            if (command == 'M') path.MoveTo(x, y);
            else path.LineTo(x, y);
            at += pair.Length;
        }
    }

    private static void DrawText(SKCanvas canvas, XmlReader xml, SvgStyles styles, PngFonts fonts)
    {
        string classes = xml.GetAttribute("class") ?? "";
        float x = (float)Number(xml, "x"), y = (float)Number(xml, "y"), size = (float)Number(xml, "font-size");
        string? anchor = xml.GetAttribute("text-anchor");
        bool bold = styles.Find(classes, "font-weight") == "bold";
        string text = xml.ReadElementContentAsString();
        using SKPaint? fill = styles.Fill(classes);
        if (fill is null) return;
        var blobs = new List<(SKTextBlob? Blob, float Width)>();
        foreach ((SKTypeface face, string run) in Runs(text, bold, fonts)) blobs.Add(Shape(face, run, size));
        float width = blobs.Sum(b => b.Width);
        if (anchor == "middle") x -= width / 2;
        else if (anchor == "end") x -= width;
        foreach ((SKTextBlob? blob, float advance) in blobs)
        {
            if (blob is not null) canvas.DrawText(blob, x, y, fill);
            blob?.Dispose();
            x += advance;
        }
    }

    private static (SKTextBlob? Blob, float Width) Shape(SKTypeface face, string run, float size)
    {
        using var font = new SKFont(face, size)
        {
            Subpixel = true,
            Hinting = SKFontHinting.None,
            Edging = SKFontEdging.Antialias,
            LinearMetrics = true
        };
        using var shaper = new SKShaper(face);
        SKShaper.Result result = shaper.Shape(run, font);
        using var builder = new SKTextBlobBuilder();
        ushort[] glyphs = [.. result.Codepoints.Select(c => (ushort)c)];
        if (glyphs.Length > 0) builder.AddPositionedRun(glyphs, font, result.Points);
        return (builder.Build(), result.Width);
    }

    /// <summary>Runs of one font and direction, from left to right.</summary>
    private static IEnumerable<(SKTypeface Face, string Run)> Runs(string text, bool bold, PngFonts fonts)
    {
        foreach ((string part, bool isRightToLeft) in TextRuns.Of(text))
        {
            var runs = new List<(SKTypeface Face, StringBuilder Run)>();
            foreach (Rune rune in part.EnumerateRunes())
            {
                bool joins = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.Format
                    or UnicodeCategory.SpaceSeparator;
                SKTypeface face = joins && runs.Count > 0 ? runs[^1].Face : fonts.Of(rune, bold);
                if (runs.Count == 0 || runs[^1].Face != face) runs.Add((face, new()));
                runs[^1].Run.Append(rune);
            }
            if (isRightToLeft) runs.Reverse();
            foreach ((SKTypeface face, StringBuilder run) in runs) yield return (face, run.ToString());
        }
    }

    private static double Number(XmlReader xml, string name)
    {
        string? text = xml.GetAttribute(name);
        if (text is null && name is "x" or "y" && xml.LocalName == "rect") return 0;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value
            : throw new FormatException($"'{name}' of the element '{xml.LocalName}' is not a number");
    }
}
