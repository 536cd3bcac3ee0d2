using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class TariffScheduleTests
{
    private static readonly PartyId Usa = new("USA");
    private static readonly PartyId Korea = new("KOR");

    private static TariffLine Line(string code, string? applied, decimal? trade = null, string? bound = null, string? korea = null,
        ProcessingStage? stage = null)
        => new(new(code), applied is null ? null : Duty.Parse(applied))
        {
            Bound = bound is null ? null : Duty.Parse(bound),
            Preferential = korea is null ? [] : [new(Korea, Duty.Parse(korea))],
            TradeValue = trade,
            Processing = stage,
        };

    private static TariffSchedule Schedule(params TariffLine[] lines) => new(Usa, HsEdition.Hs2022, lines, Currency.UsDollar);

    // Four ad valorem lines of 0, 4, 8 and 40 %, and one in words.
    private static readonly TariffSchedule Small = Schedule(
        Line("04061000", "40%", 100m, "50%", "30%", ProcessingStage.Processed),
        Line("01012100", "Free", 300m, "Free", "Free", ProcessingStage.Raw),
        Line("61032200", "The rate applicable to each garment", 50m),
        Line("01022940", "4%", 100m, "10%", "Free", ProcessingStage.Raw),
        Line("02011005", "8%", null, null, null, ProcessingStage.SemiProcessed));

    [Fact]
    public void Indicators_SmallSchedule_AreThoseByHand()
    {
        TariffIndicators all = Small.Indicators();
        Assert.Equal((5, 4, 1), (all.Lines, all.Computable, all.NotComputable));
        Assert.Equal(13.0, all.SimpleMean!.Value, 1e-12);
        Assert.Equal((0 * 300.0 + 4 * 100 + 40 * 100) / 500, all.TradeWeightedMean!.Value, 1e-12);
        Assert.Equal(0.25, all.ShareFree);
        Assert.Equal(0.25, all.ShareInternationalPeaks);
        Assert.Equal(0.25, all.ShareDomesticPeaks);
        Assert.Equal(40, all.Max);
        Assert.Equal(Math.Sqrt((169 + 81 + 25 + 729) / 4.0), all.StandardDeviation!.Value, 1e-12);
        Assert.Equal(all.StandardDeviation!.Value / 13, all.CoefficientOfVariation!.Value, 1e-12);
    }

    // Four lines are summed at a time, and the rest one by one: 1 to 9 lines have every rest, with and without fours.
    [Property(MaxTest = 40)]
    public void Indicators_OneToNineLines_AreTheNaiveSums(ulong seed)
    {
        var random = new Xoshiro256(seed);
        for (int count = 1; count <= 9; count++)
        {
            double[] rates = new double[count], trade = new double[count];
            for (int i = 0; i < count; i++)
            {
                rates[i] = new double[] { 0, 0, 1 + random.Next(14), 15, 15.5 + random.Next(40), 200 }[random.Next(6)];
                trade[i] = random.Next(4) == 0 ? 0 : 1 + random.Next(500);
            }
            var indicators = TariffIndicators.Of(count + 2, rates, trade);
            double mean = rates.Sum() / count, variance = rates.Sum(r => (r - mean) * (r - mean)) / count;
            Assert.Equal((count + 2, count, 2), (indicators.Lines, indicators.Computable, indicators.NotComputable));
            Assert.Equal(mean, indicators.SimpleMean!.Value, 1e-9);
            double weighted = rates.Zip(trade, (r, t) => r * t).Sum() / trade.Sum();
            if (trade.Sum() > 0) Assert.Equal(weighted, indicators.TradeWeightedMean!.Value, 1e-9);
            else Assert.Null(indicators.TradeWeightedMean);
            Assert.Equal(
                (rates.Max(), rates.Count(r => r == 0), rates.Count(r => r > 15), rates.Count(r => r > 3 * mean)),
                (indicators.Max!.Value, indicators.FreeLines, indicators.InternationalPeakLines, indicators.DomesticPeakLines));
            Assert.Equal(Math.Sqrt(variance), indicators.StandardDeviation!.Value, 1e-9);
        }
        Assert.Throws<ArgumentException>("trade", () => TariffIndicators.Of(2, [1, 2], [1]));
    }

    [Fact]
    public void TariffIndicators_ToString_NamesLinesMeanFreeAndHighest()
        => Assert.Equal("4 of 5 lines, mean 13%, 1 free, at most 40%", Small.Indicators().ToString());

    [Fact]
    public void Indicators_NothingComputable_HaveNoMean()
    {
        TariffIndicators none = Schedule(Line("01", null)).Indicators();
        Assert.Equal((1, 0), (none.Lines, none.Computable));
        Assert.Null(none.SimpleMean);
        Assert.Null(none.ShareFree);
        Assert.Null(none.Max);
        TariffIndicators untraded = Schedule(Line("01", "5%")).Indicators();
        Assert.Null(untraded.TradeWeightedMean);
        Assert.Equal(5, untraded.SimpleMean);
    }

    [Fact]
    public void Indicators_SpecificDutyWithUnitValue_UsesItsEquivalent()
    {
        TariffLine beef = Line("02011005", "4.4 cents/kg") with { UnitValue = new(2m, Currency.UsDollar, "kg") };
        Assert.Equal(2.2, Schedule(beef).Indicators().SimpleMean!.Value, 1e-12);
        Assert.Equal(0, Schedule(beef with { UnitValue = null }).Indicators().Computable);
    }

    [Fact]
    public void BindingOverhang_BoundLines_IsTheWater()
    {
        BindingOverhang water = Small.BindingOverhang();
        Assert.Equal((3, 3, 0.6), (water.BoundLines, water.Compared, water.ShareBound));
        Assert.Equal((10 + 0 + 6) / 3.0, water.Mean!.Value, 1e-12);
        Assert.Equal((10 * 100 + 6 * 100) / 500.0, water.TradeWeightedMean!.Value, 1e-12);
    }

    [Fact]
    public void BindingOverhang_NoBoundLine_IsUnknown()
    {
        BindingOverhang water = Schedule(Line("01", "5%", 100m)).BindingOverhang();
        Assert.Equal((1, 0, 0), (water.Lines, water.BoundLines, water.Compared));
        Assert.Null(water.Mean);
        Assert.Null(water.TradeWeightedMean);
    }

    [Fact]
    public void PreferenceMargin_Partner_IsTheSaving()
    {
        PreferenceMargin margin = Small.PreferenceMargin(Korea);
        Assert.Equal((4, 2), (margin.Compared, margin.Preferred));
        Assert.Equal((10 + 4) / 4.0, margin.Mean!.Value, 1e-12);
        Assert.Equal(0, Small.PreferenceMargin(new("GBR")).Mean);
        Assert.Equal(Small.Indicators(), Small.Indicators(new PartyId("GBR")));
    }

    [Fact]
    public void Escalation_ByStage_RisesWithProcessing()
    {
        TariffEscalation escalation = Small.Escalation();
        Assert.Equal((2.0, 8.0, 40.0, 38.0),
            (escalation.Raw!.Value, escalation.SemiProcessed!.Value, escalation.Processed!.Value, escalation.Points!.Value));
        Assert.Null(Schedule(Line("01", "5%")).Escalation().Points);
    }

    [Fact]
    public void Escalation_LinesWithoutAStageOrARate_AreLeftOut()
    {
        TariffEscalation escalation = Schedule(
            Line("01012100", "2%", stage: ProcessingStage.Raw),
            Line("02011005", "90%"),
            Line("61032200", "The rate applicable to each garment", stage: ProcessingStage.Raw)).Escalation();
        Assert.Equal((1, 2.0), (escalation.Lines, escalation.Raw!.Value));
        Assert.Null(escalation.SemiProcessed);
        Assert.Null(escalation.Processed);
    }

    [Fact]
    public void Liberalisation_Partner_CountsLinesAndTrade()
    {
        Liberalisation free = Small.Liberalisation(Korea);
        // Of five lines two are promised free, of which one was so already.
        Assert.Equal((5, 2, 2, 1), (free.Lines, free.LinesFree, free.LinesPromisedFree, free.LinesNewlyFree));
        Assert.Equal((0.4, 0.4, 0.2), (free.ShareOfLinesFree, free.ShareOfLinesPromisedFree, free.ShareOfLinesNewlyFree));
        Assert.Equal((550m, 400m, 400m, 100m, 1),
            (free.Trade, free.TradeFree, free.TradePromisedFree, free.TradeNewlyFree, free.LinesWithoutTrade));
        Assert.Equal(400.0 / 550, free.ShareOfTradeFree!.Value, 1e-12);
        Assert.Equal(100.0 / 550, free.ShareOfTradeNewlyFree!.Value, 1e-12);
        Liberalisation none = Small.Liberalisation(new("GBR"));
        Assert.Equal((1, 0, 0, 300m), (none.LinesFree, none.LinesPromisedFree, none.LinesNewlyFree, none.TradeFree));
    }

    [Fact]
    public void StagedSchedule_Korus_LiberalisesYearByYear()
    {
        StagedSchedule staged = StagedSchedule.Resolve(Small, KnownStagingRules.Korus,
            code => code.Chapter switch { 1 => "A", 2 => "D", 4 => "G", _ => "B" });
        Assert.Equal(10, staged.Years);
        Assert.Equal([0, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5],
            Enumerable.Range(0, 12).Select(y => staged.LiberalisationIn(y).LinesPromisedFree));
        Assert.Equal([1, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5], Enumerable.Range(0, 12).Select(y => staged.LiberalisationIn(y).LinesFree));
        Assert.Equal([0, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4], Enumerable.Range(0, 12).Select(y => staged.LiberalisationIn(y).LinesNewlyFree));
        Assert.Equal(Duty.Parse("36%"), staged.DutyAt(Small.IndexOf(new("04061000")), 1));
        Assert.Null(staged.DutyAt(Small.IndexOf(new("61032200")), 1));
        Assert.Equal(Duty.Free, staged.DutyAt(Small.IndexOf(new("61032200")), 2));
        Assert.Equal(0, staged.IndicatorsIn(10).SimpleMean);
        Assert.Equal(Small.Indicators(), staged.IndicatorsIn(0));
        Assert.Equal(1.0, staged.LiberalisationOn(new(2021, 1, 1), new(2012, 3, 15)).ShareOfLinesPromisedFree);
        Assert.Equal(4, staged.LiberalisationOn(new(2020, 12, 31), new(2012, 3, 15)).LinesPromisedFree);
    }

    // Garments have a duty in words, which is known only once it is free, in year 2. They must not lower the mean of that year.
    [Fact]
    public void StagedSchedule_Indicators_CoverTheSameLinesInEveryYear()
    {
        TariffSchedule schedule = Schedule(Line("01", "30%"), Line("02", "The rate applicable to each garment"), Line("03", "9%"));
        StagedSchedule staged = StagedSchedule.Resolve(
            schedule, code => code.Chapter == 2 ? new EqualStages(2) : new EqualStages(3), RoundingRule.Exact, StageDates.Anniversaries);
        Assert.Equal([2, 2, 2, 2, 2], Enumerable.Range(0, 5).Select(year => staged.IndicatorsIn(year).Computable));
        Assert.Equal(
            [19.5, 13.0, 6.5, 0.0, 0.0],
            Enumerable.Range(0, 5).Select(year => Math.Round(staged.IndicatorsIn(year).SimpleMean!.Value, 9)));
        Assert.Equal(1, staged.LiberalisationIn(2).LinesFree);
    }

    [Fact]
    public void StagedSchedule_BeforeYearOne_HasTheAppliedDuty()
    {
        TariffSchedule schedule = Schedule(Line("01", "25%") with { Base = Duty.Parse("40%") });
        StagedSchedule staged = StagedSchedule.Resolve(schedule, _ => new EqualStages(4), RoundingRule.Exact, StageDates.Anniversaries);
        Assert.Equal(["25%", "30%", "20%", "10%", "Free"], Enumerable.Range(0, 5).Select(year => staged.DutyAt(0, year)!.ToString()));
        // If the applied duty is not known, the base duty counts.
        StagedSchedule unknown = StagedSchedule.Resolve(
            Schedule(Line("01", null) with { Base = Duty.Parse("40%") }), _ => new EqualStages(4), RoundingRule.Exact,
            StageDates.Anniversaries);
        Assert.Equal(["40%", "30%"], Enumerable.Range(0, 2).Select(year => unknown.DutyAt(0, year)!.ToString()));
    }

    [Fact]
    public void TariffLine_ToString_IsItsCodeAndAppliedDuty()
    {
        TariffLine butter = Line("04051000", "40%"), horses = Line("01012100", null);
        Assert.Equal(butter.Code + ": 40%", butter.ToString());
        Assert.Equal(horses.Code + ": applied duty not known", horses.ToString());
    }

    // Both views of one offer have one mean in each year.
    [Fact]
    public void StagedSchedule_Indicators_AreThoseOfAScheduleScale()
    {
        var offer = new ScheduleOffer(TariffOffer.Eliminate(4));
        var scale = new ScheduleScale(Small, horizon: 6);
        StagedSchedule staged = StagedSchedule.Resolve(Small, _ => new EqualStages(4), RoundingRule.Exact, StageDates.Anniversaries);
        for (int year = 0; year <= 5; year++)
        {
            TariffIndicators one = scale.IndicatorsIn(offer, year), other = staged.IndicatorsIn(year);
            Assert.Equal((one.Lines, one.Computable, one.FreeLines), (other.Lines, other.Computable, other.FreeLines));
            Assert.Equal(one.SimpleMean!.Value, other.SimpleMean!.Value, 1e-9);
        }
    }

    [Fact]
    public void StagedSchedule_Excluded_IsNeverPromised()
    {
        StagedSchedule staged = StagedSchedule.Resolve(Small, KnownStagingRules.CaftaDr, _ => "H");
        Assert.Equal((0, 1), (staged.LiberalisationIn(50).LinesPromisedFree, staged.LiberalisationIn(50).LinesFree));
        Assert.Throws<KeyNotFoundException>(() => StagedSchedule.Resolve(Small, KnownStagingRules.CaftaDr, _ => "Z"));
    }

    [Fact]
    public void Find_CodesAndPrefixes_AreSorted()
    {
        Assert.Equal("01012100", Small[0].Code.ToString());
        Assert.Equal(0..2, Small.Beneath(new("01")));
        Assert.Equal(3..4, Small.Beneath(new("0406")));
        Assert.Equal(5..5, Small.Beneath(new("99")));
        Assert.Equal(Duty.Parse("8%"), Small.Find(new("02011005"))!.Applied);
        Assert.Null(Small.Find(new("0201")));
        Assert.Equal(Small.Find(new("02011005")), Small.Get(new("02011005")));
        Assert.Throws<KeyNotFoundException>(() => Small.Get(new("0201")));
    }

    [Fact]
    public void Constructor_BadLines_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Schedule(Line("0101", "5%"), Line("0101", "6%")));
        Assert.Throws<ArgumentException>(() => Schedule(Line("0101", "5%"), Line("010121", "6%")));
        Assert.Throws<ArgumentException>(() => new TariffSchedule(Usa, HsEdition.Hs2022, [Line("0101", "5%", 10m)]));
        Assert.Throws<ArgumentException>(() => new TariffSchedule(Korea, HsEdition.Hs2022, [Line("0101", "5%", korea: "Free")]));
        Assert.ThrowsAny<ArgumentException>(() => new TariffSchedule(Usa, default, []));
        Assert.ThrowsAny<ArgumentException>(() => Line("0101", "5%", -1m));
        Assert.ThrowsAny<ArgumentException>(() => new TariffLine(default));
        Assert.ThrowsAny<ArgumentException>(() => Small.Beneath(default));
    }

    [Property(Arbitrary = [typeof(ScheduleArbitraries)])]
    public void Indicators_AnySchedule_LieInTheirRangesInAnyOrder(TariffLine[] lines, int seed)
    {
        var schedule = new TariffSchedule(Usa, HsEdition.Hs2022, lines, Currency.UsDollar);
        TariffLine[] shuffled = [.. lines.OrderBy(l => unchecked((l.GetHashCode() * 31) ^ seed))];
        var other = new TariffSchedule(Usa, HsEdition.Hs2022, shuffled, Currency.UsDollar);
        TariffIndicators i = schedule.Indicators();
        Liberalisation free = schedule.Liberalisation(Korea);
        Assert.Equal(schedule, other);
        Assert.Equal(schedule.GetHashCode(), other.GetHashCode());
        Assert.Equal(i, other.Indicators());
        Assert.Equal(schedule.BindingOverhang(), other.BindingOverhang());
        Assert.Equal(free, other.Liberalisation(Korea));
        Assert.Equal(lines.OrderBy(l => l.Code), schedule);
        Assert.Equal(lines.Length, i.Computable + i.NotComputable);
        if (i.Computable > 0)
        {
            Assert.InRange(i.SimpleMean!.Value, 0, i.Max!.Value);
            Assert.InRange(i.StandardDeviation!.Value, 0, i.Max.Value);
            Assert.InRange(i.ShareFree!.Value, 0, 1);
            Assert.InRange(i.ShareInternationalPeaks!.Value, 0, 1);
            Assert.InRange(i.ShareDomesticPeaks!.Value, 0, 1.0 / 3);
        }
        if (i.TradeWeightedMean is { } mean) Assert.InRange(mean, 0, i.Max!.Value);
        if (free.ShareOfLinesFree is { } ofLines) Assert.InRange(ofLines, 0, 1);
        if (free.ShareOfTradeFree is { } ofTrade) Assert.InRange(ofTrade, 0, 1);
        Assert.InRange(free.LinesPromisedFree, free.LinesNewlyFree, free.LinesFree);
        Assert.InRange(free.TradePromisedFree, free.TradeNewlyFree, free.TradeFree);
        if (schedule.PreferenceMargin(Korea).Mean is { } margin) Assert.InRange(margin, 0, double.MaxValue);
    }

    /// <summary>
    /// The World Tariff Profiles count rates above 15 % and above three times the simple mean; the limits themselves are none.
    /// </summary>
    [Theory]
    [InlineData("15%", 0)]
    [InlineData("15.01%", 1)]
    public void InternationalPeaks_AreAbove15Percent(string duty, int peaks)
        => Assert.Equal(peaks, Schedule(Line("01", duty), Line("02", "Free")).Indicators().InternationalPeakLines);

    [Theory]
    [InlineData(2, 0)] // 9 % beside two free lines: the mean is 3 %
    [InlineData(3, 1)] // beside three: the mean is 2.25 %
    public void DomesticPeaks_AreAboveThreeTimesTheMean(int free, int peaks)
    {
        TariffLine[] lines = [Line("01", "9%"), .. Enumerable.Range(2, free).Select(n => Line($"0{n}", "Free"))];
        Assert.Equal(peaks, Schedule(lines).Indicators().DomesticPeakLines);
    }

    [Theory]
    [InlineData("0%", 1)]
    [InlineData("0.01%", 0)]
    public void FreeLines_AreThoseAtZero(string duty, int free)
        => Assert.Equal(free, Schedule(Line("01", duty)).Indicators().FreeLines);

    [Property(Arbitrary = [typeof(ScheduleArbitraries)])]
    public bool LiberalisationIn_LaterYears_NeverShrinks(TariffLine[] lines, PositiveInt pick)
    {
        var schedule = new TariffSchedule(Usa, HsEdition.Hs2022, lines, Currency.UsDollar);
        string[] codes = [.. KnownStagingRules.Korus.Categories.Select(c => c.Code)];
        StagedSchedule staged = StagedSchedule.Resolve(schedule, KnownStagingRules.Korus,
            code => codes[(code.Chapter + pick.Get) % codes.Length]);
        int before = 0;
        for (int year = 0; year <= 16; year++)
        {
            Liberalisation now = staged.LiberalisationIn(year);
            if (now.LinesPromisedFree < before) return false;
            before = now.LinesPromisedFree;
        }
        return true;
    }

    [Fact]
    public void Schedule_RealFile_IndicatorsAreThoseOfTheOracle()
    {
        var schedule = new TariffSchedule(Usa, HsEdition.Hs2022, RealFiles.Usitc()
            .Where(row => new HsCode(row["hts8"]).Chapter < 98)
            .Select(row => new TariffLine(new(row["hts8"]), Duty.Parse(row["mfn_text_rate"]))));
        TariffIndicators indicators = schedule.Indicators();
        Assert.Equal((11414, 10179), (indicators.Lines, indicators.Computable));
        Assert.Equal(4.2421308576, indicators.SimpleMean!.Value, 1e-10);
        Assert.Equal((350.0, 376, 4315), (indicators.Max!.Value, indicators.InternationalPeakLines, indicators.FreeLines));
    }
}

public static class ScheduleArbitraries
{
    public static Arbitrary<TariffLine[]> Lines() => (
        from count in Gen.Choose(0, 30)
        from codes in Gen.Choose(0, 9_999).ListOf(count)
        from duties in DutyArbitraries.Any.ListOf(count)
        from bounds in DutyArbitraries.Any.ListOf(count)
        from trade in Gen.Choose(-1_000, 100_000).ListOf(count)
        select codes.Distinct().Select((code, i) => new TariffLine(new($"{1 + (code % 9):D2}{code:D6}"), duties[i])
        {
            Bound = trade[i] % 2 == 0 ? bounds[i] : null,
            Preferential = trade[i] % 3 == 0 ? [new(new PartyId("KOR"), Duty.Free)] : [],
            TradeValue = trade[i] < 0 ? null : trade[i] / 10m,
            UnitValue = trade[i] % 5 == 0 ? new(2m, Currency.UsDollar, "kg") : null,
        }).ToArray()).ToArbitrary();
}
