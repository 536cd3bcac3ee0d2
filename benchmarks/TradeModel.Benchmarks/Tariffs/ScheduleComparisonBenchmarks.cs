using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Suite;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Benchmarks.Tariffs;

/// <summary>
/// The comparison of two schedules of 12,000 lines, with a row for each line and the counts by chapter and section. The baseline joins the
/// same codes by a dictionary and counts what is unchanged, cut, raised, gone and new; it makes no rows.
/// </summary>
[MemoryDiagnoser]
public class ScheduleComparisonBenchmarks
{
    private TariffSchedule _old = null!;
    private TariffSchedule _new = null!;
    private TariffSchedule _later = null!;
    private HsConcordance _concordance = null!;

    [GlobalSetup]
    public void Setup()
    {
        TariffLine[] lines = Schedules.MakeLines();
        // One line of ten is gone, and one of ten has another duty.
        TariffLine[] changed =
        [
            .. lines.Where((_, i) => i % 10 != 0)
                .Select((l, i) => i % 10 == 0 ? l with { Applied = Duty.AdValorem(new((i % 7) / 2m)) } : l),
        ];
        _old = Schedules.Make(lines);
        _new = Schedules.Make(changed);
        _later = new(_new.Importer, HsEdition.Hs2028, changed, _new.Currency);
        HsCode[] subheadings = [.. lines.Select(l => l.Code.Prefix(6)).Distinct()];
        _concordance = new(_old.Edition, HsEdition.Hs2028, subheadings.Select(c => new HsConcordancePair(c, c)));
        Told.Note($"{Compare()}");
        Told.Note($"{CompareThroughAConcordance()}");
        (int unchanged, int cut, int raised, int gone, int added) = DictionaryJoin();
        Told.Note($"{unchanged} unchanged, {cut} cut, {raised} raised, {gone} gone, {added} new by the dictionary");
    }

    [Benchmark(Baseline = true)]
    public (int Unchanged, int Cut, int Raised, int Gone, int New) DictionaryJoin()
    {
        var before = new Dictionary<HsCode, Duty?>(_old.Count);
        for (int i = 0; i < _old.Count; i++) before.Add(_old.Codes[i], _old.DutyAt(i, TariffColumn.Applied));
        int unchanged = 0, cut = 0, raised = 0, added = 0;
        for (int i = 0; i < _new.Count; i++)
        {
            if (!before.Remove(_new.Codes[i], out Duty? duty))
            {
                added++;
                continue;
            }
            decimal? old = duty?.AdValoremRate?.Value, now = _new.DutyAt(i, TariffColumn.Applied)?.AdValoremRate?.Value;
            if (now < old) cut++;
            else if (now > old) raised++;
            else unchanged++;
        }
        return (unchanged, cut, raised, before.Count, added);
    }

    [Benchmark]
    public ScheduleComparison Compare() => ScheduleComparison.Of(_old, _new);

    [Benchmark]
    public ScheduleComparison CompareThroughAConcordance() => ScheduleComparison.Of(_old, _later, _concordance);

    [Benchmark]
    public string WriteCsv() => Compare().ToTable().ToCsv();
}
