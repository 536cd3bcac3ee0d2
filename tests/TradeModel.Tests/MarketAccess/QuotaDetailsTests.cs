using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Json;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.MarketAccess;

/// <summary>Periods, origins, methods and staged duties of tariff-rate quotas.</summary>
public static class QuotaDetailsTests
{
    private static readonly PartyId Australia = new("AUS");
    private static readonly PartyId NewZealand = new("NZL");
    private static readonly PartyId Brazil = new("BRA");

    private static Percentage P(decimal value) => new(value);

    private static QuotaPeriod From(int month, int day, decimal share) => new(new AnnualDate(month, day), P(share));

    private static TariffRateQuota Quota(decimal volume, decimal? roundedTo = null)
        => new("cheese", ProductScope.Of("0406"), new QuotaGrowth("t", [volume], roundedTo: roundedTo), Duty.Free, Duty.Parse("245.5%"));

    private static readonly QuotaYear Quarters = new([From(7, 1, 10), From(10, 1, 20), From(1, 1, 30), From(4, 1, 40)]);

    [Theory]
    [InlineData(2025, 6, 30, 4)]
    [InlineData(2025, 7, 1, 1)]
    [InlineData(2025, 9, 30, 1)]
    [InlineData(2025, 12, 31, 2)]
    [InlineData(2026, 1, 1, 3)]
    [InlineData(2024, 2, 29, 3)]
    [InlineData(2026, 4, 1, 4)]
    public static void PeriodOn_YearFromJuly_IsThePeriodOfTheDay(int year, int month, int day, int period)
        => Assert.Equal(period, Quarters.PeriodOn(new LocalDate(year, month, day)));

    [Fact]
    public static void YearOn_DairyYearFromAugust_BeginsItsSecondYearAMonthAfterEntryIntoForce()
    {
        // The dairy quotas of the CUSMA run from 1 August; the agreement entered into force on 1 July 2020.
        var dairy = QuotaYear.StartingOn(new AnnualDate(8, 1));
        var inForce = new LocalDate(2020, 7, 1);
        LocalDate[] days = [new(2020, 6, 30), inForce, new(2020, 7, 31), new(2020, 8, 1), new(2021, 7, 31), new(2021, 8, 1)];
        Assert.Equal([0, 1, 1, 2, 2, 3], days.Select(d => dairy.YearOn(d, inForce)));
    }

