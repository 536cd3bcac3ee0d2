using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TradeModel.Rendering;

/// <summary>Prints a form as a page that needs nothing but itself: a section per heading, a table of contents, one style sheet, one
/// script.</summary>
/// <remarks>
/// The content security policy allows the one style sheet and the one script by their hashes, and nothing else. So nothing that a name or a
/// text smuggles in could run or load, even if its encoding failed.
/// </remarks>
internal static class ReportPage
{
    internal static string Print(Form form, CultureInfo culture)
    {
        string style = PageStyle.Form + PageStyle.Report + Palette.StyleSheet(ChartTheme.Auto);
        string title = SafeText.Encode(form.Title);
        string language = culture.Name.Split('-') is [_, .., { Length: 2 } region] ? $"en-{region}" : "en";
        var html = new StringBuilder(200_000);
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(language).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '").Append(Hash(style))
            .Append("'; script-src '").Append(Hash(ReportScript.Text)).Append("'; base-uri 'none'; form-action 'none'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").Append(title).Append("</title>\n<style>")
            .Append(style).Append("</style>\n</head>\n<body class=\"tm-form ").Append(Palette.RootClass(ChartTheme.Auto))
            .Append("\">\n<a class=\"skip\" href=\"#s1\">Skip to the report</a>\n<header><h1>").Append(title).Append("</h1>\n")
            .Append("<nav aria-label=\"Contents\"><ol>\n");
        int section = 0;
        foreach (Heading heading in form.Blocks.OfType<Heading>().Where(h => h.Level == 1))
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#s{++section}\">");
            SafeText.AppendTo(html, heading.Text);
            html.Append("</a></li>\n");
        }
        html.Append("</ol></nav></header>\n<main>\n");
        section = 0;
        foreach (Block block in form.Blocks)
        {
            if (block is Heading { Level: 1 } heading)
            {
                if (section > 0) html.Append("</section>\n");
                html.Append(CultureInfo.InvariantCulture,
                    $"<section id=\"s{++section}\" aria-labelledby=\"h{section}\"><h2 id=\"h{section}\">");
                SafeText.AppendTo(html, heading.Text);
                html.Append("</h2>\n");
            }
            else
            {
                HtmlPrinter.Append(html, block, level: 1);
            }
        }
        if (section > 0) html.Append("</section>\n");
        return html.Append("</main>\n<script>").Append(ReportScript.Text).Append("</script>\n</body>\n</html>\n").ToString();
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
