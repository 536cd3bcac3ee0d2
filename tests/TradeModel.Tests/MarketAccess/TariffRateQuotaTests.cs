using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.MarketAccess;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.MarketAccess;

public static class TariffRateQuotaTests
{
    private static readonly TariffRateQuota Honey = new(
        "natural honey", ProductScope.Of("0409"), QuotaGrowth.Growing(200m, "t", new(3m), roundedTo: 1m), Duty.Free,
        new GreaterOfDuty([Duty.AdValorem(new(243m)), Duty.Specific(1864m, new("KRW"), "kg")]));

    [Fact]
    public static void InYear_KorusHoney_IsTwoHundredTonnesThenTwoHundredTwentyFive()
    {
        // 200 t; 225 t by year 5; 3 % a year after: 231.85, 238.81 and 245.97 t before rounding
        Assert.Equal([200m, 225m, 232m, 239m, 246m], new[] { 1, 5, 6, 7, 8 }.Select(y => Honey.Volume.InYear(y)!.Value));
        var written = new QuotaGrowth("t", [200m, 206m, 212m, 219m, 225m], new(3m));
        Assert.Equal([200m, 206m, 212m, 219m, 225m], Enumerable.Range(1, 5).Select(y => Honey.Volume.InYear(y)!.Value));
        Assert.Equal(231.75m, written.InYear(6));
        Assert.Equal(238.7025m, written.InYear(7));
    }

    [Theory]
    [InlineData(1000, 243)]
    [InlineData(767.0781893, 243)]
    [InlineData(500, 372.8)]
    public static void AverageAdValoremEquivalent_KorusHoneyOutOfQuota_IsTheGreater(double wonPerKilogram, double percent)
    {
        var worth = new UnitValue((decimal)wonPerKilogram, new("KRW"), "kg");
        Percentage? all = (Honey with { Volume = new("t", [0m]) }).AverageAdValoremEquivalent(1, 10m, worth);
        Assert.Equal((decimal)percent, all!.Value.Value, 5);
        // half in quota free, half out of it
        Assert.Equal((decimal)percent / 2m, Honey.AverageAdValoremEquivalent(1, 400m, worth)!.Value.Value, 5);
        Assert.Equal(Percentage.Zero, Honey.AverageAdValoremEquivalent(1, 200m));
        Assert.Null(Honey.AverageAdValoremEquivalent(1, 201m));
    }

    [Fact]
    public static void Allocate_ShipmentAcrossTheLimit_IsDivided()
    {
        Assert.Equal(new QuotaAllocation(50m, 100m), Honey.Allocate(1, 150m, 150m));
        Assert.Equal(new QuotaAllocation(0m, 10m), Honey.Allocate(1, 250m, 10m));
        Assert.Equal(1.25, Honey.FillRate(1, 250m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Honey.Allocate(1, -1m, 10m));
    }

    [Fact]
    public static void InYear_UnlimitedFromAYear_HasNoLimitThen()
    {
        var volume = new QuotaGrowth("t", [100m], unlimitedFrom: 4);
        Assert.Equal(100m, volume.InYear(3));
        Assert.Null(volume.InYear(4));
        var quota = Honey with { Volume = volume };
        Assert.Equal(new QuotaAllocation(900m, 0m), quota.Allocate(4, 500m, 900m));
        Assert.Null(quota.FillRate(4, 10m));
    }

    [Fact]
    public static void Stepping_FirstToLast_GoesByEqualSteps()
        => Assert.Equal([200m, 206.25m, 212.5m, 218.75m, 225m, 231.75m],
            Enumerable.Range(1, 6).Select(y => QuotaGrowth.Stepping(200m, 225m, 5, "t", new(3m)).InYear(y)!.Value));

    [Fact]
    public static void Volume_Invalid_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new QuotaGrowth(" ", [1m]));
        Assert.Throws<ArgumentException>(() => new QuotaGrowth("t", []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuotaGrowth("t", [-1m]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuotaGrowth("t", [1m], new(-101m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuotaGrowth("t", [1m], roundedTo: 0m));
        Assert.Throws<ArgumentException>(() => new QuotaGrowth("t", [1m, 2m], unlimitedFrom: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuotaGrowth("t", [1m]).InYear(0));
    }

    [Property]
    public static Property Allocate_AnyShipment_LosesNothingAndKeepsTheLimit()
        => Prop.ForAll(Gen.Choose(0, 500).Two().ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (t, year) =>
        {
            QuotaAllocation split = Honey.Allocate(year, t.Item1, t.Item2);
            return split.InQuota + split.OutOfQuota == t.Item2
                && (split.InQuota == 0m || split.InQuota + t.Item1 <= Honey.Volume.InYear(year));
        });
}
