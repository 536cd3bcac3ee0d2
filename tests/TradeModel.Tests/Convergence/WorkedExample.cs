using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.Convergence;

/// <summary>The example of docs/convergence.md, whose numbers were worked out by hand.</summary>
internal static class WorkedExample
{
    internal static readonly PartyId India = new("IND");
    internal static readonly PartyId States = new("USA");
    internal static readonly IssueId Steel = new("steel");
    internal static readonly IssueId Inspection = new("inspection");
    internal static readonly IssueId Almonds = new("almonds");
    internal static readonly IssueId Disputes = new("disputes");
    internal static readonly PhaseId First = new("first");

    internal static LocalDate Day(int day) => new LocalDate(2025, 3, 1).PlusDays(day - 1);

    internal static NegotiationDefinition Definition { get; } = new(
        new Agreement("An example", [], [new Party(India, "India"), new Party(States, "United States")]),
        [new Phase(First, "First tranche", window: new(new(2025, 9, 1), new(2025, 11, 30)))],
        [
            new Issue(Steel, "Duty on steel", Track.Tariffs, new TariffPathScale(25m, 10, 50m), new TariffSubject(States, India),
                phase: First),
            new Issue(Inspection, "Days until inspection", Track.NonTariffBarriers, new IntervalScale(0m, 100m, "days"),
                directions: [new(India, Direction.Higher), new(States, Direction.Lower)], phase: First),
            new Issue(Almonds, "Quota for almonds", Track.MarketAccess, new RatioScale(100m, 1600m, "t"), new QuotaSubject(India, States)),
            new Issue(Disputes, "Settlement of disputes", Track.Rules, new NominalScale([new(new("panel")), new(new("consultation"))])),
        ]);

    internal static NegotiationEvent[] Opening { get; } =
    [
        new SalienceAssessed(Day(1), States, Steel, 3m),
        new SalienceAssessed(Day(1), States, Inspection, 1m),
        new PositionTabled(Day(2), States, Steel, TariffOffer.To(15m, 5)),
        new PositionTabled(Day(2), India, Steel, TariffOffer.Eliminate()),
        new PositionTabled(Day(3), India, Inspection, new Amount(40m)),
        new PositionTabled(Day(3), States, Inspection, new Amount(20m)),
        new PositionTabled(Day(4), India, Almonds, new QuotaVolume(200m)),
        new PositionTabled(Day(4), States, Almonds, new QuotaVolume(800m)),
        new PositionTabled(Day(5), States, Disputes, new OptionChoice(new("panel"))),
    ];

    internal static Negotiation AfterOpening { get; } = Negotiation.Replay(Definition, Opening);
}
