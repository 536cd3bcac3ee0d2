using System.Numerics;
using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>
/// A linear function in whole numbers for the solver: <see cref="Factor"/> times the exact one where that fits, else that rounded up, so that its
/// greatest value bounds the exact one's from above.
/// </summary>
internal sealed class WholeFunction
{
    private WholeFunction(Rational factor, LinearFunction function)
    {
        Factor = factor;
        Constant = LinearFunction.Ceiling(function.Constant * factor);
        Terms = [.. function.Terms.ToArray().Select(t => LinearFunction.Ceiling(t * factor))];
        for (int i = 0; i + 1 < function.Offsets.Length; i++) Greatest += Terms[function.Offsets[i]..function.Offsets[i + 1]].Max();
    }

    internal Rational Factor { get; }

    internal long Constant { get; }

    internal long[] Terms { get; }

    /// <summary>The most that the options of a package can add to the constant.</summary>
    internal long Greatest { get; }

    /// <summary>The functions with one factor for all, no value beyond <paramref name="bits"/> bits.</summary>
    internal static WholeFunction[] Of(ReadOnlySpan<LinearFunction> functions, int bits)
    {
        var numbers = new List<Rational>();
        Rational greatest = Rational.Zero;
        foreach (LinearFunction function in functions)
        {
            numbers.Add(function.Constant);
            numbers.AddRange(function.Terms);
            Rational size = (function.Constant.Sign < 0 ? -function.Constant : function.Constant) + function.Range;
            if (size > greatest) greatest = size;
        }
        var limit = new Rational(BigInteger.One << bits);
        // Rounding up adds less than 1 for each issue: half the room is left for that.
        Rational factor = LinearFunction.WholeFactor(numbers) is { } whole && greatest * whole <= limit ? whole : PowerOfTwo(limit / (greatest + greatest));
        return [.. functions.ToArray().Select(f => new WholeFunction(factor, f))];
    }

    /// <summary>The greatest power of two up to a number above 0.</summary>
    internal static Rational PowerOfTwo(Rational most)
    {
        int power = (int)(most.Numerator.GetBitLength() - most.Denominator.GetBitLength());
        var two = power >= 0 ? new Rational(BigInteger.One << power) : new Rational(BigInteger.One, BigInteger.One << -power);
        return two <= most ? two : two / 2;
    }
}
