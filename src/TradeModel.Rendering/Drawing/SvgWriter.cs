using System.Globalization;
using System.Text;

namespace TradeModel.Rendering;

/// <summary>Writes the elements of an SVG. Coordinates have at most two decimals; text is encoded.</summary>
/// <remarks>
/// The elements are <c>g</c>, <c>line</c>, <c>rect</c>, <c>circle</c>, <c>path</c>, <c>text</c> and <c>title</c>. What they look like comes
/// from classes, which <see cref="Palette"/> defines, so that one style sheet serves light and dark. TradeModel.Rendering.Png reads exactly
/// these elements.
/// </remarks>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private string? _tooltip;

    /// <summary>How many characters have been written.</summary>
    internal int Length => _text.Length;

    /// <summary>The next shape shows this text when the pointer rests on it, and a screen reader can say it.</summary>
    internal SvgWriter Tooltip(string text)
    {
        _tooltip = text;
        return this;
    }

    /// <summary>Begins a group.</summary>
    internal SvgWriter Open(string style)
    {
        _text.Append("<g class=\"").Append(style).Append("\">");
        if (_tooltip is { } tip)
        {
            _tooltip = null;
            AppendElement("title", tip);
        }
        _text.Append('\n');
        return this;
    }

    /// <summary>Ends the group.</summary>
    internal SvgWriter Close()
    {
        _text.Append("</g>\n");
        return this;
    }

    internal SvgWriter Line(double x1, double y1, double x2, double y2, string style)
    {
        _text.Append("<line");
        return Attribute("x1", x1).Attribute("y1", y1).Attribute("x2", x2).Attribute("y2", y2).End("line", style);
    }

    internal SvgWriter Rect(double x, double y, double width, double height, string style, double radius = 0)
    {
        _text.Append("<rect");
        Attribute("x", x).Attribute("y", y).Attribute("width", Math.Max(0, width)).Attribute("height", Math.Max(0, height));
        if (radius > 0) Attribute("rx", radius);
        return End("rect", style);
    }

    internal SvgWriter Circle(double x, double y, double radius, string style)
    {
        _text.Append("<circle");
        return Attribute("cx", x).Attribute("cy", y).Attribute("r", radius).End("circle", style);
    }

    internal SvgWriter Path(SvgPath path, string style)
    {
        _text.Append("<path d=\"").Append(path).Append('"');
        return End("path", style);
    }

    /// <summary>A text on one line. The point is on its baseline.</summary>
    internal SvgWriter Text(double x, double y, string text, string style, double size = Palette.LabelSize,
        TextAnchor anchor = TextAnchor.Start)
    {
        _text.Append("<text");
        Attribute("x", x).Attribute("y", y).Attribute("font-size", size);
        if (anchor != TextAnchor.Start) _text.Append(anchor == TextAnchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        _text.Append(" class=\"").Append(style).Append("\">");
        SafeText.AppendTo(_text, text);
        _text.Append("</text>\n");
        return this;
    }

    /// <summary>A coordinate as SVG writes it: at most two decimals, with a point.</summary>
    internal static string Number(double value)
    {
        double rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    public override string ToString() => _text.ToString();

    private SvgWriter Attribute(string name, double value)
    {
        _text.Append(' ').Append(name).Append("=\"").Append(Number(value)).Append('"');
        return this;
    }

    private SvgWriter End(string element, string style)
    {
        _text.Append(" class=\"").Append(style).Append('"');
        if (_tooltip is not { } tip)
        {
            _text.Append("/>\n");
            return this;
        }
        _tooltip = null;
        _text.Append('>');
        AppendElement("title", tip);
        _text.Append("</").Append(element).Append(">\n");
        return this;
    }

    private void AppendElement(string element, string text)
    {
        _text.Append('<').Append(element).Append('>');
        SafeText.AppendTo(_text, text);
        _text.Append("</").Append(element).Append('>');
    }
}
