using TradeModel.Benchmarks.Bargaining;
using TradeModel.Benchmarks.Economics;
using TradeModel.Benchmarks.Import;
using TradeModel.Benchmarks.Json;
using TradeModel.Benchmarks.Prediction;
using TradeModel.Benchmarks.Simulation;
using TradeModel.Benchmarks.Suite.Results;

namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>Other programs' figures. Those from an issue were measured by its author on this kind of machine and not again here.</summary>
internal static class PeerTable
{
    private const string SameRun = "the same run";

    internal static readonly Peer[] All =
    [
        Stated("offers on 27 outcomes", "NegMAS", 8_000, Unit.PerSecond, m => BoundTable.OfferRate(m, "Laptop"), "issue 14"),
        Stated("offers on 15,625 outcomes", "NegMAS", 300, Unit.PerSecond, m => BoundTable.OfferRate(m, "EnergySmallC"), "issue 14"),
        Stated("frontier of 10^6 outcomes", "NegMAS", 2.5, Unit.Seconds, m => m.Time<MillionOutcomesBenchmarks>("Frontier"), "issue 5"),
        Stated("the same, memory", "NegMAS", 390 * 1024.0 * 1024, Unit.Bytes,
            m => m.Bytes<MillionOutcomesBenchmarks>("Frontier"), "issue 5"),
        Stated("frontier of 10^6 outcomes", "GENIUS, additive", 0.015, Unit.Seconds,
            m => m.Time<MillionOutcomesBenchmarks>("Frontier"), "issue 5"),
        Stated("spatial model, forty actors", "KTAB", 6.3, Unit.Seconds,
            m => m.Largest<ChallengeBenchmarks>(seed => m.Time<ChallengeBenchmarks>("SpatialPredict", seed)), "issue 13"),
        Stated("NAFTA, two equilibria", "dense numpy", 37, Unit.Seconds, m => m.Time<StructuralBenchmarks>("Compare"), "issue 15"),
        new("best outcomes of the committed instances, processor time", "COIN-OR CBC",
            m => m.Figure(CbcComparison.Name, CbcComparison.Theirs), m => m.Figure(CbcComparison.Name, CbcComparison.Own),
            Unit.Seconds, SameRun),
        new("read the US tariff of 2024", "CsvHelper alone",
            m => m.Time<ReadTariffDatabase>("BareCsvHelper"), m => m.Time<ReadTariffDatabase>("Import"), Unit.Seconds, SameRun),
        new("read 5,000 issues and 20,000 events", "System.Text.Json, source-generated",
            m => m.Time<ReadNegotiationJson>("Dtos", "Document=Negotiation"),
            m => m.Time<ReadNegotiationJson>("TradeModel", "Document=Negotiation"), Unit.Seconds, SameRun),
        new("write them", "System.Text.Json, source-generated",
            m => m.Time<WriteNegotiationJson>("Dtos", "Document=Negotiation"),
            m => m.Time<WriteNegotiationJson>("TradeModel", "Document=Negotiation"), Unit.Seconds, SameRun),
    ];

    private static Peer Stated(string work, string name, double theirs, Unit unit, Func<Measurements, Estimate> ours, string source)
        => new(work, name, _ => Estimate.Exactly(theirs), ours, unit, source);
}
