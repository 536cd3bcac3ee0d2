using System.Globalization;
using System.Text;

namespace TradeModel.Rendering;

/// <summary>Prints a form as HTML.</summary>
/// <remarks>No style attribute and no event attribute, so that a page with a strict content security policy can hold it.</remarks>
internal static class HtmlPrinter
{
    private const int BarWidth = 60, BarHeight = 9;

    // A day is not broken at its spaces.
    private const int LongestUnbroken = 11;

    internal static string Print(Form form)
    {
        var html = new StringBuilder();
        html.Append("<article class=\"tm-form ").Append(Palette.RootClass(ChartTheme.Auto)).Append("\">\n<style>\n")
            .Append(PageStyle.Form).Append(Palette.StyleSheet(ChartTheme.Auto)).Append("</style>\n<h2>");
        SafeText.AppendTo(html, form.Title);
        html.Append("</h2>\n");
        foreach (Block block in form.Blocks) Append(html, block, level: 2);
        return html.Append("</article>\n").ToString();
    }

    /// <summary>Appends a block.</summary>
    /// <param name="html">What to append to.</param>
    /// <param name="block">The block.</param>
    /// <param name="level">The level of the heading above: the first heading of a form is one deeper.</param>
    internal static void Append(StringBuilder html, Block block, int level)
    {
        switch (block)
        {
            case Heading heading:
                Element(html, string.Create(CultureInfo.InvariantCulture, $"h{Math.Min(level + heading.Level, 6)}"), heading.Text);
                break;
            case Paragraph paragraph:
                html.Append(paragraph.IsNote ? "<p class=\"note\">" : "<p>");
                SafeText.AppendTo(html, paragraph.Text);
                html.Append("</p>\n");
                break;
            case BulletList list:
                html.Append("<ul>\n");
                foreach (string item in list.Items) Element(html, "li", item);
                html.Append("</ul>\n");
                break;
            case Figure figure:
                html.Append("<figure>\n").Append(figure.Drawing.ToInlineSvg());
                if (figure.Caption is { } caption) Element(html, "figcaption", caption);
                html.Append("</figure>\n");
                break;
            case TextFigure figure:
                // A screen reader would read the blocks one by one: it gets the caption alone.
                html.Append("<figure><pre aria-hidden=\"true\">");
                foreach (string line in figure.Lines) html.Append(SafeText.Encode(line)).Append('\n');
                html.Append("</pre>");
                Element(html, "figcaption", figure.Caption);
                html.Append("</figure>\n");
                break;
            case Table table:
                Append(html, table);
                break;
        }
    }

    private static void Element(StringBuilder html, string name, string text)
    {
        html.Append('<').Append(name).Append('>');
        SafeText.AppendTo(html, text);
        html.Append("</").Append(name).Append(">\n");
    }

    private static void Append(StringBuilder html, Table table)
    {
        // The frame scrolls a table that is wider than the page. A reader at the keyboard has to reach it.
        html.Append("<div class=\"frame\" tabindex=\"0\" role=\"region\" aria-label=\"");
        SafeText.AppendTo(html, table.Caption);
        html.Append(table.IsSortable ? "\"><table class=\"sort\"><caption>" : "\"><table><caption>");
        SafeText.AppendTo(html, table.Caption);
        html.Append("</caption>\n<thead><tr>");
        foreach (TableColumn column in table.Columns)
        {
            html.Append(column.IsNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
            SafeText.AppendTo(html, column.Title);
            html.Append("</th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        if (table.Rows.Count == 0)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{table.Columns.Count}\">(none)</td></tr>\n");
        foreach (TableCell[] row in table.PrintedRows)
        {
            html.Append("<tr>");
            for (int c = 0; c < row.Length; c++) Append(html, row[c], table.Columns[c], isRowHeader: c == 0);
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
        if (table.Rest is { } rest) html.Append("<p class=\"note\">").Append(rest).Append("</p>\n");
    }

    private static void Append(StringBuilder html, TableCell cell, TableColumn column, bool isRowHeader)
    {
        html.Append(isRowHeader ? "<th scope=\"row\"" : "<td");
        if (column.IsNumber) html.Append(" class=\"n\"");
        else if (column.IsWide) html.Append(" class=\"w\"");
        else if (cell.Text.Length <= LongestUnbroken) html.Append(" class=\"d\"");
        if (cell.Key is { } key) html.Append(" data-k=\"").Append(key.ToString("R", CultureInfo.InvariantCulture)).Append('"');
        html.Append('>');
        if (cell.Bar is { } bar)
        {
            double filled = BarWidth * Math.Clamp(bar, 0, 1);
            html.Append(
                CultureInfo.InvariantCulture, $"<svg class=\"bar\" width=\"{BarWidth}\" height=\"{BarHeight}\" aria-hidden=\"true\">");
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"tm-shade\" width=\"{BarWidth}\" height=\"{BarHeight}\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"tm-f0\" width=\"{filled:0.#}\" height=\"{BarHeight}\"/></svg> ");
        }
        SafeText.AppendTo(html, cell.Text);
        html.Append(isRowHeader ? "</th>" : "</td>");
    }
}
