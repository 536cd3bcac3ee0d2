using System.Text;

namespace TradeModel.Benchmarks.Suite.Pages;

/// <summary>A table in Markdown.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();
    private readonly int _columns;

    internal MarkdownTable(params string[] heads)
    {
        _columns = heads.Length;
        Add(heads);
        Add([.. Enumerable.Repeat("---", _columns)]);
    }

    internal void Add(params string[] cells)
    {
        if (cells.Length != _columns) throw new ArgumentException($"{cells.Length} cells for {_columns} columns", nameof(cells));
        _text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
    }

    public override string ToString() => _text.ToString();
}
