using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>The US schedule of 2024 as one issue of a negotiation: 11,414 lines, of which 5,864 bear a duty in percent.</summary>
public static class RealScheduleIssueTests
{
    private static readonly PartyId UnitedStates = new("USA"), India = new("IND");

    private static readonly IssueId Tariffs = new("tariffs");

    [Fact]
    public static void Score_TwoOffersOnTheRealSchedule_IsTheOneByHand()
    {
        Negotiation negotiation = Begin();
        // Lines weigh alike, and five stages leave 4/5 + 3/5 + 2/5 + 1/5 of each duty over the fifteen years: a gap of 2/15 on every line.
        Assert.Equal(13.0 / 15, Score(negotiation, TariffOffer.Eliminate(), TariffOffer.Eliminate(5)), 1e-12);
        Assert.Equal(1.0, Score(negotiation, TariffOffer.Eliminate(5), TariffOffer.Eliminate(5)));
        Assert.Equal(1.0, Score(negotiation, TariffOffer.Eliminate(5), TariffOffer.Eliminate()));
        Assert.Equal(0.0, Score(negotiation, TariffOffer.Eliminate(), TariffOffer.Exclude()), 1e-12);
        Assert.Equal(0.5, Score(negotiation, TariffOffer.Eliminate(), TariffOffer.By(new EqualStages(1, 0, new(50m)))), 1e-12);
    }

    [Fact]
    public static void Liberalisation_RealSchedule_CountsTheLinesFreeToAll()
    {
        var scale = (ScheduleScale)Begin().Definition.Issues[0].Scale;
        Assert.Equal((11414, 5864, 4315, 1235), (scale.Schedule.Count, scale.Compared, scale.AlreadyFree, scale.NotComputable));
        var offer = new ScheduleOffer(TariffOffer.Eliminate(2));
        Assert.Equal((4315, 0, 0), Counts(scale.LiberalisationIn(offer, 0)));
        Assert.Equal((4315, 4315, 0), Counts(scale.LiberalisationIn(offer, 1)));
        Assert.Equal((11414, 11414, 7099), Counts(scale.LiberalisationIn(offer, 2)));
        Assert.Equal((4315, 0, 0), Counts(scale.LiberalisationIn(new(TariffOffer.Exclude()), 14)));

        static (int Free, int Promised, int Newly) Counts(Liberalisation free)
            => (free.LinesFree, free.LinesPromisedFree, free.LinesNewlyFree);
    }

    [Fact]
    public static void Json_RealSchedule_ReadsBackEqual()
    {
        var offer = new ScheduleOffer(TariffOffer.Eliminate(5), [new(new HsCode("04"), TariffOffer.Exclude())]);
        Negotiation negotiation = Tabled(Begin(), new(TariffOffer.Eliminate()), offer);
        using var first = new MemoryStream();
        TradeModelJson.WriteNegotiation(negotiation, first);
        first.Position = 0;
        Negotiation back = TradeModelJson.ReadNegotiation(first);
        Assert.Equal(negotiation, back);
        Assert.Equal(negotiation.GetHashCode(), back.GetHashCode());
        using var second = new MemoryStream();
        TradeModelJson.WriteNegotiation(back, second);
        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal(negotiation.MeasureConvergence().Overall, back.MeasureConvergence().Overall);
    }

    private static double Score(Negotiation negotiation, TariffOffer request, TariffOffer offer)
        => Tabled(negotiation, new(request), new(offer)).MeasureConvergence().Overall.Score!.Value;

    private static Negotiation Tabled(Negotiation negotiation, ScheduleOffer request, ScheduleOffer offer) => negotiation
        .Apply(new PositionTabled(new(2026, 1, 15), India, Tariffs, request))
        .Apply(new PositionTabled(new(2026, 1, 15), UnitedStates, Tariffs, offer));

    private static Negotiation Begin()
    {
        string? data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(data)) Assert.Skip("TRADEMODEL_DATA is not set");
        ValueList<UsitcTariffLine> rows = UsitcTariffDatabase.Reader.ReadFile(Path.Combine(data, "usitc-tariff-database-2024.zip")).Rows;
        IEnumerable<TariffLine> lines = UsitcTariffDatabase.InForce(rows).Where(r => !r.IsSpecialProvision).Select(r => r.ToTariffLine());
        var scale = new ScheduleScale(new TariffSchedule(UnitedStates, HsEdition.Hs2022, lines), horizon: 15);
        return new(new NegotiationDefinition(
            new Agreement(
                "Talks",
                [AgreementKind.FreeTradeAgreement],
                [new Party(UnitedStates, "United States"), new Party(India, "India")]),
            issues: [new Issue(Tariffs, "The schedule", Track.Tariffs, scale, new TariffSubject(UnitedStates, India))]));
    }
}
