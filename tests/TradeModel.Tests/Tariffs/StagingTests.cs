using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class StagingTests
{
    private static readonly LocalDate KorusInForce = new(2012, 3, 15);

    private static Percentage P(decimal value) => new(value);

    private static ValueList<decimal> D(string rates)
        => rates.Split(' ').Select(r => decimal.Parse(r, CultureInfo.InvariantCulture)).ToValueList();

    [Theory]
    [InlineData("H", 26.4, "24.6 22.8 21.1 19.3 17.6 15.8 14.0 12.3 10.5 8.8 7.0 5.2 3.5 1.7 0")]
    [InlineData("H", 40, "37.3 34.6 32.0 29.3 26.6 24.0 21.3 18.6 16.0 13.3 10.6 8.0 5.3 2.6 0")]
    [InlineData("D", 6.8, "5.4 4.0 2.7 1.3 0")]
    [InlineData("A", 12, "0")]
    [InlineData("K", 0, "0")]
    [InlineData("I", 100, "95 90 83 76 69 59 49 37 20 0")]
    [InlineData("J", 40, "40 40 40 40 40 40 40 40 30 20 10 0")]
    public void Resolve_Korus_GivesTheAnnexRates(string category, decimal baseRate, string rates)
        => Assert.Equal(D(rates), KnownStagingRules.Korus.Resolve(category, P(baseRate)).Rates);

    [Theory]
    [InlineData("E", 20, "20 20 20 20 20 20 18.3 16.7 15 13.4 10.7 8 5.3 2.6 0")]
    [InlineData("F", 15, "15 15 15 15 15 15 15 15 15 15 13.5 12 10.5 9 7.5 6 4.5 3 1.5 0")]
    [InlineData("B", 10, "8 6 4 2 0")]
    [InlineData("H", 10, "10")]
    public void Resolve_CaftaDr_GivesTheAnnexRates(string category, decimal baseRate, string rates)
        => Assert.Equal(D(rates), KnownStagingRules.CaftaDr.Resolve(category, P(baseRate)).Rates);

    // Annex 2-B of the AUSFTA by letter: free at once; 4, 8, 10 and 18 equal annual stages; already free. Each base rate is chosen so that
    // a stage takes off a whole number of points.
    [Theory]
    [InlineData("A", 5, "0")]
    [InlineData("B", 20, "15 10 5 0")]
    [InlineData("C", 8, "7 6 5 4 3 2 1 0")]
    [InlineData("D", 10, "9 8 7 6 5 4 3 2 1 0")]
    [InlineData("E", 0, "0")]
    [InlineData("F", 18, "17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0")]
    public void Resolve_Ausfta_GivesTheAnnexRates(string category, decimal baseRate, string rates)
        => Assert.Equal(D(rates), KnownStagingRules.Ausfta.Resolve(category, P(baseRate)).Rates);

    // Annex 2-A of the EVFTA, Section A, paragraph 1. Clothing of 12 %: 3 points a year in B3, 2 in B5, 1.5 in B7.
    [Theory]
    [InlineData("A", 12, "0")]
    [InlineData("B3", 12, "9 6 3 0")]
    [InlineData("B5", 12, "10 8 6 4 2 0")]
    [InlineData("B7", 12, "10.5 9 7.5 6 4.5 3 1.5 0")]
    [InlineData("B9", 70, "63 56 49 42 35 28 21 14 7 0")]
    [InlineData("B10", 22, "20 18 16 14 12 10 8 6 4 2 0")]
    public void Resolve_Evfta_GivesTheAnnexRates(string category, decimal baseRate, string rates)
        => Assert.Equal(D(rates), KnownStagingRules.Evfta.Resolve(category, P(baseRate)).Rates);

    // AUSFTA: in force on 1 January 2005; B is free on 1 January 2008, C in 2012, D in 2014, F in 2022. EVFTA: in force on 1 August 2020,
    // so the first stage lasts five months; B3 is free on 1 January 2023, B5 in 2025, B7 in 2027.
    [Theory]
    [InlineData("AUSFTA", "2005-01-01", "B", 2008)]
    [InlineData("AUSFTA", "2005-01-01", "C", 2012)]
    [InlineData("AUSFTA", "2005-01-01", "D", 2014)]
    [InlineData("AUSFTA", "2005-01-01", "F", 2022)]
    [InlineData("EVFTA", "2020-08-01", "B3", 2023)]
    [InlineData("EVFTA", "2020-08-01", "B5", 2025)]
    [InlineData("EVFTA", "2020-08-01", "B7", 2027)]
    public void RateOn_LastStage_IsFreeOnTheFirstOfJanuaryOfItsYear(string agreement, string inForce, string category, int year)
    {
        StagingRules rules = KnownStagingRules.Get(agreement);
        LocalDate entry = NodaTime.Text.LocalDatePattern.Iso.Parse(inForce).Value, free = new(year, 1, 1);
        Assert.Equal(P(0), rules.RateOn(category, P(10), free, entry));
        Assert.NotEqual(P(0), rules.RateOn(category, P(10), free.PlusDays(-1), entry));
        Assert.Equal(P(10), rules.RateOn(category, P(10), entry.PlusDays(-1), entry));
    }

    [Fact]
    public void KnownStagingRules_Get_IsByNameInAnyCase()
    {
        Assert.Same(KnownStagingRules.Korus, KnownStagingRules.Get(KnownStagingRules.Korus.Agreement.ToUpperInvariant()));
        Assert.Throws<KeyNotFoundException>(() => KnownStagingRules.Get("no such agreement"));
    }

    [Fact]
    public void Resolve_TwelveStages_RoundsDownAsKorusDoes()
        => Assert.Equal(D("36.6 33.3 30.0 26.6 23.3 20.0 16.6 13.3 10.0 6.6 3.3 0"),
            new EqualStages(12).Resolve(40m, RoundingRule.DownToTenth).Rates);

    [Fact]
    public void Resolve_OracleFile_AllSequencesExactly()
    {
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(PublishedFigures.Path("staging.json")));
        int cases = 0;
        foreach (JsonElement one in oracle.RootElement.GetProperty("korus").GetProperty("cases").EnumerateArray())
        {
            var plan = new EqualStages(one.GetProperty("equalStages").GetInt32());
            decimal[] expected = [.. one.GetProperty("rates").EnumerateArray().Select(r => r.GetDecimal())];
            decimal baseRate = one.GetProperty("base").GetDecimal();
            bool cents = one.GetProperty("unit").GetString() == "cents/kg";
            RatePath path = cents
                ? plan.Resolve(baseRate / 100m, KnownStagingRules.Korus.Rounding, new(Currency.UsDollar, "kg"))
                : plan.Resolve(baseRate, KnownStagingRules.Korus.Rounding);
            Assert.Equal(expected, path.Over(plan.Years).Select(r => cents ? r * 100m : r));
            cases++;
        }
        Assert.Equal(5, cases);
    }

    [Fact]
    public void FindPath_DutyInCents_IsStagedInTenthsOfACent()
    {
        DutyPath path = KnownStagingRules.Korus.FindPath("D", Duty.Parse("4.4 cents/kg"))!;
        Assert.Equal(["3.5 cents/kg", "2.6 cents/kg", "1.7 cents/kg", "0.8 cents/kg", "Free"], path.Duties.Select(d => d.ToString()));
        Assert.Equal(Duty.Parse("4.4 cents/kg"), path.DutyIn(0));
        Assert.Null(KnownStagingRules.Korus.FindPath("D", Duty.Parse("The rate applicable to each garment")));
    }

    [Theory]
    [InlineData("$1.104/kg + 14.9%", "73.6 cents/kg + 9.9%", "36.8 cents/kg + 4.9%", "Free")]
    [InlineData("243% or 1,864 won/kg, whichever is the greater", "162% or 1242 won/kg, whichever is the greater",
        "81% or 621 won/kg, whichever is the greater", "Free")]
    [InlineData("5% but not less than 0.1 cents/kg", "3.3%", "1.6%", "Free")]
    public void FindPath_CompoundAndMixed_StagesEveryNumber(string duty, string first, string second, string third)
        => Assert.Equal([first, second, third], KnownStagingRules.Korus.FindPath("C", Duty.Parse(duty))!.Duties.Select(d => d.ToString()));

    [Fact]
    public void FindPath_AdValoremPartOnly_KeepsTheSpecificPart()
    {
        StagingRules pafta = Rules(new StagingCategory("AU-R1", new AdValoremPartOnly(StagingPlan.Immediate)));
        Assert.Equal(Duty.Parse("AUD 12000/each"), pafta.FindPath("AU-R1", Duty.Parse("5% + AUD 12000/each"))!.DutyIn(1));
    }

    [Fact]
    public void Resolve_ListedRates_AreThoseOfTheAnnexAndAreNotRounded()
    {
        var plan = new YearlyRates([P(6.43m), P(3m), P(3m), P(0.25m)]);
        RatePath path = plan.Resolve(8m, RoundingRule.DownToTenth);
        Assert.Equal([6.43m, 3m, 3m, 0.25m], path.Rates);
        Assert.Equal((0.25m, null, 4), (path.Final, path.FreeFrom, plan.Years));
        Assert.Equal("listed rates by year: 6.43% 3% 3% 0.25%", plan.ToString());
        // A rate above the base rate would be no concession.
        Assert.Equal([5m, 3m, 3m, 0.25m], plan.Resolve(5m, RoundingRule.Exact).Rates);
        Assert.Equal(4, new YearlyRates([P(3m), P(2m), P(1m), P(0m)]).Resolve(8m, RoundingRule.Exact).FreeFrom);
        Assert.Equal(
            "6.43% + 4.4 cents/kg", plan.FindPath(Duty.Parse("8% + 4.4 cents/kg"), RoundingRule.Exact)!.DutyIn(1).ToString());
        Assert.ThrowsAny<ArgumentException>(() => new YearlyRates([]));
        Assert.ThrowsAny<ArgumentException>(() => new YearlyRates([P(-1m)]));
        Assert.ThrowsAny<ArgumentException>(() => new YearlyRates([P(1_000_001m)]));
        Assert.ThrowsAny<ArgumentException>(() => new YearlyRates(Enumerable.Repeat(P(1m), 101).ToValueList()));
    }

    [Fact]
    public void Listed_DutiesOfAnyKind_AreThePath()
    {
        DutyPath path = DutyPath.Listed(
            Duty.Parse("4.4 cents/kg"), [Duty.Parse("3.5 cents/kg"), Duty.Parse("1%"), Duty.Free, Duty.Free]);
        Assert.Equal(["4.4 cents/kg", "3.5 cents/kg", "1%", "Free", "Free"], Enumerable.Range(0, 5).Select(y => path.DutyIn(y).ToString()));
        Assert.Equal((3, true), (path.Duties.Count, path.IsCommitted));
        Assert.ThrowsAny<ArgumentException>(() => DutyPath.Listed(Duty.Free, []));
        Assert.ThrowsAny<ArgumentException>(() => DutyPath.Listed(Duty.Free, [Duty.Parse("see note")]));
        Assert.ThrowsAny<ArgumentException>(() => DutyPath.Listed(Duty.Parse("see note"), [Duty.Free]));
    }

    [Fact]
    public void Resolve_CutToFloor_ReachesTheFloorAndHolds()
    {
        RatePath path = new CutTo(P(130.05m), 4).Resolve(200m, RoundingRule.DownToTenth);
        Assert.Equal(D("182.5 165 147.5 130.05"), path.Rates);
        Assert.Equal(130.05m, path.RateIn(99));
        Assert.Null(path.FreeFrom);
        Assert.Equal(RatePath.Held(5m), new CutTo(P(8m), 3).Resolve(5m, RoundingRule.DownToTenth));
    }

    [Fact]
    public void Resolve_PartialCut_IsHeldAfterwards()
    {
        RatePath path = new EqualStages(10, totalCut: P(50m)).Resolve(8m, RoundingRule.DownToTenth);
        Assert.Equal(D("7.6 7.2 6.8 6.4 6 5.6 5.2 4.8 4.4 4"), path.Rates);
        Assert.Equal(4m, path.Final);
    }

    [Fact]
    public void Resolve_NearestTenth_DiffersFromDown()
    {
        Assert.Equal(D("2.8 1.4 0"), new EqualStages(3).Resolve(4.2m, RoundingRule.NearestTenth).Rates);
        Assert.Equal(D("3.6 2.4 1.2 0"), new EqualStages(4).Resolve(4.75m, RoundingRule.NearestTenth).Rates);
        Assert.Equal(D("3.5 2.3 1.1 0"), new EqualStages(4).Resolve(4.75m, RoundingRule.DownToTenth).Rates);
    }

    [Fact]
    public void RateOn_Korus_FollowsTheCalendar()
    {
        StagingRules korus = KnownStagingRules.Korus;
        decimal On(int year, int month, int day, decimal? mfn = null)
            => korus.RateOn("H", P(26.4m), new(year, month, day), KorusInForce, mfn is { } m ? P(m) : null).Value;
        Assert.Equal(26.4m, On(2012, 3, 14));
        Assert.Equal(24.6m, On(2012, 3, 15));
        Assert.Equal(24.6m, On(2012, 12, 31));
        Assert.Equal(22.8m, On(2013, 1, 1));
        Assert.Equal(1.7m, On(2025, 12, 31));
        Assert.Equal(0m, On(2026, 1, 1));
        Assert.Equal(20m, On(2013, 6, 1, mfn: 20m));
        Assert.Equal(22.8m, On(2013, 6, 1, mfn: 30m));
        Assert.Equal(30m, On(2012, 3, 1, mfn: 30m));
    }

    [Fact]
    public void RateOn_NoCommitment_IsMfn()
    {
        StagingRules cafta = KnownStagingRules.CaftaDr;
        Assert.Equal(P(7m), cafta.RateOn("H", P(10m), new(2010, 1, 1), new(2006, 3, 1), P(7m)));
        Assert.Equal(P(12m), cafta.RateOn("H", P(10m), new(2010, 1, 1), new(2006, 3, 1), P(12m)));
        Assert.False(cafta.Resolve("H", P(10m)).IsCommitted);
    }

    [Fact]
    public void RateOn_Seasons_FollowsTheSeasonOfTheDay()
    {
        StagingRules rules = Rules(new StagingCategory("S", new SeasonalPlan(
        [
            new(new AnnualDate(5, 1), new AnnualDate(10, 15), new EqualStages(17)),
            new(new AnnualDate(10, 16), new AnnualDate(4, 30), new CutTo(P(24m), 1)),
        ])));
        LocalDate inForce = new(2012, 3, 15);
        Assert.Equal(P(24m), rules.RateOn("S", P(45m), new(2012, 4, 30), inForce));
        Assert.Equal(P(42.3m), rules.RateOn("S", P(45m), new(2012, 5, 1), inForce));
        Assert.Equal(P(24m), rules.RateOn("S", P(45m), new(2012, 12, 1), inForce));
        Assert.Throws<InvalidOperationException>(() => rules.Resolve("S", P(45m)));
        Assert.Throws<ArgumentException>(() => new SeasonalPlan([new(new AnnualDate(5, 1), new AnnualDate(10, 15),
            StagingPlan.Immediate)]));
        Assert.Throws<ArgumentException>(() => new SeasonalPlan(
            [new(new AnnualDate(1, 1), new AnnualDate(12, 31), StagingPlan.Immediate),
                new(new AnnualDate(12, 31), new AnnualDate(12, 31), StagingPlan.Immediate)]));
    }

    [Theory]
    [InlineData("2012-03-14", 0, 0, 0)]
    [InlineData("2012-03-15", 1, 1, 0)]
    [InlineData("2012-04-01", 1, 1, 1)]
    [InlineData("2012-12-31", 1, 1, 1)]
    [InlineData("2013-01-01", 2, 1, 1)]
    [InlineData("2013-03-15", 2, 2, 1)]
    [InlineData("2013-04-01", 2, 2, 2)]
    [InlineData("2030-06-01", 19, 19, 19)]
    public void YearOn_Calendars_CountStageYears(string day, int january, int anniversary, int april)
    {
        LocalDate on = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        Assert.Equal(january, StageDates.FirstOfJanuary.YearOn(on, KorusInForce));
        Assert.Equal(anniversary, StageDates.Anniversaries.YearOn(on, KorusInForce));
        Assert.Equal(april, StageDates.EachYearOn(new AnnualDate(4, 1), firstCutAtEntry: false).YearOn(on, KorusInForce));
    }

    [Fact]
    public void YearOn_EntryOnTheStageDay_DoesNotCutTwice()
    {
        LocalDate newYear = new(2014, 1, 1);
        Assert.Equal(1, StageDates.FirstOfJanuary.YearOn(newYear, newYear));
        Assert.Equal(1, StageDates.EachYearOn(new AnnualDate(1, 1), firstCutAtEntry: false).YearOn(newYear, newYear));
        Assert.Equal(2, StageDates.FirstOfJanuary.YearOn(new(2015, 1, 1), newYear));
    }

    [Fact]
    public void RatePath_Repetitions_AreDropped()
    {
        Assert.Equal(new RatePath(5m, [3m, 0m]), new RatePath(5.0m, [3.00m, 0m, 0m, 0m]));
        Assert.Equal(2, new RatePath(5m, [3m, 0m, 0m]).FreeFrom);
        Assert.False(new RatePath(5m, [6m]).NeverRises);
    }

    [Fact]
    public void Constructors_BadArguments_AreRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new EqualStages(0));
        Assert.ThrowsAny<ArgumentException>(() => new EqualStages(101));
        Assert.ThrowsAny<ArgumentException>(() => new EqualStages(1, -1));
        Assert.ThrowsAny<ArgumentException>(() => new EqualStages(1, totalCut: P(101m)));
        Assert.ThrowsAny<ArgumentException>(() => new CutTo(P(-1m), 2));
        Assert.ThrowsAny<ArgumentException>(() => new CutsOfBase([]));
        Assert.ThrowsAny<ArgumentException>(() => new CutsOfBase([P(60m), P(50m)]));
        Assert.ThrowsAny<ArgumentException>(() => new CutsOfBase([P(-1m)]));
        Assert.ThrowsAny<ArgumentException>(() => new AdValoremPartOnly(new NoCommitment()));
        Assert.ThrowsAny<ArgumentException>(() => new RatePath(5m, []));
        Assert.ThrowsAny<ArgumentException>(() => new RatePath(-1m, [0m]));
        Assert.ThrowsAny<ArgumentException>(() => new RoundingRule(RoundingMode.Down, 0m));
        Assert.ThrowsAny<ArgumentException>(() => new RoundingRule((RoundingMode)7, 1m));
        Assert.ThrowsAny<ArgumentException>(() => Rules(new StagingCategory("A", StagingPlan.Immediate),
            new StagingCategory("A", StagingPlan.Immediate)));
        Assert.Throws<KeyNotFoundException>(() => KnownStagingRules.Korus.GetCategory("Z"));
    }

    [Property(Arbitrary = [typeof(StagingArbitraries)], MaxTest = 300)]
    public void Resolve_AnyPlan_NeverRisesNorFallsBelowItsFloor(StagingPlan plan, RoundingRule rounding, PositiveInt tenths)
    {
        decimal baseRate = tenths.Get / 10m;
        RatePath path = plan.Resolve(baseRate, rounding);
        decimal floor = plan switch
        {
            CutTo cut => Math.Min(cut.Rate.Value, baseRate),
            HeldAtBase or NoCommitment => baseRate,
            _ => 0m,
        };
        Assert.True(path.NeverRises, $"{plan} rises: {path}");
        Assert.All(path.Rates, rate => Assert.InRange(rate, floor, baseRate));
        Assert.InRange(path.LastStage, 0, plan.Years);
        if (plan is EqualStages { TotalCut.Value: 100m }) Assert.InRange(path.FreeFrom!.Value, 0, plan.Years);
    }

    [Property(Arbitrary = [typeof(StagingArbitraries)])]
    public bool YearOn_AnyDay_LiesBetweenTheFirstDaysOfItsYearAndTheNext(StageDates dates, int seed, PositiveInt after)
    {
        LocalDate entry = new LocalDate(2000, 1, 1).PlusDays(Math.Abs(seed % 20_000));
        LocalDate day = entry.PlusDays(after.Get % 20_000);
        int year = dates.YearOn(day, entry);
        return (year == 0 || dates.FirstDayOf(year, entry) <= day) && day < dates.FirstDayOf(year + 1, entry);
    }

    [Property(Arbitrary = [typeof(StagingArbitraries), typeof(DutyArbitraries)])]
    public bool FindPath_AnyComputableDuty_NeverCostsMoreThanBefore(StagingPlan plan, RoundingRule rounding, Duty duty)
    {
        StagingRules rules = new("Any", [new("X", plan)], StageDates.FirstOfJanuary, rounding);
        if (rules.FindPath("X", duty) is not { } path) return duty is TextDuty;
        UnitValue value = new(2m, Currency.UsDollar, "kg");
        Percentage? before = duty.AdValoremEquivalent(value);
        foreach (Duty one in path.Duties)
        {
            if (before is null) return true;
            Percentage? now = one.AdValoremEquivalent(value);
            if (!(now <= before)) return false;
            before = now;
        }
        return true;
    }

    private static StagingRules Rules(params StagingCategory[] categories)
        => new("Example", categories.ToValueList(), StageDates.FirstOfJanuary, RoundingRule.DownToTenth);
}

