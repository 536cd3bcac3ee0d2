using TradeModel.Benchmarks.Bargaining;
using TradeModel.Benchmarks.Convergence;
using TradeModel.Benchmarks.Economics;
using TradeModel.Benchmarks.Json;
using TradeModel.Benchmarks.Negotiations;
using TradeModel.Benchmarks.Prediction;
using TradeModel.Benchmarks.Rendering;
using TradeModel.Benchmarks.Simulation;
using TradeModel.Benchmarks.Tariffs;
using static TradeModel.Benchmarks.Smoke.AllocationBudget;

namespace TradeModel.Benchmarks.Smoke;

/// <summary>
/// The budgets that every run of CI checks. Measured with everything compiled at once (<c>DOTNET_TieredCompilation=0</c>), because the
/// tiers of the compiler differ in what they keep off the heap. After a change that is meant, <c>smoke --print</c> prints the new lines.
/// </summary>
internal static class AllocationBudgets
{
    internal static readonly AllocationBudget[] All =
    [
        Of<ApplyBenchmarks>("Apply", 944, "Issues=10", calls: 4096),
        Of<ApplyBenchmarks>("Apply", 1690.22, "Issues=10000", calls: 4096),
        Of<TextBenchmarks>("Apply", 2280, "Provisions=2000", calls: 4096),
        Of<DocumentGrowthBenchmarks>("Read", 3125640, "Events=2500"),
        Of<DocumentGrowthBenchmarks>("Write", 56, "Events=2500"),
        Of<DocumentGrowthBenchmarks>("AsOf", 876016, "Events=2500"),
        Of<DocumentGrowthBenchmarks>("Timeline", 3424840, "Events=2500"),
        // The baseline, which must read the whole format to be one.
        Of<ReadNegotiationJson>("Dtos", 31003664, "Document=Negotiation"),
        Of<ReadNegotiationJson>("TradeModel", 5311808, "Document=Schedule"),
        Of<WriteNegotiationJson>("TradeModel", 56, "Document=Schedule"),
        Of<WriteNegotiationJson>("TradeModel", 56, "Document=Negotiation"),
        Of<TimelineBenchmarks>("FollowEvent", 986.13, "Issues=100"),
        Of<TimelineBenchmarks>("Recompute", 179424, "Issues=100"),
        Of<TimelinePartiesBenchmarks>("FollowMove", 1754.69, "Parties=40"),
        Of<ScheduleIndicatorBenchmarks>("Indicators", 136),
        Of<ScheduleIndicatorBenchmarks>("Construct", 1403536),
        Of<ScheduleConvergenceBenchmarks>("Gap", 0),
        Of<ScheduleConvergenceBenchmarks>("Distance", 0),
        Of<ScheduleConvergenceBenchmarks>("GapOfANewOffer", 2592216),
        Of<ScheduleComparisonBenchmarks>("Compare", 5979856),
        Of<MillionOutcomesBenchmarks>("Frontier", 15576),
        Of<SixtyIssuesBenchmarks>("Frontier", 271376, "Seed=1"),
        Of<FourAndFivePartiesBenchmarks>("Frontier", 9790360, "Parties=4; Seed=3"),
        Of<ConvexGrowthBenchmarks>("Convex", 3158152, "Lines=1250"),
        Of<ConstrainedBenchmarks>("Constrained", 3761648, "Objective=product; Seed=1"),
        Of<ChallengeBenchmarks>("SpatialPredict", 2443168, "Seed=1"),
        Of<ChallengeBenchmarks>("ExpectedUtilityPredict", 2314400, "Seed=1"),
        Of<RunLengthBenchmarks>("Run", 1736, "Steps=10"),
        Of<RunLengthBenchmarks>("Run", 1736, "Steps=10000"),
        Of<EnsembleRunBenchmarks>("Run", 76183.68),
        Of<SpaceGrowthBenchmarks>("Searched", 1204.89, "Issues=100"),
        Of<SpacePreparationBenchmarks>("Searched", 40288),
        Of<StructuralGrowthBenchmarks>("Compare", 135440, "Regions=10"),
        Of<SmartGrowthBenchmarks>("Compare", 205632, "Partners=12"),
        Of<ReportBenchmarks>("Report", 7205976, "Talks=India–US, 217 events"),
    ];
}
