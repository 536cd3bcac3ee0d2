using System.Globalization;
using NodaTime;
using TradeModel.Goods;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

public static class ListReaderTests
{
    [Fact]
    public static void Nomenclature_SmallFile_GivesTitlesByCode()
    {
        ImportResult<HsNomenclatureEntry> result = HsNomenclature.Reader.Read(Bytes.Utf8("""
            section,hscode,description,parent,level
            I,01,Animals; live,TOTAL,2
            I,0101,"Horses, asses; live",01,4
            I,010121,"Horses; live, pure-bred",0101,6
            TOTAL,TOTAL,Total of all,TOTAL,5
            I,0102,,01,4
            """));
        Assert.Equal(3, result.Rows.Count);
        Assert.Equal(
            ["line 5, hscode: 'TOTAL' is not an HS code", "line 6, description: the description is missing"],
            result.Failures.Select(f => f.ToString()));
        var hs = new HsNomenclature(HsEdition.Hs2022, result.Rows);
        Assert.Equal("Horses, asses; live", hs.Get(new("0101")).Description);
        Assert.Equal("I", hs.Get(new("01")).Section);
        Assert.Equal("010121", hs.FindNearest(new("0101210010"))!.Code.ToString());
        Assert.Equal(2, hs.Beneath(new("01")).Count());
        Assert.Null(hs.Find(new("02")));
        Assert.Throws<KeyNotFoundException>(() => hs.Get(new("02")));
        Assert.Throws<ArgumentException>(() => new HsNomenclature(HsEdition.Hs2022, [.. result.Rows, .. result.Rows]));
    }

