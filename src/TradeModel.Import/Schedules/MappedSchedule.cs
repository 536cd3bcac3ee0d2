using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>Reads tariff schedules with any columns.</summary>
public static class MappedSchedule
{
    /// <summary>Creates a reader for files with the given columns.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="columns"/> is null, or names a duty both as one column and as columns of its parts.
    /// </exception>
    public static TableReader<MappedScheduleLine> Reader(MappedScheduleColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        CheckOneOf(columns.Base, columns.BaseParts, nameof(columns.Base));
        CheckOneOf(columns.Bound, columns.BoundParts, nameof(columns.Bound));
        CheckOneOf(columns.Applied, columns.AppliedParts, nameof(columns.Applied));
        return new LineReader(columns);

        void CheckOneOf(string? whole, DutyPartColumns? parts, string name)
        {
            if (whole is not null && parts is not null)
                throw new ArgumentException($"name either the column {name} or the columns {name}Parts", nameof(columns));
        }
    }

    private sealed class LineReader(MappedScheduleColumns names) : TableReader<MappedScheduleLine>
    {
        public override string Kind => "the tariff schedule that was described";

        internal override Func<TableRecord, MappedScheduleLine?>? Bind(TableColumns columns, out string? problem)
        {
            problem = null;
            ColumnName.TryFind(columns, names.Code, out int code, ref problem);
            ColumnName.TryFind(columns, names.Description, out int description, ref problem);
            ColumnName.TryFind(columns, names.Category, out int category, ref problem);
            ColumnName.TryFind(columns, names.TradeValue, out int trade, ref problem);
            var size = new RateSize();
            DutyCells @base = DutyCells.Find(columns, names, size, names.Base, names.BaseParts, ref problem);
            DutyCells bound = DutyCells.Find(columns, names, size, names.Bound, names.BoundParts, ref problem);
            DutyCells applied = DutyCells.Find(columns, names, size, names.Applied, names.AppliedParts, ref problem);
            var partners = new List<(PartyId Partner, DutyCells Duty)>();
            foreach ((PartyId partner, string name) in names.Preferential)
                partners.Add((partner, DutyCells.Find(columns, names, size, name, null, ref problem)));
            var years = new List<(int Year, DutyCells Duty)>();
            foreach ((int year, string name) in names.Yearly)
                years.Add((year, DutyCells.Find(columns, names, size, name, null, ref problem)));
            var kept = new List<(string Name, int Column)>();
            foreach (string name in names.Fields)
            {
                ColumnName.TryFind(columns, name, out int column, ref problem);
                kept.Add((name, column));
            }
            if (problem is not null) return null;

            CodeColumn codes = columns.Codes(code);
            ValueColumn values = columns.Values(trade);
            FirstLines? firstLines = names.RepeatedCodes == RepeatedCodes.Refuse ? new(columns) : null;
            return record =>
            {
                if (!codes.TryRead(record, out HsCode hs) || !values.TryRead(record, out decimal? value)) return null;
                if (value is < 0m or >= 1_000_000_000_000_000_000m && !record.Fail(trade, "a value must be at least 0 and below 10^18"))
                    return null;
                if (!@base.TryRead(record, out Duty? from)) return null;
                if (!bound.TryRead(record, out Duty? ceiling)) return null;
                if (!applied.TryRead(record, out Duty? mfn)) return null;
                if (!TryReadAll(record, partners, out ValueMap<PartyId, Duty> preferential)) return null;
                if (!TryReadAll(record, years, out ValueMap<int, Duty> yearly)) return null;
                var fields = new List<KeyValuePair<string, string>>();
                foreach ((string name, int column) in kept)
                    if (record.Text(column) is { Length: > 0 } text) fields.Add(KeyValuePair.Create(name, text));
                var line = new TariffLine(hs, mfn)
                {
                    Base = from,
                    Bound = ceiling,
                    Preferential = preferential,
                    TradeValue = value,
                };
                if (firstLines?.IsFirst(record, code, hs) == false) return null;
                return new(line)
                {
                    Description = OrNull(record.Text(description)),
                    Category = OrNull(record.Text(category)),
                    Fields = fields.ToValueMap(),
                    Yearly = yearly,
                };
            };
        }

