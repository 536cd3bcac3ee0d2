using System.Text;

namespace TradeModel.Rendering;

/// <summary>Prints a form in GitHub's Markdown.</summary>
internal static class MarkdownPrinter
{
    internal static string Print(Form form)
    {
        var text = new StringBuilder("# ").Append(Escape(form.Title)).Append('\n');
        foreach (Block block in form.Blocks)
        {
            text.Append('\n');
            switch (block)
            {
                case Heading heading:
                    text.Append('#', Math.Min(heading.Level + 1, 6)).Append(' ').Append(Escape(heading.Text)).Append('\n');
                    break;
                case Paragraph paragraph:
                    text.Append(Escape(paragraph.Text)).Append('\n');
                    break;
                case BulletList list:
                    foreach (string item in list.Items) text.Append("- ").Append(Escape(item)).Append('\n');
                    break;
                case Figure { Text: { } instead }:
                    Print(text, instead);
                    break;
                case TextFigure figure:
                    Print(text, figure);
                    break;
                case Figure figure:
                    text.Append("*Chart.* ").Append(Escape(figure.Words)).Append('\n');
                    break;
                case Table table:
                    Print(text, table);
                    break;
            }
        }
        return text.ToString();
    }

    private static void Print(StringBuilder text, TextFigure figure)
    {
        text.Append(Escape(figure.Caption)).Append("\n\n```text\n");
        foreach (string line in figure.Lines) text.Append(line).Append('\n');
        text.Append("```\n");
    }

    private static void Print(StringBuilder text, Table table)
    {
        text.Append(Escape(table.Caption)).Append("\n\n");
        if (table.Rows.Count == 0)
        {
            text.Append("(none)\n");
            return;
        }
        text.Append('|');
        foreach (TableColumn column in table.Columns) text.Append(' ').Append(Escape(column.Title)).Append(" |");
        text.Append("\n|");
        foreach (TableColumn column in table.Columns) text.Append(column.IsNumber ? " ---: |" : " --- |");
        text.Append('\n');
        foreach (TableCell[] row in table.PrintedRows)
        {
            text.Append('|');
            foreach (TableCell cell in row)
            {
                text.Append(' ');
                if (cell.Bar is { } bar) text.Append(TextPrinter.Bar(bar)).Append(' ');
                text.Append(Escape(cell.Text)).Append(" |");
            }
            text.Append('\n');
        }
        if (table.Rest is { } rest) text.Append('\n').Append(rest).Append('\n');
    }

    /// <summary>The text on one line with every character escaped that Markdown or HTML could read as markup.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        string line = SafeText.Line(text).TrimStart();
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$' => escaped.Append('\\').Append(c),
                // These begin a heading, a list or a rule, but only at the beginning.
                '#' or '+' or '-' or '=' when i == 0 => escaped.Append('\\').Append(c),
                '.' or ')' when i > 0 && line.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0 => escaped.Append('\\').Append(c),
                // A bare address would become a link.
                '.' when line.AsSpan(0, i).EndsWith("www", StringComparison.OrdinalIgnoreCase) => escaped.Append("&#46;"),
                ':' when i + 2 < line.Length && line[i + 1] == '/' && line[i + 2] == '/' => escaped.Append("&#58;"),
                '@' => escaped.Append("&#64;"),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }
}
