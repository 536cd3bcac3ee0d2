using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Tariffs;

/// <summary>Schedules of the shape of a real one: two fifths free, most others below 10 %, a few peaks, trade on every line.</summary>
internal static class Schedules
{
    internal const int Lines = 12_000;

    internal static TariffLine[] MakeLines(int count = Lines)
    {
        var lines = new TariffLine[count];
        for (int i = 0; i < count; i++)
        {
            uint hash = unchecked((uint)i * 2654435761u) >> 8;
            decimal rate = hash % 5 < 2 ? 0 : hash % 97 == 0 ? 35 : hash % 101 / 10m;
            var code = new HsCode($"{1 + (i / 130):D2}{i % 130:D3}{hash % 1000:D3}");
            lines[i] = new(code, Duty.AdValorem(new(rate))) { TradeValue = hash % 1_000_003 };
        }
        return lines;
    }

    internal static TariffSchedule Make(TariffLine[] lines) => new(new("USA"), HsEdition.Hs2022, lines, Currency.UsDollar);
}