        internal override Func<TableRecord, MappedScheduleLine?>? Bind(
            TableColumns columns,
            out string? problem,
            out Func<List<ImportRecord<MappedScheduleLine>>, IEnumerable<ImportRecord<MappedScheduleLine>>>? complete)
        {
            complete = names.RepeatedCodes is RepeatedCodes.Refuse or RepeatedCodes.Keep ? null : Choose;
            return Bind(columns, out problem);
        }

        private static bool TryReadAll<TKey>(TableRecord record, List<(TKey Key, DutyCells Cells)> cells, out ValueMap<TKey, Duty> duties)
            where TKey : notnull, IComparable<TKey>
        {
            duties = ValueMap<TKey, Duty>.Empty;
            if (cells.Count == 0) return true;
            var found = new List<KeyValuePair<TKey, Duty>>();
            foreach ((TKey key, DutyCells cell) in cells)
            {
                if (!cell.TryRead(record, out Duty? duty)) return false;
                if (duty is not null) found.Add(KeyValuePair.Create(key, duty));
            }
            duties = found.ToValueMap();
            return true;
        }

        private IEnumerable<ImportRecord<MappedScheduleLine>> Choose(List<ImportRecord<MappedScheduleLine>> records)
        {
            var choices = new Dictionary<HsCode, ImportRecord<MappedScheduleLine>>();
            foreach (var lines in records.Where(r => r.IsRow).GroupBy(r => r.Row!.Line.Code)) choices.Add(lines.Key, Choice([.. lines]));
            foreach (ImportRecord<MappedScheduleLine> record in records)
            {
                if (!record.IsRow) yield return record;
                else if (choices[record.Row.Line.Code] is var choice && choice.Line == record.Line) yield return choice;
            }
        }

        private ImportRecord<MappedScheduleLine> Choice(ImportRecord<MappedScheduleLine>[] lines)
        {
            if (lines.Length == 1) return lines[0];
            ImportRecord<MappedScheduleLine> chosen = names.RepeatedCodes switch
            {
                RepeatedCodes.Last => lines[^1],
                RepeatedCodes.Highest => lines.MaxBy(RateOf)!,
                _ => lines[0],
            };
            bool isRanked = lines.All(line => RateOf(line) is not null) || lines.All(line => Equals(DutyOf(line), DutyOf(chosen)));
            if (names.RepeatedCodes == RepeatedCodes.Highest && !isRanked)
                return new(lines[0].Line, null, new(lines[0].Line, names.Code, string.Create(
                    CultureInfo.InvariantCulture,
                    $"the duties of {lines[0].Row!.Line.Code} on this line and line {lines[1].Line} cannot be compared in percent")), []);
            ImportRecord<MappedScheduleLine> left = lines.First(line => line.Line != chosen.Line);
            string taken = string.Create(CultureInfo.InvariantCulture, $"{chosen.Row!.Line.Code} was taken from line {chosen.Line}");
            var warning = new ImportWarning(ImportWarningKind.RepeatedCodeLeftOut, lines.Length - 1, left.Line, names.Code, taken);
            return new(chosen.Line, chosen.Row, null, [.. chosen.Warnings, warning]);
        }

        private static Duty? DutyOf(ImportRecord<MappedScheduleLine> record)
            => record.Row!.Line.Applied ?? record.Row.Line.Base ?? record.Row.Line.Bound;

        private static Percentage? RateOf(ImportRecord<MappedScheduleLine> record) => DutyOf(record)?.AdValoremRate;

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }

    /// <summary>The first line of each code, to say in which columns another differs.</summary>
    private sealed class FirstLines(TableColumns columns)
    {
        private readonly Dictionary<HsCode, (long Line, RecordText Text)> _lines = [];

        internal bool IsFirst(TableRecord record, int column, HsCode code)
        {
            if (!_lines.TryGetValue(code, out (long Line, RecordText Text) first))
            {
                _lines.Add(code, (record.Line, record.Copy()));
                return true;
            }
            string[] before = first.Text.Fields(columns.Names.Count), now = record.Fields();
            string[] differing =
                [.. Enumerable.Range(0, columns.Names.Count).Where(i => before[i].Trim() != now[i].Trim()).Select(i => columns.Names[i])];
            string differ = differing.Length == 0 ? "the lines are equal" : $"the lines differ in {string.Join(", ", differing.Take(6))}";
            return record.Fail(column, string.Create(
                CultureInfo.InvariantCulture,
                $"{code} is also on line {first.Line}, and {differ}; set Filters in ImportOptions, or RepeatedCodes"));
        }
    }
}
