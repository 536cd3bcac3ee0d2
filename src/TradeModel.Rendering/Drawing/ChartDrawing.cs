using System.Globalization;
using System.Text;

namespace TradeModel.Rendering;

/// <summary>A chart as it is drawn: what it says in words, its size, and the elements of the SVG.</summary>
internal sealed class ChartDrawing
{
    /// <param name="kind">A short name, which begins the chart's id: "convergence".</param>
    /// <param name="title">The title, which is drawn.</param>
    /// <param name="description">What the chart shows, in sentences, for those who do not see it.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    /// <param name="body">The elements.</param>
    /// <param name="options">The options.</param>
    internal ChartDrawing(string kind, string title, string description, double width, double height, SvgWriter body, ChartOptions options)
    {
        Title = title;
        Description = description;
        Width = width;
        Height = height;
        Body = body.ToString();
        Options = options;
        Id = options.Id ?? $"tm-{kind}-{Hash([title, description, Body]).ToString("x8", CultureInfo.InvariantCulture)}";
    }

    internal string Title { get; }

    internal string Description { get; }

    internal double Width { get; }

    internal double Height { get; }

    internal string Body { get; }

    internal ChartOptions Options { get; }

    /// <summary>The id of the chart's root; those of its title and description begin with it.</summary>
    internal string Id { get; }

    /// <summary>The SVG as a document of its own, with its style sheet.</summary>
    internal string ToSvg() => Write(withStyle: true);

    /// <summary>The SVG inside a page that holds <see cref="Palette.StyleSheet"/> of the same theme.</summary>
    internal string ToInlineSvg() => Write(withStyle: false);

    private string Write(bool withStyle)
    {
        string width = SvgWriter.Number(Width), height = SvgWriter.Number(Height);
        var svg = new StringBuilder(Body.Length + 8000);
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"").Append(Id)
            .Append("\" class=\"tm-chart ").Append(Palette.RootClass(Options.Theme))
            .Append("\" viewBox=\"0 0 ").Append(width).Append(' ').Append(height)
            .Append("\" width=\"").Append(width).Append("\" height=\"").Append(height)
            .Append("\" role=\"graphics-document document\" aria-labelledby=\"").Append(Id).Append("-title\" aria-describedby=\"")
            .Append(Id).Append("-desc\">\n<title id=\"").Append(Id).Append("-title\">");
        SafeText.AppendTo(svg, Title);
        svg.Append("</title>\n<desc id=\"").Append(Id).Append("-desc\">");
        SafeText.AppendTo(svg, Description);
        svg.Append("</desc>\n");
        if (withStyle) svg.Append("<style>\n").Append(Palette.StyleSheet(Options.Theme)).Append("</style>\n");
        svg.Append("<rect width=\"").Append(width).Append("\" height=\"").Append(height).Append("\" class=\"tm-paper\"/>\n");
        return svg.Append(Body).Append("</svg>\n").ToString();
    }

    // FNV-1a: an id needs no more, and it is the same on every machine.
    private static uint Hash(ReadOnlySpan<string> texts)
    {
        uint hash = 2166136261;
        foreach (string text in texts)
            foreach (char c in text) hash = (hash ^ c) * 16777619;
        return hash;
    }
}
