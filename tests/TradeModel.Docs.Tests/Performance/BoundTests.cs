using TradeModel.Benchmarks.Smoke;
using TradeModel.Benchmarks.Suite.Results;
using TradeModel.Benchmarks.Suite.Tables;

namespace TradeModel.Docs.Tests.Performance;

/// <summary>How the suite judges what it measured.</summary>
public sealed class BoundTests
{
    private static readonly SuiteResults Results = new()
    {
        Parts =
        [
            new(nameof(BoundTests))
            {
                Cases =
                [
                    new("Slow", "Size=1", IsBaseline: true, [100e6, 200e6, 400e6], 2_000),
                    new("Fast", "Size=1", IsBaseline: false, [10e6, 20e6, 30e6, 50e6], 500),
                    new("Slow", "Size=10", IsBaseline: true, [1e9], null),
                ],
                Figures = [new("size", 7, "KB")],
            },
            new("Absent") { Status = PartStatus.Skipped, Reason = "needs a file" },
        ],
    };

    private static readonly Measurements Measured = new(Results);

    [Theory]
    [InlineData(true, 2.0, "Met")]
    [InlineData(true, 1.9999, "Missed")]
    [InlineData(false, 2.0, "Met")]
    [InlineData(false, 2.0001, "Missed")]
    public void Judge_AFigureAndALimit_EqualIsWithin(bool isAtMost, double limit, string verdict)
    {
        Bound bound = new("work", _ => Estimate.Exactly(2), isAtMost ? Sense.AtMost : Sense.AtLeast, limit, Unit.Times, "here");
        Judgement judged = bound.Judge(Measured);
        Assert.Equal((verdict, false), ($"{judged.Verdict}", judged.Straddles));
    }

    [Fact]
    public void Judge_IterationsOnBothSides_SaysSo()
    {
        Bound bound = new("work", _ => new(1, 0.5, 3), Sense.AtMost, 2, Unit.Times, "here");
        Assert.Equal("met, not in every iteration", $"{bound.Judge(Measured)}");
        Assert.Equal("**missed**, not in every iteration", $"{(bound with { Limit = 0.7 }).Judge(Measured)}");
    }

    [Fact]
    public void Judge_WhatIsMissing_IsNamed()
    {
        Assert.Equal("not measured: BoundTests.None(Size=1)", Missing(m => m.Time<BoundTests>("None", "Size=1")));
        Assert.Equal("not measured: BoundTests.Slow(), which is 2 cases", Missing(m => m.Time<BoundTests>("Slow")));
        Assert.Equal("not measured: Absent: needs a file", Missing(m => m.Figure("Absent", "size")));
        Assert.Equal("not measured: Unknown", Missing(m => m.Figure("Unknown", "size")));
        Assert.Equal("not measured: the figure \"width\" of BoundTests", Missing(m => m.Figure(nameof(BoundTests), "width")));
        Assert.Equal("not measured: the allocation of BoundTests.Slow", Missing(m => m.Bytes<BoundTests>("Slow", "Size=10")));

        static string Missing(Func<Measurements, Estimate> measure)
            => $"{new Bound("work", measure, Sense.AtMost, 1, Unit.Times, "here").Judge(Measured)}";
    }

    [Fact]
    public void Ratio_OfTwoMethods_HasTheRangeOfBoth()
    {
        Estimate ratio = Measured.Ratio<BoundTests>("Slow", "Fast", "Size=1");
        Assert.Equal(8, ratio.Value, 1e-12);
        Assert.Equal(2, ratio.Low, 1e-12);
        Assert.Equal(40, ratio.High, 1e-12);
        Assert.Equal(4, Measured.BytesRatio<BoundTests>("Slow", "Fast", "Size=1").Value, 1e-12);
        Assert.Equal(7, Measured.Figure(nameof(BoundTests), "size").Value);
    }

    [Fact]
    public void OverParameters_LargestLeastMedian_SayWhichSetItIs()
    {
        Estimate Time(string parameters) => Measured.Time<BoundTests>("Slow", parameters);
        Assert.Equal((1, "Size=10"), (Measured.Largest<BoundTests>(Time).Value, Measured.Largest<BoundTests>(Time).About));
        Assert.Equal("Size=1", Measured.Least<BoundTests>(Time).About);
        Assert.Equal(0.6, Measured.Median<BoundTests>(Time).Value, 1e-12);
        Assert.Throws<MissingMeasurementException>(() => Measured.Largest<BoundTests>(Time, "Size=2"));
        Assert.Equal([(1, 0.2, 2_000), (10, 1, 0)], Measured.Sizes(typeof(BoundTests), "Slow", "Size"));
    }

    [Fact]
    public void PerSecond_OfSeconds_TurnsTheRangeRound()
        => Assert.Equal(new Estimate(200, 100, 400), new Estimate(0.5, 0.25, 1).PerSecond(100));

    [Fact]
    public void Write_Results_ReadBackTheSame()
    {
        string path = Path.GetTempFileName();
        try
        {
            Results.Write(path);
            SuiteResults read = SuiteResults.Read(path);
            Assert.Equal(SuiteResults.Text(Results.Parts[0]), SuiteResults.Text(read.Parts[0]));
            Assert.Equal(Results.Parts[1].Reason, read.Parts[1].Reason);
            Assert.Contains("\"Nanoseconds\": [100000000, 200000000, 400000000]", File.ReadAllText(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 118)]
    [InlineData(1_000_000, 1_020_016)]
    public void Budget_WhatWasMeasured_GetsATwoPercentMargin(double measured, double bytes)
        => Assert.Equal(bytes, AllocationBudget.Of<BoundTests>("Slow", measured).Bytes, 1e-9);
}
