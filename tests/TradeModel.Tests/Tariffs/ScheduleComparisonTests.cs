using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Tariffs;
using TradeModel.Tests.Goods;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class ScheduleComparisonTests
{
    private static readonly PartyId India = new("IND");

    // "01012100 5%; 01012900 Free": a code and a duty; a dash for no duty.
    private static TariffSchedule Schedule(string lines, HsEdition edition = HsEdition.Hs2017, Func<TariffLine, TariffLine>? with = null)
        => new(India, edition, lines.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
        {
            string[] parts = text.Split(' ', 2);
            var line = new TariffLine(new(parts[0]), parts[1] == "-" ? null : Duty.Parse(parts[1] == "''" ? "" : parts[1]));
            return with is null ? line : with(line);
        }), new("USD"));

    private static ScheduleComparison WithinAnEdition(string before, string after)
        => ScheduleComparison.Of(Schedule(before), Schedule(after));

    private static ScheduleComparison AcrossEditions(string before, string after) => ScheduleComparison.Of(
        Schedule(before), Schedule(after, HsEdition.Hs2022), SmallConcordance.From2017To2022);

    [Theory]
    // The same codes, other duties.
    [InlineData("01012100 5%", "01012100 5%", "1 unchanged", "1 unchanged")]
    [InlineData("01012100 5%", "01012100 4%", "1 cut", "1 cut")]
    [InlineData("01012100 5%", "01012100 5.5%", "1 raised", "1 raised")]
    [InlineData("01012100 Free", "01012100 0%", "1 unchanged", "1 unchanged")]
    [InlineData("01012100 5 cents/kg", "01012100 4 cents/kg", "1 cut", "1 cut")]
    [InlineData("01012100 5 cents/kg", "01012100 Free", "1 cut", "1 cut")]
    [InlineData("01012100 5 cents/kg", "01012100 5%", "1 not comparable", "1 not comparable")]
    [InlineData("01012100 5 cents/kg", "01012100 4 cents/liter", "1 not comparable", "1 not comparable")]
    [InlineData("01012100 5 cents/kg + 3%", "01012100 5 cents/kg + 2%", "1 cut", "1 cut")]
    [InlineData("01012100 5 cents/kg + 3%", "01012100 6 cents/kg + 2%", "1 not comparable", "1 not comparable")]
    [InlineData("01012100 5.3% on the battery", "01012100 6% on the battery", "1 raised", "1 raised")]
    [InlineData("01012100 5.3% on the battery", "01012100 6% on the cell", "1 not comparable", "1 not comparable")]
    [InlineData("01012100 See note 3", "01012100 See note 3", "1 unchanged", "1 unchanged")]
    [InlineData("01012100 See note 3", "01012100 See note 4", "1 not comparable", "1 not comparable")]
    [InlineData("01012100 See note 3", "01012100 Free", "1 not comparable", "1 not comparable")]
    [InlineData("01012100 -", "01012100 -", "1 not comparable", "1 not comparable")]
    [InlineData("01012100 -", "01012100 5%", "1 not comparable", "1 not comparable")]
    [InlineData("01012100 ''", "01012100 ''", "1 not comparable", "1 not comparable")]
    // Lines that come and go.
    [InlineData("01012100 5%", "", "1 gone", "no lines")]
    [InlineData("", "01012100 5%", "no lines", "1 new")]
    [InlineData("", "", "no lines", "no lines")]
    [InlineData("01012100 5%; 01012900 1%", "01012900 1%; 02011000 2%", "1 unchanged, 1 gone", "1 unchanged, 1 new")]
    // National lines that change within a subheading.
    [InlineData("01012100 5%", "01012110 5%", "1 renumbered", "1 renumbered")]
    [InlineData("01012100 5%", "01012110 5%; 01012190 4%", "1 split", "2 split")]
    [InlineData("01012110 5%; 01012190 4%", "01012100 5%", "2 merged", "1 merged")]
    [InlineData("01012110 5%; 01012190 4%", "01012120 5%; 01012180 4%", "2 many to many", "2 many to many")]
    [InlineData("01012110 5%; 01012190 4%", "01012110 5%; 01012180 4%", "1 unchanged, 1 gone", "1 unchanged, 1 new")]
    [InlineData("01012100 5%", "01012100 5%; 01012190 4%", "1 unchanged", "1 unchanged, 1 new")]
    // Codes of other lengths.
    [InlineData("01012100 5%", "0101210000 5%", "1 renumbered", "1 renumbered")]
    [InlineData("01012110 5%; 01012190 4%", "0101211010 5%; 0101211020 3%; 0101219000 4%",
        "1 renumbered, 1 split", "1 renumbered, 2 split")]
    [InlineData("0101211010 5%; 0101211020 3%; 0101219000 4%", "01012110 5%; 01012190 4%",
        "1 renumbered, 2 merged", "1 renumbered, 1 merged")]
    [InlineData("010121 5%", "01012110 5%; 01012190 5%", "1 split", "2 split")]
    [InlineData("0101 5%", "010121 5%; 010129 4%", "1 split", "2 split")]
    [InlineData("010121 5%; 010129 4%", "0101 5%", "2 merged", "1 merged")]
    [InlineData("01 5%", "02 5%", "1 gone", "1 new")]
    // Chapters that the Harmonized System keeps free or leaves to countries.
    [InlineData("77010000 5%; 98010000 Free; 99030101 1%", "77010000 5%; 98010000 Free; 99030101 2%",
        "2 unchanged, 1 raised", "2 unchanged, 1 raised")]
    public void Of_OneEdition_CountsEachLineOnce(string before, string after, string olds, string news)
    {
        ScheduleComparison comparison = WithinAnEdition(before, after);
        Assert.Equal((olds, news), (comparison.Overall.OldLines.ToString(), comparison.Overall.NewLines.ToString()));
        CheckLaws(comparison);
    }

    [Theory]
    [InlineData("010121 5%", "010121 4%", "1 cut", "1 cut")]
    [InlineData("01012110 5%", "01012110 5%", "1 unchanged", "1 unchanged")]
    [InlineData("030510 5%", "030910 5%", "1 renumbered", "1 renumbered")]
    [InlineData("030510 5%", "030910 See note 3", "1 renumbered", "1 renumbered")]
    [InlineData("03051010 5%; 03051090 4%", "03091010 5%; 03091090 4%", "2 renumbered", "2 renumbered")]
    [InlineData("03051010 5%; 03051090 4%", "03091010 5%; 03091080 4%", "1 renumbered, 1 gone", "1 renumbered, 1 new")]
    [InlineData("03051010 5%", "0309101010 5%; 0309101020 4%", "1 split", "2 split")]
    // A code that goes on for other goods is not the same product.
    [InlineData("440310 5%", "440310 5%", "1 gone", "1 new")]
    [InlineData("440310 5%; 440399 1%", "440310 1%; 440311 5%", "2 renumbered", "2 renumbered")]
    // A code that splits into itself and another.
    [InlineData("070959 5%", "070952 5%; 070959 5%", "1 split", "2 split")]
    [InlineData("07095910 5%; 07095990 4%", "07095200 5%; 07095910 5%", "2 split", "2 split")]
    [InlineData("070959 5%", "070952 5%", "1 split", "1 split")]
    [InlineData("070959 5%", "010121 5%", "1 gone", "1 new")]
    [InlineData("841111 5%; 841112 4%", "841110 5%", "2 merged", "1 merged")]
    [InlineData("841111 5%", "841110 5%", "1 merged", "1 merged")]
    // Of the new lines only 854919 comes from several; the other two are shares of one old line.
    [InlineData("854810 5%; 854890 4%", "854890 5%; 854911 3%; 854919 2%", "2 many to many", "2 split, 1 many to many")]
    // What the concordance does not list cannot be compared, not even by equal digits; national chapters can.
    [InlineData("010599 5%", "010599 5%", "1 not comparable", "1 not comparable")]
    [InlineData("77010000 5%", "77010000 5%", "1 not comparable", "1 not comparable")]
    [InlineData("98010000 5%; 99030101 1%", "98010000 4%; 99030102 1%", "1 cut, 1 renumbered", "1 cut, 1 renumbered")]
    // Lines of headings do not go through a table of subheadings.
    [InlineData("0101 5%", "0101 5%", "1 not comparable", "1 not comparable")]
    [InlineData("010121 5%; 010129 5%", "0101 5%", "2 not comparable", "1 not comparable")]
    [InlineData("970600 5%", "9706 5%", "1 not comparable", "1 not comparable")]
    [InlineData("98 5%", "98 4%", "1 cut", "1 cut")]
    public void Of_TwoEditions_GoesThroughTheConcordance(string before, string after, string olds, string news)
    {
        ScheduleComparison comparison = AcrossEditions(before, after);
        Assert.Equal((olds, news), (comparison.Overall.OldLines.ToString(), comparison.Overall.NewLines.ToString()));
        CheckLaws(comparison);
    }

    [Theory]
    [InlineData("01012100 5 cents/kg", "01012100 5%", "the duties differ in form, and no unit value makes them percentages")]
    [InlineData("01012100 See note 3", "01012100 See note 4", "the old duty is a text that is not computable (RefersElsewhere)")]
    [InlineData("01012100 5%", "01012100 See note 4", "the new duty is a text that is not computable (RefersElsewhere)")]
    [InlineData("01012100 -", "01012100 5%", "the old schedule states no duty")]
    [InlineData("01012100 5%", "01012100 ''", "the new schedule states no duty")]
    [InlineData("01012100 -", "01012100 ''", "neither schedule states a duty")]
    public void NotComparable_Line_HasTheReason(string before, string after, string reason)
        => Assert.Equal(reason, Assert.Single(WithinAnEdition(before, after).NotComparable).Reason);

    [Fact]
    public void Reason_OfLinesWithoutCounterpart_SaysWhatIsThere()
    {
        Assert.Equal(
            ["the new schedule has 1 other lines in 010121", null, "the new schedule has no line in 020110"],
            WithinAnEdition("01012110 5%; 01012190 5%; 02011000 1%", "01012190 5%").Lines.Select(l => l.Reason));
        Assert.Equal(
            ["the concordance does not list '010599'", "the new schedule has no line in 070952, 070959"],
            AcrossEditions("01059910 5%; 070959 1%", "").Lines.Select(l => l.Reason));
        Assert.Equal("the old schedule has the line '0101' of fewer than six digits here",
            AcrossEditions("0101 5%", "010121 5%").Lines[1].Reason);
        Assert.Equal("the old schedule has the line '01' of fewer than six digits here",
            AcrossEditions("01 5%", "010121 5%").Lines[1].Reason);
    }

    [Fact]
    public void Lines_AcrossEditions_AreRowsWithCodesDutiesAndCounterparts()
        => Assert.Equal(
            [
                "Renumbered 030510 → 030910: 5% → 4%",
                "Split 070952: 3%, see 070959",
                "Split 070959: 2%, see 070952, 070959",
                "New 440310: Free",
                "Merged 841110: 1%, see 841111, 841112",
                "Merged 841111: 1%, see 841110",
            ],
            AcrossEditions("030510 5%; 070959 2%; 841111 1%", "030910 4%; 070952 3%; 440310 0%; 841110 1%").Lines.Select(l => $"{l}"));

    [Fact]
    public void SameProducts_AreThePairsComputableInBoth()
    {
        // 010121, 030510 and 440399 are pairs; 010129 has words on one side.
        ScheduleComparison comparison = AcrossEditions(
            "010121 10%; 010129 5%; 030510 6%; 440399 2%; 970600 50%", "010121 4%; 010129 See note 1; 030910 6%; 440310 5%; 970610 1%");
        SameProducts same = comparison.Overall.SameProducts;
        Assert.Equal((3, 6.0, 5.0, 0), (same.Lines, same.MeanOld, same.MeanNew, same.LinesWithTrade));
        Assert.Null(same.TradeWeightedMeanOld);
        Assert.Equal(["010121", "440399"], comparison.LargestChanges(10).Select(l => $"{l.OldCode}"));
        Assert.Equal([-6m, 3m], comparison.LargestChanges(10).Select(l => l.Points!.Value));
        Assert.Single(comparison.LargestChanges(1));
        Assert.Empty(comparison.LargestChanges(0));
    }

    [Fact]
    public void SameProducts_WithTrade_AreWeighedByTheOldTrade()
    {
        TariffSchedule before = Schedule("01012100 10%; 01012900 2%; 02011000 1%", with: l => l with
        {
            TradeValue = l.Code.Chapter == 2 ? null : l.Code == new HsCode("01012100") ? 1m : 3m,
        });
        TariffSchedule after = Schedule("01012100 6%; 01012900 4%; 02011000 9%", with: l => l with { TradeValue = 1000m });
        ScheduleComparison comparison = ScheduleComparison.Of(before, after);
        SameProducts same = comparison.Overall.SameProducts;
        Assert.Equal((3, 2, 4.0, 4.5), (same.Lines, same.LinesWithTrade, same.TradeWeightedMeanOld, same.TradeWeightedMeanNew));
        // 2 points on 3 of trade outweigh 4 points on 1; the line without trade has no place.
        Assert.Equal(["01012900", "01012100"], comparison.LargestChanges(9, weighsTrade: true).Select(l => $"{l.Code}"));
        Assert.Equal("02011000", $"{comparison.LargestChanges(1)[0].Code}");
        SameProducts other = ScheduleComparison.Of(Schedule("01012100 10%"), after).Overall.SameProducts;
        Assert.Equal((10.0, 6.0), (other.TradeWeightedMeanOld, other.TradeWeightedMeanNew));
    }

    [Fact]
    public void Of_SpecificDuties_UsesOneUnitValueForBoth()
    {
        TariffSchedule before =
            Schedule("01012100 5 cents/kg; 01012900 10%", with: l => l with { UnitValue = new(0.5m, new("USD"), "kg") });
        TariffSchedule after = Schedule("01012100 5 cents/kg; 01012900 10 cents/kg",
            with: l => l with { UnitValue = new(2m, new("USD"), "kg") });
        ScheduleComparison comparison = ScheduleComparison.Of(before, after);
        // The price rose fourfold, which is no change of duty.
        Assert.Equal("1 unchanged, 1 raised", comparison.Overall.OldLines.ToString());
        Assert.Equal((10m, 20m), (comparison.Lines[1].OldRate!.Value.Value, comparison.Lines[1].NewRate!.Value.Value));
    }

    [Fact]
    public void ByChapterAndSection_CountALineUnderItsOldCode()
    {
        ScheduleComparison comparison = ScheduleComparison.Of(
            Schedule("290331 5%; 98010000 1%; 77010000 1%"), Schedule("380892 5%; 98010000 1%; 010121 2%", HsEdition.Hs2022),
            SmallConcordance.Of(HsEdition.Hs2017, HsEdition.Hs2022, "290331 380892"));
        Assert.Equal(
            ["01: no lines; 0 new", "29: 1 renumbered; 0 new", "77: 1 not comparable; 0 new", "98: 1 unchanged; 0 new"],
            comparison.ByChapter.Select(c => $"{c}"));
        Assert.Equal(
            ["I: no lines; 0 new", "VI: 1 renumbered; 0 new", "none: 1 unchanged, 1 not comparable; 0 new"],
            comparison.BySection.Select(c => $"{c}"));
        Assert.Equal("Organic chemicals", comparison.ByChapter[1].Chapter!.Title);
        Assert.Null(comparison.ByChapter[2].Chapter);
        CheckLaws(comparison);
    }

    [Theory]
    [InlineData(2017, 2022, null, "HS 2017 and HS 2022: a concordance between the editions is needed")]
    [InlineData(2022, 2022, "2017-2022", "both schedules are of HS 2022: a concordance is not needed")]
    [InlineData(2022, 2017, "2017-2022", "but the concordance leads from HS 2017 to HS 2022; reverse it")]
    [InlineData(2012, 2022, "2017-2022", "but the concordance leads from HS 2017 to HS 2022 (")]
    public void Of_EditionsThatDoNotFit_AreRefused(int before, int after, string? concordance, string reason)
        => Assert.Contains(reason, Assert.Throws<ArgumentException>(() => ScheduleComparison.Of(
            Schedule("010121 5%", (HsEdition)before), Schedule("010121 5%", (HsEdition)after),
            concordance is null ? null : SmallConcordance.From2017To2022)).Message);

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void Of_AnySchedules_CountsAddUp(Two two)
    {
        CheckLaws(ScheduleComparison.Of(two.Old, two.New));
        CheckLaws(ScheduleComparison.Of(two.Old, two.NewOf2022, two.Concordance));
    }

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void Of_SchedulesInReverse_MirrorsTheCounts(Two two)
    {
        Mirrors(ScheduleComparison.Of(two.Old, two.New), ScheduleComparison.Of(two.New, two.Old));
        Mirrors(ScheduleComparison.Of(two.Old, two.NewOf2022, two.Concordance),
            ScheduleComparison.Of(two.NewOf2022, two.Old, two.Concordance.Reverse()));
    }

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Of_AScheduleWithItself_ChangesNothing(Two two)
    {
        LineCounts counts = ScheduleComparison.Of(two.Old, two.Old).Overall.OldLines;
        Assert.Equal(two.Old.Count, counts.Unchanged + counts.NotComparable);
        Assert.Equal(two.Old.Count(l => l.Applied is null or TextDuty { Text: "" }), counts.NotComparable);
    }

    private static void Mirrors(ScheduleComparison there, ScheduleComparison back)
    {
        static string Of(LineCounts c, bool mirrored) => string.Join(' ',
            c.Unchanged, mirrored ? c.Raised : c.Cut, mirrored ? c.Cut : c.Raised, c.Renumbered, mirrored ? c.Merged : c.Split,
            mirrored ? c.Split : c.Merged, c.ManyToMany, c.NotComparable, mirrored ? c.New : c.Gone, mirrored ? c.Gone : c.New);
        Assert.Equal(Of(there.Overall.OldLines, false), Of(back.Overall.NewLines, true));
        Assert.Equal(Of(there.Overall.NewLines, false), Of(back.Overall.OldLines, true));
        Assert.Equal(there.Overall.SameProducts.Lines, back.Overall.SameProducts.Lines);
    }

    /// <summary>Each line is in exactly one row, and the counts add up to the lines, over all and by chapter and section.</summary>
    private static void CheckLaws(ScheduleComparison comparison)
    {
        Assert.Equal(comparison.Old.Codes.ToArray(), comparison.Lines.Select(l => l.OldCode).OfType<HsCode>().Order());
        Assert.Equal(comparison.New.Codes.ToArray(), comparison.Lines.Select(l => l.NewCode).OfType<HsCode>().Order());
        Assert.Equal((comparison.Old.Count, comparison.New.Count), (comparison.Overall.OldLines.Total, comparison.Overall.NewLines.Total));
        Assert.Equal((0, 0), (comparison.Overall.OldLines.New, comparison.Overall.NewLines.Gone));
        foreach (ValueList<ScheduleChanges> parts in (ValueList<ScheduleChanges>[])[comparison.ByChapter, comparison.BySection])
        {
            foreach (LineChange change in Enum.GetValues<LineChange>())
            {
                Assert.Equal(comparison.Overall.OldLines.Of(change), parts.Sum(p => p.OldLines.Of(change)));
                Assert.Equal(comparison.Overall.NewLines.Of(change), parts.Sum(p => p.NewLines.Of(change)));
            }
            Assert.Equal(comparison.Overall.SameProducts.Lines, parts.Sum(p => p.SameProducts.Lines));
        }
        foreach (LineComparison line in comparison.Lines)
        {
            bool isPair = line.OldCode is not null && line.NewCode is not null;
            Assert.Equal(isPair, line.DutyChange is not null);
            bool sharesGoods = line.Change is LineChange.Split or LineChange.Merged or LineChange.ManyToMany;
            Assert.Equal(sharesGoods, line.Counterparts.Count > 0);
            bool explains = line.Change is LineChange.Gone or LineChange.New or LineChange.NotComparable
                || line.DutyChange == DutyChange.NotComparable;
            Assert.Equal(explains, line.Reason is not null);
        }
    }

    public sealed record Two(TariffSchedule Old, TariffSchedule New, TariffSchedule NewOf2022, HsConcordance Concordance);

    public static class Arbitraries
    {
        private static readonly string[] Duties = ["Free", "5%", "4%", "5 cents/kg", "4 cents/kg", "See note 3", "-", "5 cents/kg + 3%"];

        private static Gen<string> Code => Gen.OneOf(
            from n in HsConcordanceTests.Arbitraries.Code6
            from suffix in Gen.Elements("", "00", "10", "90", "1000", "1010", "9000")
            select n + suffix,
            Gen.Elements("98010000", "77010000", "99030101", "1000", "98"));

        private static Gen<string> Lines =>
            from codes in Code.ListOf()
            from duties in Gen.Elements(Duties).ListOf(codes.Count)
            select string.Join("; ", codes.Zip(duties).DistinctBy(l => l.First)
                .Where(l => !codes.Any(c => c.Length < l.First.Length && l.First.StartsWith(c, StringComparison.Ordinal)))
                .Select(l => $"{l.First} {l.Second}"));

        public static Arbitrary<Two> Pairs() => Arb.From(
            from before in Lines
            from after in Lines
            from concordance in HsConcordanceTests.Arbitraries.Concordances().Generator
            select new Two(Schedule(before), Schedule(after), Schedule(after, HsEdition.Hs2022), concordance));
    }
}