    [Fact]
    public static void Nomenclature_RealFile_IsTheWholeEdition()
    {
        string? data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(data)) Assert.Skip("TRADEMODEL_DATA is not set");
        ImportResult<HsNomenclatureEntry> result = HsNomenclature.Reader.ReadFile(Path.Combine(data, "hs2022.csv"));
        Assert.Equal((6939, 1), (result.Rows.Count, result.Failures.Count));
        var hs = new HsNomenclature(HsEdition.Hs2022, result.Rows);
        Assert.Equal(5613, hs.Entries.Count(e => e.Code.Length == 6));
        Assert.Equal("Asses; live", hs.Get(new("010130")).Description);
    }

    [Fact]
    public static void TradeFlows_ByLine_AreSummedByCode()
    {
        TableReader<TradeFlow> reader = TradeFlows.Reader(new(
            "commodity", "customs value")
        { Partner = "partner", Year = "year", Quantity = "qty" });
        ImportResult<TradeFlow> result = reader.Read(Bytes.Utf8("""
            Commodity;Partner;Year;Customs_Value;Qty
            8703.23.01;IND;2024;1500.5;3
            87032301;JPN;2024;2e3;
            870324;JPN;2024;7;
            870324;JPN;2024;;
            870324;JPN;year;7;
            870324;JPN;2024;-7;
            """));
        Assert.Equal(
        [
            "line 5, Customs_Value: the value is missing",
            "line 6, Year: 'year' is not a year",
            "line 7, Customs_Value: a value must not be negative",
        ], result.Failures.Select(f => f.ToString()));
        Assert.Equal("{870324: 7, 87032301: 3500.5}", Sorted(TradeFlows.SumByCode(result.Rows)));
        Assert.Equal("{87: 3507.5}", Sorted(TradeFlows.SumByPrefix(result.Rows, 2)));
        Assert.Equal(("IND", 2024, 3m), (result.Rows[0].Partner, result.Rows[0].Year!.Value, result.Rows[0].Quantity!.Value));
        Assert.Throws<ImportException>(() => TradeFlows.Reader(new("commodity", "worth")).Read(Bytes.Utf8("commodity,value\n")));

        static string Sorted(ValueMap<HsCode, decimal> map)
        {
            IEnumerable<string> entries = map
                .OrderBy(e => e.Key.Length == 6 ? 0 : 1)
                .Select(e => FormattableString.Invariant($"{e.Key}: {e.Value}"));
            return "{" + string.Join(", ", entries) + "}";
        }
    }

    [Theory]
    [InlineData("1.5e3", "1500")]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData(
        "0.12345678901234567890123456789",
        "line 2, value: '0.12345678901234567890123456789' has more digits than can be held exactly (28)")]
    [InlineData(
        "1234567890123456789012345678.99",
        "line 2, value: '1234567890123456789012345678.99' has more digits than can be held exactly (28)")]
    [InlineData("1e29", "line 2, value: '1e29' is too large")]
    [InlineData("1,5", "line 2, value: '1,5' is not a number with a decimal point and no separators; set DecimalMark in ImportOptions")]
    [InlineData("many", "line 2, value: 'many' is not a number")]
    public static void TradeFlows_AValue_IsReadExactlyOrFails(string text, string expected)
    {
        ImportResult<TradeFlow> result = TradeFlows.Reader(new("code", "value")).Read(Bytes.Utf8($"code;value\n870323;{text}\n"));
        Assert.Equal(
            [expected],
            result.Rows.Select(r => r.Value.ToString(CultureInfo.InvariantCulture)).Concat(result.Failures.Select(f => f.ToString())));
    }

    [Fact]
    public static void NtmList_AnyColumns_GivesMeasures()
    {
        var columns = new NtmListColumns("NTM", "HS codes")
        {
            ImposedBy = "imposing",
            Affects = "affected",
            Title = "measure",
            From = "start",
            Until = "end",
        };
        ImportResult<NonTariffMeasure> result = NtmList.Reader(columns).Read(Bytes.Utf8("""
            NTM,HS codes,imposing,affected,measure,start,end
            B31,"0402; 0403.10",IND,World,Labels,2020-01-31,
            A140,all,IND,"USA, JPN",Permits,,
            Q1,0402,IND,,Unknown,,
            A83,04X2,IND,,Code,,
            A83,0402,,,Nobody,,
            A83,0402,IND,IND,Itself,,
            A83,0402,IND,,Ends first,2020-01-31,2019-01-31
            A83,,IND,,Nothing,,
            A83,0402,India,"United States; Korea, Republic of",Named,,
            A83,0402,IND,Atlantis,Unknown,,
            """));
        Assert.Equal(
        [
            new NonTariffMeasure(
                new("B31"), new("IND"), ProductScope.Of("0402", "040310"), title: "Labels", from: new LocalDate(2020, 1, 31)),
            new NonTariffMeasure(new("A14"), new("IND"), ProductScope.AllGoods, [new("JPN"), new("USA")], "Permits"),
            new NonTariffMeasure(new("A83"), new("IND"), ProductScope.Of("0402"), [new("KOR"), new("USA")], "Named"),
        ], result.Rows);
        Assert.Equal(
        [
            "line 4, NTM: 'Q1' is not a MAST code", "line 5, HS codes: '04X2' is not an HS code", "line 6, imposing: the party is missing",
            "line 7: 'IND' cannot affect its own goods",
            "line 8: the last day lies before the first",
            "line 9, HS codes: the products are missing",
            "line 11, affected: 'Atlantis' is not a known party; name it in NtmListColumns.PartyNames",
        ], result.Failures.Select(f => f.ToString()));
        Assert.Throws<ArgumentException>(() => NtmList.Reader(columns, new PartyId("IND")));
        Assert.Throws<ArgumentException>(() => NtmList.Reader(new("NTM", "HS codes")));
    }

    [Theory]
    [InlineData(RateForm.Percent, "26.4", "01012100: 26.4%")]
    [InlineData(RateForm.Percent, "2.64e1", "01012100: 26.4%")]
    [InlineData(RateForm.Fraction, "0.264", "01012100: 26.4%")]
    [InlineData(RateForm.Percent, "0.12345678901234567890123456789",
        "line 2, mfn: '0.12345678901234567890123456789' has more digits than can be held exactly (28)")]
    [InlineData(RateForm.Percent, "1e40", "line 2, mfn: '1e40' is too large")]
    [InlineData(RateForm.Fraction, "1e28", "line 2, mfn: a rate must lie between 0 and 1000000")]
    [InlineData(RateForm.Percent, "-1", "line 2, mfn: a rate must lie between 0 and 1000000")]
    public static void MappedSchedule_ABareRate_IsReadExactlyOrFails(RateForm form, string text, string expected)
    {
        TableReader<MappedScheduleLine> reader = MappedSchedule.Reader(new("tl") { Applied = "mfn", Form = form });
        ImportResult<MappedScheduleLine> result = reader.Read(Bytes.Utf8($"tl,mfn\n01012100,{text}\n"));
        Assert.Equal([expected], result.Rows.Select(r => r.Line.ToString()).Concat(result.Failures.Select(f => f.ToString())));
    }

    [Fact]
    public static void MappedSchedule_AnyColumns_GivesLines()
    {
        var columns = new MappedScheduleColumns("tl")
        {
            Description = "desc",
            Base = "Base_Rate",
            Applied = "mfn",
            Category = "basket",
            TradeValue = "imports",
            Preferential = new Dictionary<PartyId, string> { [new("KOR")] = "korea" }.ToValueMap(),
            Fields = ["partner"],
        };
        const string Text = """
            tl        ,desc      ,Base_Rate,mfn         ,basket,imports,korea,partner
            0101210000,Horses    ,8        ,4.4 cents/kg,H     ,1200   ,5.2% ,Korea
            01012900  ,          ,         ,26.4        ,      ,       ,     ,
            x         ,          ,         ,            ,      ,       ,     ,
            01013000  ,          ,-1       ,            ,      ,       ,     ,
            01013000  ,          ,         ,            ,      ,many   ,     ,
            """;
        ImportResult<MappedScheduleLine> result = MappedSchedule.Reader(columns).Read(Bytes.Utf8(Text));
        Assert.Equal(
            [
                "line 4, tl: 'x' is not an HS code",
                "line 5, Base_Rate: a rate must lie between 0 and 1000000",
                "line 6, imports: 'many' is not a number",
            ],
            result.Failures.Select(f => f.ToString()));
        MappedScheduleLine horses = result.Rows[0];
        Assert.Equal(("Horses", "H", "Korea"), (horses.Description, horses.Category, horses.Fields["partner"]));
        Assert.Equal(("8%", "4.4 cents/kg", 1200m, "5.2%"),
            (horses.Line.Base!.ToString(),
                horses.Line.Applied!.ToString(),
                horses.Line.TradeValue!.Value,
                horses.Line.Preferential[new("KOR")].ToString()));
        TariffLine bare = result.Rows[1].Line;
        Assert.Equal((null, "26.4%", null, 0), (bare.Base, bare.Applied!.ToString(), bare.TradeValue, bare.Preferential.Count));
        TableReader<MappedScheduleLine> fractions = MappedSchedule.Reader(columns with { Form = RateForm.Fraction });
        Assert.Equal("800%", fractions.Read(Bytes.Utf8(Text)).Rows[0].Line.Base!.ToString());
        Assert.Equal(2, new TariffSchedule(new("USA"), HsEdition.Hs2022, result.Rows.Select(r => r.Line), Currency.UsDollar).Count);
        Assert.Throws<ImportException>(() => MappedSchedule.Reader(columns with { Bound = "nowhere" }).Read(Bytes.Utf8(Text)));
        Assert.Throws<ArgumentException>(() => new MappedScheduleColumns(" "));
        Assert.Throws<ArgumentException>(() => columns with { Category = "" });
    }
}
