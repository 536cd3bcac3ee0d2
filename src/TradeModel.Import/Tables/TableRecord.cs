using System.Globalization;
using CsvHelper;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// The record that is being read: its fields by column number, and the failure if a field cannot be used. Column -1 stands for a column
/// that the file lacks.
/// </summary>
internal sealed class TableRecord(CsvParser parser, ValueList<string> columns, ImportOptions options)
{
    private readonly List<(int Column, string Text)> _seen = [];
    private string[]? _fields;
    private List<ImportWarning>? _warnings;

    internal ImportFailure? Failure { get; private set; }

    internal long Line { get; private set; }

    /// <summary>The warnings noted so far, one of each kind.</summary>
    internal ValueList<ImportWarning> Warnings => _warnings is { Count: > 0 } ? ImportWarning.Sum(_warnings) : [];

    internal int Count => _fields?.Length ?? parser.Count;

    /// <summary>Begins a record with the given fields or, if null, those of the parser.</summary>
    internal void Begin(long line, string[]? fields)
    {
        _fields = fields;
        _seen.Clear();
        Line = line;
        Failure = null;
        _warnings?.Clear();
    }

    /// <summary>The fields, which stay as they are when the next record begins.</summary>
    internal string[] Fields() => _fields ?? parser.Record!;

    /// <summary>The field, kept until the next record begins because it is asked for again.</summary>
    internal string See(int column)
    {
        string text = Text(column);
        _seen.Add((column, text));
        return text;
    }

    /// <summary>A copy of the record.</summary>
    internal RecordText Copy() => new(_fields is null ? parser.RawRecord : null, _fields, parser.Delimiter[0]);

    /// <summary>Notes why the record is a failure. Returns false, so that a reader can return the result of this call.</summary>
    internal bool Fail(int column, string reason)
    {
        Failure ??= new(Line, column >= 0 ? columns[column] : null, reason);
        return false;
    }

    /// <summary>Notes that a value of the record was read, but not as the file writes it.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="column">The column; -1 for the whole record.</param>
    /// <param name="example">What was read, in words.</param>
    internal void Warn(ImportWarningKind kind, int column, string example)
        => (_warnings ??= []).Add(new(kind, 1, Line, column >= 0 ? columns[column] : null, example));

