using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Tests.Issues;

public sealed class ScheduleScaleTests
{
    private static readonly PartyId Importer = new("USA");

    private static TariffLine Line(string code, decimal percent, decimal? trade = null)
        => new(new HsCode(code), percent == 0m ? Duty.Free : new AdValoremDuty(new Percentage(percent))) { TradeValue = trade };

    private static ScheduleScale Scale(int horizon, params TariffLine[] lines)
        => new(new TariffSchedule(Importer, HsEdition.Hs2022, lines, Currency.UsDollar), horizon);

    [Fact]
    public void Distance_TwoLinesWeightedByTrade_IsTheWeightedMeanOfThePathDistances()
    {
        ScheduleScale scale = Scale(4, Line("01012100", 10m, 300m), Line("02011000", 20m, 100m), Line("03011100", 0m, 50m));
        var keep = new ScheduleOffer(TariffOffer.Exclude());
        // The first line is free at once and the second in two stages: the areas are 4/4 and (1/2 + 3)/4 of the ceilings.
        var cut = new ScheduleOffer(TariffOffer.Eliminate(), [new(new HsCode("02"), TariffOffer.Eliminate(2))]);

        Assert.Equal((0.75 * 1) + (0.25 * 0.875), scale.Distance(keep, cut), 1e-12);
        Assert.Equal((2, 1, 0, true), (scale.Compared, scale.AlreadyFree, scale.NotComputable, scale.IsTradeWeighted));
    }

    [Fact]
    public void Distance_NoTradeKnown_IsTheUnweightedMean()
    {
        ScheduleScale scale = Scale(2, Line("01012100", 10m), Line("02011000", 20m));
        var first = new ScheduleOffer(TariffOffer.Exclude(), [new(new HsCode("0101"), TariffOffer.Eliminate())]);

        Assert.Equal(0.5, scale.Distance(new ScheduleOffer(TariffOffer.Exclude()), first), 1e-12);
        Assert.Equal((2, false), (scale.Compared, scale.IsTradeWeighted));
    }

    [Fact]
    public void Distance_LineWhoseTradeIsUnknown_HasNoWeightIfAnotherLinesTradeIsKnown()
    {
        // A case that FsCheck drew. The second line has all the trade, so only its path counts. The late offer holds the rate for six
        // years, halves it in the seventh and is free in the last two: 2.5 years of 9.
        ScheduleScale scale = Scale(9, Line("01012300", 60m), Line("14011000", 27.8m, 121m));
        var capped = new ScheduleOffer(TariffOffer.To(30m, 4), [new(new HsCode("01"), TariffOffer.Exclude())]);
        var excluded = new ScheduleOffer(TariffOffer.Exclude());
        var late = new ScheduleOffer(TariffOffer.By(new EqualStages(2, holdYears: 6)));

        Assert.Equal(0.0, scale.Distance(capped, excluded));
        Assert.Equal(2.5 / 9, scale.Distance(excluded, late), 1e-15);
        Assert.Equal(scale.Distance(capped, late), scale.Distance(late, excluded));
    }

    [Fact]
    public void TermsOf_SeveralPrefixes_TheLongestDecides()
    {
        var offer = new ScheduleOffer(
            TariffOffer.Eliminate(),
            [new(new HsCode("04"), TariffOffer.Exclude()), new(new HsCode("0406"), TariffOffer.To(5m, 3))]);

        Assert.Equal(TariffOffer.To(5m, 3), offer.TermsOf(new("04061000")));
        Assert.Equal(TariffOffer.Exclude(), offer.TermsOf(new("04021000")));
        Assert.Equal(TariffOffer.Eliminate(), offer.TermsOf(new("05010000")));
    }

    [Fact]
    public void RatesIn_FinalRateAboveABaseRate_KeepsTheBaseRate()
    {
        ScheduleScale scale = Scale(5, Line("01012100", 3m), Line("02011000", 20m));

        Assert.Equal([3.0, 8.0], scale.RatesIn(new(TariffOffer.To(8m)), 1));
    }