public static class StagingArbitraries
{
    private static readonly Gen<Percentage> Shares = from p in Gen.Choose(1, 1000) select new Percentage(p / 10m);

    public static Arbitrary<StagingPlan> Plans() => Gen.OneOf(
        from stages in Gen.Choose(1, 20) from hold in Gen.Choose(0, 10) select (StagingPlan)new EqualStages(stages, hold),
        from stages in Gen.Choose(1, 20) from cut in Shares select (StagingPlan)new EqualStages(stages, 0, cut),
        from stages in Gen.Choose(1, 20) from hold in Gen.Choose(0, 5) from to in Shares select (StagingPlan)new CutTo(to, stages, hold),
        from count in Gen.Choose(1, 20)
        from cuts in Gen.Choose(0,
            50).ListOf(count)
        select (StagingPlan)new CutsOfBase(cuts.Select(c => new Percentage(c / 10m)).ToValueList()),
        from count in Gen.Choose(1, 20)
        from rates in Shares.ListOf(count)
        select (StagingPlan)new YearlyRates(rates.OrderDescending().ToValueList()),
        Gen.Elements<StagingPlan>(new HeldAtBase(), new NoCommitment(), StagingPlan.Immediate)).ToArbitrary();

    public static Arbitrary<RoundingRule> Rounding() => Gen.Elements(
        RoundingRule.Exact, RoundingRule.DownToTenth, RoundingRule.NearestTenth, KnownStagingRules.Korus.Rounding,
            KnownStagingRules.CaftaDr.Rounding, new(RoundingMode.Nearest, 5m, 1m)).ToArbitrary();

    public static Arbitrary<StageDates> Dates() => Gen.Elements(
        StageDates.FirstOfJanuary, StageDates.Anniversaries, StageDates.EachYearOn(new AnnualDate(4, 1)),
            StageDates.EachYearOn(new AnnualDate(2, 29), false)).ToArbitrary();
}