    [Fact]
    public static void VolumeIn_PeriodsAndOrigins_AreSharesOfTheYear()
    {
        TariffRateQuota quota = Quota(1000m) with { Year = Quarters, Origins = new([new(Australia, P(40m)), new(NewZealand, P(35m))]) };
        Assert.Equal([100m, 200m, 300m, 400m], Enumerable.Range(1, 4).Select(p => quota.VolumeIn(1, period: p)!.Value));
        Assert.Equal((400m, 350m, 250m), (quota.VolumeIn(1, Australia), quota.VolumeIn(1, NewZealand), quota.VolumeIn(1, Brazil)));
        Assert.Equal(40m, quota.VolumeIn(1, Australia, 1));
        Assert.Equal(1000m, quota.VolumeIn(1));
        Assert.Equal("AUS 40%, NZL 35%, others 25%", quota.Origins!.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => quota.VolumeIn(1, period: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quota(1m).VolumeIn(1, period: 2));
    }

    [Fact]
    public static void VolumeIn_RoundedThirds_AddUpToTheYear()
    {
        // 100 t in three parts of 33.4, 33.3 and 33.3 %: the sums end at 33.4, 66.7 and 100, rounded 33, 67 and 100.
        TariffRateQuota quota = Quota(100m, roundedTo: 1m) with
        {
            Year = new QuotaYear([From(1, 1, 33.4m), From(5, 1, 33.3m), From(9, 1, 33.3m)]),
        };
        Assert.Equal([33m, 34m, 33m], Enumerable.Range(1, 3).Select(p => quota.VolumeIn(1, period: p)!.Value));
    }

    [Fact]
    public static void Allocate_PeriodThatLeavesSomeUnused_CarriesItOverIfTheQuotaDoes()
    {
        TariffRateQuota quota = Quota(1000m) with { Year = Quarters };
        // 60 of the 100 t of the first period have entered; 200 t may enter in the second, 240 t if the 40 t are carried over.
        Assert.Equal(new QuotaAllocation(200m, 100m), quota.Allocate(1, [60m, 0m], 300m));
        TariffRateQuota carrying = quota with { Year = Quarters with { CarriesOver = true } };
        Assert.Equal(new QuotaAllocation(240m, 60m), carrying.Allocate(1, [60m, 0m], 300m));
        Assert.Throws<ArgumentException>(() => quota.Allocate(1, [], 1m));
        Assert.Throws<ArgumentException>(() => quota.Allocate(1, [0m, 0m, 0m, 0m, 0m], 1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => quota.Allocate(1, [-1m], 1m));
    }

    [Fact]
    public static void Allocate_AllocatedVolume_CountsThePartOfTheOrigin()
    {
        TariffRateQuota quota = Quota(1000m) with { Origins = new([new(Australia, P(40m))]) };
        Assert.Equal(new QuotaAllocation(100m, 50m), quota.Allocate(1, [300m], 150m, Australia));
        Assert.Equal(new QuotaAllocation(150m, 0m), quota.Allocate(1, [300m], 150m, Brazil));
    }

    [Fact]
    public static void InQuotaIn_StagedDuty_FallsByYear()
    {
        StagingRules rules = new("Ours", [new("B", new EqualStages(4))], StageDates.FirstOfJanuary, RoundingRule.Exact);
        TariffRateQuota quota = Quota(100m).WithInQuotaPath(rules.FindPath("B", Duty.Parse("20%"))!);
        Assert.Equal(["20%", "15%", "10%", "5%", "Free", "Free"], Enumerable.Range(0, 6).Select(y => quota.InQuotaIn(y).ToString()));
        // Half in quota at 15 %, half out of quota at 245.5 %.
        Assert.Equal(P(130.25m), quota.AverageAdValoremEquivalent(1, 200m));
        Assert.Equal(P(122.75m), quota.AverageAdValoremEquivalent(4, 200m));
        TariffRateQuota both = quota.WithOutOfQuotaPath(rules.FindPath("B", Duty.Parse("40%"))!);
        Assert.Equal(("15%", "30%"), (both.InQuotaIn(1).ToString(), both.OutOfQuotaIn(1).ToString()));
        Assert.Null((quota with { InQuota = Duty.Free }).InQuotaPath);
    }

    [Fact]
    public static void Json_QuotaInADocumentOfItsOwn_IsReadBackWhole()
    {
        StagingRules rules = new("Ours", [new("B", new EqualStages(2))], StageDates.FirstOfJanuary, RoundingRule.Exact);
        TariffRateQuota quota = Quota(1000m, roundedTo: 1m).WithInQuotaPath(rules.FindPath("B", Duty.Parse("20%"))!) with
        {
            Importer = new PartyId("CAN"),
            Year = new QuotaYear([From(8, 1, 60m), From(2, 1, 40m)], carriesOver: true),
            Origins = new QuotaShares([new(Australia, P(40m))]),
            Method = QuotaMethod.LicenceOnDemand,
        };
        string json = JsonSerializer.Serialize(quota);
        Assert.Equal("""
            {"title":"cheese","importer":"CAN","products":{"included":["0406"]},"volume":{"unit":"t","years":[1000],"roundedTo":1},
            "year":{"periods":[{"first":"08-01","sharePercent":60},{"first":"02-01","sharePercent":40}],"carriesOver":true},
            "origins":{"sharePercent":{"AUS":40}},"method":"licenceOnDemand","inQuota":{"kind":"adValoremDuty","ratePercent":20},
            "inQuotaByYear":[{"kind":"adValoremDuty","ratePercent":10},{"kind":"freeDuty"}],
            "outOfQuota":{"kind":"adValoremDuty","ratePercent":245.5}}
            """.ReplaceLineEndings(""), json);
        Assert.Equal(quota, JsonSerializer.Deserialize<TariffRateQuota>(json));
        Assert.Throws<ArgumentException>(() => quota.WithInQuotaPath(new NoCommitment().FindPath(Duty.Free, RoundingRule.Exact)!));
    }

    // A quota of which nothing more is known is written without the optional members.
    [Fact]
    public static void Json_QuotaWithoutDetails_IsWrittenWithoutThem()
    {
        const string Json = """{"title":"cheese","products":{},"volume":{"unit":"t","years":[1]},"inQuota":{"kind":"freeDuty"}"""
            + ""","outOfQuota":{"kind":"adValoremDuty","ratePercent":5}}""";
        TariffRateQuota quota = JsonSerializer.Deserialize<TariffRateQuota>(Json)!;
        Assert.Equal((null, null, null, null), (quota.Importer, quota.Year, quota.Origins, quota.Method));
        Assert.Equal(Json, JsonSerializer.Serialize(quota));
    }

    [Theory]
    [InlineData("[1]", "[]", "years")]
    [InlineData("\"cheese\"", "\"\"", "title")]
    [InlineData("\"inQuota\"", "\"year\":{\"periods\":[{\"first\":\"13-01\",\"sharePercent\":100}]},\"inQuota\"", "day of the year")]
    [InlineData("\"inQuota\"", "\"year\":{\"periods\":[{\"first\":\"07-01\",\"sharePercent\":99}]},\"inQuota\"", "100%")]
    [InlineData("\"inQuota\"", "\"origins\":{\"sharePercent\":{\"AUS\":60,\"NZL\":60}},\"inQuota\"", "100% together")]
    public static void Json_Wrong_IsRefusedWithTheReason(string part, string by, string reason)
    {
        string json = """{"title":"cheese","products":{},"volume":{"unit":"t","years":[1]},"inQuota":{"kind":"freeDuty"}"""
            + ""","outOfQuota":{"kind":"freeDuty"}}""";
        var refused = Assert.ThrowsAny<TradeModelJsonException>(
            () => JsonSerializer.Deserialize<TariffRateQuota>(json.Replace(part, by, StringComparison.Ordinal)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Details_Invalid_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new QuotaYear([]));
        Assert.Throws<ArgumentException>(() => new QuotaYear([From(1, 1, 50m)]));
        Assert.Throws<ArgumentException>(() => new QuotaYear([From(1, 1, 60m), From(7, 1, 60m)]));
        Assert.Throws<ArgumentException>(() => new QuotaYear([From(7, 1, 30m), From(1, 1, 40m), From(10, 1, 30m)]));
        Assert.Throws<ArgumentException>(() => new QuotaYear([From(7, 1, 50m), From(7, 1, 50m)]));
        Assert.Throws<ArgumentException>(() => From(2, 29, 100m));
        Assert.Throws<ArgumentOutOfRangeException>(() => From(1, 1, 0m));
        Assert.Throws<ArgumentException>(() => new QuotaShares([]));
        Assert.Throws<ArgumentException>(() => new QuotaShares([new(Australia, P(60m)), new(Brazil, P(41m))]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuotaShares([new(Australia, P(-1m))]));
        Assert.Throws<ArgumentException>(() => Quota(1m) with { Importer = default(PartyId) });
        Assert.Throws<ArgumentOutOfRangeException>(() => Quota(1m) with { Method = (QuotaMethod)99 });
        Assert.Equal(QuotaMethod.Auction, (Quota(1m) with { Method = QuotaMethod.Auction }).Method);
    }

    private static readonly Gen<(int[] Cuts, decimal Volume, decimal? RoundedTo)> Splits =
        from cuts in Gen.Choose(1, 99).ListOf().Select(c => c.Take(5).Distinct().Order().ToArray())
        from volume in Gen.Choose(0, 1_000_000).Select(v => v / 7m)
        from rounded in Gen.Elements<decimal?>(null, 1m, 0.5m, 100m)
        select (cuts, volume, rounded);

    private static decimal[] SharesOf(int[] cuts)
        => [.. cuts.Append(100).Zip(cuts.Prepend(0), (end, start) => (decimal)(end - start))];

    /// <summary>The volumes of the periods add up to that of the year, for the whole quota and for each origin.</summary>
    [Property]
    public static Property VolumeIn_Periods_AddUpToTheYear()
        => Prop.ForAll(Splits.ToArbitrary(), t =>
        {
            decimal[] shares = SharesOf(t.Cuts);
            TariffRateQuota quota = Quota(t.Volume, t.RoundedTo) with
            {
                Year = new QuotaYear(shares.Select((s, i) => From(i + 1, 1, s)).ToValueList()),
                Origins = new QuotaShares([new(Australia, P(shares[0]))]),
            };
            int[] periods = [.. Enumerable.Range(1, shares.Length)];
            return new PartyId?[] { null, Australia, Brazil }.All(origin
                => Math.Abs(periods.Sum(p => quota.VolumeIn(1, origin, p)!.Value) - quota.VolumeIn(1, origin)!.Value) < 1e-15m);
        });

    [Fact]
    public static void VolumeIn_RoundingUpBeyondTheVolume_LeavesNothingForTheRest()
    {
        TariffRateQuota quota = Quota(155m, roundedTo: 100m) with { Origins = new([new(Australia, P(98m))]) };
        Assert.Equal((155m, 0m), (quota.VolumeIn(1, Australia), quota.VolumeIn(1, Brazil)));
    }

    /// <summary>The parts of the named origins and that of all others add up to the volume, and none is negative.</summary>
    [Property]
    public static Property VolumeIn_Origins_AddUpToTheVolume()
        => Prop.ForAll(Splits.ToArbitrary(), t =>
        {
            decimal[] shares = SharesOf(t.Cuts);
            PartyId[] parties = [.. shares.Skip(1).Select((_, i) => new PartyId($"P{i}"))];
            if (parties.Length == 0) return true;
            TariffRateQuota quota = Quota(t.Volume, t.RoundedTo) with
            {
                Origins = new QuotaShares(parties.Select((p, i) => KeyValuePair.Create(p, P(shares[i]))).ToValueMap()),
            };
            decimal[] parts = [.. parties.Append(Brazil).Select(p => quota.VolumeIn(1, p)!.Value)];
            return parts.All(p => p >= 0m) && Math.Abs(parts.Sum() - quota.VolumeIn(1)!.Value) < 1e-15m;
        });

    /// <summary>No shipment loses a part, and carrying over never lets in less.</summary>
    [Property]
    public static Property Allocate_Periods_LosesNothing()
        => Prop.ForAll(Gen.Choose(0, 400).Three().ToArbitrary(), t =>
        {
            TariffRateQuota quota = Quota(1000m) with { Year = Quarters };
            QuotaAllocation split = quota.Allocate(1, [Math.Min(t.Item1, 100), t.Item2], t.Item3);
            QuotaAllocation carried = (quota with { Year = Quarters with { CarriesOver = true } })
                .Allocate(1, [Math.Min(t.Item1, 100), t.Item2], t.Item3);
            return split.InQuota + split.OutOfQuota == t.Item3 && carried.InQuota + carried.OutOfQuota == t.Item3
                && carried.InQuota >= split.InQuota;
        });
}