    [Fact]
    public void LiberalisationIn_YearByYear_CountsPromisedLinesAndTrade()
    {
        ScheduleScale scale = Scale(
            6, Line("01012100", 10m, 300m), Line("02011000", 20m, 100m), Line("03011100", 0m, 100m), Line("04011000", 30m, 500m));
        var offer = new ScheduleOffer(
            TariffOffer.Eliminate(),
            [new(new HsCode("02"), TariffOffer.Eliminate(3)), new(new HsCode("04"), TariffOffer.Exclude())]);

        Liberalisation none = scale.LiberalisationIn(offer, 0);
        Liberalisation first = scale.LiberalisationIn(offer, 1);
        Liberalisation third = scale.LiberalisationIn(offer, 3);

        // Before entry into force, one line of four with a tenth of the trade is free to all. The offer promises it too, but it is not
        // newly free.
        Assert.Equal((0.25, 0.1, 0), (none.ShareOfLinesFree!.Value, none.ShareOfTradeFree!.Value, none.LinesPromisedFree));
        Assert.Equal((0.5, 0.4), (first.ShareOfLinesFree!.Value, first.ShareOfTradeFree!.Value));
        Assert.Equal((0.25, 0.3), (first.ShareOfLinesNewlyFree!.Value, first.ShareOfTradeNewlyFree!.Value));
        Assert.Equal((0.75, 0.5, 3), (third.ShareOfLinesFree!.Value, third.ShareOfTradePromisedFree!.Value, third.LinesPromisedFree));
    }

    [Fact]
    public void ExcessByChapter_Chapters_AddUpToTheGap()
    {
        ScheduleScale scale = Scale(7, Line("01012100", 10m, 5m), Line("01013000", 12m, 1m), Line("02011000", 20m, 4m));
        var offer = new ScheduleOffer(TariffOffer.Eliminate(5));
        var request = new ScheduleOffer(TariffOffer.Eliminate());

        ValueMap<HsCode, double> chapters = scale.ExcessByChapter(offer, request);

        Assert.Equal(["01", "02"], chapters.Select(c => c.Key.ToString()));
        Assert.Equal(scale.Gap(offer, Direction.Higher, request, Direction.Lower), chapters.Sum(c => c.Value), 1e-12);
    }

    [Fact]
    public void Differences_TwoOffers_AreTheLinesWithOtherTerms()
    {
        ScheduleScale scale = Scale(4, Line("01012100", 10m, 5m), Line("02011000", 20m, 4m));
        var second = new ScheduleOffer(TariffOffer.Eliminate(), [new(new HsCode("02"), TariffOffer.Exclude())]);

        ScheduleDifference only = Assert.Single(scale.Differences(new(TariffOffer.Eliminate()), second));

        Assert.Equal((new HsCode("02011000"), new Percentage(20m), 1.0), (only.Code, only.BaseRate, only.Distance));
    }

    [Theory]
    [InlineData("99", 1, "the schedule has no line under '99'")]
    [InlineData("01", 9, "9 stages do not end within the horizon")]
    public void Contains_OfferOffTheScale_IsRefused(string prefix, int stages, string reason)
    {
        ScheduleScale scale = Scale(5, Line("01012100", 10m));
        var offer = new ScheduleOffer(TariffOffer.Eliminate(), [new(new HsCode(prefix), TariffOffer.Eliminate(stages))]);

        Assert.DoesNotContain(offer, new[] { offer }.Where(scale.Contains));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => scale.Distance(offer, offer));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scale_NothingToNegotiate_IsRefused()
        => Assert.Throws<ArgumentException>(() => Scale(5, Line("01012100", 0m)));

    private static ScheduleScale WithAdditional(decimal additional, string duty, int horizon = 4, UnitValue? value = null)
        => new(
            new TariffSchedule(
                Importer, HsEdition.Hs2022, [new(new HsCode("01012100"), Duty.Parse(duty)) { UnitValue = value }], Currency.UsDollar),
            horizon,
            new Percentage(additional));

