using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>Tariff schedules and what is computed from them as tables. <c>docs/tables.md</c> lists the columns.</summary>
public static class TariffTables
{
    private const string Percent = "percent";

    private static readonly (LineChange Change, string Name)[] Counts =
        [.. Enum.GetValues<LineChange>().Select(c => (c, char.ToLowerInvariant(c.ToString()[0]) + c.ToString()[1..]))];

    /// <summary>A schedule, a row per line, with a duty and a rate column for each partner that has preferential duties.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="schedule"/> is null.</exception>
    public static ResultTable ToTable(this TariffSchedule schedule)
    {
        Guard.NotNull(schedule);
        var columns = new List<(ResultColumn, Func<int, ResultCell>)>
        {
            (Code("code", "the code of the line"), i => Text(schedule.Codes[i])),
        };
        AddDuty("base", "the duty from which cuts are staged, if stated", schedule.StatedBaseAt);
        AddDuty("bound", "the duty bound in the WTO", i => schedule.DutyAt(i, TariffColumn.Bound));
        AddDuty("applied", "the MFN duty applied", i => schedule.DutyAt(i, TariffColumn.Applied));
        foreach (PartyId partner in schedule.Partners)
            AddDuty($"preferential.{partner}", $"the preferential duty on goods of {partner}", i => schedule.PreferenceAt(i, partner));
        columns.Add((new("trade", ResultColumnType.Exact, "the value of trade", Unit(schedule.Currency)), i => schedule.TradeValue(i)));
        columns.Add((new("unitValue", ResultColumnType.Text, "what one unit of the good is worth"),
            i => schedule.UnitValueAt(i)?.ToString()));
        columns.Add((new("processing", ResultColumnType.Text, "how far the good is processed"), i => schedule.Processing(i)?.ToString()));
        return ResultTable.Of("schedule", Enumerable.Range(0, schedule.Count), [.. columns]);

        void AddDuty(string name, string meaning, Func<int, Duty?> duty)
        {
            columns.Add((new(name, ResultColumnType.Text, meaning), i => duty(i)?.ToString()));
            columns.Add((new($"{name}Rate", ResultColumnType.Exact, $"{meaning}, in percent if computable", Percent),
                i => duty(i)?.AdValoremEquivalent(schedule.UnitValueAt(i))?.Value));
        }
    }

    /// <summary>A staged schedule, a row per line and year: year 0, before entry into force, to the last year with a change.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="staged"/> is null.</exception>
    public static ResultTable ToTable(this StagedSchedule staged)
    {
        Guard.NotNull(staged);
        IEnumerable<(int Line, int Year)> cells =
            from line in Enumerable.Range(0, staged.Schedule.Count)
            from year in Enumerable.Range(0, staged.Years + 1)
            select (line, year);
        return ResultTable.Of<(int Line, int Year)>(
            "staging",
            cells,
            (Code("code", "the code of the line"), c => Text(staged.Schedule.Codes[c.Line])),
            (Year(), c => c.Year),
            (new("duty", ResultColumnType.Text, "the duty in that year"), c => staged.DutyAt(c.Line, c.Year)?.ToString()),
            (new("rate", ResultColumnType.Exact, "the duty in percent if computable", Percent),
                c => staged.DutyAt(c.Line, c.Year)?.AdValoremEquivalent(staged.Schedule.UnitValueAt(c.Line))?.Value));
    }

    /// <summary>The phase-in of a staged schedule, a row per year: indicators and what is free (GATT XXIV:8).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="staged"/> is null.</exception>
    public static ResultTable ToPhaseInTable(this StagedSchedule staged)
    {
        Guard.NotNull(staged);
        return ResultTable.Of<(int Year, TariffIndicators Rates, Liberalisation Free)>(
            "phaseIn",
            Enumerable.Range(0, staged.Years + 1).Select(y => (y, staged.IndicatorsIn(y), staged.LiberalisationIn(y))),
            (Year(), y => y.Year),
            (Whole("lines", "all lines"), y => y.Rates.Lines),
            (Whole("computable", "the lines whose rate is known"), y => y.Rates.Computable),
            (Mean("simpleMean", "the simple mean rate of the computable lines"), y => y.Rates.SimpleMean),
            (Mean("tradeWeightedMean", "the mean rate weighted by trade"), y => y.Rates.TradeWeightedMean),
            (Mean("max", "the highest rate"), y => y.Rates.Max),
            (Whole("linesFree", "the lines that enter free"), y => y.Free.LinesFree),
            (Whole("linesNewlyFree", "the lines promised free that were dutiable before"), y => y.Free.LinesNewlyFree),
            (Real("shareOfLinesFree", "the share of lines that enter free, in [0, 1]"), y => y.Free.ShareOfLinesFree),
            (Real("shareOfTradeFree", "the share of trade in lines that enter free, in [0, 1]"), y => y.Free.ShareOfTradeFree));
    }

