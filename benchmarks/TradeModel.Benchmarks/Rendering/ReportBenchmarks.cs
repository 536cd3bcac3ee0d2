using System.Text;
using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Suite;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Negotiations;
using TradeModel.Rendering;
using TradeModel.Rendering.Tests.Forms;

namespace TradeModel.Benchmarks.Rendering;

/// <summary>
/// The report as one HTML file, timeline and all. Bounds: the first 217 events of the India–US talks in under 2 s and 300 KB, 10,000 events
/// in under 10 s and 5 MB. The baseline is the timeline alone: what the report adds to it is drawing and writing.
/// </summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private Negotiation _negotiation = null!;

    [Params("India–US, 217 events", "2 parties, 40 issues, 10,000 events", "60 parties, 400 issues, 10,000 events")]
    public string Talks { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => _negotiation = Talks[0] switch
    {
        'I' => BundledNegotiations.IndiaUnitedStates.Prefix(217),
        '2' => Sizes.Talks(2, 40, 10_000),
        _ => Sizes.Talks(60, 400, 10_000),
    };

    [Benchmark(Baseline = true)]
    public ConvergenceTimeline Timeline() => _negotiation.ConvergenceTimeline();

    [Benchmark]
    public string Report() => _negotiation.ToHtmlReport();

    [GlobalCleanup(Target = nameof(Report))]
    public void TellSize() => Told.Figure($"size of {Talks}", Encoding.UTF8.GetByteCount(Report()) / 1000.0, "KB");
}
