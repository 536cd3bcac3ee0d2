using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>Trade is counted once: one kind of flow, one level, and the world or its parts.</summary>
public static class TradeFlowTests
{
    private static readonly TradeFlowColumns Columns = new("cmd", "value")
    {
        Kind = "flow",
        Level = "level",
        Reporter = "reporter",
        Partner = "partner",
        Year = "year",
        Quantity = "qty",
        Unit = "unit",
    };

    private static ValueList<TradeFlow> Read(string rows)
    {
        ImportResult<TradeFlow> read = TradeFlows.Reader(Columns)
            .Read(Bytes.Utf8("reporter,year,flow,level,partner,cmd,value,qty,unit\n" + rows));
        Assert.Empty(read.Failures);
        return read.Rows;
    }

    private static string Refused(string rows, int? digits = null, TradeFlowFilter? filter = null)
    {
        ValueList<TradeFlow> flows = Read(rows);
        return Assert.Throws<ArgumentException>(
            () => digits is { } d ? TradeFlows.SumByPrefix(flows, d, filter) : TradeFlows.SumByCode(flows, filter)).Message;
    }

    // The figures of the shared case: what three reporters imported, exported and took back of live animals in 2016.
    private const string Mixed = """
        36,2016,Import,2,World,01,91128858,,No Quantity
        36,2016,Export,2,World,01,1398835890,,No Quantity
        36,2016,Re-Import,2,World,01,4934172,,No Quantity
        344,2016,Import,2,World,01,596925427,,No Quantity
        344,2016,Export,2,World,01,1373442,,No Quantity
        699,2016,Import,2,World,01,9285171,,No Quantity
        699,2016,Export,2,World,01,37142091,,No Quantity
        """;

    [Fact]
    public static void Kinds_Mixed_AreSummedOnlyByAFilter()
    {
        string message = Refused(Mixed);
        Assert.Contains("different kinds (Import and Export): choose one with TradeFlowFilter.Kind", message, StringComparison.Ordinal);
        Assert.Equal(697_339_456m, TradeFlows.SumByCode(Read(Mixed), new() { Kind = TradeFlowKind.Import })[new("01")]);
        Assert.Equal(1_437_351_423m, TradeFlows.SumByCode(Read(Mixed), new() { Kind = TradeFlowKind.Export })[new("01")]);
        Assert.Equal(4_934_172m, TradeFlows.SumByPrefix(Read(Mixed), 2, new() { Kind = TradeFlowKind.ReImport })[new("01")]);
        Assert.Empty(TradeFlows.SumByCode(Read(Mixed), new() { Kind = TradeFlowKind.ReExport }));
    }

