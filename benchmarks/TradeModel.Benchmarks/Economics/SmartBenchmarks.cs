using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Tariffs;
using TradeModel.Economics;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Economics;

/// <summary>SMART over 12,000 lines and 200 partners that sell on every line, for one favoured partner. Bound: 0.5 s.</summary>
[MemoryDiagnoser]
public class SmartBenchmarks
{
    private const int Partners = 200;
    private SmartMarket _market = null!;
    private ValueList<double> _before = [], _after = [];

    [GlobalSetup]
    public void Setup()
    {
        TariffSchedule schedule = Schedules.Make(Schedules.MakeLines());
        _market = new(schedule, schedule.SelectMany((line, i) => Enumerable.Range(0, Partners)
            .Select(p => new PartnerImports(line.Code, $"partner {p}", 1 + (i * 31 + p * 17) % 101))));
        _before = [.. schedule.Rates(TariffColumn.Applied)];
        _after = [.. _before.Select(rate => rate / 2)];
    }

    [Benchmark]
    public SmartEffects Compare() => _market.Compare(_before, _after, ["partner 7"]);
}
