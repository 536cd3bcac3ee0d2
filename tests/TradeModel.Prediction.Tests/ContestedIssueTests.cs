using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class ContestedIssueTests
{
    private static readonly ActorPosition One = new(new("a"), 40, 50);

    [Fact]
    public void Constructor_BadArguments_Throw()
    {
        Assert.Throws<ArgumentException>(() => new ContestedIssue(default, [One]));
        Assert.Throws<ArgumentException>(() => new ContestedIssue(new("i"), []));
        Assert.Throws<ArgumentException>(() => new ContestedIssue(new("i"), [One, One with { Position = 3 }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContestedIssue(new("i"), [One with { Position = 100.5 }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContestedIssue(new("i"), [One], outcome: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContestedIssue(new("i"), [One], referencePoint: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContestedIssue(new("i"), [One], low: 50, high: 50));
        Assert.Throws<ArgumentException>(() => new ContestedIssue(new("i"), [One], decision: " "));
        Assert.Throws<ArgumentException>(() => new ActorTable([new(new("i"), [One]), new(new("i"), [One])]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.1)]
    public void ActorPosition_BadNumbers_Throw(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActorPosition(new("a"), 1, bad));
        Assert.Throws<ArgumentOutOfRangeException>(() => One with { Capability = bad });
        Assert.Throws<ArgumentException>(() => new ActorPosition(default, 1, 1));
    }

    [Fact]
    public void Equals_SameNumbers_IsEqual()
    {
        var one = new ContestedIssue(new("i"), [One], "d", 0.0, 10);
        var other = new ContestedIssue(new("i"), [new(new("a"), 40, 50)], "d", -0.0, 10);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("i (1 actors)", one.ToString());
    }

    [Fact]
    public void Error_OtherScale_CountsInHundredths()
    {
        var issue = new ContestedIssue(new("i"), [new(new("a"), 2, 1)], outcome: 3, low: 2, high: 4);
        Assert.Equal(50, issue.Error(2));
        Assert.Null(new ContestedIssue(new("i"), [One]).Error(2));
    }

    [Fact]
    public void MeanAbsoluteError_CountsDecidedIssuesOnly()
    {
        var table = new ActorTable([new(new("i"), [One], outcome: 50), new(new("j"), [One]), new(new("k"), [One], outcome: 10)]);
        Assert.Equal((10 + 30) / 2.0, table.MeanAbsoluteError(new MeanPosition()), 1e-12);
        Assert.Throws<InvalidOperationException>(() => new ActorTable([]).MeanAbsoluteError(new MeanPosition()));
    }
}
