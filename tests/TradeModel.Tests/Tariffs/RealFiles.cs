using System.IO.Compression;
using System.Text;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>Real files, where TRADEMODEL_DATA names their folder.</summary>
internal static class RealFiles
{
    public static string Path(string name)
    {
        string? folder = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(folder)) Assert.Skip("TRADEMODEL_DATA is not set");
        return System.IO.Path.Combine(folder, name);
    }

    /// <summary>The rows of the text file inside the USITC archive, by column name.</summary>
    public static IEnumerable<Dictionary<string, string>> Usitc()
    {
        using ZipArchive zip = ZipFile.OpenRead(Path("usitc-tariff-database-2024.zip"));
        using Stream stream = zip.Entries.Single(e => e.Name.EndsWith(".txt", StringComparison.Ordinal)).Open();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        foreach (Dictionary<string, string> row in Rows(reader)) yield return row;
    }

    private static IEnumerable<Dictionary<string, string>> Rows(TextReader reader)
    {
        List<string>? header = null;
        while (Record(reader) is { } cells)
        {
            if (header is null)
            {
                header = cells;
                continue;
            }
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int i = 0; i < cells.Count && i < header.Count; i++) row[header[i]] = cells[i];
            yield return row;
        }
    }

    // A small reader of quoted CSV, so that these tests lean on no reader of ours.
    private static List<string>? Record(TextReader reader)
    {
        if (reader.Peek() < 0) return null;
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int c = reader.Read(); ; c = reader.Read())
        {
            if (c < 0 || (!quoted && c == '\n'))
            {
                cells.Add(cell.ToString().Trim());
                return cells;
            }
            if (c == '"')
            {
                if (quoted && reader.Peek() == '"') cell.Append((char)reader.Read());
                else quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else cell.Append((char)c);
        }
    }
}
