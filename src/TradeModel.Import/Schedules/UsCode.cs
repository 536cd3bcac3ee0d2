using TradeModel.Goods;

namespace TradeModel.Import;

/// <summary>Reads codes of the US schedule, whose lines have eight digits and whose statistical lines have ten.</summary>
internal static class UsCode
{
    /// <summary>
    /// Reads a code with an even number of digits. A spreadsheet drops a leading zero, so a code of an odd number of digits has lost one.
    /// </summary>
    internal static bool TryRead(TableRecord record, int column, int shortest, out HsCode code)
    {
        string text = record.Text(column);
        int digits = 0;
        foreach (char c in text)
            if (char.IsAsciiDigit(c)) digits++;
        if (digits >= shortest - 1 && digits % 2 == 1 && text[0] is >= '1' and <= '9' && HsCode.TryParse("0" + text, out code))
        {
            record.Warn(ImportWarningKind.LeadingZeroRestored, column, $"{TableRecord.Quote(text)} was read as {code}");
            return true;
        }
        if (!record.TryCode(column, out code)) return false;
        if (code.Length < shortest)
            return record.Fail(column, $"{TableRecord.Quote(text)} has fewer than {(shortest == 8 ? "eight" : "four")} digits");
        return code.Length % 2 == 0 || record.Fail(column, $"{TableRecord.Quote(text)} has an odd number of digits");
    }
}
