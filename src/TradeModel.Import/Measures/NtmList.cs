using NodaTime;
using TradeModel.Goods;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>Reads lists of non-tariff measures with any columns.</summary>
public static class NtmList
{
    /// <summary>Creates a reader for files with the given columns.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="imposedBy">The imposing party, if the file has no column for it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The imposing party is given both as a column and as a party, or as neither, or is <c>default</c>.
    /// </exception>
    public static TableReader<NonTariffMeasure> Reader(NtmListColumns columns, PartyId? imposedBy = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if ((columns.ImposedBy is null) == (imposedBy is null) || imposedBy is { IsDefault: true })
            throw new ArgumentException("give the imposing party either as a column or as a party", nameof(imposedBy));
        return new MeasureReader(columns, imposedBy);
    }

    private sealed class MeasureReader(NtmListColumns names, PartyId? owner) : TableReader<NonTariffMeasure>
    {
        public override string Kind => "a list of non-tariff measures";

        internal override Func<TableRecord, NonTariffMeasure?>? Bind(TableColumns columns, out string? problem)
        {
            problem = null;
            ColumnName.TryFind(columns, names.Ntm, out int ntm, ref problem);
            ColumnName.TryFind(columns, names.Products, out int products, ref problem);
            ColumnName.TryFind(columns, names.ImposedBy, out int imposedBy, ref problem);
            ColumnName.TryFind(columns, names.Affects, out int affects, ref problem);
            ColumnName.TryFind(columns, names.Title, out int title, ref problem);
            ColumnName.TryFind(columns, names.Reference, out int reference, ref problem);
            ColumnName.TryFind(columns, names.From, out int from, ref problem);
            ColumnName.TryFind(columns, names.Until, out int until, ref problem);
            if (problem is not null) return null;
            CodeColumn codes = columns.Codes(products);
            var parties = new PartyNames(names.PartyNames);
            DayColumn firstDays = columns.Days(from), lastDays = columns.Days(until);
            return record =>
            {
                if (!TryNtm(record, ntm, out NtmCode code)) return null;
                if (!TryProducts(record, codes, out ProductScope? scope)) return null;
                PartyId party;
                if (owner is { } one) party = one;
                else if (!TryParty(record, imposedBy, parties, out party)) return null;
                if (!TryParties(record, affects, parties, out ValueSet<PartyId>? touched)) return null;
                if (!firstDays.TryRead(record, out LocalDate? first) || !lastDays.TryRead(record, out LocalDate? last)) return null;
                return new(code, party, scope!, touched, OrNull(record.Text(title)), OrNull(record.Text(reference)), first, last);
            };
        }

        private static bool TryNtm(TableRecord record, int column, out NtmCode code)
        {
            string text = record.Text(column);
            if (NtmCode.TryParse(text, out code) || (text.Length == 4 && NtmCode.TryParse(text.TrimEnd('0'), out code))) return true;
            return record.Fail(column, text.Length == 0 ? "the MAST code is missing" : $"{TableRecord.Quote(text)} is not a MAST code");
        }

        private static bool TryProducts(TableRecord record, CodeColumn codes, out ProductScope? scope)
        {
            scope = null;
            int column = codes.Column;
            string text = record.Text(column);
            if (text.Length == 0) return record.Fail(column, "the products are missing");
            if (PartyNames.IsAll(text) || text.Equals("all goods", StringComparison.OrdinalIgnoreCase)
                || text.Equals("all products", StringComparison.OrdinalIgnoreCase))
            {
                scope = ProductScope.AllGoods;
                return true;
            }
            var found = new SortedSet<HsCode>();
            foreach (string part in CodeList.Of(text))
            {
                if (!codes.TryRead(record, part, out HsCode code)) return false;
                found.Add(code);
            }
            if (found.Count == 0) return record.Fail(column, "the products are missing");
            scope = new(found.ToValueSet());
            return true;
        }

        private static bool TryParties(TableRecord record, int column, PartyNames names, out ValueSet<PartyId>? parties)
        {
            parties = null;
            string text = record.Text(column);
            if (text.Length == 0 || PartyNames.IsAll(text)) return true;
            var found = new SortedSet<PartyId>();
            if (!names.TryReadAll(text, found, out string unknown)) return record.Fail(column, Unknown(unknown));
            parties = found.Count == 0 ? null : found.ToValueSet();
            return true;
        }

        private static bool TryParty(TableRecord record, int column, PartyNames names, out PartyId party)
        {
            string text = record.Text(column);
            PartyId? found = names.Find(text);
            party = found.GetValueOrDefault();
            return found is not null || record.Fail(column, text.Length == 0 ? "the party is missing" : Unknown(text));
        }

        private static string Unknown(string text)
            => $"{TableRecord.Quote(text)} is not a known party; name it in NtmListColumns.PartyNames";

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }
}
