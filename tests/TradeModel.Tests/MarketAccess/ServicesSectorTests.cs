using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.MarketAccess;
using Xunit;

namespace TradeModel.Tests.MarketAccess;

public static class ServicesSectorTests
{
    [Theory]
    [InlineData("7", 7, 1)]
    [InlineData("11.B", 11, 2)]
    [InlineData("1.A.a", 1, 3)]
    public static void New_WellFormed_KeepsTextSectorAndLevel(string text, int sector, int level)
    {
        var code = new ServicesSector(text);
        Assert.Equal(text, code.ToString());
        Assert.Equal(sector, code.Sector);
        Assert.Equal(level, code.Level);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("13")]
    [InlineData("07")]
    [InlineData("1A")]
    [InlineData("1.")]
    [InlineData("1.a")]
    [InlineData("1.A.")]
    [InlineData("1.A.A")]
    [InlineData("1.A.a.i")]
    [InlineData("123")]
    public static void New_Malformed_IsRefused(string text)
    {
        Assert.Throws<ArgumentException>(() => new ServicesSector(text));
        Assert.False(ServicesSector.TryParse(text, out _));
    }

    [Theory]
    [InlineData("1", "1.A.a", true)]
    [InlineData("1.A", "1.A.a", true)]
    [InlineData("1", "11.A", false)]
    [InlineData("1.A.a", "1.A", false)]
    [InlineData("1.A", "1.B.a", false)]
    public static void Contains_PlaceBelow_IsTrue(string outer, string inner, bool expected)
        => Assert.Equal(expected, new ServicesSector(outer).Contains(new(inner)));

    [Fact]
    public static void List_AsAWhole_HasTwelveSectorsAndParentsForAll()
    {
        Assert.Equal(Enumerable.Range(1, 12), ServicesSectors.Sectors.Select(s => s.Sector.Sector));
        foreach (ServicesSectorEntry entry in ServicesSectors.All)
        {
            Assert.Same(entry, ServicesSectors.Find(entry.Sector));
            if (entry.Sector.Parent is { } parent) Assert.NotNull(ServicesSectors.Find(parent));
        }
    }

    [Fact]
    public static void Items_OfTheList_AreThoseWithoutParts()
    {
        Assert.All(ServicesSectors.Items, i => Assert.DoesNotContain(ServicesSectors.All, e => e.Sector.Parent == i.Sector));
        Assert.Equal(11, ServicesSectors.GetItems(new("1.A")).Count);
        Assert.Equal(15, ServicesSectors.GetItems(new("2.C")).Count);
        Assert.Equal("12", Assert.Single(ServicesSectors.GetItems(new("12"))).Sector.ToString());
    }

    [Property]
    public static Property CompareTo_EntriesOfTheList_IsTheirOrder()
        => Prop.ForAll(Gen.Choose(0, ServicesSectors.All.Count - 1).Two().ToArbitrary(), t
            => Math.Sign(ServicesSectors.All[t.Item1].Sector.CompareTo(
                ServicesSectors.All[t.Item2].Sector)) == Math.Sign(t.Item1.CompareTo(t.Item2)));

    [Fact]
    public static void Cell_InvalidPart_IsRefusedByConstructorAndWith()
    {
        var cell = new CommitmentCell(new("1.A.a"), ModeOfSupply.CommercialPresence, Obligation.MarketAccess);
        Assert.Throws<ArgumentException>(() => cell with { Sector = default });
        Assert.Throws<ArgumentOutOfRangeException>(() => cell with { Mode = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => cell with { Obligation = (Obligation)9 });
        Assert.Equal("1.A.a mode 3, market access", cell.ToString());
    }

    [Fact]
    public static void Cell_Order_IsSectorThenModeThenObligation()
    {
        CommitmentCell[] sorted =
        [
            new(new("2.A"), ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess),
            new(new("2.A"), ModeOfSupply.CrossBorderSupply, Obligation.NationalTreatment),
            new(new("2.A"), ModeOfSupply.ConsumptionAbroad, Obligation.MarketAccess),
            new(new("10.A"), ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess),
        ];
        Assert.Equal(sorted, sorted.Reverse().Order());
    }
}
