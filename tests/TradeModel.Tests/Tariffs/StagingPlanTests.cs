using NodaTime;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>Each staging plan in words, and the year from which it makes a product free.</summary>
public class StagingPlanTests
{
    [Fact]
    public void ToString_EachPlan_SaysHowTheRateFalls()
    {
        Assert.Equal("at once to free", new EqualStages(1).ToString());
        Assert.Equal("5 equal annual stages to free", new EqualStages(5).ToString());
        Assert.Equal("base rate for 10 years, then 10 equal annual stages to free", new EqualStages(10, holdYears: 10).ToString());
        Assert.Equal("3 equal annual stages to a cut of 50%, then held", new EqualStages(3, totalCut: P(50m)).ToString());
        Assert.Equal("at once to 24%, then held", new CutTo(P(24m), 1).ToString());
        Assert.Equal("base rate for 2 years, then 4 equal annual stages to 8%, then held", new CutTo(P(8m), 4, 2).ToString());
        Assert.Equal("cuts of the base rate by year: 60% 0% 40%", new CutsOfBase([P(60m), P(0m), P(40m)]).ToString());
        Assert.Equal("listed rates by year: 3% 0.25%", new YearlyRates([P(3m), P(0.25m)]).ToString());
        Assert.Equal("base rate held", new HeldAtBase().ToString());
        Assert.Equal("excluded: MFN, no commitment", new NoCommitment().ToString());
        Assert.Equal("ad valorem part only: 2 equal annual stages to free", new AdValoremPartOnly(new EqualStages(2)).ToString());
        var seasons = new SeasonalPlan(
        [
            new(new AnnualDate(5, 1), new AnnualDate(10, 15), new EqualStages(17)),
            new(new AnnualDate(10, 16), new AnnualDate(4, 30), new CutTo(P(24m), 1)),
        ]);
        Assert.Equal("05-01 to 10-15: 17 equal annual stages to free; 10-16 to 04-30: at once to 24%, then held", seasons.ToString());
    }

    [Fact]
    public void FreeFrom_CutsOfTheWholeRate_IsTheYearOfTheLastCut()
    {
        Assert.Equal(1, new CutsOfBase([P(100m)]).FreeFrom);
        Assert.Equal(3, new CutsOfBase([P(60m), P(0m), P(40m)]).FreeFrom);
        Assert.Equal(2, new CutsOfBase([P(60m), P(40m), P(0m), P(0m)]).FreeFrom);
        Assert.Null(new CutsOfBase([P(60m), P(39.99m)]).FreeFrom);
    }

    [Fact]
    public void FreeFrom_EqualStages_IsTheYearOfTheLastStage()
    {
        Assert.Equal(1, new EqualStages(1).FreeFrom);
        Assert.Equal(20, new EqualStages(10, holdYears: 10).FreeFrom);
        Assert.Null(new EqualStages(10, totalCut: P(99m)).FreeFrom);
    }

    [Fact]
    public void FirstDayOf_LastYearBefore10000_IsGivenAndLaterOnesRefused()
    {
        LocalDate inForce = new(2012, 3, 15);
        Assert.Equal(new LocalDate(9998, 3, 15), StageDates.Anniversaries.FirstDayOf(7987, inForce));
        Assert.Equal(new LocalDate(9998, 1, 1), StageDates.FirstOfJanuary.FirstDayOf(7987, inForce));
        Assert.Throws<ArgumentOutOfRangeException>("year", () => StageDates.Anniversaries.FirstDayOf(7988, inForce));
        Assert.Throws<ArgumentOutOfRangeException>("year", () => StageDates.Anniversaries.FirstDayOf(0, inForce));
    }

    [Fact]
    public void FirstDayOf_FirstOfJanuary_BeginsAtEntryIntoForce()
    {
        LocalDate inForce = new(2012, 3, 15);
        Assert.Equal(
            [inForce, new LocalDate(2013, 1, 1), new LocalDate(2014, 1, 1)],
            Enumerable.Range(1, 3).Select(year => StageDates.FirstOfJanuary.FirstDayOf(year, inForce)));
    }

    // Equal annual stages by letter, from KORUS, Annex 2-B, and CAFTA-DR, Annex 3.3. A base rate of as many points loses one in each stage.
    [Theory]
    [InlineData("KORUS", "E", 6)]
    [InlineData("KORUS", "F", 7)]
    [InlineData("KORUS", "G", 10)]
    [InlineData("KORUS", "H", 15)]
    [InlineData("CAFTA-DR", "C", 10)]
    [InlineData("CAFTA-DR", "D", 15)]
    public void Resolve_CategoryOfEqualStages_LosesOneStageEachYear(string agreement, string category, int stages)
        => Assert.Equal(
            Enumerable.Range(1, stages).Select(year => (decimal)(stages - year)),
            KnownStagingRules.Find(agreement)!.Resolve(category, P(stages)).Rates);

    [Fact]
    public void Rounding_OfKnownAgreements_HasTheStepsOfTheirAnnexes()
    {
        RateUnit dollars = new(Currency.UsDollar, "kg"), won = new(new("KRW"), "kg"), euros = new(new("EUR"), "kg");
        RoundingRule korus = KnownStagingRules.Korus.Rounding, cafta = KnownStagingRules.CaftaDr.Rounding;
        Assert.Equal((7.1m, 0.044m), (korus.Round(7.19m), korus.Round(0.0449m, dollars)));
        Assert.Equal((12m, 0.0449m), (korus.Round(12.9m, won), korus.Round(0.0449m, euros)));
        Assert.Equal((7.1m, 0.044m, 0.044m), (cafta.Round(7.19m), cafta.Round(0.0449m, dollars), cafta.Round(0.0449m, euros)));
    }

    [Fact]
    public void StageDates_ToString_SaysWhenStagesBegin()
        => Assert.Equal("on anniversaries of entry into force", StageDates.Anniversaries.ToString());

    private static Percentage P(decimal value) => new(value);
}