    // Who does not name the column of the flow or of the partner cannot know that a sum counts trade twice.
    [Theory]
    [InlineData("flow", "M X", "column not named (1): line 3, flow: 'X' must not be added to 'M'; "
        + "name the column in TradeFlowColumns.Kind")]
    [InlineData("TradeFlow", "Import Re-Import Export", "column not named (2): line 3, TradeFlow: "
        + "'Re-Import' must not be added to 'Import'; name the column in TradeFlowColumns.Kind")]
    [InlineData("Trade-Flow_Code", "1 2", "column not named (1): line 3, Trade-Flow_Code: '2' must not be added to '1'; "
        + "name the column in TradeFlowColumns.Kind")]
    [InlineData("Partner", "IND World JPN", "column not named (1): line 3, Partner: 'World' must not be added to 'IND'; "
        + "name the column in TradeFlowColumns.Partner")]
    [InlineData("flow", "M M import")]
    [InlineData("Partner", "IND JPN")]
    [InlineData("Partner", "World WLD")]
    [InlineData("remark", "M X")]
    public static void ColumnThatTellsFlowsApart_IsWarnedOfIfItIsNotNamed(string column, string values, string? warning = null)
    {
        string text = $"cmd,value,{column}\n" + string.Concat(values.Split(' ').Select(value => $"010121,5,{value}\n"));
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("cmd", "value")).Read(Bytes.Utf8(text));
        Assert.Empty(read.Failures);
        Assert.Equal(warning is null ? [] : [warning], read.Warnings.Select(w => w.ToString()));
        var named = new TradeFlowColumns("cmd", "value");
        named = column == "Partner" ? named with { Partner = column } : named with { Kind = column };
        if (column != "remark") Assert.Empty(TradeFlows.Reader(named).Read(Bytes.Utf8(text)).Warnings);
    }

    private const string Levels = """
        1,2020,M,2,IND,01,1000,,
        1,2020,M,4,IND,0101,600,,
        1,2020,M,6,IND,010121,400,,
        1,2020,M,6,IND,010129,200,,
        1,2020,M,4,IND,0102,400,,
        1,2020,M,6,IND,010221,400,,
        """;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public static void Levels_Mixed_GiveTheChapterOnlyOnce(int level)
    {
        Assert.Contains(
            "the code 01 stands beside 0101, which is part of it: choose one level with TradeFlowFilter.Level",
            Refused(Levels, 2), StringComparison.Ordinal);
        Assert.Equal(1000m, TradeFlows.SumByPrefix(Read(Levels), 2, new() { Level = level })[new("01")]);
        ValueMap<HsCode, decimal> byCode = TradeFlows.SumByCode(Read(Levels), new() { Level = level });
        Assert.All(byCode.Keys, code => Assert.Equal(level, code.Length));
    }

    [Fact]
    public static void Total_OfAllGoods_IsAFailureThatNamesIt()
    {
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("cmd", "value") { Level = "level" })
            .Read(Bytes.Utf8("cmd,level,value\nTOTAL,0,1000\n01,2,1000\n"));
        Assert.Equal(["line 2, cmd: 'TOTAL' is not an HS code"], read.Failures.Select(f => f.ToString()));
        Assert.Equal(1000m, TradeFlows.SumByCode(read.Rows)[new("01")]);
    }

    [Theory]
    [InlineData("World")]
    [InlineData("WLD")]
    [InlineData("W00")]
    [InlineData("0")]
    [InlineData("000")]
    [InlineData("WORLD")]
    [InlineData("world total")]
    [InlineData("Total")]
    [InlineData("TOTAL")]
    [InlineData("All")]
    [InlineData("All countries")]
    [InlineData("ALL-COUNTRIES")]
    [InlineData("Total, all countries")]
    [InlineData("Total for all countries")]
    [InlineData("All partners")]
    [InlineData("Grand total")]
    [InlineData("WL")]
    public static void World_BesideItsParts_IsRefusedUnlessChosen(string world)
    {
        string rows = $"1,2020,M,6,IND,010121,4,,\n1,2020,M,6,JPN,010121,6,,\n1,2020,M,6,\"{world}\",010121,10,,\n";
        Assert.Contains($"the partner '{world}' stands beside single partners such as 'JPN'", Refused(rows), StringComparison.Ordinal);
        Assert.Equal(10m, TradeFlows.SumByCode(Read(rows), new() { World = true })[new("010121")]);
        Assert.Equal(10m, TradeFlows.SumByCode(Read(rows), new() { World = false })[new("010121")]);
        Assert.Equal([false, false, true], Read(rows).Select(flow => flow.IsWorld));
    }

    [Theory]
    [InlineData("Rest of world")]
    [InlineData("World Bank")]
    [InlineData("Areas, nes")]
    [InlineData("EU27")]
    [InlineData("00X")]
    public static void OtherPartner_IsNotTheWorld(string partner)
        => Assert.False(Read($"1,2020,M,6,\"{partner}\",010121,4,,\n")[0].IsWorld);

    [Fact]
    public static void Groups_ThatDoNotOverlap_AreSummed()
    {
        // One reporter states the world, another single partners; one year has headings, another subheadings.
        ValueList<TradeFlow> flows = Read("""
            1,2020,M,4,World,0101,10,,
            2,2020,M,4,IND,0101,4,,
            2,2021,M,6,IND,010121,5,,
            """);
        Assert.Equal(19m, TradeFlows.SumByPrefix(flows, 2)[new("01")]);
        Assert.Equal(5m, TradeFlows.SumByPrefix(flows, 2, new() { Year = 2021 })[new("01")]);
    }

    [Theory]
    [InlineData("M", TradeFlowKind.Import)]
    [InlineData("m", TradeFlowKind.Import)]
    [InlineData("1", TradeFlowKind.Import)]
    [InlineData("Imports", TradeFlowKind.Import)]
    [InlineData("IMPORT", TradeFlowKind.Import)]
    [InlineData("Gross Imp.", TradeFlowKind.Import)]
    [InlineData("X", TradeFlowKind.Export)]
    [InlineData("2", TradeFlowKind.Export)]
    [InlineData("exports", TradeFlowKind.Export)]
    [InlineData("Gross Exp.", TradeFlowKind.Export)]
    [InlineData("RX", TradeFlowKind.ReExport)]
    [InlineData("3", TradeFlowKind.ReExport)]
    [InlineData("Re-Export", TradeFlowKind.ReExport)]
    [InlineData("re exports", TradeFlowKind.ReExport)]
    [InlineData("RM", TradeFlowKind.ReImport)]
    [InlineData("4", TradeFlowKind.ReImport)]
    [InlineData("Re-Imports", TradeFlowKind.ReImport)]
    [InlineData("re_import", TradeFlowKind.ReImport)]
    [InlineData("DX", TradeFlowKind.DomesticExport)]
    [InlineData("Domestic Exports", TradeFlowKind.DomesticExport)]
    [InlineData("FM", TradeFlowKind.ForeignImport)]
    [InlineData("Foreign Import", TradeFlowKind.ForeignImport)]
    public static void Kind_InWordsAndCodes_IsRead(string text, TradeFlowKind kind)
        => Assert.Equal(kind, Read($"1,2020,{text},6,IND,010121,4,,\n")[0].Kind);

    [Theory]
    [InlineData("5")]
    [InlineData("MX")]
    [InlineData("transit")]
    [InlineData("Imports for consumption")]
    public static void Kind_Unknown_IsAFailure(string text)
    {
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("cmd", "value") { Kind = "flow" })
            .Read(Bytes.Utf8($"cmd,value,flow\n010121,4,{text}\n"));
        Assert.Equal($"line 2, flow: '{text}' is not a known kind of flow", Assert.Single(read.Failures).ToString());
    }

    [Theory]
    [InlineData("10,4,kg", "$2.5/kg")]
    [InlineData("10,4,KGM", "$2.5/kg")]
    [InlineData("10,4,Weight in kilograms", "$2.5/kg")]
    [InlineData("10,4,Tonnes", "$2.5/t")]
    [InlineData("10,4,Volume in litres", "$2.5/liter")]
    [InlineData("10,4,m²", "$2.5/m2")]
    [InlineData("10,4,Number of items", "$2.5/each")]
    [InlineData("10,4,Number of vessels", "none")]
    [InlineData("0.1,1,l", "10 cents/liter")]
    [InlineData("10,0,kg", "none")]
    [InlineData("10,,kg", "none")]
    [InlineData("10,NA,kg", "none")]
    [InlineData("10,4,", "none")]
    [InlineData("10,4,No Quantity", "none")]
    [InlineData("10,4,N/A", "none")]
    [InlineData("0,4,kg", "none")]
    [InlineData("1000000000000000000000000000,0.0000000000000000000000000001,kg", "none")]
    public static void UnitValue_OfValueAndQuantity_IsTheirQuotient(string fields, string expected)
        => Assert.Equal(
            expected, Read($"1,2020,M,6,IND,010121,{fields}\n")[0].FindUnitValue(Currency.UsDollar)?.ToString() ?? "none");

    [Fact]
    public static void Values_InThousands_AreMultiplied()
    {
        // As integrated databases write them: thousands of dollars and tonnes, an unknown quantity as NA.
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("k", "v") { Quantity = "q", DefaultUnit = "t", ValueScale = 1000m })
            .Read(Bytes.Utf8("t,k,v,q\n2022,10121,23.5,1.25\n2022,120791,10,      NA\n"));
        Assert.Equal([("010121", 23500m), ("120791", 10000m)], read.Rows.Select(r => (r.Code.ToString(), r.Value)));
        Assert.Equal("$18800/t", read.Rows[0].FindUnitValue(Currency.UsDollar)!.ToString());
        Assert.Null(read.Rows[1].FindUnitValue(Currency.UsDollar));
        Assert.Throws<ArgumentException>(() => read.Rows[0].FindUnitValue(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Columns with { ValueScale = 0.5m });
        Assert.Throws<ArgumentException>(() => Columns with { DefaultUnit = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TradeFlowFilter { Level = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TradeFlowFilter { Kind = (TradeFlowKind)9 });
    }

    [Fact]
    public static void Value_TooLargeToBeMultiplied_IsAFailure()
    {
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("k", "v") { ValueScale = 1000m })
            .Read(Bytes.Utf8("k,v\n010121,79228162514264337593543950335\n010121,0.0000000000000000000000000001\n"));
        Assert.Equal("line 2, v: the value times ValueScale cannot be held exactly", Assert.Single(read.Failures).ToString());
        Assert.Equal(1e-25m, Assert.Single(read.Rows).Value);
    }

    private static Gen<(int Subheading, int Value)[]> Trade => Gen.ArrayOf(
        from subheading in Gen.Choose(10110, 10999)
        from value in Gen.Choose(0, 1000)
        select (subheading, value));

    [Property]
    public static Property Sum_WithAllLevelsInTheFile_IsThatOfTheLowestLevel()
        => Prop.ForAll(Trade.ToArbitrary(), trade =>
        {
            var rows = new List<string>();
            foreach (int digits in (int[])[2, 4, 6])
                foreach (var group in trade.GroupBy(t => $"0{t.Subheading}"[..digits]))
                {
                    int sum = group.Sum(t => t.Value);
                    rows.Add(string.Create(CultureInfo.InvariantCulture, $"1,2020,M,{digits},IND,{group.Key},{sum},,\n"));
                }
            ValueList<TradeFlow> flows = Read(string.Concat(rows));
            decimal total = trade.Sum(t => t.Value);
            return new[] { 2, 4, 6 }.All(level => TradeFlows.SumByPrefix(flows, 2, new() { Level = level }).Values.Sum() == total);
        });

    [Fact]
    public static void Unit_ThatIsANumber_IsACodeAndNotACount()
    {
        ValueList<TradeFlow> flows = Read("""
            1,2020,M,6,IND,010121,100,10,8
            1,2020,M,6,IND,010129,100,10,1000
            1,2020,M,6,IND,010130,100,10,1000 items
            1,2020,M,6,IND,010190,100,10,kg
            """);
        Assert.Equal(["8", "1000", "1000", "kg"], flows.Select(f => f.Unit));
        Assert.Equal([null, null, "$10/1000", "$10/kg"], flows.Select(f => f.FindUnitValue(Currency.UsDollar)?.ToString()));
    }

    [Fact]
    public static void Reporters_BesideTheirTotal_AreRefused()
    {
        Assert.Contains(
            "the reporter 'World' stands beside single reporters such as 'IND': choose with Filters in ImportOptions",
            Refused("World,2020,M,6,CHN,010121,100,,\nIND,2020,M,6,CHN,010121,40,,\n"), StringComparison.Ordinal);
        Assert.Equal(140m, TradeFlows.SumByCode(
            Read("USA,2020,M,6,CHN,010121,100,,\nIND,2020,M,6,CHN,010121,40,,\n"))[new("010121")]);
    }
}