    /// <summary>The field without surrounding space; empty if the file has no such column.</summary>
    internal string Text(int column)
    {
        if (column < 0) return "";
        foreach ((int seen, string known) in _seen)
            if (seen == column) return known;
        string text = _fields is null ? parser[column] : _fields[column];
        return text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) ? text.Trim() : text;
    }

    internal bool TryCode(int column, out HsCode code)
    {
        string text = Text(column);
        if (HsCode.TryParse(text, out code)) return true;
        return Fail(column, text.Length == 0 ? "the code is missing" : $"{Quote(text)} is not an HS code");
    }

    /// <summary>
    /// Reads a number, which may have an exponent because spreadsheets write them; null if the field is empty or a mark of a missing value.
    /// Returns false and notes the failure if <see cref="decimal"/> cannot hold the number
    /// exactly.
    /// </summary>
    internal bool TryNumber(int column, out decimal? number)
    {
        number = null;
        string text = Text(column);
        if (IsMissing(text)) return true;
        if (!TryNumber(column, text, out decimal value)) return false;
        number = value;
        return true;
    }

    /// <summary>
    /// Reads a number from the text of a field. Returns false and notes the failure if it is not one that can be held exactly.
    /// </summary>
    internal bool TryNumber(int column, string text, out decimal number)
        => TryNumber(column, text, options.DecimalMark, out number);

    /// <summary>Reads a number from the text of a field by a decimal mark; null for a point without separators.</summary>
    internal bool TryNumber(int column, string text, DecimalMark? mark, out decimal number)
        => NumberField.Read(text, mark, out number) switch
        {
            ExactDecimal.Reading.Exact => true,
            ExactDecimal.Reading.NotANumber => Fail(column, NotANumber(text, mark)),
            ExactDecimal.Reading.TooLarge => Fail(column, $"{Quote(text)} is too large"),
            _ => Fail(column, $"{Quote(text)} has more digits than can be held exactly (28)"),
        };

    private static string NotANumber(string text, DecimalMark? mark) => mark switch
    {
        null when NumberField.NeedsMark(text)
            => $"{Quote(text)} is not a number with a decimal point and no separators; set DecimalMark in ImportOptions",
        not null when NumberField.NeedsMark(text) => $"{Quote(text)} is not a number with a decimal {Word(mark.Value)}",
        _ => $"{Quote(text)} is not a number",
    };

    internal static string Word(DecimalMark mark) => mark == DecimalMark.Point ? "point" : "comma";

    /// <summary>
    /// Reads a day written 2024-05-31, 20240531, 31-MAY-2024, May 31 2024 or, month first, 05/31/2024; null if the field is empty or a mark
    /// of a missing value.
    /// Two-digit years from 80 are in the 1900s, others in the 2000s. A time of day after the date is ignored.
    /// </summary>
    internal bool TryDay(int column, out LocalDate? day)
    {
        day = null;
        string text = Text(column);
        if (IsMissing(text)) return true;
        if (!TryDay(text, out LocalDate value)) return Fail(column, $"{Quote(text)} is not a date");
        day = value;
        return true;
    }

    /// <summary>Whether the text is empty or a mark of a missing value.</summary>
    internal bool IsMissing(string text) => options.IsMissing(text);

    internal static string Quote(string text) => $"'{(text.Length > 40 ? text[..40] + "…" : text)}'";

    /// <summary>Reads a day that does not depend on the order of day and month, or in which the month comes first.</summary>
    internal static bool TryDay(ReadOnlySpan<char> text, out LocalDate day)
    {
        day = default;
        Span<Range> parts = stackalloc Range[5];
        int year = 0, month, date = 0;
        if (text.Length > 3 && Month(text[..3]) is var named and > 0 && text[3] == ' ')
        {
            int count = text.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries);
            month = named;
            if (count < 3 || !Whole(text[parts[1]].TrimEnd(','), out date) || !Whole(text[parts[2]], out year)) return false;
            return TryDay(year, month, date, out day);
        }
        int time = text.IndexOf(' ');
        if (time < 0 && text.Length > 10 && text[10] == 'T') time = 10;
        if (time > 0) text = text[..time];
        if (text.Length == 8 && !text.ContainsAny('/', '-'))
        {
            if (!Whole(text[..4], out year) || !Whole(text[4..6], out month) || !Whole(text[6..], out date)) return false;
        }
        else if (text.Contains('/'))
        {
            if (text.Split(parts, '/') != 3) return false;
            bool yearFirst = parts[0].End.Value == 4;
            if (!Whole(text[parts[yearFirst ? 1 : 0]], out month)) return false;
            if (!Whole(text[parts[yearFirst ? 2 : 1]], out date)) return false;
            if (!Year(text[parts[yearFirst ? 0 : 2]], out year)) return false;
        }
        else
        {
            if (text.Split(parts, '-') != 3) return false;
            month = Month(text[parts[1]]);
            if (month > 0
                ? !Whole(text[parts[0]], out date) || !Year(text[parts[2]], out year)
                : !Whole(text[parts[0]], out year) || !Whole(text[parts[1]], out month) || !Whole(text[parts[2]], out date)) return false;
        }
        return TryDay(year, month, date, out day);
    }

    internal static bool TryDay(int year, int month, int date, out LocalDate day)
    {
        bool exists = year is >= 1 and <= 9999
            && month is >= 1 and <= 12 && date >= 1 && date <= CalendarSystem.Iso.GetDaysInMonth(year, month);
        day = exists ? new(year, month, date) : default;
        // Refuse 0001-01-01, which is default(LocalDate): files write it for a missing day.
        return day != default;
    }

    private static bool Year(ReadOnlySpan<char> text, out int year)
    {
        if (!Whole(text, out year)) return false;
        if (text.Length == 2) year += year >= 80 ? 1900 : 2000;
        return true;
    }

    private static int Month(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<string> names = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
        for (int i = 0; i < names.Length; i++)
            if (text.Equals(names[i], StringComparison.OrdinalIgnoreCase)) return i + 1;
        return 0;
    }

    private static bool Whole(ReadOnlySpan<char> text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
