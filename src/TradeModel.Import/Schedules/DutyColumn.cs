using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// Reads the duties of a column. "12,800 %" is 12.8 % or 12800 %; another duty of the column, such as "0,128 %", shows which.
/// </summary>
/// <param name="column">The column; -1 if the file has no such column.</param>
/// <param name="options">The decimal mark of the file.</param>
/// <param name="names">What bare numbers mean, and how texts are read.</param>
/// <param name="size">What the schedule shows about the size of its rates.</param>
/// <param name="bound">The word of the bound that the column holds, MIN or MAX, which may stand before it; null if it holds none.</param>
internal sealed class DutyColumn(int column, ImportOptions options, MappedScheduleColumns names, RateSize size, string? bound = null)
    : ColumnFormat(column)
{
    private const decimal LargestRate = 1_000_000m;

    // No rate is so high that another duty of the column should make thousands of percent out of "12,800 %".
    private const decimal Thousand = 1000m;
    private const int MostKnown = 20_000;

    private readonly DecimalMark? _given = options.DecimalMark ?? names.Texts.DecimalMark;

    // A schedule has few different duties, so each text is read once.
    private readonly Dictionary<(string Text, DecimalMark Mark), Duty> _known = [];

    // The mark that the first decisive duty showed.
    private DecimalMark? _shown;

    // Whether a mark was seen that may be decimal or separate thousands.
    private bool _sawEither;

    internal override void See(string text)
    {
        SeeMark(text);
        if (names.Form == RateForm.Percent) size.See(text);
        bool isUndecided = (_sawEither && _shown is null) || (size.SawBelowOne && !size.SawAboveOne);
        IsOpen = !IsClosed && isUndecided;
    }

    private void SeeMark(string text)
    {
        if (_given is not null || _shown is not null || text.AsSpan().IndexOfAny('.', ',') < 0) return;
        NumberMarks marks = NumberText.MarksOf(text, out bool hasSeparators);
        if (!hasSeparators) return;
        if (marks is NumberMarks.Point or NumberMarks.Comma) _shown = marks == NumberMarks.Point ? DecimalMark.Point : DecimalMark.Comma;
        _sawEither |= marks == NumberMarks.Either;
    }

    /// <summary>Reads the duty of a record, a bare number being a rate; null if the field is empty or a mark of a missing value.</summary>
    internal bool TryRead(TableRecord record, out Duty? duty)
    {
        if (!TryRead(record, out decimal? number, out duty)) return false;
        if (number is not { } rate) return true;
        return TryRate(record, rate, out duty);
    }

    /// <summary>Reads a bare number or a duty; neither if the field is empty or a mark of a missing value.</summary>
    internal bool TryRead(TableRecord record, out decimal? number, out Duty? duty)
    {
        number = null;
        duty = null;
        string text = record.Text(Column);
        if (record.IsMissing(text)) return true;
        if ((_given ?? _shown) is { } known && _known.TryGetValue((text, known), out duty)) return true;
        if (!TryMark(record, text, out DecimalMark mark)) return false;
        switch (NumberField.Read(text, mark, out decimal value))
        {
            case ExactDecimal.Reading.Exact:
                number = value;
                return true;
            case not ExactDecimal.Reading.NotANumber:
                return record.TryNumber(Column, text, mark, out _);
        }
        if (_known.TryGetValue((text, mark), out duty)) return true;
        try
        {
            duty = Parse(text, mark);
            if (_given is null && HasThousands(duty) && !duty.Equals(Parse(text, mark: null))) return FailEither(record, text);
        }
        catch (FormatException e)
        {
            return record.Fail(Column, e.Message);
        }
        if (_known.Count < MostKnown) _known.Add((text, mark), duty);
        return true;
    }

    /// <summary>The duty of a bare rate.</summary>
    internal bool TryRate(TableRecord record, decimal rate, out Duty? duty)
    {
        duty = null;
        if (rate is < 0m or > LargestRate) return record.Fail(Column, "a rate must lie between 0 and 1000000");
        if (_given is null && rate >= Thousand && NumberText.IsEither(record.Text(Column))) return FailEither(record, record.Text(Column));
        if (names.Form == RateForm.Percent && RateSize.IsBelowOne(rate) && !size.SawAboveOne)
            record.Warn(
                ImportWarningKind.RateMayBeFraction,
                Column,
                $"{TableRecord.Quote(record.Text(Column))} was read as {InvariantText.Of(rate)}%; "
                    + "if the rates are fractions, set Form in MappedScheduleColumns");
        duty = Duty.AdValorem(new(names.Form == RateForm.Fraction ? rate * 100m : rate));
        return true;
    }

    private Duty Parse(string text, DecimalMark? mark)
    {
        // A bound in a column of its own may still begin with MIN or MAX.
        bool saysSo = bound is not null && text.Length > 4 && text.StartsWith(bound, StringComparison.OrdinalIgnoreCase);
        if (saysSo && text[3] is ' ' or '.' or ':') text = text[4..].Trim();
        return Duty.Parse(text, names.Texts with { DecimalMark = mark });
    }

    private static bool HasThousands(Duty duty) => duty switch
    {
        AdValoremDuty percent => percent.Rate.Value >= Thousand,
        CompoundDuty sum => sum.Parts.Any(HasThousands),
        GreaterOfDuty greater => greater.Choices.Any(HasThousands),
        LesserOfDuty lesser => lesser.Choices.Any(HasThousands),
        SeasonalDuty seasonal => seasonal.Seasons.Any(season => HasThousands(season.Duty)),
        MixedDuty mixed => HasThousands(mixed.Main) || (mixed.AtLeast is { } least && HasThousands(least))
            || (mixed.NotMoreThan is { } most && HasThousands(most)),
        _ => false,
    };

    private bool FailEither(TableRecord record, string text)
        => record.Fail(
            Column,
            $"{TableRecord.Quote(text)} states thousands of percent, or has another decimal mark than its column; set DecimalMark in "
                + "ImportOptions");

    private bool TryMark(TableRecord record, string text, out DecimalMark mark)
    {
        mark = _given ?? _shown ?? DecimalMark.Point;
        if (text.AsSpan().IndexOfAny('.', ',') < 0) return true;
        NumberMarks marks = NumberText.MarksOf(text, out bool hasSeparators);
        if (!hasSeparators) return true;
        if ((marks & (mark == DecimalMark.Point ? NumberMarks.Point : NumberMarks.Comma)) == NumberMarks.Neither)
        {
            string word = TableRecord.Word(mark), why = $"{TableRecord.Quote(text)} is not written with ";
            why += _given is not null ? $"a decimal {word}" : marks == NumberMarks.Neither ? "one decimal mark"
                : $"the decimal {word} that the column shows; set DecimalMark in ImportOptions";
            return record.Fail(Column, why);
        }
        if (_given is not null || _shown is not null || marks != NumberMarks.Either) return true;
        if (text.Contains(',', StringComparison.Ordinal))
            return record.Fail(
                Column, $"the comma in {TableRecord.Quote(text)} may be decimal or separate thousands; set DecimalMark in ImportOptions");
        record.Warn(ImportWarningKind.DecimalPointAssumed, Column, $"the point in {TableRecord.Quote(text)} was read as a decimal mark");
        return true;
    }
}
