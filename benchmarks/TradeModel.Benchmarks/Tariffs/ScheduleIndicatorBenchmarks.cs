using BenchmarkDotNet.Attributes;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Tariffs;

/// <summary>The indicators of a schedule of 12,000 lines against a bare loop over arrays of double that finds mean, weighted mean, free share and peaks. Bound: 3 ×.</summary>
[MemoryDiagnoser]
public class ScheduleIndicatorBenchmarks
{
    private const int Lines = 12_000;
    private double[] _rates = [];
    private double[] _trade = [];
    private TariffSchedule _schedule = null!;
    private TariffLine[] _lines = [];

    [GlobalSetup]
    public void Setup()
    {
        // The shape of a real schedule: two fifths free, most others below 10 %, a few peaks.
        _lines = new TariffLine[Lines];
        _rates = new double[Lines];
        _trade = new double[Lines];
        for (int i = 0; i < Lines; i++)
        {
            uint hash = unchecked((uint)i * 2654435761u) >> 8;
            decimal rate = hash % 5 < 2 ? 0 : hash % 97 == 0 ? 35 : hash % 101 / 10m;
            _rates[i] = (double)rate;
            _trade[i] = hash % 1_000_003;
            _lines[i] = new(new HsCode($"{1 + (i / 130):D2}{i % 130:D3}{hash % 1000:D3}"), Duty.AdValorem(new(rate))) { TradeValue = hash % 1_000_003 };
        }
        _schedule = new(new("USA"), HsEdition.Hs2022, _lines, "USD");
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
    public TariffSchedule Construct() => new(new("USA"), HsEdition.Hs2022, _lines, "USD");
}
