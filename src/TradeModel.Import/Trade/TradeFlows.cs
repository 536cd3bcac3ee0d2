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
    /// <param name="flows">The flows.</param>
    /// <param name="filter">Chooses some of the flows; null for all.</param>
    /// <remarks>
    /// Flows that count the same trade twice are refused unless the filter chooses between them: flows of different kinds, a partner and
    /// the world, or a code and another code beneath it. A reporter and the world are refused too.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="flows"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">The flows count the same trade twice; the message names the filter that chooses.</exception>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public static ValueMap<HsCode, decimal> SumByCode(IEnumerable<TradeFlow> flows, TradeFlowFilter? filter = null)
        => Sum(flows, null, filter);

    /// <summary>
    /// Sums the values of the flows by the first digits of their codes: 6 for subheadings, 2 for chapters. A flow whose code has fewer
    /// digits counts under its own code.
    /// </summary>
    /// <param name="flows">The flows.</param>
    /// <param name="digits">The number of digits: 2, or 4 to 10.</param>
    /// <param name="filter">Chooses some of the flows; null for all.</param>
    /// <remarks>Flows that count the same trade twice are refused, as in <see cref="SumByCode"/>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="flows"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">The flows count the same trade twice; the message names the filter that chooses.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is not 2 or 4 to 10.</exception>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public static ValueMap<HsCode, decimal> SumByPrefix(IEnumerable<TradeFlow> flows, int digits, TradeFlowFilter? filter = null)
        => digits is 2 or (>= 4 and <= 10) ? Sum(flows, digits, filter)
            : throw new ArgumentOutOfRangeException(nameof(digits), digits, "must be 2 or 4 to 10");

    private static ValueMap<HsCode, decimal> Sum(IEnumerable<TradeFlow> flows, int? digits, TradeFlowFilter? filter)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var chosen = new List<TradeFlow>();
        foreach (TradeFlow flow in flows)
        {
            ArgumentNullException.ThrowIfNull(flow, nameof(flows));
            if (filter?.Chooses(flow) ?? true) chosen.Add(flow);
        }
        if (TwiceCounted(chosen) is { } fault) throw new ArgumentException(fault, nameof(flows));
        var sums = new Dictionary<HsCode, decimal>();
        foreach (TradeFlow flow in chosen)
        {
            HsCode code = digits is { } d && flow.Code.Length > d ? flow.Code.Prefix(d) : flow.Code;
            sums[code] = sums.GetValueOrDefault(code) + flow.Value;
        }
        return sums.ToValueMap();
    }

    /// <summary>What is counted twice, and the filter that chooses; null if nothing is.</summary>
    private static string? TwiceCounted(List<TradeFlow> flows)
    {
        TradeFlow? other = flows.Find(flow => flow.Kind != flows[0].Kind);
        if (other is not null)
            return $"the flows are of different kinds ({Name(flows[0].Kind)} and {Name(other.Kind)}): choose one with TradeFlowFilter.Kind";

        var partners = new Dictionary<(string?, int?), (TradeFlow? World, TradeFlow? Single)>();
        foreach (TradeFlow flow in flows)
        {
            if (flow.Partner is null) continue;
            (TradeFlow? world, TradeFlow? single) = partners.GetValueOrDefault((flow.Reporter, flow.Year));
            (world, single) = flow.IsWorld ? (flow, single) : (world, flow);
            if (world is not null && single is not null)
                return $"the partner '{world.Partner}' stands beside single partners such as '{single.Partner}': choose with "
                    + "TradeFlowFilter.World";
            partners[(flow.Reporter, flow.Year)] = (world, single);
        }

        TradeFlow? all = flows.Find(flow => flow.Reporter is { } name && TradeWords.IsTotal(name));
        if (all is not null && flows.Find(flow => flow.Reporter is { } name && !TradeWords.IsTotal(name)) is { } one)
            return $"the reporter '{all.Reporter}' stands beside single reporters such as '{one.Reporter}': choose with Filters in "
                + "ImportOptions";

        var codes = flows.Select(flow => flow.Code).ToHashSet();
        if (!codes.Any(code => Above(code).Any(codes.Contains))) return null;
        var counted = flows.Select(flow => (flow.Reporter, flow.Partner, flow.Year, flow.Code)).ToHashSet();
        foreach (TradeFlow flow in flows)
            foreach (HsCode above in Above(flow.Code))
                if (counted.Contains((flow.Reporter, flow.Partner, flow.Year, above)))
                    return $"the code {above} stands beside {flow.Code}, which is part of it: choose one level with TradeFlowFilter.Level";
        return null;

        static string Name(TradeFlowKind? kind) => kind?.ToString() ?? "unknown";
    }

    private static IEnumerable<HsCode> Above(HsCode code)
    {
        for (int digits = code.Length - 1; digits >= 2; digits--)
            if (digits != 3) yield return code.Prefix(digits);
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
            ColumnName.TryFind(columns, names.Unit, out int unit, ref problem);
            ColumnName.TryFind(columns, names.Kind, out int kind, ref problem);
            ColumnName.TryFind(columns, names.Level, out int level, ref problem);
            ColumnName.TryFind(columns, names.Reporter, out int reporter, ref problem);
            ColumnName.TryFind(columns, names.Partner, out int partner, ref problem);
            ColumnName.TryFind(columns, names.Year, out int year, ref problem);
            if (problem is not null) return null;
            var unnamed = new UnnamedFlowColumns(columns, names);
            CodeColumn codes = columns.Codes(code);
            ValueColumn values = columns.Values(value), quantities = columns.Values(quantity);
            // A file has few different units, so each is looked up once.
            var units = new Dictionary<string, (string? Words, QuantityUnit? Known)>(StringComparer.Ordinal);
            return record =>
            {
                if (!codes.TryRead(record, out HsCode hs)) return null;
                if (!values.TryRead(record, out decimal? worth) || !quantities.TryRead(record, out decimal? amount)) return null;
                if (worth is null && !record.Fail(value, "the value is missing")) return null;
                if (worth < 0m && !record.Fail(value, "a value must not be negative")) return null;
                if (amount < 0m && !record.Fail(quantity, "a quantity must not be negative")) return null;
                if (!TryScale(worth!.Value, names.ValueScale, out decimal whole)
                    && !record.Fail(value, "the value times ValueScale cannot be held exactly")) return null;
                if (!TryWhole(record, year, 1, "a year", out int? number)) return null;
                if (!TryWhole(record, level, 0, "a level", out int? above)) return null;
                string way = record.Text(kind);
                TradeFlowKind flow = default;
                if (way.Length > 0 && !TradeWords.TryKind(way, out flow)
                    && !record.Fail(kind, $"{TableRecord.Quote(way)} is not a known kind of flow")) return null;
                unnamed.Check(record);
                (string? words, QuantityUnit? known) = UnitOf(record.Text(unit) is { Length: > 0 } own ? own : names.DefaultUnit ?? "");
                return new(hs, whole)
                {
                    Quantity = amount,
                    Unit = words,
                    KnownUnit = known,
                    Kind = way.Length == 0 ? null : flow,
                    Level = above ?? 0,
                    Reporter = OrNull(record.Text(reporter)),
                    Partner = OrNull(record.Text(partner)),
                    Year = number,
                };
            };

            (string? Words, QuantityUnit? Known) UnitOf(string text)
            {
                if (text.Length == 0) return (null, null);
                if (units.TryGetValue(text, out var unit)) return unit;
                unit = TradeWords.Unit(text);
                if (units.Count < 1000) units.Add(text, unit);
                return unit;
            }
        }

        private static bool TryScale(decimal value, decimal scale, out decimal scaled)
        {
            scaled = value;
            if (scale == 1m) return true;
            if (value > decimal.MaxValue / scale) return false;
            scaled = ExactDecimal.Normal(value * scale);
            return scaled / scale == value;
        }

        private static bool TryWhole(TableRecord record, int column, int least, string what, out int? number)
        {
            number = null;
            string text = record.Text(column);
            if (text.Length == 0) return true;
            bool isWhole = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
            if (!isWhole || value < least || value > 9999) return record.Fail(column, $"{TableRecord.Quote(text)} is not {what}");
            number = value;
            return true;
        }

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }
}
