using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Tariffs;
using TradeModel.Economics;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Economics;

/// <summary>How SMART grows with the partners that sell on each of 3,000 lines.</summary>
[MemoryDiagnoser]
public class SmartGrowthBenchmarks
{
    private SmartMarket _market = null!;
    private ValueList<double> _before = [], _after = [];

    [Params(12, 25, 50, 100, 200)]
    public int Partners { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        TariffSchedule schedule = Schedules.Make(Schedules.MakeLines(3_000));
        _market = new(schedule, schedule.SelectMany((line, i) => Enumerable.Range(0, Partners)
            .Select(p => new PartnerImports(line.Code, $"partner {p}", 1 + (i * 31 + p * 17) % 101))));
        _before = [.. schedule.Rates(TariffColumn.Applied)];
        _after = [.. _before.Select(rate => rate / 2)];
    }

    [Benchmark]
    public SmartEffects Compare() => _market.Compare(_before, _after, ["partner 7"]);
}
