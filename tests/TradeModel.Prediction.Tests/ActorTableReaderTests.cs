using System.Globalization;
using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class ActorTableReaderTests
{
    private const string Head = "prnr\tisnr\tproc\tpat\tpbe\tsat\tsbe\trp\tout\n\t\t\t0.5\t2.5\t\t\t\t\n";

    [Fact]
    public void ReadDeu_WholeLines_GivesIssues()
    {
        ActorTableReading read = Deu(Head + "p1\tp1i1\tCOD\t0\t100\t80\t\t0\t62.5\n\"p1\"\t\"p1i2\"\tCOD\t\t30\t\t10\tNA\t\n");
        Assert.Empty(read.Failures);
        Assert.Equal(2, read.Records);
        Assert.Equal(
            new ContestedIssue(new("p1i1"), [new(new("at"), 0, 80, 0.5), new(new("be"), 100, 50, 2.5)], "p1", 0, 62.5),
            read.Table.Issues[0]);
        Assert.Equal(new ContestedIssue(new("p1i2"), [new(new("be"), 30, 10, 2.5)], "p1"), read.Table.Issues[1]);
    }

    [Theory]
    [InlineData("p1\tx\tCOD\t0\t101\t80\t50\t0\t5", "pbe", "101 lies outside 0 to 100")]
    [InlineData("p1\tx\tCOD\t0\t1,5\t80\t50\t0\t5", "pbe", "'1,5' is not a number")]
    [InlineData("p1\tx\tCOD\t0\tNaN\t80\t50\t0\t5", "pbe", "'NaN' is not a number")]
    [InlineData("p1\tx\tCOD\t0\t1\t80\t-5\t0\t5", "sbe", "-5 is negative")]
    [InlineData("p1\tx\tCOD\t0\t1\t80\t5\t0\t500", "out", "500 lies outside 0 to 100")]
    [InlineData("p1\t\tCOD\t0\t1\t80\t5\t0\t5", "isnr", "'' is not an identifier")]
    [InlineData("p1\tfirst\tCOD\t0\t1\t80\t5\t0\t5", "isnr", "the issue 'first' is given twice")]
    [InlineData("p1\tx\tCOD\t\t\t80\t5\t0\t5", null, "no actor has a position")]
    [InlineData("p1\tx\tCOD", null, "has 3 fields, but the header has 9")]
    [InlineData("p1\t\"x\tCOD\t0\t1\t80\t5\t0\t5", null, "a quoted field does not end")]
    [InlineData("p1\t\"x\"y\tCOD\t0\t1\t80\t5\t0\t5", null, "text follows a quoted field")]
    public void ReadDeu_BadLine_IsAFailureAndTheOthersStay(string line, string? column, string reason)
    {
        ActorTableReading read = Deu(Head + "p1\tfirst\tCOD\t0\t1\t80\t5\t0\t5\n" + line + "\n\np2\tlast\tCOD\t0\t1\t80\t5\t0\t5\n");
        ActorTableFailure failure = Assert.Single(read.Failures);
        Assert.Equal((4, column, reason), (failure.Line, failure.Column, failure.Reason));
        Assert.Equal(["first", "last"], read.Table.Issues.Select(i => i.Id.Value));
        Assert.Equal(3, read.Records);
    }

    [Theory]
    [InlineData("", "the file has no readable header")]
    [InlineData("a\tb\n", "the file has no column 'isnr'")]
    [InlineData("isnr\tprnr\trp\tout\tpat\n\t\t\t\t1\n", "the file has no actor: no column 'pX' with a column 'sX' beside it")]
    [InlineData("isnr\tisnr\trp\tout\n", "the column 'isnr' occurs twice in the header")]
    [InlineData(
        "isnr\tprnr\trp\tout\tpat\tsat\n1\tx\t\t\t1\t\n",
        "the first line after the header must hold the actors' capabilities and no issue")]
    [InlineData("isnr\tprnr\trp\tout\tpat\tsat\n\t\t\t\t\t\n", "line 2, column pat: the capability is missing")]
    [InlineData("isnr\tprnr\trp\tout\tpat\tsat\n\t\t\t\tmuch\t\n", "line 2, column pat: 'much' is not a number")]
    public void ReadDeu_OtherFile_IsRefusedInOneSentence(string text, string message)
        => Assert.Equal(message, Assert.Throws<FormatException>(() => Deu(text)).Message);

    [Fact]
    public void ReadDeu_OtherCulture_ReadsTheSame()
    {
        string text = Head + "p1\tp1i1\tCOD\t0.5\t99.5\t80\t\t0\t62.5\n";
        ActorTable expected = Deu(text).Table;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, Deu(text).Table);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ReadLong_Lines_AreGatheredByIssue()
    {
        ActorTableReading read = Long(
            "issue,actor,position,salience,capability,decision,reference,outcome\nx,IND,0,90,2,d,0,40\ny,IND,10,,,,,\nx,USA,100,,,,,40\n");
        Assert.Empty(read.Failures);
        Assert.Equal(
            new ActorTable([
                new(new("x"), [new(new("IND"), 0, 90, 2), new(new("USA"), 100, 50)], "d", 0, 40),
                new(new("y"), [new(new("IND"), 10, 50)]),
            ]),
            read.Table);
    }

    [Theory]
    [InlineData("x,USA,", "position", "the position is missing")]
    [InlineData("x,IND,5", "actor", "'IND' has two positions on issue 'x'")]
    [InlineData("x,two words,5", "actor", "'two words' is not an identifier")]
    public void ReadLong_BadLine_IsAFailure(string line, string column, string reason)
    {
        ActorTableReading read = Long($"issue,actor,position\nx,IND,0\n{line}\n");
        Assert.Equal([(3, column, reason)], read.Failures.Select(f => (f.Line, f.Column!, f.Reason)));
        Assert.Single(read.Table.Issues);
    }

    [Fact]
    public void ReadLong_LinesOfAnIssueDisagree_IsAFailure()
        => Assert.Equal(
            ["line 3, column outcome: differs from another line of issue 'x'"],
            Long("issue,actor,position,outcome\nx,IND,0,40\nx,USA,9,41\n").Failures.Select(f => f.ToString()));

    [Fact]
    public void Read_BadMissingSalience_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(() => ActorTableReader.ReadDeu(new StringReader(Head), double.NaN));

    private static ActorTableReading Deu(string text) => ActorTableReader.ReadDeu(new StringReader(text));

    private static ActorTableReading Long(string text) => ActorTableReader.ReadLong(new StringReader(text));
}
