using System.Text;

namespace TradeModel.Rendering;

/// <summary>The colours and strokes of charts and pages, light and dark, as the classes of one style sheet.</summary>
internal static class Palette
{
    internal const double LabelSize = 12, SmallSize = 11, HeadingSize = 13, TitleSize = 18;

    /// <summary>The fonts of charts and pages. The widths are measured in DejaVu Sans, the widest of them.</summary>
    internal const string Fonts = "\"Helvetica Neue\",Helvetica,Arial,\"DejaVu Sans\",\"Noto Sans\",sans-serif";

    /// <summary>How many classes the ramp of a heat map has: <c>tm-h0</c> is the farthest from agreement.</summary>
    internal const int RampClasses = 6;

    /// <summary>How many colours tell series apart: <c>tm-s0</c> (line), <c>tm-f0</c> (area) and <c>tm-t0</c> (text).</summary>
    internal const int SeriesColours = 6;

    private static readonly string[] SeriesLight = ["#1d5a9e", "#b8470f", "#23744a", "#7a3f98", "#8a6a00", "#4a5560"];
    private static readonly string[] SeriesDark = ["#7fb5f2", "#f5a06c", "#7ccf9f", "#cda2e8", "#e0c15a", "#b4bdc6"];
    private static readonly string[] RampLight = ["#e3ebf3", "#c3d6e9", "#9bbcdc", "#6d9dcb", "#3f79b3", "#1b4f8a"];
    private static readonly string[] RampDark = ["#22303d", "#2a4966", "#336690", "#4c87b8", "#79aede", "#b9dcfb"];

    /// <summary>The selector under which a chart or page of a theme finds its colours.</summary>
    internal static string RootClass(ChartTheme theme) => theme switch
    {
        ChartTheme.Light => "tm-light",
        ChartTheme.Dark => "tm-dark",
        _ => "tm-auto",
    };

    /// <summary>The style sheet of a theme. It names nothing outside itself. One copy serves all charts of a page.</summary>
    internal static string StyleSheet(ChartTheme theme)
    {
        string root = '.' + RootClass(theme);
        var css = new StringBuilder();
        css.Append(root).Append(" text{font-family:").Append(Fonts).Append(";unicode-bidi:isolate}\n");
        css.Append(root).Append(" .tm-b{font-weight:bold}\n");
        AppendColours(css, "", root, dark: theme == ChartTheme.Dark);
        if (theme == ChartTheme.Auto)
        {
            // "screen": on paper a dark system prints light pages.
            css.Append("@media screen and (prefers-color-scheme:dark){\n");
            AppendColours(css, "", root, dark: true);
            css.Append("}\n");
        }
        return css.ToString();
    }

    private static void AppendColours(StringBuilder css, string indent, string root, bool dark)
    {
        void Rule(string name, string declarations) => css.Append(indent).Append(root).Append(" .tm-").Append(name).Append('{')
            .Append(declarations).Append("}\n");
        string paper = dark ? "#15181c" : "#ffffff";
        string ink = dark ? "#eceef0" : "#1b1d20";
        string muted = dark ? "#a9b0b8" : "#5a626a";
        string grid = dark ? "#343a41" : "#e1e4e7";
        string axis = dark ? "#7c858e" : "#7c858e";
        string shade = dark ? "#23282e" : "#f3f1ea";
        Rule("paper", $"fill:{paper}");
        Rule("ink", $"fill:{ink}");
        Rule("muted", $"fill:{muted}");
        Rule("shade", $"fill:{shade}");
        Rule("grid", $"stroke:{grid};stroke-width:1;fill:none");
        Rule("axis", $"stroke:{axis};stroke-width:1;fill:none");
        Rule("thin", $"stroke:{muted};stroke-width:1;fill:none");
        Rule("dash", $"stroke:{muted};stroke-width:1;stroke-dasharray:3 3;fill:none");
        Rule("rule", $"stroke:{ink};stroke-width:1.5;fill:none");
        Rule("halo", $"stroke:{paper};stroke-width:5;fill:none");
        Rule("mark", $"fill:{paper};stroke:{ink};stroke-width:1.25");
        Rule("markfill", $"fill:{ink};stroke:{paper};stroke-width:1");
        Rule("onmark", $"fill:{paper}");
        Rule("dot", $"fill:{axis};stroke:{paper};stroke-width:0.5");
        string[] series = dark ? SeriesDark : SeriesLight;
        for (int i = 0; i < SeriesColours; i++)
        {
            Rule($"s{i}", $"stroke:{series[i]};stroke-width:2.25;fill:none;stroke-linejoin:round");
            Rule($"d{i}", $"stroke:{series[i]};stroke-width:1.75;stroke-dasharray:6 3;fill:none");
            Rule($"f{i}", $"fill:{series[i]}");
            Rule($"a{i}", $"fill:{series[i]};fill-opacity:{(dark ? "0.26" : "0.16")}");
            Rule($"t{i}", $"fill:{series[i]}");
            Rule($"m{i}", $"fill:{series[i]};stroke:{paper};stroke-width:1.25");
            Rule($"o{i}", $"fill:{paper};stroke:{series[i]};stroke-width:2");
        }
        Rule("agreed", $"fill:{paper}");
        Rule("cut", $"stroke:{paper};stroke-width:1.5;fill:none");
        // Stages: the fill of a bar, and the text on it.
        string[] stages = dark
            ? ["#2a2f36", "#2b3c50", "#2c5580", "#3f7fb8", "#79aede", "#b9dcfb", "#5a4634"]
                : ["#e4e7ea", "#cfdbe7", "#a9c5e0", "#6d9dcb", "#2f69a6", "#123c6b", "#e3d3bd"];
        for (int i = 0; i < stages.Length; i++)
        {
            Rule($"g{i}", $"fill:{stages[i]}");
            Rule($"n{i}", $"fill:{(dark ? (i is 4 or 5 ? "#15181c" : "#f4f6f8") : (i is 4 or 5 ? "#ffffff" : "#1b1d20"))}");
        }
        string[] ramp = dark ? RampDark : RampLight;
        for (int i = 0; i < RampClasses; i++) Rule($"h{i}", $"fill:{ramp[i]}");
    }
}
