using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Goods;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.NonTariffMeasures;

public static class NtmInventoryTests
{
    private static readonly PartyId India = new("IND"), America = new("USA"), Japan = new("JPN");

    // Four products; 0402 is met by two codes, three measures; 0403 by one against Japan; 0404 is not traded; 7208 by a measure from 2024
    // on.
    private static readonly NtmInventory Inventory = new(
    [
        new(new("A14"), India, ProductScope.Of("0402")),
        new(new("A14"), India, ProductScope.Of("04021010")),
        new(new("B31"), India, ProductScope.Of("04").Except("0403", "0404")),
        new(new("A83"), India, ProductScope.Of("0403"), affects: [Japan]),
        new(new("E11"), India, ProductScope.Of("7208"), from: new LocalDate(2024, 1, 1)),
        new(new("P3"), India, ProductScope.AllGoods),
        new(new("B31"), America, ProductScope.AllGoods),
    ]);

    private static readonly ImportedProduct[] Products =
    [
        new(new("0402"), 100m), new(new("0403"), 300m), new(new("0404"), 0m), new(new("7208"), 600m), new(new("8703")),
    ];

    [Fact]
    public static void Measure_AllImportMeasures_IsTheHandWorkedCount()
    {
        NtmIndicators all = Inventory.Indicators(Products, new(India));
        Assert.Equal(4, all.Products);
        Assert.Equal(3, all.AffectedProducts);
        Assert.Equal(0.75, all.FrequencyIndex);
        Assert.Equal(1.0, all.CoverageRatio);
        Assert.Equal(1.0, all.PrevalenceScore);
    }

    [Fact]
    public static void Measure_NarrowedToPartyDayAndChapter_CountsOnlyThose()
    {
        NtmIndicators american = Inventory.Indicators(Products, new(India, affecting: America, on: new LocalDate(2023, 6, 1)));
        Assert.Equal(0.25, american.FrequencyIndex);
        Assert.Equal(0.1, american.CoverageRatio);
        Assert.Equal(0.5, american.PrevalenceScore);

        Assert.Equal(0.5, Inventory.Indicators(Products, new(India, within: new("A"))).FrequencyIndex);
        Assert.Equal(1.0, Inventory.Indicators(Products, new(India, within: new("P"))).FrequencyIndex);
        Assert.Equal(0.0, Inventory.Indicators(Products, new(America, affecting: America)).FrequencyIndex);
    }

    [Fact]
    public static void Find_PartOfAProduct_CountsOnlyWhereAsked()
    {
        Assert.Equal(["A14", "B31"], Inventory.Find(new("0402"), new(India)).Select(m => m.Code.ToString()));
        Assert.Equal(["A14", "A14", "B31"], Inventory.Find(new("0402"), new(India, partly: true)).Select(m => m.Code.ToString()));
        Assert.Equal(["A14", "A14", "B31"], Inventory.Find(new("0402101055"), new(India)).Select(m => m.Code.ToString()));
        Assert.DoesNotContain(Inventory.Find(new("04"), new(India)), m => m.Code == new NtmCode("B31"));
    }

    // Milk is met by three measures of two codes, one measure of them on a part of it; cars by none: (2 + 0) / 2.
    [Fact]
    public static void PrevalenceScore_OfMeasuresThatShareACode_CountsTheCodeOnce()
    {
        NtmIndicators all = Inventory.Indicators([new(new("0402"), 100m), new(new("8703"), 100m)], new(India, partly: true));
        Assert.Equal(3, Inventory.Find(new("0402"), new(India, partly: true)).Count);
        Assert.Equal(2, all.Codes);
        Assert.Equal(1.0, all.PrevalenceScore);
    }

    [Fact]
    public static void Measure_NothingTraded_HasNoIndicators()
    {
        NtmIndicators none = Inventory.Indicators([new(new("0402"), 0m)], new(India));
        Assert.Null(none.FrequencyIndex);
        Assert.Null(none.CoverageRatio);
        Assert.Null(none.PrevalenceScore);
    }

    [Fact]
    public static void Measure_ProductTwice_IsRefused()
        => Assert.Throws<ArgumentException>(() => Inventory.Indicators([new(new("0402")), new(new("0402"))], new(India)));

    [Fact]
    public static void Measure_Invalid_IsRefused()
    {
        ProductScope goods = ProductScope.Of("72");
        Assert.Throws<ArgumentException>(() => new NonTariffMeasure(default, India, goods));
        Assert.Throws<ArgumentException>(() => new NonTariffMeasure(new("A"), default, goods));
        Assert.Throws<ArgumentException>(() => new NonTariffMeasure(new("A"), India, goods, affects: []));
        Assert.Throws<ArgumentException>(() => new NonTariffMeasure(new("A"), India, goods, affects: [India]));
        Assert.Throws<ArgumentException>(() => new NonTariffMeasure(new("A"), India, goods, from: new(2024, 1, 2), until: new(2024, 1, 1)));
        Assert.Throws<ArgumentException>(() => new NonTariffMeasure(new("A"), India, goods, title: " "));
    }

