using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Tests.Issues;

/// <summary>An offer is a final rate in stages, a staging plan, or an exclusion; the members of the other two are null.</summary>
public sealed class TariffOfferTests
{
    private static readonly EqualStages Held = new(3, holdYears: 2);

    public static TheoryData<string, TariffOffer, decimal?, int?, bool, StagingPlan?> Cases => new()
    {
        { "free in five stages", TariffOffer.Eliminate(inStages: 5), 0m, 5, false, null },
        { "to a rate at once", TariffOffer.To(2.5m), 2.5m, 1, false, null },
        { "excluded", TariffOffer.Exclude(), null, null, true, null },
        { "held for two years", TariffOffer.By(Held), null, null, false, Held },
        { "equal stages to free are a final rate", TariffOffer.By(new EqualStages(4)), 0m, 4, false, null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Members_OfEachCase_AreSetOrNull(
        string name, TariffOffer offer, decimal? finalRate, int? stages, bool isExcluded, StagingPlan? plan)
        => Assert.Equal((name, finalRate, stages, isExcluded, plan), (name, offer.FinalRate, offer.Stages, offer.IsExcluded, offer.Plan));

    [Fact]
    public void By_PlanOfOver100Years_IsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => TariffOffer.By(new EqualStages(60, holdYears: 50)));
        Assert.Equal("a plan lasts at most 100 years (Parameter 'plan')", error.Message);
    }
}
