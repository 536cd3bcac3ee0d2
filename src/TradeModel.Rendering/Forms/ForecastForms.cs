using TradeModel.Convergence;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>A forecast of conclusion.</summary>
internal static class ForecastForms
{
    private static readonly int[] Months = [1, 3, 6, 12, 24, 36, 60];

    internal static Form Of(ConclusionForecast forecast, FormWords words)
    {
        var form = new Form($"When it could be signed, seen on {words.Day(forecast.Date)}");
        if (forecast.Outcome != NegotiationEnd.Open)
            return form.Say(forecast.Outcome == NegotiationEnd.Signed ? "It is signed." : "It has been given up.");
        form.Say(forecast.Class is { } of
            ? $"Comparable negotiations: {of.Curve.Class.Name}. {of.Curve.Class.Selection} They count with the weight "
                + $"{words.Number(forecast.ClassWeight)}, the negotiation's own pace with {words.Number(forecast.PaceWeight)}."
            : "No comparable negotiations are given: the pace counts alone.");
        form.Say(forecast.Median is { } median ? $"It is signed by {words.Day(median)} with a chance of one half."
            : "The chance stays below one half for ten years.");
        form.Say($"Pace: {forecast.Pace}.");
        LocalDate last = new(9999, 12, 31);
        form.Add(new Figure(ForecastChart.Draw(forecast, words.Chart)));
        return form.Add(new Table(
            "The chance to be signed by a day",
            [
                TableColumn.Number("Months"), "Day", TableColumn.Number("Together"), TableColumn.Number("By the class"),
                TableColumn.Number("By the pace"),
            ],
            [
                .. Months.Where(m => forecast.Date <= last.PlusMonths(-m)).Select(m =>
                {
                    LocalDate day = forecast.Date.PlusMonths(m);
                    double? chance = forecast.ChanceBy(day);
                    return (TableCell[])
                    [
                        words.CountCell(m), words.DayCell(day), new TableCell(words.Share(chance), chance ?? TableCell.Unknown, chance),
                        words.ShareCell(forecast.ClassChanceBy(day)), words.ShareCell(forecast.PaceChanceBy(day)),
                    ];
                }),
            ]));
    }
}
