using TradeModel.Benchmarks.Bargaining;
using TradeModel.Benchmarks.Convergence;
using TradeModel.Benchmarks.Economics;
using TradeModel.Benchmarks.Import;
using TradeModel.Benchmarks.Json;
using TradeModel.Benchmarks.Negotiations;
using TradeModel.Benchmarks.Prediction;
using TradeModel.Benchmarks.Rendering;
using TradeModel.Benchmarks.Simulation;
using TradeModel.Benchmarks.Suite.Results;
using TradeModel.Benchmarks.Tariffs;

namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>
/// Every bound of the project's design (section 8, "Speed") and of its issues. Where both bound the same figure, the stricter one is here.
/// </summary>
internal static class BoundTable
{
    private const string Design = "design, 8";
    private const string Talks = "Document=Negotiation", Schedule = "Document=Schedule";
    private const string TenThousandOfTwo = "Talks=2 parties, 40 issues, 10,000 events";
    private const string TenThousandOfSixty = "Talks=60 parties, 400 issues, 10,000 events";
    private const string IndiaUnitedStates = "India–US, 217 events";

    internal static readonly Bound[] All =
    [
        Times("read 5,000 issues and 20,000 events, against DTOs", 0.8, m => m.Ratio<ReadNegotiationJson>("TradeModel", "Dtos", Talks)) with
        {
            Obstacle = "replaying the log, which checks the rules, takes 0.3 × the time of the DTOs; collections differ by iteration",
        },
        Times("the same, allocation", 0.9, m => m.BytesRatio<ReadNegotiationJson>("TradeModel", "Dtos", Talks)),
        Times("read 12,000 tariff lines, against DTOs", 0.8, m => m.Ratio<ReadNegotiationJson>("TradeModel", "Dtos", Schedule)),
        Times("the same, allocation", 0.9, m => m.BytesRatio<ReadNegotiationJson>("TradeModel", "Dtos", Schedule)),
        Times("write 5,000 issues and 20,000 events, against DTOs", 0.6,
            m => m.Ratio<WriteNegotiationJson>("TradeModel", "Dtos", Talks)) with
        {
            Obstacle = "only the fastest iterations meet the bound; the reason is not known",
        },
        Times("the same, allocation", 0.15, m => m.BytesRatio<WriteNegotiationJson>("TradeModel", "Dtos", Talks)),
        Times("write 12,000 tariff lines, against DTOs", 0.6, m => m.Ratio<WriteNegotiationJson>("TradeModel", "Dtos", Schedule)),
        Times("the same, allocation", 0.15, m => m.BytesRatio<WriteNegotiationJson>("TradeModel", "Dtos", Schedule)),
        Times("read a hostile document of 1 MB, the slowest kind, against an ordinary one", 5,
            m => m.Largest<HostileDocumentBenchmarks>(kind => m.Ratio<HostileDocumentBenchmarks>("Hostile", "Ordinary", kind))),
        Times("apply an event at 10,000 issues, against 10", 1.5,
            m => m.Time<ApplyBenchmarks>("Apply", "Issues=10000") / m.Time<ApplyBenchmarks>("Apply", "Issues=10")) with
        {
            Obstacle = "the states of 10,000 issues do not fit the nearest caches; events on ten of them took 1.4 × the time at 10",
        },
        Times("timeline, an event at 10,000 issues, against 100", 1.5,
            m => m.Time<TimelineBenchmarks>("FollowEvent", "Issues=10000") / m.Time<TimelineBenchmarks>("FollowEvent", "Issues=100")),
        Times("timeline, 40 parties, for each pair an event touches, against two parties", 5,
            m => m.Time<TimelinePartiesBenchmarks>("FollowMove", "Parties=40") * (1.0 / 39)
                / m.Time<TimelinePartiesBenchmarks>("FollowMove", "Parties=2")),
        Times("timeline, 13 parties × 200 issues × 10,000 events, for each pair, against two parties", 5,
            m => m.Ratio<TimelinePlurilateralBenchmarks>("ThirteenParties", "TwoParties"), "issue 11"),
        Times("the same, offers to one exporter only", 5,
            m => m.Ratio<TimelinePlurilateralBenchmarks>("OffersToOne", "TwoParties"), "issue 11"),
        Times("the same, requests only", 5, m => m.Ratio<TimelinePlurilateralBenchmarks>("Requests", "TwoParties"), "issue 11"),
        Times("indicators of 12,000 tariff lines, against a bare loop", 1,
            m => m.Ratio<ScheduleIndicatorBenchmarks>("Indicators", "BareLoop")),
        AtMost("gap of two offers on 12,000 lines over 15 years, allocation", 0, Unit.Bytes,
            m => m.Bytes<ScheduleConvergenceBenchmarks>("Gap"), "issue 4"),
        AtMost("distance of two offers on 12,000 lines, allocation", 0, Unit.Bytes,
            m => m.Bytes<ScheduleConvergenceBenchmarks>("Distance"), "issue 4"),
        Times("read the US tariff of 2024, against CsvHelper alone", 2,
            m => m.Ratio<ReadTariffDatabase>("Import", "BareCsvHelper"), "issue 4"),
        AtLeast("frontier of 10^6 outcomes, times as fast as listing them", 10_000, Unit.Times,
            m => m.Ratio<MillionOutcomesBenchmarks>("EnumerateAll", "Frontier")),
        AtMost("exact frontier of 60 issues × 4 options, median of seeds 1 to 20", 0.5e-3, Unit.Seconds,
            m => m.Median<SixtyIssuesBenchmarks>(seed => m.Time<SixtyIssuesBenchmarks>("Frontier", seed))),
        AtMost("exact frontier of four parties, 16 × 4, the slowest of six seeds", 0.2, Unit.Seconds,
            m => m.Largest<FourAndFivePartiesBenchmarks>(seed => m.Time<FourAndFivePartiesBenchmarks>("Frontier", seed), "Parties=4")),
        AtMost("exact frontier of five parties, 12 × 4, the slowest of six seeds", 0.2, Unit.Seconds,
            m => m.Largest<FourAndFivePartiesBenchmarks>(seed => m.Time<FourAndFivePartiesBenchmarks>("Frontier", seed), "Parties=5")),
        AtMost("convex frontier of 10,000 lines, from the labels, the slower of two families", 0.1, Unit.Seconds,
            m => m.Largest<ScheduleBenchmarks>(values => m.Time<ScheduleBenchmarks>("ConvexFromLabels", values)), "issue 5"),
        Times("best outcome of the committed instances, processor time of all, against CBC", 1,
            m => m.Figure(CbcComparison.Name, CbcComparison.Own) / m.Figure(CbcComparison.Name, CbcComparison.Theirs)),
        AtMost("instances on which CBC was faster", 0, Unit.Count, m => m.Figure(CbcComparison.Name, CbcComparison.Slower)),
        AtMost("instances without our proven optimum", 0, Unit.Count, m => m.Figure(CbcComparison.Name, CbcComparison.Unproven)),
        Offers("Laptop"),
        Offers("ItexvsCypress"),
        Offers("CameraC"),
        Offers("EnergySmallC"),
        AtLeast("offers in 60 issues × 4 options, searched", 10_000, Unit.PerSecond,
            m => m.Time<LargeSpaceBenchmarks>("Searched", "Space=60 × 4").PerSecond()),
        // To a tenth of a byte, because the runtime allocates a little on its own.
        AtMost("alternating offers, allocation for each of 10,000 steps", 0, Unit.Bytes,
            m => Estimate.Exactly(Math.Round((m.Bytes<RunLengthBenchmarks>("Run", "Steps=10000").Value
                - m.Bytes<RunLengthBenchmarks>("Run", "Steps=10").Value) / 9_990, 1))),
        AtLeast("ensemble on two threads, times as fast as on one", 1.8, Unit.Times,
            m => m.Ratio<EnsembleBenchmarks>("OneThread", "TwoThreads")) with
        {
            Obstacle = "collections of the youngest generation stop both threads; the next row has fewer of them",
        },
        AtLeast("the same, with DOTNET_GCgen0size=0x8000000", 1.8, Unit.Times,
            m => m.Ratio<EnsembleCollectorBenchmarks>("OneThread", "TwoThreads")),
        AtMost("tournament of all strategies over the shared scenarios", 60, Unit.Seconds,
            m => m.Figure(SharedTournament.Name, SharedTournament.Seconds), "issue 14"),
        AtMost("spatial model of forty actors, the slowest of three seeds", 0.05, Unit.Seconds,
            m => m.Largest<ChallengeBenchmarks>(seed => m.Time<ChallengeBenchmarks>("SpatialPredict", seed)), "issue 13"),
        AtMost("expected-utility model of forty actors, the slowest of three seeds", 0.05, Unit.Seconds,
            m => m.Largest<ChallengeBenchmarks>(seed => m.Time<ChallengeBenchmarks>("ExpectedUtilityPredict", seed)), "issue 13"),
        AtMost("structural model, NAFTA, 31 regions × 40 sectors, two equilibria", 2, Unit.Seconds,
            m => m.Time<StructuralBenchmarks>("Compare")),
        AtMost("SMART, 12,000 lines × 200 partners", 0.5, Unit.Seconds, m => m.Time<SmartBenchmarks>("Compare"), "issue 15"),
        AtMost("report of 217 events", 2, Unit.Seconds, m => m.Time<ReportBenchmarks>("Report", $"Talks={IndiaUnitedStates}")),
        AtMost("its size", 300_000, Unit.Bytes, m => m.Figure(nameof(ReportBenchmarks), $"size of {IndiaUnitedStates}") * 1000),
        AtMost("report of 10,000 events, 2 parties, 40 issues", 10, Unit.Seconds,
            m => m.Time<ReportBenchmarks>("Report", TenThousandOfTwo), "issue 12"),
        AtMost("its size", 5_000_000, Unit.Bytes,
            m => m.Figure(nameof(ReportBenchmarks), $"size of {TenThousandOfTwo[6..]}") * 1000, "issue 12"),
        AtMost("report of 10,000 events, 60 parties, 400 issues", 10, Unit.Seconds,
            m => m.Time<ReportBenchmarks>("Report", TenThousandOfSixty), "issue 12"),
        AtMost("its size", 5_000_000, Unit.Bytes,
            m => m.Figure(nameof(ReportBenchmarks), $"size of {TenThousandOfSixty[6..]}") * 1000, "issue 12"),
    ];

    /// <summary>The slowest strategies of a shared scenario.</summary>
    internal static Estimate OfferRate(Measurements m, string scenario)
        => m.Least<OfferBenchmarks>(parameters =>
        {
            string strategies = parameters.Split("Strategies=")[1].Split(';')[0];
            double offers = m.Figure(nameof(OfferBenchmarks), $"offers of {scenario}, {strategies}").Value;
            return m.Time<OfferBenchmarks>("Run", parameters).PerSecond(offers);
        }, $"Scenario={scenario}");

    private static Bound Offers(string scenario)
        => AtLeast(
            $"offers of {scenario}, the slowest of five pairs of strategies", 1_000_000, Unit.PerSecond, m => OfferRate(m, scenario));

    private static Bound Times(string work, double limit, Func<Measurements, Estimate> measure, string source = Design)
        => AtMost(work, limit, Unit.Times, measure, source);

    private static Bound AtMost(string work, double limit, Unit unit, Func<Measurements, Estimate> measure, string source = Design)
        => new(work, measure, Sense.AtMost, limit, unit, source);

    private static Bound AtLeast(string work, double limit, Unit unit, Func<Measurements, Estimate> measure, string source = Design)
        => new(work, measure, Sense.AtLeast, limit, unit, source);
}
