using TradeModel.Benchmarks.Suite;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Tariffs;

/// <summary>
/// The memory that a schedule of 12,000 lines holds, in bytes a line:
/// `dotnet run -c Release --project benchmarks/TradeModel.Benchmarks -- schedule-memory`.
/// </summary>
internal static class ScheduleMemory
{
    internal static void Measure()
    {
        TariffLine[] lines = Schedules.MakeLines();
        Schedules.Make(lines).Indicators();
        Say("the lines alone, as an array", Kept(() => Schedules.MakeLines()));
        Say("the schedule: codes, applied duties, trade", Kept(() => Schedules.Make(lines)));
        Say("with its indicators asked for once", Kept(() =>
        {
            TariffSchedule schedule = Schedules.Make(lines);
            schedule.Indicators();
            return schedule;
        }));
        TariffSchedule whole = Schedules.Make(lines);
        var scale = new ScheduleScale(whole, 15);
        var offers = new List<ScheduleOffer>();
        Say($"one offer resolved over 15 years ({scale.Compared} lines compared)", Kept(() =>
        {
            var offer = new ScheduleOffer(TariffOffer.Eliminate(5 + offers.Count));
            offers.Add(offer);
            scale.Distance(offer, offer);
            return offer;
        }));
        GC.KeepAlive(lines);
        GC.KeepAlive(offers);
    }

    private static void Say(string what, long bytes)
    {
        Told.Figure(what, bytes, "bytes");
        Told.Figure($"{what}, each line", Math.Round((double)bytes / Schedules.Lines, 1), "bytes");
    }

    private static long Kept(Func<object> make)
    {
        make();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        object made = make();
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(made);
        return after - before;
    }
}
