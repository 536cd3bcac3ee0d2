using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class TariffFormulaTests
{
    private static Percentage P(decimal value) => new(value);

    [Theory]
    [InlineData(15, 10, 6.00)]
    [InlineData(20, 10, 6.67)]
    [InlineData(25, 10, 7.14)]
    [InlineData(30, 10, 7.50)]
    [InlineData(15, 50, 11.54)]
    [InlineData(30, 50, 18.75)]
    [InlineData(15, 100, 13.04)]
    [InlineData(25, 100, 20.00)]
    [InlineData(180, 45, 36.00)]
    [InlineData(25, 25, 12.50)]
    public void Cut_Swiss_GivesThePublishedRates(decimal coefficient, decimal before, decimal after)
        => Assert.Equal(after, Math.Round(new SwissFormula(coefficient).Cut(P(before)).Value, 2, MidpointRounding.AwayFromZero));

    [Fact]
    public void Cut_Tiered_AppliedFollowsTheBinding()
    {
        var formula = new TieredCut([new(P(20m), P(33.3m)), new(P(50m), P(38m)), new(P(75m), P(40m)), new(null, P(42.7m))]);
        FormulaCut high = formula.Cut(P(100m), P(25m));
        Assert.Equal(P(57.3m), high.NewBound);
        Assert.Equal(P(25m), high.NewApplied);
        Assert.False(high.ReachesApplied);
        Assert.Equal(P(13.34m), formula.Cut(P(20m)));
        FormulaCut low = formula.Cut(P(50m), P(45m));
        Assert.Equal(P(31m), low.NewApplied);
        Assert.True(low.ReachesApplied);
    }

    [Fact]
    public void Cut_Linear_TakesThePercentage() => Assert.Equal(P(6m), new LinearCut(P(40m)).Cut(P(10m)));

    [Fact]
    public void Cut_Schedule_AppliedFollowsTheBindingLineByLine()
    {
        TariffLine Line(string code, string? bound, string applied)
            => new(new(code), Duty.Parse(applied)) { Bound = bound is null ? null : Duty.Parse(bound), TradeValue = 1m };
        var before = new TariffSchedule(new("IND"), HsEdition.Hs2022,
            [Line("0101", "25%", "10%"), Line("0201", "25%", "20%"), Line("0301", "Free", "Free"), Line("0401", null, "30%"),
                Line("0501", "4.4 cents/kg", "5%"), Line("0601", "75%", "2 cents/kg")],
            Currency.UsDollar, Provenance.Illustrative);
        TariffSchedule after = new SwissFormula(25m).Cut(before);
        Assert.Equal(
            ["12.5% 10%", "12.5% 12.5%", "Free Free", " 30%", "4.4 cents/kg 5%", "18.75% 2 cents/kg"],
            after.Select(l => $"{l.Bound} {l.Applied}"));
        Assert.Equal((before.Count, before.Currency, 1m, null), (after.Count, after.Currency, after[0].TradeValue, after.Provenance));
        Assert.True(after.BindingOverhang().Mean < before.BindingOverhang().Mean);
    }

    // A file of applied duties alone has no bindings. A formula that cut nothing used to return it as if it were cut.
    [Fact]
    public void Cut_ScheduleWithoutBindings_IsRefusedUnlessAppliedDutiesAreNamed()
    {
        var schedule = new TariffSchedule(new("IND"), HsEdition.Hs2022,
            [new(new("0101"), Duty.Parse("25%")), new(new("0201"), Duty.Parse("75%")), new(new("0301"), Duty.Parse("2 cents/kg"))]);
        foreach (TariffFormula formula in (TariffFormula[])[
            new SwissFormula(25m), new LinearCut(P(50m)), new TieredCut([new(null, P(50m))]), new HarmonisingCut(1, P(50m))])
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(() => formula.Cut(schedule));
            Assert.Contains("TariffColumn.Applied", refused.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => formula.Cut(schedule, TariffColumn.Bound));
            Assert.True(formula.Cut(schedule, TariffColumn.Applied).Indicators().Max < 75);
            Assert.Throws<ArgumentOutOfRangeException>(() => formula.Cut(schedule, TariffColumn.Base));
            Assert.Empty(formula.Cut(new TariffSchedule(new("IND"), HsEdition.Hs2022, [])));
        }
        Assert.Equal(
            ["12.5%", "18.75%", "2 cents/kg"],
            new SwissFormula(25m).Cut(schedule, TariffColumn.Applied).Select(line => line.Applied!.ToString()));
    }

    [Fact]
    public void Cut_AppliedDuties_LeavesTheBindings()
    {
        var schedule = new TariffSchedule(new("IND"), HsEdition.Hs2022,
            [new(new("0101"), Duty.Parse("25%")) { Bound = Duty.Parse("100%") }, new(new("0201")) { Bound = Duty.Parse("40%") }]);
        TariffSchedule after = new SwissFormula(25m).Cut(schedule, TariffColumn.Applied);
        Assert.Equal(["100% 12.5%", "40% "], after.Select(line => $"{line.Bound} {line.Applied}"));
        var onlyText = new TariffSchedule(new("IND"), HsEdition.Hs2022, [new(new("0101"), Duty.Parse("2 cents/kg"))]);
        Assert.Throws<ArgumentException>(() => new SwissFormula(25m).Cut(onlyText, TariffColumn.Applied));
    }

    [Theory]
    [InlineData(1, 40, 24)]
    [InlineData(2, 40, 18.24)]
    [InlineData(1, 80, 40)]
    [InlineData(4, 0, 0)]
    public void Cut_Harmonising_CutsByTheRateItself(int passes, decimal before, decimal after)
        => Assert.Equal(P(after), new HarmonisingCut(passes, P(50m)).Cut(P(before)));

    [Fact]
    public void Cut_OracleFile_AllCasesExactly()
    {
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(PublishedFigures.Path("tariff-formulas.json")));
        int cases = 0;
        foreach (JsonElement one in oracle.RootElement.GetProperty("swiss").GetProperty("cases").EnumerateArray())
        {
            Percentage after = new SwissFormula(one.GetProperty("a").GetDecimal()).Cut(P(one.GetProperty("t0").GetDecimal()));
            Assert.Equal(one.GetProperty("t1").GetDecimal(), Math.Round(after.Value, 2, MidpointRounding.AwayFromZero));
            cases++;
        }
        foreach (JsonElement one in oracle.RootElement.GetProperty("tiered").GetProperty("cases").EnumerateArray())
        {
            FormulaCut cut = new TieredCut([new(null,
                P(one.GetProperty("cutPercent").GetDecimal()))]).Cut(P(one.GetProperty("bound").GetDecimal()),
                P(one.GetProperty("applied").GetDecimal()));
            Assert.Equal(one.GetProperty("newBound").GetDecimal(), cut.NewBound.Value);
            Assert.Equal(one.GetProperty("newApplied").GetDecimal(), cut.NewApplied.Value);
            cases++;
        }
        foreach (JsonElement one in oracle.RootElement.GetProperty("stackedDuties").GetProperty("cases").EnumerateArray())
        {
            DutyBill bill = DutyBill.For(one.GetProperty("customsValue").GetDecimal(),
                one.GetProperty("ratesPercent").EnumerateArray().Select(r => P(r.GetDecimal())).ToValueList());
            Assert.Equal(one.GetProperty("duties").EnumerateArray().Select(d => d.GetDecimal()), bill.Duties);
            Assert.Equal(one.GetProperty("totalPercent").GetDecimal(), bill.TotalRate.Value);
            Assert.Equal(one.GetProperty("totalDuty").GetDecimal(), bill.Total);
            cases++;
        }
        Assert.Equal(16, cases);
    }

    [Property(MaxTest = 300)]
    public void Cut_AnyFormula_NeverRaisesAndAppliedStaysBound(PositiveInt tenths, PositiveInt appliedTenths, PositiveInt parameter)
    {
        Percentage bound = P(tenths.Get / 10m);
        Percentage applied = P(Math.Min(tenths.Get, appliedTenths.Get) / 10m);
        TariffFormula[] formulas =
        [
            new LinearCut(P(parameter.Get % 101)), new SwissFormula(parameter.Get), new HarmonisingCut(1 + (parameter.Get % 5), P(50m)),
            new TieredCut([new(P(10m), P(10m)), new(null, P(parameter.Get % 101))]),
        ];
        foreach (TariffFormula formula in formulas)
        {
            var cut = formula.Cut(bound, applied);
            Assert.InRange(cut.NewBound.Value, 0m, bound.Value);
            Assert.True(cut.NewApplied <= cut.NewBound, $"{formula}: {cut.NewApplied} is above the bound rate {cut.NewBound}");
            Assert.True(cut.NewApplied <= applied, $"{formula} raises the applied rate from {applied} to {cut.NewApplied}");
        }
        Percentage swiss = formulas[1].Cut(bound), swissOfMore = formulas[1].Cut(P(bound.Value + 1m));
        Assert.True(swiss.Value < parameter.Get, $"{swiss} reaches the coefficient {parameter.Get}");
        Assert.True(swiss <= swissOfMore, $"{bound} is cut to {swiss}, but one point more to {swissOfMore}");
    }

    [Fact]
    public void Constructors_BadArguments_AreRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new LinearCut(P(101m)));
        Assert.ThrowsAny<ArgumentException>(() => new SwissFormula(0m));
        Assert.ThrowsAny<ArgumentException>(() => new TieredCut([]));
        Assert.ThrowsAny<ArgumentException>(() => new TieredCut([new(P(10m), P(1m))]));
        Assert.ThrowsAny<ArgumentException>(() => new TieredCut([new(P(10m), P(1m)), new(P(10m), P(2m)), new(null, P(3m))]));
        Assert.ThrowsAny<ArgumentException>(() => new TierBand(P(10m), P(-1m)));
        Assert.ThrowsAny<ArgumentException>(() => new HarmonisingCut(0, P(50m)));
        Assert.ThrowsAny<ArgumentException>(() => new HarmonisingCut(1, P(100m)));
        Assert.ThrowsAny<ArgumentException>(() => new SwissFormula(5m).Cut(P(-1m)));
    }
}
