using NodaTime;
using TradeModel.Agreements;
using TradeModel.Examples;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class NegotiationActorTableTests
{
    private static readonly PartyId A = new("AAA");
    private static readonly PartyId B = new("BBB");
    private static readonly IssueId Days = new("days");
    private static readonly IssueId Origin = new("origin");
    private static readonly IssueId Level = new("level");
    private static readonly LocalDate Day = new(2025, 5, 1);

    private static Negotiation Begin(params NegotiationEvent[] events)
        => Negotiation.Replay(
            new(
                new Agreement("Test", [AgreementKind.FreeTradeAgreement], [new Party(A, "A"), new Party(B, "B")]),
                issues:
                [
                    new Issue(Days, "Days", Track.Rules, new IntervalScale(0m, 200m, "days")),
                    new Issue(Origin, "Origin", Track.Rules, new NominalScale([new(new OptionId("x")), new(new OptionId("y"))])),
                    new Issue(
                        Level,
                        "Level",
                        Track.Rules,
                        new OrdinalScale([new(new OptionId("low")), new(new OptionId("middle")), new(new OptionId("high"))])),
                ]),
            events);

    [Fact]
    public void From_PositionsSaliencesCapabilities_AreTheTable()
    {
        NegotiationActorTable table = NegotiationActorTable.From(Begin(
            new PositionTabled(Day, A, Days, new Amount(160m)),
            new PositionTabled(Day, B, Days, new Amount(40m)),
            new PositionTabled(Day, A, Level, new OptionChoice(new("high"))),
            new PositionTabled(Day, A, Origin, new OptionChoice(new("x"))),
            new SalienceAssessed(Day, A, Days, 3m),
            new SalienceAssessed(Day, A, Level, 1m),
            new CapabilityAssessed(Day, A, 5m),
            new CapabilityAssessed(Day, B, 10m)));

        Assert.Equal([Days, Level], table.Table.Issues.Select(i => i.Id));
        Assert.Equal([new(A, 80, 1.5, 5), new(B, 20, 1, 10)], table.Table.Issues[0].Actors);
        Assert.Equal([new(A, 100, 0.5, 5)], table.Table.Issues[1].Actors);
        Assert.Contains("Origin: its options have no order, so nothing is predicted", table.Assumptions);
        Assert.Contains("no salience of B is assessed, so all issues have the same weight for it", table.Assumptions);
    }

    [Fact]
    public void Predict_Compromise_IsAPositionBetween()
    {
        NegotiationActorTable table = NegotiationActorTable.From(Begin(
            new PositionTabled(Day, A, Days, new Amount(160m)),
            new PositionTabled(Day, B, Days, new Amount(40m)),
            new CapabilityAssessed(Day, A, 1m),
            new CapabilityAssessed(Day, B, 2m),
            new PositionTabled(Day, A, Level, new OptionChoice(new("low"))),
            new PositionTabled(Day, B, Level, new OptionChoice(new("high")))));

        ValueMap<IssueId, Position> predicted = table.Predict(new CompromiseModel());

        // (160 + 2 · 40) / 3 days; two thirds of the way from low to high lies nearer to the middle than to high.
        Assert.Equal(80, ((Amount)predicted[Days]).Number, 0);
        Assert.Equal(new OptionChoice(new("middle")), predicted[Level]);
        Assert.Equal(new Amount(160m), table.PositionAt(Days, 100));
    }

    [Fact]
    public void From_AnExceptionForOne_SaysThatItIsLeftOut()
    {
        IssueId duty = new("duty");
        NegotiationActorTable table = NegotiationActorTable.From(Begin(
            new IssueAdded(Day, new Issue(duty, "Duty", Track.Tariffs, new TariffPathScale(10m, 5), new TariffSubject(A))),
            new PositionTabled(Day, B, duty, TariffOffer.Eliminate()),
            new PositionTabled(Day, A, duty, TariffOffer.To(4m)) { For = B }));

        Assert.Equal([B], table.Table.Issues.Single().Actors.Select(a => a.Actor));
        Assert.Contains("Duty: the exception of AAA for BBB is left out; a prediction is for all", table.Assumptions);
    }

    [Fact]
    public void From_NothingTabled_IsRefused() => Assert.Throws<ArgumentException>(() => NegotiationActorTable.From(Begin()));

    [Fact]
    public void Predict_BundledNegotiations_LiesBetweenWhatIsTabled()
    {
        foreach (Negotiation negotiation in new[] { BundledNegotiations.IndiaUnitedStates, BundledNegotiations.PacificDigital })
        {
            NegotiationActorTable table = NegotiationActorTable.From(negotiation);
            foreach (IOutcomePredictor model in (IOutcomePredictor[])[new CompromiseModel(), new NashBargainingModel(), new MeanPosition()])
                foreach ((IssueId id, Position predicted) in table.Predict(model))
                {
                    IssueState state = negotiation.GetIssue(id);
                    Position[] tabled = [.. negotiation.ConcernedBy(id).Select(state.PositionOf).Where(p => p is not null).Select(p => p!)];
                    Assert.True(state.Issue.Admits(predicted), $"{id} does not admit {predicted}");
                    Assert.All(tabled, p => Assert.InRange(
                        state.Issue.Scale.Distance(predicted, p), 0, tabled.Max(q => state.Issue.Scale.Distance(p, q)) + 1e-9));
                }
        }
    }
}
