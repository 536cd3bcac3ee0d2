using NodaTime;
using Xunit;

namespace TradeModel.Tests.Tables;

public class ResultTableTests
{
    private static readonly ResultColumn Name = new("name", ResultColumnType.Text, "a name");
    private static readonly ResultColumn Rate = new("rate", ResultColumnType.Exact, "a rate", "percent");

    [Fact]
    public void Table_RowsAndColumns_AreCheckedAgainstEachOther()
    {
        var table = new ResultTable("rates", [Name, Rate], [["steel", 5m], ["coal", default]]);
        Assert.Equal(("rates: 2 rows, 2 columns", 1, -1), (table.ToString(), table.IndexOf("rate"), table.IndexOf("Rate")));
        Assert.Equal(("rate (percent)", "name"), (Rate.ToString(), Name.ToString()));
        Assert.Equal(table, new ResultTable("rates", [Name, Rate], [["steel", 5.0m], ["coal", (decimal?)null]]));
        Assert.NotEqual(table, new ResultTable("rates", [Name, Rate], [["steel", 5m]]));
        Refused("a table has at least one column", () => new("x", [], []));
        Refused("two columns have the name 'name'", () => new("x", [Name, Name], []));
        Refused("row 1 has 1 cells for 2 columns", () => new("x", [Name, Rate], [["steel", 5m], ["coal"]]));
        Refused("row 0 holds Text in the column 'rate' of Exact", () => new("x", [Name, Rate], [["steel", "5"]]));
        Refused("row 0 holds Whole in the column 'rate' of Exact", () => new("x", [Name, Rate], [["steel", 5]]));

        static void Refused(string reason, Func<ResultTable> make)
            => Assert.StartsWith(reason, Assert.ThrowsAny<ArgumentException>(make).Message);
    }

    [Fact]
    public void Cell_OfEachType_PrintsOneText()
    {
        ResultCell[] cells =
            ["a", 7, 7L, System.Numerics.BigInteger.Pow(10, 36), 1.50m, 0.1, -0.0, new LocalDate(2025, 9, 6), true, default];
        Assert.Equal(
            ["a", "7", "7", "1000000000000000000000000000000000000", "1.5", "0.1", "0", "2025-09-06", "true", ""],
            cells.Select(c => c.ToString()));
        Assert.Equal([true, false, false], new ResultCell[] { default, "", false }.Select(c => c.IsEmpty));
        Assert.Equal((ResultCell)7, (ResultCell)7L);
        Assert.NotEqual((ResultCell)7m, (ResultCell)7);
        Assert.Throws<ArgumentOutOfRangeException>(() => (ResultCell)double.NaN);
        Assert.Throws<ArgumentException>(() => (ResultCell)"\ud800");
    }

    [Fact]
    public void Of_Items_GivesARowEach()
    {
        ResultTable table = ResultTable.Of<int>("squares", Enumerable.Range(1, 3),
            (new("n", ResultColumnType.Whole, "a number"), n => n), (new("square", ResultColumnType.Whole, "its square"), n => n * n));
        Assert.Equal("n,square\r\n1,1\r\n2,4\r\n3,9\r\n", table.ToCsv());
    }
}
