using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>A tariff schedule, its indicators, its phase-in, and an offer beside a request.</summary>
internal static class ScheduleForms
{
    private const int MostDifferences = 25, MostChapters = 25;

    internal static Form Of(TariffSchedule schedule, FormWords words)
    {
        var form = new Form($"Tariff schedule of {PartyNames.Of(schedule.Importer)}");
        form.Say($"{words.Counted(schedule.Count, "line")} in the Harmonized System of {(int)schedule.Edition}"
            + (schedule.HasTrade ? schedule.Currency is { } currency ? $", with trade in {currency}." : ", with trade."
                : ", without trade.")
            + (schedule.Provenance is { } from ? $" How it is known: {FormWords.Plain(from.Basis)}"
                + $"{(from.Source is { } source ? $", {FormWords.Shortened(source, 300)}" : "")}." : ""));
        if (schedule.Count == 0) return form;
        form.Section("Indicators").Add(Indicators(
            schedule.Partners.Take(3).Select(p => ($"Preferential, {p}", schedule.Indicators(p))).Prepend(("Applied",
                schedule.Indicators())),
            words));
        form.Section("By section of the Harmonized System").Add(Sections(schedule, words));
        if (schedule.Codes.ToArray().Any(code => HsChapters.Find(code) is null)) form.Note(SectionRatesChart.OutsideSections);
        return form;
    }

    internal static Form Of(TariffIndicators indicators, FormWords words)
        => new Form("Tariff indicators").Add(Indicators([("Value", indicators)], words));

    private static Table Indicators(IEnumerable<(string Name, TariffIndicators Value)> columns, FormWords words)
    {
        (string Name, TariffIndicators Value)[] all = [.. columns];
        TableCell[] Row(string name, Func<TariffIndicators, TableCell> value) => [name, .. all.Select(c => value(c.Value))];
        return new(
            "Of the lines that are computable in percent",
            ["Indicator", .. all.Select(c => TableColumn.Number(c.Name))],
            [
                Row("Lines", i => words.CountCell(i.Lines)),
                Row("Computable in percent", i => words.CountCell(i.Computable)),
                Row("Simple mean", i => words.PercentCell(i.SimpleMean, 2)),
                Row("Trade-weighted mean", i => words.PercentCell(i.TradeWeightedMean, 2)),
                Row("Free lines", i => words.CountCell(i.FreeLines)),
                Row("Share of lines free", i => words.PercentCell(100 * i.ShareFree)),
                Row("Share above 15% (international peaks)", i => words.PercentCell(100 * i.ShareInternationalPeaks)),
                Row("Share above three times the mean (domestic peaks)", i => words.PercentCell(100 * i.ShareDomesticPeaks)),
                Row("Highest", i => words.PercentCell(i.Max, 2)),
                Row("Standard deviation, in points",
                    i => new TableCell(words.Number(i.StandardDeviation, 2), i.StandardDeviation ?? TableCell.Unknown)),
            ]);
    }

    private static Table Sections(TariffSchedule schedule, FormWords words)
    {
        ReadOnlySpan<double> rates = schedule.Rates(TariffColumn.Applied);
        ReadOnlySpan<HsCode> codes = schedule.Codes;
        var rows = new List<TableCell[]>();
        foreach (HsSection section in HsChapters.Sections)
        {
            int lines = 0, free = 0, known = 0;
            double sum = 0, most = 0;
            for (int i = 0; i < codes.Length; i++)
            {
                if (codes[i].Chapter < section.FirstChapter || codes[i].Chapter > section.LastChapter) continue;
                lines++;
                if (double.IsNaN(rates[i])) continue;
                known++;
                sum += rates[i];
                most = Math.Max(most, rates[i]);
                if (rates[i] == 0) free++;
            }
            if (lines == 0) continue;
            rows.Add(
            [
                FormWords.Shortened(section.ToString(), 70), words.CountCell(lines),
                words.PercentCell(known == 0 ? null : sum / known, 2), words.PercentCell(known == 0 ? null : most, 2),
                words.PercentCell(known == 0 ? null : 100d * free / known),
            ]);
        }
        return new(
            "Applied rates",
            [
                "Section", TableColumn.Number("Lines"), TableColumn.Number("Simple mean"), TableColumn.Number("Highest"),
                TableColumn.Number("Lines free"),
            ],
            rows);
    }

    /// <summary>The phase-in of a schedule, year by year.</summary>
    internal static Form Of(StagedSchedule staged, FormWords words)
        => new Form($"Phase-in of the schedule of {PartyNames.Of(staged.Schedule.Importer)}")
            .Say($"{words.Counted(staged.Schedule.Count, "line")}, the last of them staged over {words.Counted(staged.Years, "year")}. "
                + "Year 0 is the base, year 1 begins with entry into force.")
            .Add(new Figure(PhaseInChart.Draw(staged, words.Chart)))
            .Add(Years(Enumerable.Range(0, staged.Years + 1).Select(y => (y, staged.LiberalisationIn(y), staged.IndicatorsIn(y))), words));

