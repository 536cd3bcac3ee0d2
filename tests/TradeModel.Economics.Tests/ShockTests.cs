using NodaTime;
using TradeModel.Agreements;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Economics.Tests;

public class ShockTests
{
    private static readonly PartyId Usa = new("USA"), India = new("IND");
    private static readonly HsCode Sheet = new("72081000"), Wire = new("72171000"), Foil = new("76071100"), Nail = new("73170000"),
        Cheese = new("04069000"), Art = new("97011000");

    private static readonly SectorConcordance Sectors = new([new(new("72"), "Metals"), new(new("7217"), "Wire"), new(new("04"), "Food"),
        new(new("76"), "Metals"), new(new("73"), "Nails")]);

    // Cheese has a duty per kilogram without a unit value, and no sector covers art.
    private static readonly TariffSchedule Schedule = new(
        Usa, HsEdition.Hs2022,
        [
            new(Sheet, Duty.AdValorem(new(10m))), new(Wire, Duty.AdValorem(new(4m))), new(Foil, Duty.AdValorem(new(20m))),
            new(Nail, Duty.AdValorem(new(6m))), new(Cheese, Duty.Specific(2m, new("USD"), "kg")),
            new(Art, Duty.AdValorem(new(1m))),
        ]);

    private static readonly ValueMap<HsCode, double> Trade =
        [new(Sheet, 100), new(Foil, 300), new(Cheese, 50), new(Art, 30), new(new("85010000"), 20), new(Wire, 500)];

    [Theory]
    [InlineData("72", "Metals")]
    [InlineData("7208", "Metals")]
    [InlineData("7217", "Wire")]
    [InlineData("72171", "Wire")]
    [InlineData("7217100000", "Wire")]
    [InlineData("99", null)]
    public void SectorOf_Code_IsThatOfTheLongestPrefix(string code, string? sector) => Assert.Equal(sector, Sectors.SectorOf(new(code)));

    [Fact]
    public void SectorOf_PrefixesOfEveryLength_EachDecidesOverTheShorter()
    {
        const string Code = "7208101234";
        int[] lengths = [2, 4, 5, 6, 7, 8, 9, 10];
        foreach (int longest in lengths)
        {
            var concordance = new SectorConcordance(lengths.Where(l => l <= longest)
                .Select(l => KeyValuePair.Create(new HsCode(Code[..l]), $"{l} digits")).ToValueMap());
            Assert.Equal($"{longest} digits", concordance.SectorOf(new(Code)));
        }
    }

