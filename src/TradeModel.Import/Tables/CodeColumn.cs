using System.Globalization;
using TradeModel.Goods;

namespace TradeModel.Import;

/// <summary>
/// Reads the codes of a column. A code whose leading zero a spreadsheet dropped would be another chapter; the lengths of the column's codes
/// and their first digits show whether that happened.
/// </summary>
internal sealed class CodeColumn(int column, ImportOptions options) : ColumnFormat(column)
{
    private const int MostCodes = 50_000;

    private readonly bool _isGiven = options.CodeLength is not null || options.LeadingZeros != LeadingZeros.Find;

    // The lengths of the codes seen, one bit each: of all that are digits alone, and of those that begin with a zero.
    private uint _lengths;
    private uint _zeroLed;

    // Whether a code had dots, which only text has.
    private bool _hasDots;

    // The codes of odd lengths, and those of even lengths without their last digit. A code in both has others beneath it. For
    // example, 87032 with 870321 is a level of the nomenclature and has lost no zero.
    private readonly HashSet<string> _odd = [];
    private readonly HashSet<string> _beneath = [];
    private bool _hasLevels;

    internal override void See(string text)
    {
        if (_isGiven) return;
        if (CodeText.TryRead(text, out CodeText code))
        {
            See(code);
            return;
        }
        foreach (string part in CodeList.Of(text))
            if (CodeText.TryRead(part, out code)) See(code);
    }

    private void See(CodeText code)
    {
        if (code.IsDotted) _hasDots = true;
        else _lengths |= 1u << code.Digits.Length;
        if (code.Digits[0] == '0') _zeroLed |= 1u << code.Digits.Length;
        bool isPlain = _zeroLed == 0 && !_hasDots;
        IsOpen = !IsClosed && isPlain;
        if (isPlain && !_hasLevels && _odd.Count + _beneath.Count < MostCodes) SeeLevel(code.Digits);
    }

    private void SeeLevel(string digits)
    {
        bool isOdd = digits.Length % 2 == 1;
        string key = isOdd ? digits : digits[..^1];
        (isOdd ? _odd : _beneath).Add(key);
        _hasLevels = (isOdd ? _beneath : _odd).Contains(key);
    }

    internal bool TryRead(TableRecord record, out HsCode code)
    {
        string text = record.Text(Column);
        if (text.Length > 0) return TryRead(record, text, out code);
        code = default;
        return record.Fail(Column, "the code is missing");
    }

    /// <summary>Reads a code that is the field or a part of it.</summary>
    internal bool TryRead(TableRecord record, string text, out HsCode code)
    {
        code = default;
        if (!CodeText.TryRead(text, out CodeText written))
            return record.Fail(Column, $"{TableRecord.Quote(text)} is not an HS code");
        string digits = written.Digits;
        switch (Reading(written))
        {
            case LeadingZeros.Lost:
                digits = "0" + digits;
                break;
            case LeadingZeros.Find:
                return record.Fail(Column, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{TableRecord.Quote(text)} has {digits.Length} digits, so a leading zero may be lost; ")
                    + "set CodeLength or LeadingZeros in ImportOptions");
        }
        if (written.IsDecimal && _zeroLed == 0 && !_isGiven)
            return record.Fail(
                Column,
                $"{TableRecord.Quote(text)} may have lost its last zero, like 8703.1 for 8703.10; if it has not, set LeadingZeros in "
                    + "ImportOptions to Kept");
        string restored = digits;
        bool isCut = options.TruncateCodesTo < digits.Length;
        if (isCut) digits = digits[..options.TruncateCodesTo!.Value];
        if (digits.Length > 10)
            return record.Fail(Column, string.Create(
                CultureInfo.InvariantCulture,
                $"{TableRecord.Quote(text)} has {digits.Length} digits, and a code at most 10; set TruncateCodesTo in ImportOptions"));
        if (!HsCode.TryParse(digits, out code)) return record.Fail(Column, $"{TableRecord.Quote(text)} is not an HS code");
        if (restored.Length > written.Digits.Length || written.IsNumber)
            record.Warn(ImportWarningKind.LeadingZeroRestored, Column, $"{TableRecord.Quote(text)} was read as {restored}");
        if (isCut) record.Warn(ImportWarningKind.CodeTruncated, Column, $"{TableRecord.Quote(text)} was cut to {digits}");
        return true;
    }

    /// <summary>Whether the code kept or lost its leading zero; <see cref="LeadingZeros.Find"/> if the column does not show it.</summary>
    private LeadingZeros Reading(CodeText code)
    {
        int length = code.Digits.Length;
        bool isOdd = length % 2 == 1;
        if (code.Digits[0] == '0') return LeadingZeros.Kept;
        if (code.IsDotted) return code.LostZero ? LeadingZeros.Lost : LeadingZeros.Kept;
        if (options.CodeLength is { } expected)
        {
            if (length == expected) return LeadingZeros.Kept;
            if (length == expected - 1) return LeadingZeros.Lost;
        }
        if (options.LeadingZeros != LeadingZeros.Find) return isOdd ? options.LeadingZeros : LeadingZeros.Kept;
        if (_isGiven) return isOdd ? LeadingZeros.Find : LeadingZeros.Kept;
        bool isPlain = _zeroLed == 0 && !_hasDots && !_hasLevels;
        bool isShorterOfTwo = isPlain && _lengths == 3u << length;
        if (isOdd) return (_zeroLed >> length & 1) != 0 ? LeadingZeros.Kept : isShorterOfTwo ? LeadingZeros.Lost : LeadingZeros.Find;
        return isShorterOfTwo ? LeadingZeros.Find : LeadingZeros.Kept;
    }
}
