using TradeModel.Benchmarks.Bargaining;
using TradeModel.Benchmarks.Convergence;
using TradeModel.Benchmarks.Economics;
using TradeModel.Benchmarks.Json;
using TradeModel.Benchmarks.Negotiations;
using TradeModel.Benchmarks.Simulation;
using TradeModel.Benchmarks.Tariffs;

namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>The growth curves of the suite.</summary>
internal static class GrowthTable
{
    internal static readonly GrowthCurve[] All =
    [
        Of<DocumentGrowthBenchmarks>("read a negotiation", "events", "Read", "Events"),
        Of<DocumentGrowthBenchmarks>("write it", "events", "Write", "Events"),
        Of<DocumentGrowthBenchmarks>("its state on an earlier day", "events", "AsOf", "Events"),
        Of<DocumentGrowthBenchmarks>("its whole timeline", "events", "Timeline", "Events"),
        Of<ApplyBenchmarks>("apply one event", "issues", "Apply", "Issues"),
        Of<TimelineBenchmarks>("follow one event", "issues", "FollowEvent", "Issues"),
        Of<TimelineBenchmarks>("measure convergence anew", "issues", "Recompute", "Issues"),
        Of<TimelinePartiesBenchmarks>("follow one event", "parties", "FollowMove", "Parties"),
        Of<TextBenchmarks>("change one provision of a draft", "provisions", "Apply", "Provisions"),
        Of<ScheduleGrowthBenchmarks>("make a schedule", "tariff lines", "Construct", "Lines"),
        Of<ScheduleGrowthBenchmarks>("its indicators", "tariff lines", "Indicators", "Lines"),
        Of<ScheduleGrowthBenchmarks>("the distance of two offers on it", "tariff lines", "Distance", "Lines"),
        Of<FrontierGrowthBenchmarks>("exact frontier, two parties", "issues of four options", "Exact", "Issues"),
        Of<ConvexGrowthBenchmarks>("convex frontier, two parties", "lines of four options", "Convex", "Lines"),
        Of<SpaceGrowthBenchmarks>("one offer, searched", "issues of four options", "Searched", "Issues"),
        Of<RunLengthBenchmarks>("a run of alternating offers", "steps", "Run", "Steps"),
        Of<StructuralGrowthBenchmarks>("structural model, ten sectors", "regions", "Compare", "Regions"),
        Of<SmartGrowthBenchmarks>("SMART, 3,000 lines", "partners", "Compare", "Partners"),
    ];

    private static GrowthCurve Of<T>(string work, string of, string method, string parameter)
        => new(work, of, typeof(T), method, parameter);
}
