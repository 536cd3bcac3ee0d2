using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>Reads a duty from one column, or from the columns over which it is spread.</summary>
internal sealed class DutyCells
{
    private readonly DutyColumn? _whole;
    private readonly (DutyColumn Percent, DutyColumn Amount) _main;
    private readonly (DutyColumn Percent, DutyColumn Amount) _least;
    private readonly (DutyColumn Percent, DutyColumn Amount) _most;
    private readonly int _currency;
    private readonly int _unit;
    private readonly DutyParseOptions _texts;

    private DutyCells(
        TableColumns columns, MappedScheduleColumns names, RateSize size, string? whole, DutyPartColumns? parts, ref string? problem)
    {
        _texts = names.Texts;
        string? wrong = problem;
        if (parts is null)
        {
            _whole = Column(whole);
        }
        else
        {
            _main = (Column(parts.AdValorem), Column(parts.Specific));
            _least = (Column(parts.Minimum, "MIN"), Column(parts.MinimumSpecific, "MIN"));
            _most = (Column(parts.Maximum, "MAX"), Column(parts.MaximumSpecific, "MAX"));
        }
        ColumnName.TryFind(columns, parts?.Currency, out _currency, ref wrong);
        ColumnName.TryFind(columns, parts?.Unit, out _unit, ref wrong);
        problem = wrong;

        DutyColumn Column(string? name, string? bound = null)
        {
            ColumnName.TryFind(columns, name, out int column, ref wrong);
            return columns.Add(new DutyColumn(column, columns.Options, names, size, bound));
        }
    }

    /// <summary>Finds the columns of a duty. Describes the problem if the header lacks one.</summary>
    internal static DutyCells Find(
        TableColumns columns, MappedScheduleColumns names, RateSize size, string? whole, DutyPartColumns? parts, ref string? problem)
        => new(columns, names, size, whole, parts, ref problem);

    /// <summary>Reads the duty of a record; null if its fields are empty or marks of missing values.</summary>
    internal bool TryRead(TableRecord record, out Duty? duty)
    {
        if (_whole is not null) return _whole.TryRead(record, out duty);
        duty = null;
        if (!TrySum(record, _main, out Duty? main) || !TrySum(record, _least, out Duty? least) || !TrySum(record, _most, out Duty? most))
            return false;
        if (main is null && least is null && most is null) return true;
        if (most is FreeDuty) return record.Fail(_most.Percent.Column, "a maximum of 0 leaves no duty");
        if (least is FreeDuty) least = null;
        // If there is only a lower bound, the bound is the duty.
        if (main is null or FreeDuty && least is not null) (main, least) = (least, null);
        if (main is null) return record.Fail(_most.Percent.Column, "there is no duty to bound");
        duty = main is FreeDuty || (least is null && most is null) ? main : new MixedDuty(main, least, most);
        return true;
    }

    private bool TrySum(TableRecord record, (DutyColumn Percent, DutyColumn Amount) columns, out Duty? sum)
    {
        sum = null;
        if (!columns.Percent.TryRead(record, out Duty? percent) || !TryAmount(record, columns.Amount, out Duty? amount)) return false;
        // A duty of another kind or a text is complete, so no part can be added to it.
        Duty? first = percent is null or FreeDuty ? amount ?? percent : percent;
        if ((percent is null or FreeDuty || amount is null or FreeDuty) && first is not (CompoundDuty or AdValoremDuty or SpecificDuty))
        {
            sum = first;
            return true;
        }
        var parts = new List<Duty>();
        if (!TryAdd(record, columns.Percent, percent, parts) || !TryAdd(record, columns.Amount, amount, parts)) return false;
        sum = parts.Count == 1 ? parts[0] : new CompoundDuty(parts.ToValueList());
        return true;
    }

    private static bool TryAdd(TableRecord record, DutyColumn column, Duty? duty, List<Duty> parts)
    {
        switch (duty)
        {
            case null or FreeDuty:
                return true;
            case CompoundDuty compound:
                parts.AddRange(compound.Parts);
                return true;
            case AdValoremDuty or SpecificDuty:
                parts.Add(duty);
                return true;
            default:
                return record.Fail(column.Column, $"{TableRecord.Quote(record.Text(column.Column))} is not part of a duty");
        }
    }

    private bool TryAmount(TableRecord record, DutyColumn column, out Duty? duty)
    {
        if (!column.TryRead(record, out decimal? number, out duty)) return false;
        if (number is not { } amount) return true;
        if (amount == 0m)
        {
            duty = Duty.Free;
            return true;
        }
        if ((_currency < 0 && _texts.BareCurrency is null) || _unit < 0)
            return record.Fail(
                column.Column,
                $"{TableRecord.Quote(record.Text(column.Column))} has no currency and unit; name their columns in DutyPartColumns");
        string sign = record.Text(_currency), unit = record.Text(_unit);
        if (FindCurrency(sign) is not { } currency)
            return record.Fail(
                _currency, sign.Length == 0 ? "the currency is missing" : $"{TableRecord.Quote(sign)} is not a known currency");
        if (unit.Length == 0) return record.Fail(_unit, "the unit is missing");
        duty = Duty.Specific(amount, currency, unit);
        return true;
    }

    private Currency? FindCurrency(string sign)
    {
        if (sign.Length == 0) return _texts.BareCurrency;
        if (Currency.TryParse(sign, out Currency currency) || _texts.Signs.TryGetValue(sign, out currency)) return currency;
        return sign == "$" ? _texts.Dollar : null;
    }
}
