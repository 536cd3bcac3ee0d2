using BenchmarkDotNet.Attributes;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Tariffs;

/// <summary>
/// What grows with the lines of a schedule: its construction, its indicators, and the distance of two offers over 15 years.
/// </summary>
[MemoryDiagnoser]
public class ScheduleGrowthBenchmarks
{
    private TariffLine[] _lines = [];
    private TariffSchedule _schedule = null!;
    private ScheduleScale _scale = null!;
    private ScheduleOffer _offer = null!, _request = null!;

    [Params(750, 1_500, 3_000, 6_000, 12_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _lines = Schedules.MakeLines(Lines);
        _schedule = Schedules.Make(_lines);
        _scale = new(_schedule, 15);
        (_offer, _request) = (new(TariffOffer.Eliminate(5)), new(TariffOffer.Eliminate()));
    }

    [Benchmark]
    public TariffSchedule Construct() => Schedules.Make(_lines);

    [Benchmark]
    public TariffIndicators Indicators() => _schedule.Indicators();

    [Benchmark]
    public double Distance() => _scale.Distance(_offer, _request);
}
