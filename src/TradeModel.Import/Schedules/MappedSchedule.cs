using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>Reads tariff schedules with any columns.</summary>
public static class MappedSchedule
{
    private const decimal LargestRate = 1_000_000m;

    /// <summary>Creates a reader for files with the given columns.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> is null.</exception>
    public static TableReader<MappedScheduleLine> Reader(MappedScheduleColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new LineReader(columns);
    }

    private sealed class LineReader(MappedScheduleColumns names) : TableReader<MappedScheduleLine>
    {
        public override string Kind => "the tariff schedule that was described";

        internal override Func<TableRecord, MappedScheduleLine?>? Bind(TableColumns columns, out string? problem)
        {
            problem = null;
            ColumnName.TryFind(columns, names.Code, out int code, ref problem);
            ColumnName.TryFind(columns, names.Description, out int description, ref problem);
            ColumnName.TryFind(columns, names.Base, out int @base, ref problem);
            ColumnName.TryFind(columns, names.Bound, out int bound, ref problem);
            ColumnName.TryFind(columns, names.Applied, out int applied, ref problem);
            ColumnName.TryFind(columns, names.Category, out int category, ref problem);
            ColumnName.TryFind(columns, names.TradeValue, out int trade, ref problem);
            var partners = new List<(PartyId Partner, int Column)>();
            foreach ((PartyId partner, string name) in names.Preferential)
            {
                ColumnName.TryFind(columns, name, out int column, ref problem);
                partners.Add((partner, column));
            }
            var kept = new List<(string Name, int Column)>();
            foreach (string name in names.Fields)
            {
                ColumnName.TryFind(columns, name, out int column, ref problem);
                kept.Add((name, column));
            }
            if (problem is not null) return null;

            CodeColumn codes = columns.Codes(code);
            var duties = new Dictionary<string, Duty>(StringComparer.Ordinal);
            return record =>
            {
                if (!codes.TryRead(record, out HsCode hs) || !record.TryNumber(trade, out decimal? value)) return null;
                if (value is < 0m or >= 1_000_000_000_000_000_000m && !record.Fail(trade, "a value must be at least 0 and below 10^18"))
                    return null;
                if (!TryDuty(record, @base, out Duty? from)) return null;
                if (!TryDuty(record, bound, out Duty? ceiling)) return null;
                if (!TryDuty(record, applied, out Duty? mfn)) return null;
                var preferential = new List<KeyValuePair<PartyId, Duty>>();
                foreach ((PartyId partner, int column) in partners)
                {
                    if (!TryDuty(record, column, out Duty? duty)) return null;
                    if (duty is not null) preferential.Add(KeyValuePair.Create(partner, duty));
                }
                var fields = new List<KeyValuePair<string, string>>();
                foreach ((string name, int column) in kept)
                    if (record.Text(column) is { Length: > 0 } text) fields.Add(KeyValuePair.Create(name, text));
                var line = new TariffLine(hs, mfn)
                {
                    Base = from,
                    Bound = ceiling,
                    Preferential = preferential.ToValueMap(),
                    TradeValue = value,
                };
                return new(line)
                {
                    Description = OrNull(record.Text(description)),
                    Category = OrNull(record.Text(category)),
                    Fields = fields.ToValueMap(),
                };
            };

            bool TryDuty(TableRecord record, int column, out Duty? duty)
            {
                string text = record.Text(column);
                if (record.IsMissing(text))
                {
                    duty = null;
                    return true;
                }
                if (duties.TryGetValue(text, out duty)) return true;
                if (ExactDecimal.Read<char>(text, out _) == ExactDecimal.Reading.NotANumber)
                {
                    duty = Duty.Parse(text);
                }
                else
                {
                    if (!record.TryNumber(column, text, out decimal number)) return false;
                    if (number is < 0m or > LargestRate) return record.Fail(column, "a rate must lie between 0 and 1000000");
                    duty = Duty.AdValorem(new(names.Form == RateForm.Fraction ? number * 100m : number));
                }
                if (duties.Count < 20_000) duties.Add(text, duty);
                return true;
            }
        }

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }
}
