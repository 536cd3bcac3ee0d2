using System.Text;
using Xunit;

namespace TradeModel.Tests.Tables;

/// <summary>The exact bytes of the CSV of a table. The tests of the package for import read it back with another parser.</summary>
public class CsvTextTests
{
    private static ResultTable Column(ResultCell cell, string name = "name", ResultColumnType type = ResultColumnType.Text)
        => new("table", [new(name, type, "a meaning")], [[cell]]);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a b", "a b")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\rlines", "\"two\rlines\"")]
    [InlineData(" before", "\" before\"")]
    [InlineData("after ", "\"after \"")]
    [InlineData("\tbefore", "\"\tbefore\"")]
    [InlineData(" ", "\" \"")]
    // A lone empty field is quoted, because readers skip blank lines.
    [InlineData("", "\"\"")]
    [InlineData("=1+1", "=1+1")]
    public void ToCsv_Text_IsQuotedWhereItMust(string text, string field)
        => Assert.Equal($"name\r\n{field}\r\n", Column(text).ToCsv());

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("1=1", "1=1")]
    [InlineData("'1", "'1")]
    [InlineData("a", "a")]
    [InlineData("", "\"\"")]
    public void ToCsv_Guarded_PutsAnApostropheBeforeAFormula(string text, string field)
        => Assert.Equal($"name\r\n{field}\r\n", Column(text).ToCsv(guardsFormulas: true));

    [Fact]
    public void ToCsv_Guarded_LeavesNumbersAndGuardsNames()
    {
        Assert.Equal("name\r\n-1\r\n", Column(-1, type: ResultColumnType.Whole).ToCsv(guardsFormulas: true));
        Assert.Equal("name\r\n-1.5\r\n", Column(-1.5, type: ResultColumnType.Real).ToCsv(guardsFormulas: true));
        Assert.Equal("'=x\r\na\r\n", Column("a", "=x").ToCsv(guardsFormulas: true));
        Assert.Equal("=x\r\na\r\n", Column("a", "=x").ToCsv());
    }

    [Fact]
    public void ToCsv_EmptyCells_StayApart()
    {
        ResultColumn one = new("a", ResultColumnType.Text, "a meaning"), two = new("b", ResultColumnType.Whole, "a meaning");
        Assert.Equal("a,b\r\n,\r\n,5\r\nx,\r\n",
            new ResultTable("table", [one, two], [["", default], [default, 5], ["x", default]]).ToCsv());
        Assert.Equal("a,b\r\n", new ResultTable("table", [one, two], []).ToCsv());
        Assert.Equal("a\r\n\"\"\r\n", new ResultTable("table", [one], [[default]]).ToCsv());
        Assert.Equal("b\r\n\"\"\r\n7\r\n", new ResultTable("table", [two], [[default], [7]]).ToCsv());
    }

    [Fact]
    public void WriteCsv_Stream_GetsUtf8WithoutAMarkAndStaysOpen()
    {
        using var stream = new MemoryStream();
        Column("Größe").WriteCsv(stream);
        Assert.Equal(Encoding.UTF8.GetBytes("name\r\nGröße\r\n"), stream.ToArray());
        Assert.True(stream.CanWrite, "the stream was closed");
        using var guarded = new MemoryStream();
        Column("=1").WriteCsv(guarded, guardsFormulas: true);
        Assert.Equal("name\r\n'=1\r\n"u8.ToArray(), guarded.ToArray());
        using var writer = new StringWriter();
        Column("=1").WriteCsv(writer, guardsFormulas: true);
        Assert.Equal("name\r\n'=1\r\n", writer.ToString());
        Assert.Throws<ArgumentNullException>(() => Column("a").WriteCsv((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => Column("a").WriteCsv((TextWriter)null!));
    }
}
