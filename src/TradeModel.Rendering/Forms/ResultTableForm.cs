namespace TradeModel.Rendering;

/// <summary>A table of results, with what each column means below it.</summary>
internal static class ResultTableForm
{
    internal static Form Of(ResultTable table, FormWords words)
    {
        var form = new Form(FormWords.Short(table.Name));
        form.Add(new Table(
            words.Counted(table.Rows.Count, "row"),
            [
                .. table.Columns.Select(c => new TableColumn(
                    c.Unit is { } unit ? $"{c.Name} ({unit})" : c.Name,
                    IsNumber: c.Type is ResultColumnType.Whole or ResultColumnType.Exact or ResultColumnType.Real)),
            ],
            [.. table.Rows.Select(row => (TableCell[])[.. row.Select(cell => Cell(cell, words))])]));
        return form.Add(new BulletList([.. table.Columns.Select(c => $"{c.Name}: {c.Meaning}")]));
    }

    private static TableCell Cell(ResultCell cell, FormWords words) => cell.Value switch
    {
        null => new TableCell("", TableCell.Unknown),
        LocalDate day => words.DayCell(day),
        double number => new TableCell(words.Number(number, 4), number),
        decimal number => new TableCell(number.ToString("0.############################", words.Culture), (double)number),
        System.Numerics.BigInteger whole => new TableCell(whole.ToString("N0", words.Culture), (double)whole),
        var other => FormWords.Short(InvariantText.Of(other)),
    };
}