    [Theory]
    [InlineData("5%", 25)]
    [InlineData("Free", 25)]
    [InlineData("5%", 0)]
    public void Distance_AdditionalDutyOnTop_ExcludedAgainstFreeIsTheWholeScale(string duty, int additional)
        => Assert.Equal(
            1.0,
            WithAdditional(additional, duty).Distance(new ScheduleOffer(TariffOffer.Exclude()), new ScheduleOffer(TariffOffer.Eliminate())),
            1e-15);

    [Fact]
    public void RatesIn_AdditionalDutyOnTop_FallsWithTheBaseRate()
    {
        ScheduleScale scale = WithAdditional(25m, "5%");

        Assert.Equal([30.0, 30.0], new[] { 0, 3 }.Select(year => scale.RatesIn(new(TariffOffer.Exclude()), year)[0]));
        Assert.Equal([30.0, 20.0, 10.0, 0.0], new[] { 0, 1, 2, 3 }.Select(year => scale.RatesIn(new(TariffOffer.Eliminate(3)), year)[0]));
        // A final rate caps the sum of the base rate and the additional duty at 15 %.
        Assert.Equal(15.0, scale.RatesIn(new(TariffOffer.To(15m)), 1)[0]);
        Assert.Equal(0.5, scale.Distance(new ScheduleOffer(TariffOffer.To(15m)), new ScheduleOffer(TariffOffer.Exclude())), 1e-15);
    }

    [Fact]
    public void LiberalisationIn_AdditionalDutyOnAFreeLine_IsNotFreeUntilItIsPromised()
    {
        ScheduleScale scale = WithAdditional(25m, "Free");
        var offer = new ScheduleOffer(TariffOffer.Eliminate(2));

        Assert.Equal([0, 0, 1], new[] { 0, 1, 2 }.Select(year => scale.LiberalisationIn(offer, year).LinesFree));
        Assert.Equal(1, scale.LiberalisationIn(offer, 2).LinesNewlyFree);
    }

    [Fact]
    public void Differences_AdditionalDutyOnTop_StartFromTheSum()
    {
        ScheduleScale scale = WithAdditional(25m, "5%");

        ScheduleDifference only = Assert.Single(scale.Differences(new(TariffOffer.Exclude()), new(TariffOffer.Eliminate())));

        Assert.Equal((new Percentage(30m), 1.0), (only.BaseRate, only.Distance));
    }

    // One unit is worth 10 dollars, so 1 dollar per unit is 10 %.
    [Theory]
    [InlineData("$1/kg", 0, 10, 10, 10)]
    [InlineData("$1/kg + 20%", 0, 30, 20, 10)]
    [InlineData("$1/kg + 20%", 8, 38, 24, 10)]
    [InlineData("20%", 0, 20, 10, 0)]
    [InlineData("20% but not less than $1.2/kg", 0, 20, 12, 12)]
    public void RatesIn_AdValoremPartOnly_LeavesTheMoneyInADuty(string duty, int additional, double start, double first, double second)
    {
        ScheduleScale scale = WithAdditional(additional, duty, value: new UnitValue(10m, Currency.UsDollar, "kg"));
        var offer = new ScheduleOffer(TariffOffer.By(new AdValoremPartOnly(new EqualStages(2))));

        Assert.Equal([start, first, second], new[] { 0, 1, 2 }.Select(year => Math.Round(scale.RatesIn(offer, year)[0], 12)));
        // The first rate applies in one of the four years and the second in three.
        double expected = ((start - first) + (3 * (start - second))) / (start * 4);
        Assert.Equal(expected, scale.Distance(new ScheduleOffer(TariffOffer.Exclude()), offer), 1e-12);
    }

    [Theory]
    [InlineData("$1/kg", 10)]
    [InlineData("$1/kg + 20%", 15)]
    [InlineData("20%", 5)]
    [InlineData("3%", 3)]
    public void RatesIn_CutToARate_LeavesTheMoneyInADuty(string duty, double rate)
    {
        ScheduleScale scale = WithAdditional(0m, duty, value: new UnitValue(10m, Currency.UsDollar, "kg"));

        Assert.Equal(rate, scale.RatesIn(new(TariffOffer.By(new CutTo(new Percentage(5m), 1))), 1)[0], 1e-12);
    }

