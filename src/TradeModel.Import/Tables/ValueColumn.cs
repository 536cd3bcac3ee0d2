namespace TradeModel.Import;

/// <summary>
/// Reads the values and quantities of a column. Without an option they have a decimal point, but 1.234 may also be written with thousands;
/// another number of the column, such as 12.5 or 1.234.567, shows which.
/// </summary>
internal sealed class ValueColumn(int column, ImportOptions options) : ColumnFormat(column)
{
    private bool _hasDecimals;
    private bool _hasThousands;

    internal override void See(string text)
    {
        if (options.DecimalMark is not null || _hasDecimals || _hasThousands) return;
        ReadOnlySpan<char> number = text.AsSpan().Trim();
        if (number.IndexOfAny('.', ',') < 0) return;
        switch (NumberText.MarksOfNumber(number))
        {
            case NumberMarks.Point: _hasDecimals = true; break;
            case NumberMarks.Comma: _hasThousands = true; break;
            case NumberMarks.Either: IsOpen = !IsClosed; return;
            default: return;
        }
        IsOpen = false;
    }

    /// <summary>Reads the number of a record; null if the field is empty or a mark of a missing value.</summary>
    internal bool TryRead(TableRecord record, out decimal? number)
    {
        if (!record.TryNumber(Column, out number)) return false;
        if (number is null || options.DecimalMark is not null || _hasDecimals) return true;
        string text = record.Text(Column);
        if (!NumberText.IsEither(text)) return true;
        if (_hasThousands)
            return record.Fail(
                Column,
                $"the point in {TableRecord.Quote(text)} may separate thousands as in other numbers; set DecimalMark in ImportOptions");
        record.Warn(ImportWarningKind.DecimalPointAssumed, Column, $"the point in {TableRecord.Quote(text)} was read as a decimal mark");
        return true;
    }
}