    /// <summary>The rows of a comparison.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="comparison"/> is null.</exception>
    public static ResultTable ToTable(this ScheduleComparison comparison)
        => Guard.NotNull(comparison).Lines.ToTable(
            comparison.Old.HasTrade ? comparison.Old.Currency : comparison.New.Currency);

    /// <summary>Some rows of a comparison, such as its largest changes.</summary>
    /// <param name="lines">The rows.</param>
    /// <param name="currency">The currency of their trade; null if it is not known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    public static ResultTable ToTable(this ValueList<LineComparison> lines, Currency? currency = null) => ResultTable.Of<LineComparison>(
        "comparison",
        Guard.NotNull(lines),
        (new("change", ResultColumnType.Text, "what became of the line"), l => l.Change.ToString()),
        (Code("oldCode", "the code in the old schedule"), l => l.OldCode?.ToString()),
        (Code("newCode", "the code in the new schedule"), l => l.NewCode?.ToString()),
        (new("counterparts", ResultColumnType.Text, "what a split, merged or many-to-many line corresponds to, separated by spaces"),
            l => l.Counterparts.Count == 0 ? null : string.Join(' ', l.Counterparts)),
        (new("oldDuty", ResultColumnType.Text, "the duty in the old schedule"), l => l.OldDuty?.ToString()),
        (new("newDuty", ResultColumnType.Text, "the duty in the new schedule"), l => l.NewDuty?.ToString()),
        (new("oldRate", ResultColumnType.Exact, "the old duty in percent if computable", Percent), l => l.OldRate?.Value),
        (new("newRate", ResultColumnType.Exact, "the new duty in percent if computable", Percent), l => l.NewRate?.Value),
        (new("points", ResultColumnType.Exact, "the new rate minus the old one", "percentage points"), l => l.Points),
        (new("dutyChange", ResultColumnType.Text, "how the duties of two corresponding lines compare"), l => l.DutyChange?.ToString()),
        (new("trade", ResultColumnType.Exact, "the trade that weighs the line", Unit(currency)), l => l.TradeValue),
        (new("reason", ResultColumnType.Text, "why the line cannot be compared or has no counterpart"), l => l.Reason));

    /// <summary>Counts of a comparison, such as its chapters or sections, a row each.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="changes"/> is null.</exception>
    public static ResultTable ToTable(this ValueList<ScheduleChanges> changes)
    {
        Guard.NotNull(changes);
        return ResultTable.Of<ScheduleChanges>(
            "changes",
            changes,
            [
                (new("scope", ResultColumnType.Text, "the chapter, the section, or all"), c => c.Scope),
                (new("title", ResultColumnType.Text, "the title of the chapter or section"), c => c.Chapter?.Title ?? c.Section?.Title),
                (Whole("oldLines", "all old lines"), c => c.OldLines.Total),
                (Whole("newLines", "all new lines"), c => c.NewLines.Total),
                .. Counts.Where(c => c.Change != LineChange.New).Select(c => ((ResultColumn, Func<ScheduleChanges, ResultCell>))(
                    Whole(c.Name, $"the old lines that are {LineCounts.Word(c.Change)}"), s => s.OldLines.Of(c.Change))),
                (Whole("new", "the new lines without a counterpart"), c => c.NewLines.New),
                (Whole("sameProducts", "the pairs of lines that are computable in both"), c => c.SameProducts.Lines),
                (Mean("meanOld", "the simple mean of the old rates of same products"), c => c.SameProducts.MeanOld),
                (Mean("meanNew", "the simple mean of the new rates of same products"), c => c.SameProducts.MeanNew),
                (Mean("tradeWeightedMeanOld", "the mean of the old rates of same products, weighted by trade"),
                    c => c.SameProducts.TradeWeightedMeanOld),
                (Mean("tradeWeightedMeanNew", "the mean of the new rates of same products, weighted by trade"),
                    c => c.SameProducts.TradeWeightedMeanNew),
            ]);
    }

    private static string? Unit(Currency? currency) => currency is { } known ? Guard.NotDefault(known, nameof(currency)).Value : null;

    private static ResultColumn Code(string name, string meaning) => new(name, ResultColumnType.Text, meaning);

    private static ResultColumn Year() => new("year", ResultColumnType.Whole, "the stage year; 0 is before entry into force");

    private static ResultColumn Whole(string name, string meaning) => new(name, ResultColumnType.Whole, meaning);

    private static ResultColumn Mean(string name, string meaning) => new(name, ResultColumnType.Real, meaning, Percent);

    private static ResultColumn Real(string name, string meaning) => new(name, ResultColumnType.Real, meaning);

    private static ResultCell Text(HsCode code) => code.ToString();
}
