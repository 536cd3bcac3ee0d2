using System.Text;
using TradeModel.Convergence;

namespace TradeModel.Rendering;

/// <summary>What has been established over time, as lines of text: four rows of eighths, the months below.</summary>
internal static class EstablishedChart
{
    private const int Rows = 4, MostColumns = 76;

    internal static TextFigure Of(ConvergenceTimeline timeline, FormWords words)
    {
        DailySeries daily = timeline.Daily(DailySeries.LongestWindow);
        return new TextFigure(
            $"From {words.Day(daily.First)} to {words.Day(daily.Last)}: the score if every untabled issue scored 0", [.. Lines(daily)]);
    }

    private static IEnumerable<string> Lines(DailySeries daily)
    {
        int width = Math.Min(MostColumns, daily.Values.Count);
        int Day(int column) => (int)(((column + 1L) * daily.Values.Count) / width) - 1;
        for (int row = Rows - 1; row >= 0; row--)
        {
            var line = new StringBuilder("  ").Append(row switch { 3 => "1.00", 2 => "0.75", 1 => "0.50", _ => "0.25" }).Append(" ┤");
            for (int i = 0; i < width; i++)
            {
                double eighths = Math.Round((daily.Values[Day(i)] * Rows * 8) - (row * 8));
                line.Append(" ▁▂▃▄▅▆▇█"[(int)Math.Clamp(eighths, row == 0 ? 1 : 0, 8)]);
            }
            yield return line.ToString().TrimEnd();
        }
        char[] months = new string(' ', width).ToCharArray(), years = new string(' ', width + 4).ToCharArray();
        int month = -1, lastYear = -9;
        for (int i = 0; i < width; i++)
        {
            LocalDate on = daily.First.PlusDays(Day(i));
            if (on.Month != month) months[i] = "JFMAMJJASOND"[on.Month - 1];
            if ((month < 0 || on.Month < month) && i > lastYear + 4)
                InvariantText.Iso(on)[..4].CopyTo(0, years, lastYear = i, 4);
            month = on.Month;
        }
        yield return $"  0.00 └{new string(months).TrimEnd()}";
        yield return $"        {new string(years).TrimEnd()}";
    }
}
