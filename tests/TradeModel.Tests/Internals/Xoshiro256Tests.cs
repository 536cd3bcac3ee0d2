using Xunit;

namespace TradeModel.Tests.Internals;

public class Xoshiro256Tests
{
    [Fact]
    public void Next_StateOneToFour_GivesThePublishedSequence()
    {
        // The reference vector of the authors' C code, as other implementations test it.
        var generator = new Xoshiro256(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
            16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, Enumerable.Range(0, 10).Select(_ => generator.Next()));
    }

    [Fact]
    public void SplitMix64_Seed1234567_GivesThePublishedSequence()
    {
        // The output of the authors' C code for this seed.
        ulong state = 1234567;
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => Xoshiro256.SplitMix64(ref state)).ToArray());
    }

    [Fact]
    public void Next_SameSeedAndStream_GivesTheSameSequence()
    {
        var one = new Xoshiro256(2025, 17);
        var two = new Xoshiro256(2025, 17);
        var other = new Xoshiro256(2025, 18);
        ulong[] sequence = [.. Enumerable.Range(0, 100).Select(_ => one.Next())];
        Assert.Equal(sequence, Enumerable.Range(0, 100).Select(_ => two.Next()));
        Assert.NotEqual(sequence, Enumerable.Range(0, 100).Select(_ => other.Next()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void Next_Bound_IsEvenWithinFiveStandardDeviations(int bound)
    {
        var generator = new Xoshiro256(1);
        const int Draws = 100_000;
        int[] counts = new int[bound];
        for (int i = 0; i < Draws; i++) counts[generator.Next(bound)]++;
        double expected = (double)Draws / bound, deviation = Math.Sqrt(Draws * (1.0 / bound) * (1 - 1.0 / bound));
        Assert.All(counts, c => Assert.InRange(c, expected - 5 * deviation, expected + 5 * deviation));
    }

    [Fact]
    public void NextDouble_Always_LiesFromZeroToBelowOne()
    {
        var generator = new Xoshiro256(3);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => generator.NextDouble())];
        Assert.All(draws, d => Assert.InRange(d, 0, 1 - double.Epsilon));
        Assert.DoesNotContain(1.0, draws);
        Assert.InRange(draws.Average(), 0.495, 0.505);
    }
}
