using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Rendering.Tests;

/// <summary>A small schedule: 10 % on everything in chapters 1, 28 and 61, and a duty that is not computable in chapter 4.</summary>
internal static class Schedules
{
    internal static readonly TariffSchedule Before = Of(10m);
    internal static readonly TariffSchedule After = Of(4m);
    internal static readonly StagedSchedule Staged = StagedSchedule.Resolve(
        Before, code => code.Chapter == 61 ? new NoCommitment() : new EqualStages(4), RoundingRule.Exact, StageDates.Anniversaries);

    internal static TariffSchedule Of(decimal rate) => new(new("USA"), HsEdition.Hs2022,
        new[] { "01012100", "01012900", "28011000", "61091000" }.Select(code
            => new TariffLine(new(code), Duty.AdValorem(new Percentage(rate)))));
}