    private static Table Years(IEnumerable<(int Year, Liberalisation Free, TariffIndicators Left)> years, FormWords words)
    {
        // Of many years, those in which something changes.
        var rows = new List<TableCell[]>();
        (Liberalisation Free, TariffIndicators Left)? before = null;
        int lines = 0, computable = 0;
        foreach ((int year, Liberalisation free, TariffIndicators left) in years)
        {
            if (before == (free, left)) continue;
            before = (free, left);
            (lines, computable) = (left.Lines, left.Computable);
            rows.Add(
            [
                new TableCell(words.Count(year), year), words.PercentCell(100 * free.ShareOfLinesFree),
                words.PercentCell(100 * free.ShareOfLinesNewlyFree), words.PercentCell(100 * free.ShareOfTradeFree),
                words.PercentCell(100 * free.ShareOfTradeNewlyFree), words.PercentCell(left.SimpleMean, 2),
                words.PercentCell(left.TradeWeightedMean, 2), words.PercentCell(left.Max, 2),
            ]);
        }
        return new(
            $"Year by year: of all {words.Counted(lines, "line")} what enters free and what of that the agreement adds; of the "
                + $"{words.Count(computable)} computable in percent the tariff that is left. A year in which nothing changes is left out.",
            [
                TableColumn.Number("Year"), TableColumn.Number("Lines free"), TableColumn.Number("Lines newly free"),
                TableColumn.Number("Trade free"), TableColumn.Number("Trade newly free"), TableColumn.Number("Simple mean"),
                TableColumn.Number("Trade-weighted"), TableColumn.Number("Highest"),
            ],
            rows);
    }

    /// <summary>An offer beside a request on a schedule, by chapter.</summary>
    internal static Form Of(ScheduleScale scale, ScheduleOffer offer, ScheduleOffer request, FormWords words)
    {
        if (!scale.Contains(offer)) throw new ArgumentException($"'{offer}' is not on the scale ({scale})", nameof(offer));
        if (!scale.Contains(request)) throw new ArgumentException($"'{request}' is not on the scale ({scale})", nameof(request));
        ValueList<ScheduleDifference> differences = scale.Differences(offer, request);
        ValueMap<HsCode, double> chapters = scale.ExcessByChapter(offer, request);
        double gap = Math.Min(1, chapters.Values.Sum());
        var form = new Form($"Offer beside request: the schedule of {PartyNames.Of(scale.Schedule.Importer)}");
        form.Say($"The score is {words.Fixed(1 - gap, 3)}. The offer and the request differ on "
            + $"{words.Counted(differences.Count, "line")}: of "
            + $"{words.Count(scale.Schedule.Count)} lines {words.Count(scale.Compared)} are compared, "
            + $"{words.Count(scale.AlreadyFree)} are free "
            + $"already and {words.Count(scale.NotComputable)} are not computable in percent. "
            + Weighing(scale, words));
        form.Add(new BulletList([$"Offer: {offer}", $"Request: {request}"]));
        form.Section("What holds the score back, by chapter");
        (HsCode Chapter, double Gap)[] apart = [.. chapters.Where(c => c.Value > 0).OrderByDescending(c => c.Value)
            .Select(c => (c.Key, c.Value))];
        if (apart.Length == 0) form.Say("No chapter does: the offer meets the request.");
        else
        {
            form.Add(new Table(
                "The gaps add up to 1 − score. The bar compares each chapter with the widest.",
                ["Chapter", new("Gap", IsNumber: true)],
                [
                    .. apart.Take(MostChapters).Select(c => (TableCell[])
                    [
                        $"{c.Chapter} {FormWords.Shortened(HsChapters.Find(c.Chapter.Chapter)?.Title ?? "", 60)}",
                        new TableCell(words.Fixed(c.Gap, 4), c.Gap, c.Gap / apart[0].Gap),
                    ]),
                ]));
            if (apart.Length > MostChapters)
                form.Note($"{words.Counted(apart.Length - MostChapters, "more chapter")} with smaller gaps have "
                    + $"{words.Fixed(apart[MostChapters..].Sum(c => c.Gap), 4)} together.");
            form.Section("The lines furthest apart").Add(new Table(
                "By their distance on the scale of the line",
                [
                    "Line", TableColumn.Number("Base rate"), TableColumn.Number("Distance"), TableColumn.Wide("Offer"),
                    TableColumn.Wide("Request"),
                ],
                [
                    .. differences.OrderByDescending(d => d.Distance).ThenByDescending(d => d.BaseRate.Value).Take(MostDifferences)
                        .Select(d => (TableCell[])
                        [
                            d.Code.ToDottedString(), new TableCell(words.Rate(d.BaseRate), (double)d.BaseRate.Value),
                            new TableCell(words.Fixed(d.Distance, 3), d.Distance), d.First.ToString(), d.Second.ToString(),
                        ]),
                ]));
        }
        return form.Section("The offer year by year").Add(Years(
            Enumerable.Range(0, scale.Horizon + 1).Select(y => (y, scale.LiberalisationIn(offer, y), scale.IndicatorsIn(offer, y))),
                words));
    }

    private static string Weighing(ScheduleScale scale, FormWords words)
    {
        TariffSchedule schedule = scale.Schedule;
        ReadOnlySpan<double> rates = schedule.Rates(TariffColumn.Base);
        int known = 0;
        for (int i = 0; i < schedule.Count; i++)
            if (rates[i] > 0 && schedule.TradeValue(i) is not null) known++;
        return scale.IsTradeWeighted
            ? $"Lines are weighed by their trade, which is known for {words.Count(known)} of {words.Count(scale.Compared)} compared lines."
            : "Lines weigh alike: " + (!schedule.HasTrade ? "no trade is known." : known == 0 ? "no trade is known on the lines compared."
                : "the trade known on the lines compared is 0.");
    }
}
