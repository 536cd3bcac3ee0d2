using TradeModel.MarketAccess;
using Xunit;

namespace TradeModel.Tests.MarketAccess;

public static class ProcurementTests
{
    private static readonly EntityThreshold Central =
        new(ProcuringEntity.Central, ProcurementObject.Goods, 130_000m, Currency.SpecialDrawingRight);

    [Fact]
    public static void Covers_AtTheThreshold_IsTrue()
    {
        Assert.True(Central.Covers(130_000m));
        Assert.False(Central.Covers(129_999.99m));
    }

    [Fact]
    public static void In_AnotherCurrency_IsRoundedDown()
    {
        EntityThreshold dollars = Central.In(new("USD"), 1.3395m, 1000m);
        Assert.Equal(174_000m, dollars.Amount);
        Assert.Equal("USD", dollars.Currency.Value);
        Assert.Equal(174_135m, Central.In(new("USD"), 1.3395m).Amount);
    }

    [Fact]
    public static void Find_KindWithoutThreshold_IsNull()
    {
        var commitments = new ProcurementCommitments(new("USA"), [Central]);
        Assert.Same(Central, commitments.Get(ProcuringEntity.Central, ProcurementObject.Goods));
        Assert.Null(commitments.Find(ProcuringEntity.SubCentral, ProcurementObject.Goods));
        Assert.Throws<KeyNotFoundException>(() => commitments.Get(ProcuringEntity.Other, ProcurementObject.Construction));
    }

    [Fact]
    public static void New_Invalid_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Central with { Amount = -1m });
        Assert.Throws<ArgumentException>(() => Central with { Currency = default });
        Assert.Throws<ArgumentException>(() => new ProcurementCommitments(new("USA"), [Central, Central with { Amount = 5m }]));
        Assert.Throws<ArgumentException>(() => new Currency("usd"));
        Assert.Equal(Currency.SpecialDrawingRight, new Currency("SDR"));
    }

    [Fact]
    public static void DefaultCurrency_Value_NamesTheType()
        => Assert.Equal("default(Currency) is not a currency",
            Assert.Throws<InvalidOperationException>(() => default(Currency).Value).Message);

    [Fact]
    public static void ToString_Threshold_NamesEntityObjectAndAmount()
        => Assert.Equal("Central Goods from 130000 XDR", Central.ToString());

    [Fact]
    public static void Thresholds_AnyOrder_AreSortedByEntityThenObject()
    {
        EntityThreshold At(ProcuringEntity entity, ProcurementObject subject) => Central with { Entity = entity, Subject = subject };
        ProcurementCommitments commitments = new(new("USA"),
        [
            At(ProcuringEntity.Other, ProcurementObject.Goods), At(ProcuringEntity.Central, ProcurementObject.Construction),
            At(ProcuringEntity.SubCentral, ProcurementObject.Services), At(ProcuringEntity.Central, ProcurementObject.Goods),
        ]);
        Assert.Equal(["Central Goods", "Central Construction", "SubCentral Services", "Other Goods"],
            commitments.Thresholds.Select(t => $"{t.Entity} {t.Subject}"));
        Assert.Same(commitments.Thresholds[2], commitments.Find(ProcuringEntity.SubCentral, ProcurementObject.Services));
        Assert.Null(commitments.Find(ProcuringEntity.SubCentral, ProcurementObject.Goods));
        Assert.Null(commitments.Find(ProcuringEntity.Other, ProcurementObject.Services));
        Assert.Empty(new ProcurementCommitments(new("USA"), []).Thresholds);
    }

    [Fact]
    public static void Messages_OfRefusals_NameTheKind()
    {
        Assert.StartsWith("two thresholds are for Central and Goods", Assert.Throws<ArgumentException>(() => new ProcurementCommitments(
            new("USA"), [Central with { Entity = ProcuringEntity.Other }, Central, Central with { Amount = 5m }])).Message);
        Assert.Equal("USA covers no Construction bought by Other", Assert.Throws<KeyNotFoundException>(
            () => new ProcurementCommitments(new("USA"), [Central]).Get(ProcuringEntity.Other, ProcurementObject.Construction)).Message);
        Assert.Throws<ArgumentException>(() => new ProcurementCommitments(default, [Central]));
        Assert.Throws<ArgumentNullException>(() => new ProcurementCommitments(new("USA"), null!));
    }

    [Fact]
    public static void Amounts_BelowZeroOrZero_AreRefusedWhereTheyMeanNothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Central.Covers(-0.01m));
        Assert.True((Central with { Amount = 0m }).Covers(0m), "a contract of no value reaches a threshold of 0");
        Assert.Throws<ArgumentOutOfRangeException>(() => Central.In(new("USD"), 0m));
        Assert.Throws<ArgumentOutOfRangeException>("roundedDownTo", () => Central.In(new("USD"), 1m, 0m));
        Assert.Equal(130_000m, Central.In(new("USD"), 1m, 1000m).Amount);
        Assert.Equal(129_000m, (Central with { Amount = 129_999.99m }).In(new("USD"), 1m, 1000m).Amount);
        EntityThreshold converted = Central.In(new("USD"), 2m);
        Assert.Equal((ProcuringEntity.Central, ProcurementObject.Goods), (converted.Entity, converted.Subject));
    }
}
