using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Ensembles;

public sealed class SamplingDesignTests
{
    [Fact]
    public void LatinHypercube_EveryBlock_HasOnePointInEveryRangeOfEveryInput()
    {
        const int Block = 20, Inputs = 3;
        var points = new DesignPoints(SamplingDesign.LatinHypercube(Block), Inputs, 5);
        var rows = new HashSet<string>();
        for (int block = 0; block < 4; block++)
        {
            var seen = new HashSet<(int Input, int Range)>();
            for (int run = block * Block; run < (block + 1) * Block; run++)
            {
                double[] point = points.Of(run).ToArray();
                for (int i = 0; i < Inputs; i++) seen.Add((i, (int)(point[i] * Block)));
                rows.Add(string.Join(",", point.Select(u => (int)(u * Block))));
            }
            Assert.Equal(Block * Inputs, seen.Count);
        }
        // The orders of inputs and blocks differ.
        Assert.InRange(rows.Count, 70, 80);
    }

    [Fact]
    public void Saltelli_RowsOfABaseSample_DifferInOneInput()
    {
        var points = new DesignPoints(SamplingDesign.Saltelli, 3, 5);
        double[][] rows = [.. Enumerable.Range(0, 10).Select(run => points.Of(run).ToArray())];
        for (int sample = 0; sample < 2; sample++)
        {
            double[] a = rows[5 * sample], b = rows[5 * sample + 4];
            for (int i = 0; i < 3; i++)
            {
                double[] expected = [.. a];
                expected[i] = b[i];
                Assert.Equal(expected, rows[5 * sample + 1 + i]);
                Assert.NotEqual(a[i], b[i]);
            }
            Assert.Equal([0, 0, 0, 0, 4], Enumerable.Range(0, 5).Select(r => points.PartiesOf(5 * sample + r) - 5 * sample));
        }
        Assert.NotEqual(rows[0], rows[5]);
    }

    [Fact]
    public void Points_OfARun_DependOnSeedAndRunOnly()
    {
        foreach (SamplingDesign design in new[] { SamplingDesign.Independent, SamplingDesign.LatinHypercube(7), SamplingDesign.Saltelli })
        {
            var forward = new DesignPoints(design, 4, 9);
            var other = new DesignPoints(design, 4, 10);
            double[][] rows = [.. Enumerable.Range(0, 42).Select(run => forward.Of(run).ToArray())];
            for (int run = 41; run >= 0; run--)
            {
                Assert.Equal(rows[run], new DesignPoints(design, 4, 9).Of(run).ToArray());
                Assert.NotEqual(rows[run], other.Of(run).ToArray());
            }
            Assert.Equal(42, rows.Distinct(new SameNumbers()).Count());
        }
    }

    // The reference vector of the documented stream: 1 + run × 4096 + 4095, one number for each input in order.
    [Fact]
    public void Independent_Point_IsTheDocumentedStream()
    {
        var stream = new Xoshiro256(9, 1 + 3 * 4096 + 4095);
        double[] expected = [stream.NextDouble(), stream.NextDouble()];
        Assert.Equal(expected, new DesignPoints(SamplingDesign.Independent, 2, 9).Of(3).ToArray());
    }

    private sealed class SameNumbers : IEqualityComparer<double[]>
    {
        public bool Equals(double[]? x, double[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(double[] numbers) => numbers[0].GetHashCode();
    }
}
