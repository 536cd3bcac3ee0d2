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
}