    // WITS leaves out codes that cover 95 percent of the products or more. Of 20 products, A covers 20, B31 19, A14 18 and E11 one.
    [Fact]
    public static void Indicators_AsWits_LeaveOutCodesOnMostProducts()
    {
        string[] codes = [.. Enumerable.Range(1, 20).Select(i => FormattableString.Invariant($"{i:00}01"))];
        NonTariffMeasure On(string code, int count)
            => new(new(code), India, ProductScope.Of([.. codes.Take(count)]));
        var inventory = new NtmInventory([On("A", 20), On("B31", 18), On("B31", 19), On("A14", 18), On("E11", 1)]);
        ImportedProduct[] goods = [.. codes.Select(code => new ImportedProduct(new(code), 1m)), new(new("9901"), 0m)];
        NtmIndicators all = inventory.Indicators(goods, new(India));
        Assert.Equal((20, 58L, 0), (all.AffectedProducts, all.Codes, all.LeftOut.Count));
        NtmIndicators wits = inventory.Indicators(goods, new(India) { LeaveOutFrom = NtmQuery.WitsThreshold });
        Assert.Equal(["A", "B31"], wits.LeftOut.Select(code => code.ToString()));
        Assert.Equal((20, 18, 19L, 0.9, 0.9, 0.95),
            (wits.Products, wits.AffectedProducts, wits.Codes, wits.FrequencyIndex, wits.CoverageRatio, wits.PrevalenceScore));
        Assert.Equal("frequency 0.9, coverage 0.9, prevalence 0.95 over 20 products, leaving out A, B31", wits.ToString());
        NtmIndicators everyProduct = inventory.Indicators(goods, new(India) { LeaveOutFrom = 1m });
        Assert.Equal(["A"], everyProduct.LeftOut.Select(code => code.ToString()));
        Assert.Equal(5, inventory.Find(new("0101"), new(India) { LeaveOutFrom = NtmQuery.WitsThreshold }).Count);
        Assert.Equal(
            "measures of IND, without codes on 95% of the products or more",
            new NtmQuery(India) { LeaveOutFrom = NtmQuery.WitsThreshold }.ToString());
        foreach (decimal share in (decimal[])[0m, -0.1m, 1.01m])
            Assert.Throws<ArgumentOutOfRangeException>(() => new NtmQuery(India) { LeaveOutFrom = share });
    }

    [Fact]
    public static void Equals_SameMeasures_IsTrue()
    {
        var again = new NtmInventory([.. Inventory.Measures]);
        Assert.Equal(Inventory, again);
        Assert.Equal(Inventory.GetHashCode(), again.GetHashCode());
    }

    private static Gen<HsCode> Codes =>
        from chapter in Gen.Choose(1, 3)
        from length in Gen.Elements(2, 4, 6, 8)
        from rest in Gen.ArrayOf(Gen.Choose(1, 2), length - 2)
        select new HsCode("0" + chapter + string.Concat(rest));

    private static Gen<NonTariffMeasure> Measures =>
        from code in Gen.Elements("A", "A1", "B31", "E", "P")
        from included in Gen.ListOf(Codes)
        from excluded in Gen.ListOf(Codes)
        select new NonTariffMeasure(new(code), India, new(included.Distinct().ToValueSet(), excluded.Distinct().ToValueSet()));

    [Property]
    public static Property Find_AnyProductUnderOneScope_AgreesWithTheScope()
        => Prop.ForAll(Gen.ListOf(Measures).ToArbitrary(), Codes.ToArbitrary(), (measures, product) =>
        {
            if (product.Length != 8) return true;
            ValueList<NonTariffMeasure> expected = measures.Where(m => m.Code.Chapter != 'P' && m.Products.Covers(product)).ToValueList();
            return new NtmInventory(measures.ToValueList()).Find(product, new(India)).Equals(expected);
        });

    [Property]
    public static Property Measure_AnyInventory_LiesInItsRangeWhateverTheOrder()
        => Prop.ForAll(Gen.ListOf(Measures).ToArbitrary(), Gen.ListOf(Codes).ToArbitrary(), (measures, codes) =>
        {
            ImportedProduct[] products = codes.Distinct().Select((c, i) => new ImportedProduct(c, i % 3)).ToArray();
            NtmIndicators one = new NtmInventory(measures.ToValueList()).Indicators(products, new(India));
            NtmIndicators other = new NtmInventory(Enumerable.Reverse(measures).ToValueList()).Indicators(Enumerable.Reverse(products),
                new(India));
            return one == other
                && one.FrequencyIndex is null or (>= 0 and <= 1)
                && one.CoverageRatio is null or (>= 0 and <= 1)
                && (one.FrequencyIndex is null || one.PrevalenceScore >= one.FrequencyIndex);
        });

    // A code is left out if and only if it applies to the share of products or more, and what is left never counts for more.
    [Property]
    public static Property Indicators_WithoutWideCodes_AreThoseOfTheOtherCodes()
        => Prop.ForAll(
            Gen.ListOf(Measures).ToArbitrary(),
            Gen.ListOf(Codes).ToArbitrary(),
            Gen.Choose(1, 20).ToArbitrary(),
            (measures, codes, share) =>
            {
                ImportedProduct[] products = codes.Distinct().Select((c, i) => new ImportedProduct(c, i % 3)).ToArray();
                var query = new NtmQuery(India) { LeaveOutFrom = share / 20m };
                NtmIndicators some = new NtmInventory(measures.ToValueList()).Indicators(products, query);
                HsCode[] imported = [.. products.Where(p => p.Value > 0m).Select(p => p.Code)];
                var inventory = new NtmInventory(measures.ToValueList());
                NtmCode[] wide = [.. measures.Select(m => m.Code).Distinct()
                    .Where(code => imported.Count(p => inventory.Find(p, new(India)).Any(m => m.Code == code)) is > 0 and var met
                        && met * 20 >= share * imported.Length)];
                NtmIndicators rest = new NtmInventory(measures.Where(m => !wide.Contains(m.Code)).ToValueList())
                    .Indicators(products, new(India));
                return some.LeftOut.Equals(wide.ToValueSet())
                    && (some.AffectedProducts, some.AffectedValue, some.Codes) == (rest.AffectedProducts, rest.AffectedValue, rest.Codes);
            });
}
