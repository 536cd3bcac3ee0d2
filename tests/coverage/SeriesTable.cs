using System.Globalization;
using NodaTime;
using TradeModel.Convergence;

namespace TradeModel.Coverage;

/// <summary>One row of the coverage table: what the earlier and the present method said of many series of one kind.</summary>
internal sealed class SeriesTable
{
    /// <summary>The earlier method's span takes long, so it is measured on every eighth series.</summary>
    private const int EveryForTheEarlierSpan = 8;

    private int _few, _answers, _covered, _moving, _spans, _spanCovered, _spanOpen;
    private int _earlierCovered, _earlierMoving, _earlierSpans, _earlierSpanCovered;
    private readonly int[] _pit = new int[5];
    private readonly List<double> _widths = [], _earlierWidths = [], _spanDays = [], _earlierSpanDays = [];

    internal static void Print(int series)
    {
        (int Kind, int Window)[] cells =
            [.. from kind in Enumerable.Range(0, SimulatedSeries.Kinds.Count) from window in (int[])[90, 180] select (kind, window)];
        var rows = new SeriesTable[cells.Length];
        Parallel.For(0, cells.Length, i => rows[i] = Measure(cells[i].Kind, cells[i].Window, series));
        Write("## Trend: how often the 95 % interval holds the true drift", "");
        Write("*Before* is the interval of Theil and Sen and covers all series. *Now* covers the series with enough moves. *Width* is the "
            + "median width of");
        Write("the interval per year, in units of the true drift of a year.", "");
        Write("| series | days | before: holds | now: holds | too few moves | before: called moving | now: called moving "
            + "| width before → now |");
        Write("|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < cells.Length; i++) Write(rows[i].TrendRow(Name(cells[i].Kind), cells[i].Window, series));
        Write("", "## Projection: how often the 90 % span holds the true first day", "");
        Write("The earlier span is measured on every eighth series. The threshold lies sixty days of drift above the last value.", "");
        Write("*Ends* is the share of answers whose span ends within ten years. *Days* is the median length of these spans. *PIT* gives "
            + "the percentage of");
        Write("true days in each fifth of the forecast; 20 in each would be perfect.", "");
        Write("| series | days | before: holds | now: holds | too few moves | ends | days before → now | PIT |");
        Write("|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < cells.Length; i++) Write(rows[i].SpanRow(Name(cells[i].Kind), cells[i].Window, series));
    }

    private static string Name(int kind) => SimulatedSeries.Kinds[kind].Name;

    private static SeriesTable Measure(int kind, int window, int series)
    {
        var row = new SeriesTable();
        for (int i = 0; i < series; i++)
        {
            SimulatedSeries one = SimulatedSeries.Of(kind, window, i);
            row.AddEarlier(one, i);
            if (one.Window.Trend() is not Trend trend)
            {
                row._few++;
                continue;
            }
            row.Add(one, trend, new Xoshiro256(7, (ulong)i).NextDouble());
        }
        return row;
    }

    private void AddEarlier(SimulatedSeries one, int number)
    {
        ReadOnlySpan<double> values = one.Window.Values.AsSpan();
        (double low, double high) = EarlierMethod.Interval(values);
        if (low - 1e-9 <= one.TrueDriftPerYear && one.TrueDriftPerYear <= high + 1e-9) _earlierCovered++;
        if (low > 0 || high < 0) _earlierMoving++;
        _earlierWidths.Add(high - low);
        if (number % EveryForTheEarlierSpan != 0) return;
        if (EarlierMethod.Span(values, SimulatedSeries.Gap, 1) is not var (earliest, latest)) return;
        _earlierSpans++;
        double truth = one.TrueDays ?? double.PositiveInfinity;
        if (earliest <= truth && truth <= latest) _earlierSpanCovered++;
        if (double.IsFinite(latest)) _earlierSpanDays.Add(latest - earliest);
    }

    private void Add(SimulatedSeries one, Trend trend, double random)
    {
        _answers++;
        if (trend.SlopeLow <= one.TrueDriftPerYear && one.TrueDriftPerYear <= trend.SlopeHigh) _covered++;
        if (trend.IsMoving) _moving++;
        _widths.Add(trend.SlopeHigh - trend.SlopeLow);

        ProjectionResult projected = one.Window.Project(one.Threshold);
        int? truth = one.TrueDays;
        LocalDate last = one.Window.Last;
        _spans++;
        LocalDate? earliest = (projected as Projection)?.Earliest, latest = (projected as Projection)?.Latest;
        bool isAfterStart = truth is not { } days || (earliest is { } from && last.PlusDays(days) >= from);
        bool isBeforeEnd = latest is not { } to || (truth is { } reached && last.PlusDays(reached) <= to);
        if (isAfterStart && isBeforeEnd) _spanCovered++;
        if (latest is { } end)
        {
            _spanOpen++;
            _spanDays.Add(Period.DaysBetween(earliest!.Value, end));
        }
        // The distribution has steps, and a mass beyond the horizon: a random point within the step keeps a true forecast uniform.
        double below = projected.ChanceBy(truth is { } day ? last.PlusDays(day - 1) : last.PlusDays(SimulatedSeries.Horizon))!.Value;
        double upTo = truth is { } at ? projected.ChanceBy(last.PlusDays(at))!.Value : 1;
        _pit[Math.Min(4, (int)(5 * (below + (random * (upTo - below)))))]++;
    }

    private string TrendRow(string name, int window, int series) => Row(
        name, window, Held.Text(_earlierCovered, series), Held.Text(_covered, _answers), Percent(_few, series),
        Percent(_earlierMoving, series), Percent(_moving, _answers), $"{Drifts(_earlierWidths)} → {Drifts(_widths)}");

    private string SpanRow(string name, int window, int series) => Row(
        name, window, Held.Text(_earlierSpanCovered, _earlierSpans), Held.Text(_spanCovered, _spans), Percent(_few, series),
        Percent(_spanOpen, _spans),
        $"{Days(_earlierSpanDays)} → {Days(_spanDays)}", string.Join(" ", _pit.Select(p => Percent(p, _spans))));

    private static string Row(string name, int window, params string[] cells) => $"| {name} | {window} | {string.Join(" | ", cells)} |";

    private static string Percent(int part, int whole)
        => whole == 0 ? "–" : (100.0 * part / whole).ToString("F0", CultureInfo.InvariantCulture);

    private static string Drifts(List<double> widths)
        => widths.Count == 0 ? "–" : (Median(widths) / (365 * SimulatedSeries.Drift)).ToString("F1", CultureInfo.InvariantCulture);

    private static string Days(List<double> spans) => spans.Count == 0 ? "–" : Median(spans).ToString("F0", CultureInfo.InvariantCulture);

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static void Write(params string[] lines)
    {
        foreach (string line in lines) Console.WriteLine(line);
    }
}
