using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>What a comparison of two schedules says: its sentences, figures and tables, worked out by hand on a few lines.</summary>
public class ComparisonWordingTests
{
    private static readonly PartyId India = new("IND");

    private static TariffLine Line(string code, string? duty, decimal? trade = null, UnitValue? value = null)
        => new(new(code), duty is null ? null : Duty.Parse(duty)) { TradeValue = trade, UnitValue = value };

    private static TariffSchedule Schedule(params TariffLine[] lines) => new(India, HsEdition.Hs2017, lines, Currency.UsDollar);

    private static UnitValue Worth(decimal amount, string unit) => new(amount, Currency.UsDollar, unit);

    private static ScheduleComparison Compare(TariffLine before, TariffLine after)
        => ScheduleComparison.Of(Schedule(before), Schedule(after));

    [Theory]
    [InlineData("5%", "5%", "Unchanged 01012100: 5% → 5%", DutyChange.Unchanged)]
    [InlineData("5%", "4%", "Cut 01012100: 5% → 4%", DutyChange.Cut)]
    [InlineData("5%", "6%", "Raised 01012100: 5% → 6%", DutyChange.Raised)]
    [InlineData("5%", null, "NotComparable 01012100: 5% → no duty stated", DutyChange.NotComparable)]
    [InlineData("", "5%", "NotComparable 01012100: no duty stated → 5%", DutyChange.NotComparable)]
    [InlineData(null, "", "NotComparable 01012100: no duty stated → no duty stated", DutyChange.NotComparable)]
    // Without a unit value, only duties of one form are ordered.
    [InlineData("Free", "5 cents/kg", "Raised 01012100: Free → 5 cents/kg", DutyChange.Raised)]
    [InlineData("5 cents/kg", "Free", "Cut 01012100: 5 cents/kg → Free", DutyChange.Cut)]
    [InlineData("5 cents/kg", "6 cents/kg", "Raised 01012100: 5 cents/kg → 6 cents/kg", DutyChange.Raised)]
    [InlineData("5 cents/kg + 3%", "4 cents/kg + 2%", "Cut 01012100: 5 cents/kg + 3% → 4 cents/kg + 2%", DutyChange.Cut)]
    [InlineData("5 cents/kg + 3%", "6 cents/kg + 4%", "Raised 01012100: 5 cents/kg + 3% → 6 cents/kg + 4%", DutyChange.Raised)]
    [InlineData("5 cents/kg + 3%", "4 cents/kg + 3%", "Cut 01012100: 5 cents/kg + 3% → 4 cents/kg + 3%", DutyChange.Cut)]
    [InlineData("5 cents/kg + 3%", "5 cents/kg + 4%", "Raised 01012100: 5 cents/kg + 3% → 5 cents/kg + 4%", DutyChange.Raised)]
    [InlineData("5 cents/kg + 3%", "4 cents/kg + 4%", "NotComparable 01012100: 5 cents/kg + 3% → 4 cents/kg + 4%",
        DutyChange.NotComparable)]
    [InlineData("5 cents/kg + 3%", "5 cents/kg + 3% + 1 cents/liter", "NotComparable 01012100: 5 cents/kg + 3% → "
        + "5 cents/kg + 3% + 1 cents/liter", DutyChange.NotComparable)]
    [InlineData("5 cents/kg", "5 cents/kg + 3%", "NotComparable 01012100: 5 cents/kg → 5 cents/kg + 3%", DutyChange.NotComparable)]
    [InlineData("5 cents/kg", "€ 0.04/kg", "NotComparable 01012100: 5 cents/kg → EUR 0.04/kg", DutyChange.NotComparable)]
    public void Pair_InWords_HasBothDuties(string? before, string? after, string words, DutyChange change)
    {
        ScheduleComparison comparison = Compare(Line("01012100", before), Line("01012100", after));
        LineComparison line = Assert.Single(comparison.Lines);
        Assert.Equal((words, change), (line.ToString(), line.DutyChange!.Value));
        Assert.Equal(change == DutyChange.NotComparable ? 1 : 0, comparison.NotComparable.Count);
    }