    [Fact]
    public void Read_Csv_FindsTheColumnsByName()
        => Assert.Equal(
            new SectorConcordance([new(new("0406"), "Food, drink"), new(new("72"), "Metals")]),
            SectorConcordance.Read(new StringReader("note,sector,code\n,Metals,72\nx,\"Food, drink\",04.06\n")));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("code,branch\n72,Metals\n", "no column 'sector'; the columns are: code, branch")]
    [InlineData("code,sector\n", "no row")]
    [InlineData("code,sector\n72,Metals\n4,Food\n", "line 3: '4' is no HS prefix")]
    [InlineData("code,sector\n72,Metals\n72,Food\n", "line 3: code '72' occurs twice")]
    [InlineData("code,sector\n72, \n", "line 2: code '72' has no sector")]
    [InlineData("code,sector\n72\n", "line 2: ")]
    [InlineData("code,sec\"tor\n72,Metals\n", "concordance, line 1: ")]
    [InlineData("code,sector\n72,a\u007fb\n", "line 2: the sector of code '72' must be one line without control characters")]
    public void Read_BadCsv_SaysWhereAndWhy(string csv, string why)
        => Assert.Contains(
            why, Assert.Throws<FormatException>(() => SectorConcordance.Read(new StringReader(csv))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_HalfASurrogatePair_SaysWhere()
        => Assert.Contains("line 2: the sector of code '72' must be well-formed Unicode", Assert.Throws<FormatException>(
            () => SectorConcordance.Read(new StringReader("code,sector\n72,a\ud800\n"))).Message, StringComparison.Ordinal);

    // Eliminated in ten stages, half of every duty is left in year 5. Metals before: (100 × 10 + 300 × 20) / 400 = 17.5.
    [Fact]
    public void Of_Offer_IsTheMeanWeightedByTradeAndSaysWhatItLeavesOut()
    {
        SectorTariffs tariffs = SectorTariffs.Of(
            new ScheduleScale(Schedule, 15), new ScheduleOffer(TariffOffer.Eliminate(10)), 5, Sectors, Trade);
        Assert.Equal(["Metals", "Nails", "Wire"], tariffs.Sectors.Select(s => s.Sector));
        Assert.Equal(17.5, tariffs["Metals"].Before, 12);
        Assert.Equal(8.75, tariffs["Metals"].After, 12);
        Assert.Equal(-8.75, tariffs["Metals"].Change, 12);
        Assert.Equal((400, 2), (tariffs["Metals"].Trade, tariffs["Metals"].Lines));
        Assert.Equal("Metals: 17.5% to 8.75%", tariffs["Metals"].ToString());
        Assert.Equal((4, 2), (tariffs["Wire"].Before, tariffs["Wire"].After));
        // Without trade, the plain mean of the sector's lines.
        Assert.Equal((6, 3, 0), (tariffs["Nails"].Before, tariffs["Nails"].After, tariffs["Nails"].Trade));
        Assert.Equal([new(Art, 30)], tariffs.Coverage.WithoutSector);
        Assert.Equal([new(Cheese, 50)], tariffs.Coverage.WithoutRate);
        Assert.Equal([new(new("85010000"), 20)], tariffs.Coverage.WithoutLine);
        Assert.Empty(tariffs.Coverage.Ranges);
        Assert.Equal((1000, 900, 0.9), (tariffs.Coverage.Trade, tariffs.Coverage.CoveredTrade, tariffs.Coverage.Share));
    }

    [Fact]
    public void Of_NoTradeKnown_AllLinesWeighTheSame()
    {
        SectorTariffs tariffs = SectorTariffs.Of(new ScheduleScale(Schedule, 15), new ScheduleOffer(TariffOffer.Eliminate()), 1, Sectors);
        Assert.Equal((15, 0), (tariffs["Metals"].Before, tariffs["Metals"].After));
        Assert.Equal((6, 4), (tariffs.Coverage.Trade, tariffs.Coverage.CoveredTrade));
    }

    [Fact]
    public void Of_Issue_CountsThePositionAndThenTheAgreedTerms()
    {
        var issue = new IssueId("schedule");
        var day = new LocalDate(2026, 3, 2);
        Negotiation talks = new Negotiation(new NegotiationDefinition(
                new Agreement("Talks", [], [new(Usa, "United States"), new(India, "India")]),
                issues: [new Issue(issue, "Schedule", Track.Tariffs, new ScheduleScale(Schedule, 15), new TariffSubject(Usa, India))]))
            .Apply(new PositionTabled(day, Usa, issue, new ScheduleOffer(TariffOffer.Eliminate(10))));
        double Left() => SectorTariffs.Of(talks.GetIssue(issue), Usa, 5, Sectors, Trade, India)["Wire"].After;
        Assert.Equal(2, Left());
        Assert.Contains(
            "'IND' has no position",
            Assert.Throws<ArgumentException>("party", () => SectorTariffs.Of(talks.GetIssue(issue), India, 5, Sectors)).Message,
            StringComparison.Ordinal);
        talks = talks.Apply(new IssueAgreed(day, issue, new ScheduleOffer(TariffOffer.Eliminate(8))));
        Assert.Equal(1.5, Left());
    }

    private static Issue Path(string id, decimal rate, string unit = TariffPathScale.Percent, params ValueSet<HsCode> codes)
        => new(new(id), id, Track.Tariffs, new TariffPathScale(rate, 10, unit: unit), new TariffSubject(Usa, India, codes));

    // Sheet is named by two digits and by four: the four count. Wire, of four digits in both, counts in the first.
    private static Negotiation Talks()
    {
        var day = new LocalDate(2026, 3, 2);
        return new Negotiation(new NegotiationDefinition(
                new Agreement("Talks", [], [new(Usa, "United States"), new(India, "India")]),
                issues:
                [
                    Path("steel", 12m, TariffPathScale.Percent, new HsCode("7208"), new HsCode("7217"), new HsCode("7301")),
                    Path("metals", 30m, TariffPathScale.Percent, new HsCode("72"), new HsCode("7217"), new HsCode("76")),
                    Path("industry", 5m),
                    Path("cheese", 2m, "USD/kg", new HsCode("0406")),
                    Path("art", 8m, TariffPathScale.Percent, new HsCode("97")),
                    Path("ships", 8m, TariffPathScale.Percent, new HsCode("89")),
                    Path("nails", 6m, TariffPathScale.Percent, new HsCode("7317")),
                    new(new("text"), "Text", Track.Tariffs, new OrdinalScale([new(new("a"), "A"), new(new("b"), "B")])),
                    new(new("theirs"), "Theirs", Track.Tariffs, new TariffPathScale(5m, 10), new TariffSubject(India, Usa)),
                ]))
            .Apply(new PositionTabled(day, Usa, new("steel"), TariffOffer.To(2m, 5)))
            .Apply(new PositionTabled(day, India, new("steel"), TariffOffer.Eliminate()))
            .Apply(new IssueAgreed(day, new("metals"), TariffOffer.Eliminate(2)))
            .Apply(new PositionTabled(day, Usa, new("cheese"), TariffOffer.Eliminate()))
            .Apply(new PositionTabled(day, Usa, new("art"), TariffOffer.Eliminate()))
            .Apply(new PositionTabled(day, Usa, new("ships"), TariffOffer.Eliminate()));
    }

    // Year 2: steel falls from 12 to 12 − 2 × 2 = 8, metals from 30 to 0. Of the metals, sheet (100) is steel and foil (300) is metals.
    [Fact]
    public void Of_Negotiation_GivesEachLineTheRatesOfTheIssueThatNamesItBest()
    {
        SectorTariffs tariffs = SectorTariffs.Of(Talks(), Usa, India, 2, Schedule, Sectors, Trade);
        Assert.Equal(["Metals", "Nails", "Wire"], tariffs.Sectors.Select(s => s.Sector));
        Assert.Equal(((100 * 12) + (300 * 30)) / 400.0, tariffs["Metals"].Before, 12);
        Assert.Equal(100 * 8 / 400.0, tariffs["Metals"].After, 12);
        Assert.Equal((12, 8), (tariffs["Wire"].Before, tariffs["Wire"].After));
        // Open without a position: the schedule's 6 % stays.
        Assert.Equal((6, 6), (tariffs["Nails"].Before, tariffs["Nails"].After));
        Assert.Equal(0.9, tariffs.Coverage.Share, 12);
        Assert.EndsWith("; 8 issues not mapped", tariffs.Coverage.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "steel: in part: the schedule has no line under 7301",
                "metals: lines that it shares with 'steel' count there only",
                "industry: it names no HS code",
                "cheese: its rates are in USD/kg, not in percent",
                "ships: the schedule has no line under 89",
                "nails: 'USA' has no unconditional position on it",
                "text: its scale holds no path of a tariff",
                "art: the concordance has no sector for its lines",
            ],
            tariffs.Coverage.UnmappedIssues.Select(i => i.ToString()));
        // The last year holds for ever.
        Assert.Equal(2, SectorTariffs.Of(Talks(), Usa, India, 40, Schedule, Sectors, Trade)["Wire"].After);
    }

    [Fact]
    public void Of_NegotiationByTheExporter_CountsItsRequestsAndTheAgreedTerms()
    {
        SectorTariffs tariffs = SectorTariffs.Of(Talks(), Usa, India, 1, Schedule, Sectors, Trade, by: India);
        Assert.Equal((12, 0), (tariffs["Wire"].Before, tariffs["Wire"].After));
        Assert.Equal(300 * 15 / 400.0, tariffs["Metals"].After, 12);
        Assert.Contains("'IND' has no unconditional position on it", tariffs.Coverage.UnmappedIssues.Select(i => i.Reason));
    }

    // Four digits of 'steel' count over the schedule's issue; every line of 'sheet alone' is named by longer codes.
    [Fact]
    public void Of_NegotiationWithAScheduleIssue_LetsNamedProductsCountFirst()
    {
        var day = new LocalDate(2026, 3, 2);
        Negotiation talks = new Negotiation(new NegotiationDefinition(
                new Agreement("Talks", [], [new(Usa, "United States"), new(India, "India")]),
                issues:
                [
                    new(new("all"), "All", Track.Tariffs, new ScheduleScale(Schedule, 15), new TariffSubject(Usa, India)),
                    Path("chapter", 9m, TariffPathScale.Percent, new HsCode("7208")),
                    Path("sheet", 7m, TariffPathScale.Percent, Sheet),
                ]))
            .Apply(new PositionTabled(day, Usa, new("all"), new ScheduleOffer(TariffOffer.Eliminate(2))))
            .Apply(new PositionTabled(day, Usa, new("chapter"), TariffOffer.Eliminate()))
            .Apply(new PositionTabled(day, Usa, new("sheet"), TariffOffer.To(1m)));
        SectorTariffs tariffs = SectorTariffs.Of(talks, Usa, India, 1, Schedule, Sectors, Trade);
        // Sheet 7 to 1, foil 20 to 10.
        Assert.Equal(((100 * 7) + (300 * 20)) / 400.0, tariffs["Metals"].Before, 12);
        Assert.Equal(((100 * 1) + (300 * 10)) / 400.0, tariffs["Metals"].After, 12);
        Assert.Equal((4, 2), (tariffs["Wire"].Before, tariffs["Wire"].After));
        Assert.Equal(
            "chapter: other issues decide all its lines", Assert.Single(tariffs.Coverage.UnmappedIssues).ToString());
    }

    [Fact]
    public void Of_NegotiationOfOthers_IsRefused()
    {
        Negotiation talks = Talks();
        Assert.Throws<ArgumentOutOfRangeException>("year", () => SectorTariffs.Of(talks, Usa, India, 0, Schedule, Sectors));
        Assert.Throws<ArgumentException>("schedule", () => SectorTariffs.Of(talks, India, Usa, 1, Schedule, Sectors));
        Assert.Throws<ArgumentException>("exporter", () => SectorTariffs.Of(talks, Usa, Usa, 1, Schedule, Sectors));
        Assert.Throws<ArgumentException>("by", () => SectorTariffs.Of(talks, Usa, India, 1, Schedule, Sectors, by: new("KOR")));
        Assert.Throws<KeyNotFoundException>(() => SectorTariffs.Of(talks, Usa, new("KOR"), 1, Schedule, Sectors));
    }

    [Fact]
    public void Of_Refuses()
    {
        var scale = new ScheduleScale(Schedule, 15);
        var offer = new ScheduleOffer(TariffOffer.Eliminate());
        Assert.Throws<ArgumentOutOfRangeException>("year", () => SectorTariffs.Of(scale, offer, 0, Sectors));
        Assert.Throws<ArgumentOutOfRangeException>("trade", () => SectorTariffs.Of(scale, offer, 1, Sectors, [new(Sheet, -1)]));
        Assert.Throws<ArgumentOutOfRangeException>("trade", () => SectorTariffs.Of(scale, offer, 1, Sectors, [new(Sheet, double.NaN)]));
        Assert.Throws<ArgumentException>("sectors", () => new SectorConcordance([]));
        Assert.Throws<KeyNotFoundException>(() => SectorTariffs.Of(scale, offer, 1, Sectors)["Food"]);
    }

    [Theory]
    [InlineData(0.30, 0.125)] // 17.5 points fewer
    [InlineData(0.10, 0)] // a cut stops at 0
    [InlineData(-0.05, -0.05)] // and leaves a subsidy
    public void ApplyTo_Cut_TakesThePointsFromTheTablesTariff(double before, double after)
    {
        SectorTariffs shock = SectorTariffs.Of(
            new ScheduleScale(Schedule, 15), new ScheduleOffer(TariffOffer.Eliminate()), 1,
            new([new(Sheet, "Metals"), new(Foil, "Metals")]), Trade);
        TariffTable table = Economy("Metals", "Wire").Tariffs.With("Metals", "India", "USA", before);
        TariffTable changed = shock.ApplyTo(table, "India", "USA");
        Assert.Equal(after, changed["Metals", "India", "USA"], 12);
        Assert.Equal(table, changed.With("Metals", "India", "USA", before));
        Assert.Throws<ArgumentException>("importer", () => shock.ApplyTo(table, "USA", "USA"));
        Assert.Throws<KeyNotFoundException>(() => shock.ApplyTo(Economy("Goods").Tariffs, "India", "USA"));
    }

    // The surcharge of 25 % of 1 March adds to the rate; the one of 10 April is charged up to 15 % in all, and ends on 1 June.
    [Fact]
    public void Series_CeilingAndEnd_AreTheSumsDoneByHand()
    {
        LocalDate march = new(2025, 3, 1), april = new(2025, 4, 10), june = new(2025, 6, 1);
        Negotiation talks = new Negotiation(new NegotiationDefinition(
                new Agreement("Talks", [], [new(Usa, "United States"), new(India, "India")])))
            .Apply(new DutyImposed(march, new(new("steel"), Usa, null, ProductScope.Of("7208"), new Percentage(25m), "order", march)))
            .Apply(new DutyImposed(april, new(
                new("ceiling"), Usa, [India], ProductScope.Of("72", "76"), [new RateStep(april, new Percentage(15m))], "order", ended: june,
                stacking: StackingRule.UpTo(new Percentage(15m), new DutyId("steel")))));
        ValueList<DutyShock> shocks = DutyShock.Series(talks, Usa, India, Schedule, Sectors, Trade);
        Assert.Equal([march, april, june], shocks.Select(s => s.Day));
        Assert.Equal("2025-03-01: Metals: 0% to 6.25%", shocks[0].ToString());
        // Sheet alone bears the steel duty, on a quarter of the metals.
        Assert.Equal((0, 6.25), Rates(shocks[0], "Metals"));
        // On sheet the ceiling gives way to steel. Foil is at 20 % already, and wire is lifted from 4 to 15 %.
        Assert.Equal((6.25, 6.25), Rates(shocks[1], "Metals"));
        Assert.Equal((0, 11), Rates(shocks[1], "Wire"));
        Assert.Equal((11, 0), Rates(shocks[2], "Wire"));
        Assert.Throws<ArgumentException>("schedule", () => DutyShock.Series(talks, India, Usa, Schedule, Sectors));
        Assert.Throws<KeyNotFoundException>(() => DutyShock.Series(talks, Usa, new("KOR"), Schedule, Sectors));

        static (double, double) Rates(DutyShock shock, string sector) => (shock.Tariffs[sector].Before, shock.Tariffs[sector].After);
    }

    // Sums of doubles give 24.999999999999993 for six lines at 25 %, and 3.1240000000000006 for the weighted mean below.
    [Fact]
    public void Means_OfDecimalRates_ReadAsByHand()
    {
        HsCode[] codes = [.. Enumerable.Range(10, 6).Select(n => new HsCode($"72{n}1000"))];
        LocalDate march = new(2025, 3, 1), april = new(2025, 4, 1);
        static AdditionalDuty On(string id, decimal rate, LocalDate from, params HsCode[] goods)
            => new(new(id), Usa, null, ProductScope.Of([.. goods.Select(g => g.ToString())]), new Percentage(rate), "order", from);
        Negotiation talks = new Negotiation(new NegotiationDefinition(
                new Agreement("Talks", [], [new(Usa, "United States"), new(India, "India")])))
            .Apply(new DutyImposed(march, new(new("all"), Usa, null, ProductScope.Of("72"), new Percentage(25m), "order", march)))
            .Apply(new DutyImposed(april, On("a", 2.2m, april, codes[0])))
            .Apply(new DutyImposed(april, On("b", 4.4m, april, codes[1])))
            .Apply(new DutyImposed(april, On("c", 3.3m, april, codes[2])));
        var metals = new SectorConcordance([new(new("72"), "Metals")]);

        SectorTariff even = DutyShock.Series(talks, Usa, India, Lines(codes), metals)[0].Tariffs["Metals"];
        Assert.Equal((0.0, 25.0, 25.0), (even.Before, even.After, even.Change));

        // (120 × 2.2 + 80 × 4.4 + 50 × 3.3) / 250 = 781 / 250.
        SectorTariff weighted = DutyShock.Series(
            talks, Usa, India, Lines(codes[..3]), metals, [new(codes[0], 120), new(codes[1], 80), new(codes[2], 50)])[1].Tariffs["Metals"];
        Assert.Equal((25.0, 28.124, 3.124), (weighted.Before, weighted.After, weighted.Change));

        // A third of the lines at 1 %: the double next to 1 / 3.
        Assert.Equal(1.0 / 3, SectorMean.Of([1, 1, 1], [1, 0, 0], [0, 0, 0]).Before);

        // No digit of a rate or of a weight is lost: (1 × 10 + 3 × 20) / 4 = 17.5.
        Assert.Equal(100.0 / 3, SectorMean.Of([1], [100.0 / 3], [0]).Before);
        Assert.Equal(17.5, SectorMean.Of([1e-12, 3e-12], [10, 20], [0, 0]).Before);

        static TariffSchedule Lines(HsCode[] codes) => new(Usa, HsEdition.Hs2022, codes.Select(c => new TariffLine(c, Duty.Free)));
    }

    // Weights and rates beyond what decimal holds: the mean stays right as far as doubles go.
    [Theory]
    [InlineData(1e300, 3e300)]
    [InlineData(1e-300, 3e-300)]
    [InlineData(1, 3)]
    public void Mean_OfAnySize_IsThatOfTheWeights(double first, double second)
    {
        foreach (double size in (double[])[1, 1e25, 1e30])
        {
            SectorMean mean = SectorMean.Of([first, second], [10 * size, 20 * size], [5 * size, 5 * size]);
            Assert.Equal(17.5, mean.Before / size, 12);
            Assert.Equal(5, mean.After / size, 12);
            Assert.Equal(-12.5, mean.Change / size, 12);
        }
    }

    [Fact]
    public void Series_OfTheBundledTalks_IsEachDaysDutyAndNoOtherDayChanges()
    {
        Negotiation talks = BundledNegotiations.IndiaUnitedStates;
        HsCode shirt = new("61091000"), diamond = new("71023900"), pill = new("30049092"), pump = new("84139190"), beam = new("72163100");
        HsCode[] goods = [shirt, diamond, pill, pump, beam];
        var schedule = new TariffSchedule(Usa, HsEdition.Hs2022, goods.Select((g, i) => new TariffLine(g, Duty.AdValorem(new(i)))));
        var concordance = new SectorConcordance(goods.Select(g => KeyValuePair.Create(g, g.ToString())).ToValueMap());
        var series = DutyShock.Series(talks, Usa, India, schedule, concordance).ToDictionary(s => s.Day);
        double[] last = new double[goods.Length];
        TariffTable table = Economy([.. goods.Select(g => g.ToString())]).Tariffs;
        int changes = 0;
        for (LocalDate day = new(2025, 1, 1); day < new LocalDate(2026, 12, 31); day = day.PlusDays(1))
        {
            double[] today = [.. goods.Select((g, i) => (double)talks.AdditionalDutyOn(Usa, India, day, g, new Percentage(i)).Total.Value)];
            Assert.Equal(!today.SequenceEqual(last), series.TryGetValue(day, out DutyShock? shock));
            if (shock is not null)
            {
                changes++;
                table = shock.Tariffs.ApplyTo(table, "India", "USA");
                Assert.Equal(last, goods.Select(g => shock.Tariffs[g.ToString()].Before));
                Assert.Equal(today, goods.Select(g => shock.Tariffs[g.ToString()].After));
                Assert.Equal(
                    goods.Where((g, i) => talks.AdditionalDutyOn(Usa, India, day.PlusDays(-1), g, new Percentage(i)).IsRange
                        || talks.AdditionalDutyOn(Usa, India, day, g, new Percentage(i)).IsRange).Order(),
                    shock.Tariffs.Coverage.Ranges.Select(r => r.Key));
                for (int g = 0; g < goods.Length; g++) Assert.Equal(today[g] / 100, table[goods[g].ToString(), "India", "USA"], 12);
            }
            last = today;
        }
        Assert.Equal(series.Count, changes);
        Assert.True(changes >= 5, $"{changes} changes");
    }

    private static TradeEconomy Economy(params string[] sectors)
    {
        var builder = new TradeEconomyBuilder(["India", "USA"], sectors.Select(s => new EconomySector(s, 4)).ToValueList());
        foreach (string sector in sectors)
        {
            foreach (string from in (string[])["India", "USA"])
            {
                builder.SetValueAdded(sector, from, 100).SetFinal(sector, from, 100);
                foreach (string to in (string[])["India", "USA"]) builder.SetTrade(sector, from, to, from == to ? 80 : 20);
            }
        }
        return builder.Build();
    }
}
