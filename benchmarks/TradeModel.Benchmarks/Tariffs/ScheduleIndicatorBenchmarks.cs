using BenchmarkDotNet.Attributes;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Tariffs;

/// <summary>
/// The indicators of a schedule of 12,000 lines, against a bare loop over arrays of double that finds mean, weighted mean, free share and
/// peaks. Bound: its time.
/// </summary>
[MemoryDiagnoser]
public class ScheduleIndicatorBenchmarks
{
    private double[] _rates = [];
    private double[] _trade = [];
    private TariffSchedule _schedule = null!;
    private TariffLine[] _lines = [];

    [GlobalSetup]
    public void Setup()
    {
        _lines = Schedules.MakeLines();
        _schedule = Schedules.Make(_lines);
        _rates = _schedule.Rates(TariffColumn.Applied).ToArray();
        _trade = _schedule.Weights.ToArray();
        _schedule.Indicators();
    }

    [Benchmark(Baseline = true)]
    public double BareLoop()
    {
        double[] rates = _rates;
        double[] trade = _trade;
        double sum = 0, weighted = 0, weight = 0;
        int free = 0, peaks = 0;
        for (int i = 0; i < rates.Length; i++)
        {
            sum += rates[i];
            weighted += rates[i] * trade[i];
            weight += trade[i];
            if (rates[i] == 0) free++;
            if (rates[i] > 15) peaks++;
        }
        return (sum / rates.Length) + (weighted / weight) + free + peaks;
    }

    [Benchmark]
    public TariffIndicators Indicators() => _schedule.Indicators();

    [Benchmark]
    public TariffSchedule Construct() => Schedules.Make(_lines);
}
