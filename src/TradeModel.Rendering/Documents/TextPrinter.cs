using System.Text;

namespace TradeModel.Rendering;

/// <summary>Prints a form as plain text.</summary>
internal static class TextPrinter
{
    private const int LineWidth = 110, LeastColumn = 14;

    internal static string Print(Form form)
    {
        var text = new StringBuilder();
        Wrap(text, "", form.Title);
        foreach (Block block in form.Blocks)
        {
            switch (block)
            {
                case Heading heading:
                    text.Append('\n');
                    Wrap(text, heading.Level == 1 ? "" : "  ", heading.Level == 1 ? heading.Text.ToUpperInvariant() : heading.Text);
                    break;
                case Paragraph paragraph:
                    Wrap(text, "  ", paragraph.Text);
                    break;
                case BulletList list:
                    foreach (string item in list.Items) Wrap(text, "  - ", item);
                    break;
                case Figure { Text: { } instead }:
                    Print(text, instead);
                    break;
                case TextFigure figure:
                    Print(text, figure);
                    break;
                case Figure figure:
                    Wrap(text, "  ", $"[Chart] {figure.Words}");
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
        Wrap(text, "  ", figure.Caption);
        foreach (string line in figure.Lines) text.Append(line).Append('\n');
    }

    internal static string Bar(double share)
    {
        const int Cells = 10;
        int full = (int)Math.Round(Math.Clamp(share, 0, 1) * Cells, MidpointRounding.AwayFromZero);
        return new string('█', full) + new string('░', Cells - full);
    }

    private static string Words(TableCell cell) => SafeText.Line(cell.Bar is { } bar ? $"{Bar(bar)} {cell.Text}" : cell.Text);

    // Each column is as wide as its widest cell. If the line is too short for that, the widest columns wrap; if it is too short even for
    // narrow ones, every row is a paragraph of its own.
    private static void Print(StringBuilder text, Table table)
    {
        Wrap(text, "  ", table.Caption);
        if (table.Rows.Count == 0)
        {
            Wrap(text, "  ", "(none)");
            return;
        }
        string[] titles = [.. table.Columns.Select(c => SafeText.Line(c.Title))];
        string[][] rows = [.. table.PrintedRows.Select(r => (string[])[.. r.Select(Words)])];
        int[] widths = [.. titles.Select((title, c) => Math.Max(title.Length, rows.Max(r => r[c].Length)))];
        int room = LineWidth - (2 * widths.Length);
        if (widths.Sum(w => Math.Min(w, LeastColumn)) > room)
        {
            Blocks(text, table, rows);
            return;
        }
        // The largest width that lets the line hold all columns.
        int cap = LineWidth;
        while (widths.Sum(w => Math.Min(w, cap)) > room) cap--;
        for (int c = 0; c < widths.Length; c++) widths[c] = Math.Min(widths[c], cap);
        int spare = room - widths.Sum();
        widths[^1] += Math.Max(0, spare);
        Row(text, titles, table.Columns, widths);
        foreach (string[] row in rows) Row(text, row, table.Columns, widths);
        if (table.Rest is { } rest) Wrap(text, "  ", rest);
    }

    private static void Row(StringBuilder text, string[] cells, IReadOnlyList<TableColumn> columns, int[] widths)
    {
        List<string>[] lines = [.. cells.Select((cell, c) => Lines(cell, widths[c]))];
        int last = cells.Length - 1;
        for (int at = 0; at < lines.Max(l => l.Count); at++)
        {
            var line = new StringBuilder("  ");
            for (int c = 0; c <= last; c++)
            {
                string part = at < lines[c].Count ? lines[c][at] : "";
                // A last column of numbers stands below its title, not at the end of the line.
                int width = c == last && columns[c].IsNumber ? Math.Max(columns[c].Title.Length, lines[c].Max(l => l.Length)) : widths[c];
                line.Append(columns[c].IsNumber ? part.PadLeft(width) : c == last ? part : part.PadRight(width)).Append(c == last ? ""
                    : "  ");
            }
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }

    /// <summary>Words in lines of at most so many characters; a longer word is broken.</summary>
    private static List<string> Lines(string words, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (string one in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            ReadOnlySpan<char> word = one;
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            while (word.Length > width)
            {
                int cut = char.IsLowSurrogate(word[width]) ? width - 1 : width;
                lines.Add(word[..cut].ToString());
                word = word[cut..];
            }
            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }
        if (line.Length > 0 || lines.Count == 0) lines.Add(line.ToString());
        return lines;
    }

    private static void Blocks(StringBuilder text, Table table, string[][] rows)
    {
        foreach (string[] row in rows)
        {
            Wrap(text, "  ", row[0]);
            Wrap(text, "    ", string.Join("; ", row.Select((cell, c) => (Cell: cell, Column: table.Columns[c].Title)).Skip(1)
                .Where(c => c.Cell.Length > 0).Select(c => $"{c.Column}: {c.Cell}")));
        }
        if (table.Rest is { } rest) Wrap(text, "  ", rest);
    }

    /// <summary>Appends a lead and words that wrap below the end of the lead.</summary>
    private static void Wrap(StringBuilder text, string lead, string words)
    {
        string before = lead;
        foreach (string line in Lines(SafeText.Line(words), LineWidth - lead.Length))
        {
            text.Append(before).Append(line).Append('\n');
            before = new string(' ', lead.Length);
        }
    }
}
