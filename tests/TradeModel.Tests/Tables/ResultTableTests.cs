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

    [Fact]
    public void Equals_OtherNameColumnsOrRows_IsFalse()
    {
        ResultTable table = new("rates", [Name, Rate], [["steel", 5m]]);
        ResultTable[] others =
        [
            new("duties", [Name, Rate], [["steel", 5m]]), new("rates", [Name, Rate with { Unit = null }], [["steel", 5m]]),
            new("rates", [Name, Rate], [["steel", 6m]]), new("rates", [Name, Rate], []),
        ];
        Assert.All(others, other => Assert.Equal((false, false, true), (table.Equals(other), table == other, table != other)));
        ResultTable same = new("rates", [Name, Rate], [["steel", 5m]]);
        Assert.Equal((true, true, true, false), (table.Equals(same), table.Equals((object)same), table == same, table != same));
        Assert.Equal(table.GetHashCode(), same.GetHashCode());
        Assert.False(table.Equals((object)"rates"));
        Assert.Equal((false, false, false), (table.Equals(null), table == null, null == table));
        Assert.True((ResultTable?)null == null, "null differs from null");
    }

    [Fact]
    public void IndexOf_Name_IsItsPlace()
    {
        ResultTable table = new("rates", [Name, Rate], []);
        Assert.Equal((0, 1, -1), (table.IndexOf("name"), table.IndexOf("rate"), table.IndexOf("")));
        Assert.Throws<ArgumentNullException>(() => table.IndexOf(null!));
    }

    [Fact]
    public void Cell_OfEachType_KnowsItsType()
    {
        ResultCell[] cells = ["a", 7L, System.Numerics.BigInteger.One, 1.5m, 0.1, new LocalDate(2025, 9, 6), true];
        Assert.Equal(
            [ResultColumnType.Text, ResultColumnType.Whole, ResultColumnType.Whole, ResultColumnType.Exact, ResultColumnType.Real,
                ResultColumnType.Day, ResultColumnType.Flag],
            cells.Select(c => c.Type!.Value));
        ResultCell[] empty =
            [(string?)null, (long?)null, (System.Numerics.BigInteger?)null, (decimal?)null, (double?)null, (LocalDate?)null, (bool?)null];
        Assert.All(empty, cell => Assert.Equal((default, true, null, ""), (cell, cell.IsEmpty, cell.Type, cell.ToString())));
        Assert.Equal(["false", "0001-01-01", "1E+300", "-1.5"],
            new ResultCell[] { false, new LocalDate(1, 1, 1), 1e300, -1.50m }.Select(c => c.ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() => (ResultCell)double.PositiveInfinity);
        Assert.Throws<ArgumentException>(() => (ResultCell)new LocalDate(1, 1, 1, CalendarSystem.Julian));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits((double)((ResultCell)(-0.0)).Value!));
    }

    [Fact]
    public void Column_WithoutWords_IsRefused()
    {
        Assert.Equal(("unit", "a meaning", "kg"), (new ResultColumn("unit", ResultColumnType.Text, "a meaning", "kg") is var column
            ? (column.Name, column.Meaning, column.Unit) : default));
        foreach (string? bad in (string?[])["", " ", "\ud800", null])
        {
            Assert.ThrowsAny<ArgumentException>(() => new ResultColumn(bad!, ResultColumnType.Text, "a meaning"));
            Assert.ThrowsAny<ArgumentException>(() => new ResultColumn("name", ResultColumnType.Text, bad!));
            if (bad is null) continue;
            Assert.ThrowsAny<ArgumentException>(() => new ResultColumn("name", ResultColumnType.Text, "a meaning", bad));
        }
        Assert.Equal(" name ", new ResultColumn(" name ", ResultColumnType.Text, "a meaning").Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResultColumn("name", (ResultColumnType)6, "a meaning"));
    }

    [Fact]
    public void Of_NothingOrNoCell_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => ResultTable.Of("x", (IEnumerable<int>)null!, (Name, n => "a")));
        Assert.Throws<ArgumentNullException>(() => ResultTable.Of<int>("x", [1], (null!, n => "a")));
        Assert.Throws<ArgumentNullException>(() => ResultTable.Of<int>("x", [], (Name, null!)));
        Assert.Empty(ResultTable.Of<int>("x", [], (Name, n => "a")).Rows);
        Assert.Throws<ArgumentException>(() => new ResultTable("two\nlines", [Name], []));
    }
}
