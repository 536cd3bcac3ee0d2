using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Ensembles;

public sealed class EstimateTests
{
    // R. G. Newcombe, Two-Sided Confidence Intervals for the Single Proportion, Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(20, 20, 0.8389, 1)]
    public void Wilson_OfPublishedCases_IsAsPublished(int count, int runs, double low, double high)
    {
        EstimatedShare share = EstimatedShare.Wilson(count, runs);
        Assert.Equal((low, high), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
        Assert.Equal((double)count / runs, share.Share);
    }

    [Fact]
    public void Replicates_Interval_IsStudents()
    {
        // Shares 0.2, 0.4, 0.3, 0.3: mean 0.3, standard deviation √(0.02/3), t(0.975; 3) = 3.182446.
        EstimatedShare share = EstimatedShare.OfReplicates([2, 4, 3, 3], 10);
        double half = 3.182446305284263 * Math.Sqrt(0.02 / 3 / 4);
        Assert.Equal(0.3, share.Share, 1e-15);
        Assert.Equal(0.3 - half, share.Low, 1e-12);
        Assert.Equal(0.3 + half, share.High, 1e-12);
        Assert.Equal(0, EstimatedShare.OfReplicates([0, 4], 10).Low);
        // Replicates that agree say nothing about the error.
        Assert.Equal(EstimatedShare.Wilson(6, 20), EstimatedShare.OfReplicates([3, 3], 10));
    }

    [Fact]
    public void RankCorrelation_OfPublishedCase_IsAsPublished()
    {
        // Spearman's own kind of example, without ties: Σd² = 194 of 10 pairs, 1 − 6·194/(10·99) = −29/165.
        double[] iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110], hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
        Assert.Equal(-29d / 165, Ranks.Correlation(Ranks.Of(iq), Ranks.Of(hours)), 1e-15);
        Assert.Equal([2.5, 1, 4, 2.5], Ranks.Of([5, 1, 7, 5]));
        Assert.Equal(0, Ranks.Correlation([1, 1, 1], [1, 2, 3]));
    }

    [Fact]
    public void CorrelationRatio_OfGroups_IsTheShareBetweenThem()
    {
        // Means 2 and 5, overall 3.5: between 4 · 1.5² = 9 of the total 4 + 1 + ... = 13.
        double[] groups = [0, 0, 1, 1], values = [1, 3, 4, 6];
        Assert.Equal(Math.Sqrt(9d / 13), Ranks.CorrelationRatio(groups, values), 1e-15);
        Assert.Equal(0, Ranks.CorrelationRatio(groups, [2, 2, 2, 2]));
    }

    [Fact]
    public void SobolIndices_OfIshigami_AreThoseOfTheClosedForm()
    {
        // f = sin x + 7 sin² y + 0.1 z⁴ sin x over (−π, π)³ (T. Ishigami and T. Homma 1990).
        const int Samples = 8_192;
        const double A = 7, B = 0.1;
        double p4 = Math.Pow(Math.PI, 4), p8 = p4 * p4;
        double v1 = 0.5 * Math.Pow(1 + B * p4 / 5, 2), v2 = A * A / 8, v13 = 8 * B * B * p8 / 225, v = v1 + v2 + v13;
        double[] first = [v1 / v, v2 / v, 0], total = [(v1 + v13) / v, v2 / v, v13 / v];

        var points = new DesignPoints(SamplingDesign.Saltelli, 3, 11);
        double[] outcomes = new double[Samples * 5];
        for (int run = 0; run < outcomes.Length; run++)
        {
            ReadOnlySpan<double> u = points.Of(run);
            double x = Math.PI * (2 * u[0] - 1), y = Math.PI * (2 * u[1] - 1), z = Math.PI * (2 * u[2] - 1);
            outcomes[run] = Math.Sin(x) + A * Math.Pow(Math.Sin(y), 2) + B * Math.Pow(z, 4) * Math.Sin(x);
        }
        SobolEstimate.Index[] indices = SobolEstimate.Of(outcomes, 3, new Xoshiro256(1));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(first[i], indices[i].First.Value, 0.03);
            Assert.Equal(total[i], indices[i].Total.Value, 0.03);
            // The intervals hold the truth, and are as wide as errors of this size need.
            Assert.InRange(first[i], indices[i].First.Low, indices[i].First.High);
            Assert.InRange(total[i], indices[i].Total.Low, indices[i].Total.High);
            Assert.InRange(indices[i].First.High - indices[i].First.Low, 0.01, 0.1);
        }
    }

    [Fact]
    public void SobolIndices_OfAnOutcomeThatDoesNotVary_AreZero()
    {
        double[] outcomes = new double[4 * 3];
        Array.Fill(outcomes, 2.5);
        Assert.All(SobolEstimate.Of(outcomes, 2, new Xoshiro256(1)), i => Assert.Equal(((0d, 0d, 0d), (0d, 0d, 0d)), (i.First, i.Total)));
    }
}