    [Fact]
    public void Line_WithoutPair_HasItsOwnCodeAndDuty()
    {
        ScheduleComparison comparison = ScheduleComparison.Of(
            Schedule(Line("01012100", "5%", 7m), Line("02011000", null), Line("03021100", "5 cents/kg", null, Worth(0.5m, "kg"))),
            Schedule(Line("01012110", "4%", 8m), Line("01012190", null, 9m), Line("04011000", "6 cents/kg", 3m, Worth(0.5m, "kg"))));
        Assert.Equal(
            [
                "Split 01012100: 5%, see 01012110, 01012190", "Split 01012110: 4%, see 01012100",
                "Split 01012190: no duty stated, see 01012100", "Gone 02011000: no duty stated", "Gone 03021100: 5 cents/kg",
                "New 04011000: 6 cents/kg",
            ],
            comparison.Lines.Select(l => l.ToString()));
        Assert.Equal([5m, null, null, null, 10m, null], comparison.Lines.Select(l => l.OldRate?.Value));
        Assert.Equal([null, 4m, null, null, null, 12m], comparison.Lines.Select(l => l.NewRate?.Value));
        Assert.Equal([7m, 8m, 9m, null, null, 3m], comparison.Lines.Select(l => l.TradeValue));
        Assert.All(comparison.Lines, l => Assert.Null(l.Points));
        Assert.Equal("all: 1 split, 2 gone; 1 new; same products: 0 lines, mean % → %", comparison.ToString());
    }

    [Fact]
    public void Line_UnderANewCode_HasBothCodes()
    {
        LineComparison line = Assert.Single(Compare(Line("01012100", "5%"), Line("01012110", "See note 3")).Lines);
        Assert.Equal(("Renumbered 01012100 → 01012110: 5% → See note 3", "01012100"), (line.ToString(), $"{line.Code}"));
        Assert.Equal((LineChange.Renumbered, DutyChange.NotComparable), (line.Change, line.DutyChange!.Value));
        // It is listed with the lines of one code whose duties cannot be compared.
        ScheduleComparison comparison = Compare(Line("01012100", "5%"), Line("01012110", "See note 3"));
        Assert.Same(comparison.Lines[0], Assert.Single(comparison.NotComparable));
        Assert.Empty(Compare(Line("01012100", "5%"), Line("01012110", "4%")).NotComparable);
    }

    [Fact]
    public void UnitValue_OldOneFirst_ThenTheNewOne()
    {
        // Only the new schedule has a unit value: 5 cents of 50 cents.
        LineComparison onlyNew = Compare(Line("01012100", "5 cents/kg"), Line("01012100", "8%", null, Worth(0.5m, "kg"))).Lines[0];
        Assert.Equal((10m, 8m, -2m), (onlyNew.OldRate!.Value.Value, onlyNew.NewRate!.Value.Value, onlyNew.Points!.Value));
        // Only the old one has.
        LineComparison onlyOld = Compare(Line("01012100", "8%", null, Worth(0.5m, "kg")), Line("01012100", "5 cents/kg")).Lines[0];
        Assert.Equal((8m, 10m, 2m), (onlyOld.OldRate!.Value.Value, onlyOld.NewRate!.Value.Value, onlyOld.Points!.Value));
        // The old one is of another unit than the duties; the new one serves both.
        LineComparison other = Compare(
            Line("01012100", "5 cents/kg", null, Worth(2m, "liter")), Line("01012100", "4%", null, Worth(1m, "kg"))).Lines[0];
        Assert.Equal((5m, 4m), (other.OldRate!.Value.Value, other.NewRate!.Value.Value));
        // Each serves one duty only: the rates are those of the old one, and there is no order.
        LineComparison neither = Compare(
            Line("01012100", "5 cents/kg", null, Worth(1m, "kg")), Line("01012100", "4 cents/liter", null, Worth(1m, "liter"))).Lines[0];
        Assert.Equal((5m, null), (neither.OldRate?.Value, neither.NewRate?.Value));
        Assert.Equal("the duties differ in form, and the unit value does not make both of them percentages", neither.Reason);
        Assert.Null(neither.Points);
        // The rates of a free line are known in any case.
        LineComparison free = Compare(Line("01012100", "Free"), Line("01012100", "5 cents/kg")).Lines[0];
        Assert.Equal((0m, null, null), (free.OldRate?.Value, free.NewRate?.Value, free.Reason));
    }

    [Fact]
    public void Reason_OfTexts_NamesTheOldSideFirst()
    {
        static string? Reason(string before, string after) => Compare(Line("01012100", before), Line("01012100", after)).Lines[0].Reason;
        Assert.Equal("the old duty is a text that is not computable (RefersElsewhere)", Reason("See note 3", "5 cents/kg"));
        Assert.Equal("the new duty is a text that is not computable (Quota)", Reason("5 cents/kg", "In quota"));
        Assert.Equal("the old duty is a text that is not computable (Quota)", Reason("In quota", "See note 3"));
        Assert.Null(Reason("In quota", "In quota"));
    }