    [Fact]
    public void LiberalisationIn_MoneyWithoutAUnitValueUnderAdValoremPartOnly_IsNotFree()
    {
        ScheduleScale scale = Scale(4, Line("01012100", 10m), new TariffLine(new HsCode("02011000"), Duty.Parse("$1/kg")));

        var adValoremOnly = new ScheduleOffer(TariffOffer.By(new AdValoremPartOnly(StagingPlan.Immediate)));
        Assert.Equal(1, scale.LiberalisationIn(adValoremOnly, 1).LinesFree);
        Assert.Equal(2, scale.LiberalisationIn(new(TariffOffer.Eliminate()), 1).LinesFree);
    }

    [Theory]
    [InlineData("cents/kg", null, false)]
    [InlineData("percent", 2.5, false)]
    [InlineData("percent", null, true)]
    public void Contains_PlanThatLeavesMoney_OnlyOnAPathInPercent(string unit, double? unitValue, bool isOnScale)
    {
        var scale = new TariffPathScale(20m, 10, unit: unit, unitValue: (decimal?)unitValue);
        TariffOffer[] offers =
            [TariffOffer.By(new CutTo(new Percentage(5m), 5)), TariffOffer.By(new AdValoremPartOnly(new EqualStages(5)))];

        Assert.Equal([isOnScale, isOnScale], offers.Select(scale.Contains));
        if (isOnScale) return;
        ArgumentException refused = Assert.Throws<ArgumentException>(() => scale.RatesOf(offers[0]));
        Assert.Contains("leaves money per unit as it is", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void By_StagingPlan_FollowsThePlan()
    {
        var scale = new TariffPathScale(40m, 15);

        Assert.Equal([40m, 40m, 20m, 0m], scale.RatesOf(TariffOffer.By(new EqualStages(2, holdYears: 2))).Take(4));
        Assert.Equal(TariffOffer.Eliminate(5), TariffOffer.By(new EqualStages(5)));
    }

    private static Gen<TariffOffer> Terms => Gen.OneOf(
        Gen.Choose(1, 9).Select(n => TariffOffer.Eliminate(n)),
        Gen.Choose(0, 30).SelectMany(r => Gen.Choose(1, 9).Select(n => TariffOffer.To(r / 2m, n))),
        Gen.Constant(TariffOffer.Exclude()));

    [Property]
    public Property Distance_RandomSchedules_IsTheMeanOfTheLinesPathDistances()
        => Prop.ForAll(
            Gen.Choose(0, 60).Zip(Gen.Choose(0, 9)).NonEmptyListOf().Zip(Terms.Two()).ToArbitrary(),
            sample =>
            {
                (var rows, (TariffOffer a, TariffOffer b)) = (sample.Item1, sample.Item2);
                TariffLine[] lines = [.. rows.Take(40).Select((r, i) => Line($"{10 + i}010000", (r.Item1 / 2m) + 0.5m, r.Item2))];
                ScheduleScale scale = Scale(10, lines);
                decimal trade = lines.Sum(l => l.TradeValue!.Value);
                double expected = lines.Sum(l =>
                {
                    decimal rate = ((AdValoremDuty)l.Applied!).Rate.Value;
                    // A final rate is a cap, so it changes nothing if it lies above the base rate.
                    TariffOffer Capped(TariffOffer o) => !o.IsExcluded && o.FinalRate > rate ? TariffOffer.Exclude() : o;
                    double weight = trade == 0m ? 1.0 / lines.Length : (double)(l.TradeValue!.Value / trade);
                    return weight * new TariffPathScale(rate, 10).Distance(Capped(a), Capped(b));
                });
                double distance = scale.Distance(new ScheduleOffer(a), new ScheduleOffer(b));
                double toItself = scale.Distance(new ScheduleOffer(a), new ScheduleOffer(a));
                return (Math.Abs(expected - distance) < 1e-12 && toItself == 0)
                    .Label($"expected {expected}, was {distance}; the distance to itself was {toItself}");
            });
}
