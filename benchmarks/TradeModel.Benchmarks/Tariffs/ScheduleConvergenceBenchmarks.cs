using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Suite;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Tariffs;

/// <summary>
/// The distance and the gap of two resolved offers on a schedule of 12,000 lines over 15 years: one pass over two arrays, with no
/// allocation. The others are a bare loop over the same arrays, and the first use of an offer, which resolves it.
/// </summary>
[MemoryDiagnoser]
public class ScheduleConvergenceBenchmarks
{
    private const int Horizon = 15;
    private ScheduleScale _scale = null!;
    private ScheduleOffer _offer = null!;
    private ScheduleOffer _request = null!;
    private double[] _high = [];
    private double[] _low = [];

    [GlobalSetup]
    public void Setup()
    {
        // Every line has a duty, so that all 12,000 are compared.
        TariffLine[] lines = [.. Schedules.MakeLines().Select(l => l.Applied is FreeDuty ? WithDuty(l) : l)];
        _scale = new(Schedules.Make(lines), Horizon);
        _offer = Offer();
        _request = new(TariffOffer.Eliminate(), [new(new HsCode("72"), TariffOffer.Eliminate(3))]);
        _scale.Distance(_offer, _request);
        _high = new double[_scale.Compared * Horizon];
        _low = new double[_high.Length];
        for (int i = 0; i < _high.Length; i++) (_high[i], _low[i]) = (i % 17 / 17.0 / _high.Length, i % 13 / 13.0 / _high.Length);
        Told.Note($"{_scale}");
    }

    private static ScheduleOffer Offer() => new(
        TariffOffer.Eliminate(5),
        [
            new(new HsCode("04"), TariffOffer.Exclude()),
            new(new HsCode("61"), TariffOffer.Eliminate(10)),
            new(new HsCode("64"), TariffOffer.By(new EqualStages(4, holdYears: 8))),
        ]);

    private static TariffLine WithDuty(TariffLine line) => new(line.Code, Duty.AdValorem(new(2.5m))) { TradeValue = line.TradeValue };

    [Benchmark(Baseline = true)]
    public double BareLoop()
    {
        double[] high = _high, low = _low;
        double sum = 0;
        for (int i = 0; i < high.Length; i++) sum += Math.Max(0, high[i] - low[i]);
        return sum;
    }

    [Benchmark]
    public double Gap() => _scale.Gap(_offer, Direction.Higher, _request, Direction.Lower);

    [Benchmark]
    public double Distance() => _scale.Distance(_offer, _request);

    [Benchmark]
    public double GapOfANewOffer() => _scale.Gap(Offer(), Direction.Higher, _request, Direction.Lower);
}
