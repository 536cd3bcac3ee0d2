using Xunit;

namespace TradeModel.Simulation.Tests.Tournaments;

public sealed class PairedTestTests
{
    [Fact]
    public void Probability_OfDifferencesOfOneSign_IsThatOfTwoPatterns()
    {
        // Of the 2^5 patterns, all plus and all minus reach the sum. Zeros say nothing.
        Assert.Equal(2 / 32d, PairedTest.Probability([0.1, 0.2, 0, 0.3, 0.4, 0.5], new(1)));
        Assert.Equal(1, PairedTest.Probability([0, 0, 0], new(1)));
        Assert.Equal(1, PairedTest.Probability([0.3, -0.3], new(1)));
        Assert.Equal(1, PairedTest.Probability([0.7], new(1)));
    }

    [Fact]
    public void Probability_OfAnyDifferences_IsTheShareOfPatterns()
    {
        var random = new Xoshiro256(5);
        for (int test = 0; test < 200; test++)
        {
            // Tenths, so that many sums tie but for rounding.
            double[] differences = [.. Enumerable.Range(0, 1 + random.Next(9)).Select(_ => (random.Next(9) - 4) / 10d)];
            int[] tenths = [.. differences.Select(d => (int)Math.Round(10 * d))];
            int reached = 0, patterns = 1 << tenths.Length;
            for (int pattern = 0; pattern < patterns; pattern++)
            {
                int sum = tenths.Select((t, i) => (pattern >> i & 1) == 0 ? t : -t).Sum();
                if (Math.Abs(sum) >= Math.Abs(tenths.Sum())) reached++;
            }
            Assert.Equal((double)reached / patterns, PairedTest.Probability(differences, random), 12);
        }
    }

    [Fact]
    public void Probability_OfManyDifferences_IsCountedUpTo32AndThenSampled()
    {
        // With all sizes 1, the number of plus signs is binomial.
        double[] Signs(int plus, int minus) => [.. Enumerable.Repeat(1d, plus), .. Enumerable.Repeat(-1d, minus)];
        Assert.Equal(2 * BinomialTail(32, 21), PairedTest.Probability(Signs(21, 11), new(1)), 12);
        double sampled = PairedTest.Probability(Signs(22, 11), new(1));
        Assert.InRange(sampled, (2 * BinomialTail(33, 22)) - 0.003, (2 * BinomialTail(33, 22)) + 0.003);
        Assert.NotEqual(sampled, PairedTest.Probability(Signs(22, 11), new(2)));
        // No pattern drawn reaches the sum; the one observed does.
        Assert.Equal(1 / 100_001d, PairedTest.Probability(Signs(80, 0), new(1)));
    }

    [Fact]
    public void Holm_OfProbabilities_IsThatOfR()
    {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R.
        Assert.Equal([0.03, 0.06, 0.06, 0.02], PairedTest.Holm([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));
        Assert.Equal([1, 1], PairedTest.Holm([0.6, 0.9]));
    }

    private static double BinomialTail(int n, int from)
    {
        double sum = 0, ways = 1;
        for (int k = 0; k <= n; k++)
        {
            if (k >= from) sum += ways;
            ways = ways * (n - k) / (k + 1);
        }
        return sum / Math.Pow(2, n);
    }
}
