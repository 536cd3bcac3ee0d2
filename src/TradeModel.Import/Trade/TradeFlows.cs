using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>Reads trade by product from statistics files with any columns, and sums it.</summary>
public static class TradeFlows
{
    /// <summary>Creates a reader for files with the given columns.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> is null.</exception>
    public static TableReader<TradeFlow> Reader(TradeFlowColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new FlowReader(columns);
    }

    /// <summary>Sums the values of the flows by code.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="flows"/> is null.</exception>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public static ValueMap<HsCode, decimal> SumByCode(IEnumerable<TradeFlow> flows) => Sum(flows, null);

    /// <summary>
    /// Sums the values of the flows by the first digits of their codes: 6 for subheadings, 2 for chapters. A flow whose code has fewer
    /// digits counts under its own code.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="flows"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is not 2 or 4 to 10.</exception>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public static ValueMap<HsCode, decimal> SumByPrefix(IEnumerable<TradeFlow> flows, int digits)
        => digits is 2 or (>= 4 and <= 10) ? Sum(flows, digits)
            : throw new ArgumentOutOfRangeException(nameof(digits), digits, "must be 2 or 4 to 10");

    private static ValueMap<HsCode, decimal> Sum(IEnumerable<TradeFlow> flows, int? digits)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var sums = new Dictionary<HsCode, decimal>();
        foreach (TradeFlow flow in flows)
        {
            HsCode code = digits is { } d && flow.Code.Length > d ? flow.Code.Prefix(d) : flow.Code;
            sums[code] = sums.GetValueOrDefault(code) + flow.Value;
        }
        return sums.ToValueMap();
    }

    private sealed class FlowReader(TradeFlowColumns names) : TableReader<TradeFlow>
    {
        public override string Kind => "a list of trade flows";

        internal override Func<TableRecord, TradeFlow?>? Bind(TableColumns columns, out string? problem)
        {
            problem = null;
            ColumnName.TryFind(columns, names.Code, out int code, ref problem);
            ColumnName.TryFind(columns, names.Value, out int value, ref problem);
            ColumnName.TryFind(columns, names.Quantity, out int quantity, ref problem);
            ColumnName.TryFind(columns, names.Reporter, out int reporter, ref problem);
            ColumnName.TryFind(columns, names.Partner, out int partner, ref problem);
            ColumnName.TryFind(columns, names.Year, out int year, ref problem);
            if (problem is not null) return null;
            CodeColumn codes = columns.Codes(code);
            return record =>
            {
                if (!codes.TryRead(record, out HsCode hs)) return null;
                if (!record.TryNumber(value, out decimal? worth) || !record.TryNumber(quantity, out decimal? amount)) return null;
                if (worth is null && !record.Fail(value, "the value is missing")) return null;
                if (worth < 0m && !record.Fail(value, "a value must not be negative")) return null;
                if (amount < 0m && !record.Fail(quantity, "a quantity must not be negative")) return null;
                string when = record.Text(year);
                int number = 0;
                if (when.Length > 0
                    && (!int.TryParse(when, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number is < 1 or > 9999)
                    && !record.Fail(year, $"{TableRecord.Quote(when)} is not a year")) return null;
                return new(hs, worth!.Value)
                {
                    Quantity = amount,
                    Reporter = OrNull(record.Text(reporter)),
                    Partner = OrNull(record.Text(partner)),
                    Year = when.Length == 0 ? null : number,
                };
            };
        }

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }
}