    [Fact]
    public void SameProducts_ByChapterAndSection_HaveTheirOwnMeans()
    {
        ScheduleComparison comparison = ScheduleComparison.Of(
            Schedule(Line("01012100", "10%", 1m), Line("01012900", "2%", 3m), Line("02011000", "5%"), Line("72081000", "7%", 0m),
                Line("99030101", "1%", 2m)),
            Schedule(Line("01012100", "8%"), Line("01012900", "4%"), Line("02011000", "5%"), Line("72081000", "9%"),
                Line("99030101", "2%")));
        static string Figures(ScheduleChanges c) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{c.Scope}: {c.SameProducts}; {c.SameProducts.LinesWithTrade}: {c.SameProducts.TradeWeightedMeanOld} → "
                + $"{c.SameProducts.TradeWeightedMeanNew}");
        Assert.Equal(
            [
                "01: 2 lines, mean 6% → 6%; 2: 4 → 5", "02: 1 lines, mean 5% → 5%; 0:  → ", "72: 1 lines, mean 7% → 9%; 1:  → ",
                "99: 1 lines, mean 1% → 2%; 1: 1 → 2",
            ],
            comparison.ByChapter.Select(Figures));
        Assert.Equal(
            [
                "I: 3 lines, mean 5.67% → 5.67%; 2: 4 → 5", "XV: 1 lines, mean 7% → 9%; 1:  → ",
                "none: 1 lines, mean 1% → 2%; 1: 1 → 2",
            ],
            comparison.BySection.Select(Figures));
        Assert.Equal("all: 5 lines, mean 5% → 5.6%; 4: 3 → 4", Figures(comparison.Overall));
        Assert.Equal(["XV", null], comparison.BySection.Skip(1).Select(s => s.Section?.Number));
        Assert.Equal([1, 2, 72, null], comparison.ByChapter.Select(c => c.Chapter?.Number));
    }

    [Fact]
    public void LargestChanges_Ties_GoByTheCode()
    {
        ScheduleComparison comparison = ScheduleComparison.Of(
            Schedule(Line("01012100", "5%", 2m), Line("01012900", "5%", 4m), Line("02011000", "5%"), Line("03021100", "5 cents/kg", 9m),
                Line("04011000", "5%", 9m)),
            Schedule(Line("01012100", "3%"), Line("01012900", "6%"), Line("02011000", "7%"), Line("03021100", "4 cents/kg"),
                Line("04011000", "5%")));
        // Changes of 2, 1 and 2 points; a cut without rates and an unchanged line have no place.
        Assert.Equal(["01012100", "02011000", "01012900"], comparison.LargestChanges(9).Select(l => $"{l.Code}"));
        Assert.Equal(["01012100", "02011000"], comparison.LargestChanges(2).Select(l => $"{l.Code}"));
        // Times the trade, both come to 4.
        Assert.Equal(["01012100", "01012900"], comparison.LargestChanges(9, weighsTrade: true).Select(l => $"{l.Code}"));
        Assert.Throws<ArgumentOutOfRangeException>(() => comparison.LargestChanges(-1));
    }

    [Fact]
    public void LineCounts_OfEachKind_AreInItsPlace()
    {
        LineCounts counts = new([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.Equal(Enumerable.Range(1, 10), Enum.GetValues<LineChange>().Select(counts.Of));
        Assert.Equal(
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
            (int[])[counts.Unchanged, counts.Cut, counts.Raised, counts.Renumbered, counts.Split, counts.Merged, counts.ManyToMany,
                counts.NotComparable, counts.Gone, counts.New]);
        Assert.Equal(55, counts.Total);
        Assert.Equal(
            "1 unchanged, 2 cut, 3 raised, 4 renumbered, 5 split, 6 merged, 7 many to many, 8 not comparable, 9 gone, 10 new",
            counts.ToString());
        Assert.Equal("1 cut", new LineCounts([0, 1, 0, 0, 0, 0, 0, 0, 0, 0]).ToString());
        Assert.Equal("no lines", new LineCounts(new int[10]).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => counts.Of((LineChange)10));
    }

    [Fact]
    public void Of_Nothing_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => ScheduleComparison.Of(null!, Schedule()));
        Assert.Throws<ArgumentNullException>(() => ScheduleComparison.Of(Schedule(), null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScheduleComparison.Of(Schedule(), Schedule(), null, (TariffColumn)9));
    }

    [Fact]
    public void Of_AnotherColumn_ComparesItsDuties()
    {
        TariffLine before = Line("01012100", "5%") with { Bound = Duty.Parse("10%") };
        TariffLine after = Line("01012100", "5%") with { Bound = Duty.Parse("8%") };
        Assert.Equal("Unchanged 01012100: 5% → 5%", $"{Compare(before, after).Lines[0]}");
        ScheduleComparison bound = ScheduleComparison.Of(Schedule(before), Schedule(after), column: TariffColumn.Bound);
        Assert.Equal(("Cut 01012100: 10% → 8%", TariffColumn.Bound), ($"{bound.Lines[0]}", bound.Column));
    }

    [Fact]
    public void ToTable_Comparison_HasACellPerFact()
    {
        ScheduleComparison comparison = ScheduleComparison.Of(
            Schedule(Line("01012100", "5%", 7m), Line("02011000", "8%", 1.5m), Line("03021100", "5 cents/kg", 3m)),
            Schedule(Line("01012110", "4%"), Line("01012190", "3%"), Line("02011000", "6.5%"), Line("03021110", "See note 3")));
        Assert.Equal(
            """
            change,oldCode,newCode,counterparts,oldDuty,newDuty,oldRate,newRate,points,dutyChange,trade,reason
            Split,01012100,,01012110 01012190,5%,,5,,,,7,
            Split,,01012110,01012100,,4%,,4,,,,
            Split,,01012190,01012100,,3%,,3,,,,
            Cut,02011000,02011000,,8%,6.5%,8,6.5,-1.5,Cut,1.5,
            Renumbered,03021100,03021110,,5 cents/kg,See note 3,,,,NotComparable,3,the new duty is a text that is not computable
            """.ReplaceLineEndings("\r\n"),
            comparison.ToTable().ToCsv().Replace(" (RefersElsewhere)\r\n", "", StringComparison.Ordinal));
        Assert.Equal("USD", comparison.ToTable().Columns[10].Unit);
        Assert.Null(comparison.Lines.ToTable().Columns[10].Unit);
        Assert.Equal("EUR", comparison.Lines.ToTable(Currency.Euro).Columns[10].Unit);
        Assert.Throws<ArgumentException>("currency", () => comparison.Lines.ToTable(default(Currency)));
        Assert.Throws<ArgumentNullException>(() => ((ScheduleComparison)null!).ToTable());
        Assert.Throws<ArgumentNullException>(() => ((ValueList<LineComparison>)null!).ToTable());
    }

    [Fact]
    public void ToTable_Comparison_IsInTheCurrencyOfTheTradeThatWeighs()
    {
        TariffSchedule euros = new(India, HsEdition.Hs2017, [Line("01012100", "5%", 7m)], Currency.Euro);
        Assert.Equal("EUR", ScheduleComparison.Of(euros, Schedule(Line("01012100", "5%", 9m))).ToTable().Columns[10].Unit);
        Assert.Equal("EUR", ScheduleComparison.Of(Schedule(Line("01012100", "5%")), euros).ToTable().Columns[10].Unit);
    }

    [Fact]
    public void ToTable_Changes_HasARowPerScope()
    {
        ScheduleComparison comparison = ScheduleComparison.Of(
            Schedule(Line("01012100", "5%", 1m), Line("01012900", "2%", 3m), Line("02011000", "8%"), Line("77010000", "1%"),
                Line("03021110", "1%"), Line("03021190", "1%"), Line("04011010", "1%"), Line("04011090", "1%")),
            Schedule(Line("01012100", "3%"), Line("01012900", "4%"), Line("02011000", "See note 3"), Line("05010000", "1%"),
                Line("03021100", "1%"), Line("04011020", "1%"), Line("04011080", "1%")));
        Assert.Equal(
            """
            01,Live animals,2,2,0,1,1,0,0,0,0,0,0,0,2,3.5,3.5,2.75,3.75
            02,Meat and offal,1,1,0,0,0,0,0,0,0,1,0,0,0,,,,
            03,Fish and seafood,2,1,0,0,0,0,0,2,0,0,0,0,0,,,,
            04,"Dairy, eggs, honey",2,2,0,0,0,0,0,0,2,0,0,0,0,,,,
            05,Other animal products,0,1,0,0,0,0,0,0,0,0,0,1,0,,,,
            77,,1,0,0,0,0,0,0,0,0,0,1,0,0,,,,

            """.ReplaceLineEndings("\r\n"),
            comparison.ByChapter.ToTable().ToCsv().Split("\r\n", 2)[1]);
        Assert.Equal(
            "scope title oldLines newLines unchanged cut raised renumbered split merged manyToMany notComparable gone new sameProducts "
                + "meanOld meanNew tradeWeightedMeanOld tradeWeightedMeanNew",
            string.Join(' ', comparison.ByChapter.ToTable().Columns.Select(c => c.Name)));
        Assert.Equal(
            ["Animals and animal products", null], comparison.BySection.ToTable().Rows.Select(r => (string?)r[1].Value));
        Assert.Throws<ArgumentNullException>(() => ((ValueList<ScheduleChanges>)null!).ToTable());
    }
}
