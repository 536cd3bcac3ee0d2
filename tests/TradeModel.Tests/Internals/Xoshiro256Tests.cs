using System.Numerics;
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

    /// <summary>A generator whose next number is the one given: the scrambler of Xoshiro256** turned round.</summary>
    private static Xoshiro256 Giving(ulong next)
    {
        ulong s1 = BitOperations.RotateRight(next * Inverse(9), 7) * Inverse(5);
        return new(1, s1, 3, 4);
    }

    // Newton's iteration doubles the bits that are right; an odd number is its own inverse in the last three.
    private static ulong Inverse(ulong odd)
    {
        ulong inverse = odd;
        for (int i = 0; i < 5; i++) inverse *= 2 - (odd * inverse);
        return inverse;
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(0xAAAAAAAAAAAAAAABUL)]
    [InlineData(ulong.MaxValue)]
    public void Next_MadeState_GivesTheNumberAskedFor(ulong next) => Assert.Equal(next, Giving(next).Next());

    /// <summary>
    /// Lemire's method: the draw is the high half of the product of number and bound. A product whose low half is below 2^64 modulo the
    /// bound is drawn again.
    /// </summary>
    [Theory]
    // 2^64 modulo 3 is 1: a low half of 0 is refused, one of 1 taken.
    [InlineData(0UL, 3, true, 0)]
    [InlineData(0xAAAAAAAAAAAAAAABUL, 3, false, 2)]
    [InlineData(ulong.MaxValue, 3, false, 2)]
    // 2^64 modulo 10 is 6: 10 times 0x199999999999999A has the low half 4, and the number after it 14.
    [InlineData(0x199999999999999AUL, 10, true, 0)]
    [InlineData(0x199999999999999BUL, 10, false, 1)]
    // 10 times 3 x 2^63 / 10, rounded up, has the low half 6 or more in steps of 2: exactly 6 is taken.
    [InlineData(0x6666666666666667UL, 10, false, 4)]
    // A power of 2 divides 2^64: nothing is refused.
    [InlineData(0UL, 4, false, 0)]
    [InlineData(0UL, 1, false, 0)]
    [InlineData(ulong.MaxValue, int.MaxValue, false, int.MaxValue - 1)]
    public void Next_Bound_DrawsAgainWhereTheDrawWouldBeUneven(ulong next, int bound, bool again, int expected)
    {
        UInt128 product = (UInt128)next * (uint)bound;
        UInt128 refused = (UInt128.One << 64) % (uint)bound;
        Assert.Equal(again, (product & ulong.MaxValue) < refused);
        Xoshiro256 generator = Giving(next), plain = Giving(next);
        plain.Next();
        if (again) expected = (int)(((UInt128)plain.Next() * (uint)bound) >> 64);
        Assert.Equal(expected, generator.Next(bound));
        Assert.Equal(plain.Next(), generator.Next());
    }

    [Fact]
    public void Next_BoundBelowOne_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Xoshiro256(1).Next(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Xoshiro256(1).Next(-1));
    }

    [Theory]
    [InlineData(0UL, 0.0)]
    [InlineData(2047UL, 0.0)]
    [InlineData(2048UL, 1.0 / (1L << 53))]
    [InlineData(1UL << 63, 0.5)]
    [InlineData(ulong.MaxValue, 1 - (1.0 / (1L << 53)))]
    public void NextDouble_Number_IsItsHighest53Bits(ulong next, double expected) => Assert.Equal(expected, Giving(next).NextDouble());

    [Fact]
    public void New_SeedAndStream_FillTheStateWithSplitMix64()
    {
        const ulong Seed = 2025;
        ulong stream = 17, state = Seed;
        ulong mixed = Seed ^ Xoshiro256.SplitMix64(ref stream);
        Same(StateOf(ref state), new(Seed));
        Same(StateOf(ref mixed), new(Seed, 17));

        static Xoshiro256 StateOf(ref ulong from)
            => new(Xoshiro256.SplitMix64(ref from), Xoshiro256.SplitMix64(ref from), Xoshiro256.SplitMix64(ref from),
                Xoshiro256.SplitMix64(ref from));

        static void Same(Xoshiro256 expected, Xoshiro256 actual)
            => Assert.Equal(
                Enumerable.Range(0, 8).Select(_ => expected.Next()).ToArray(), Enumerable.Range(0, 8).Select(_ => actual.Next()));
    }
}
