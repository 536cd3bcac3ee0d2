using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>A step along an issue's hull: the gain of the first party and the cost to the second, both above 0.</summary>
internal readonly struct HullStep<T>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    internal HullStep(int issue, int place, int option, T gain, T cost)
    {
        Issue = issue;
        Place = place;
        Option = option;
        Gain = gain;
        Cost = cost;
    }

    internal int Issue { get; }

    /// <summary>Its place in the chain of its issue.</summary>
    internal int Place { get; }

    /// <summary>The option it leads to.</summary>
    internal int Option { get; }

    internal T Gain { get; }

    internal T Cost { get; }

    /// <summary>The price, cost / gain, with an error of at most one unit in the last place.</summary>
    internal double RoundedPrice => Round(Gain, Cost);

    internal int ComparePrice(HullStep<T> other) => ComparePrice(Gain, Cost, other.Gain, other.Cost);

    internal static int ComparePrice(T gain, T cost, T otherGain, T otherCost)
    {
        if (typeof(T) == typeof(long))
        {
            Int128 left = (Int128)long.CreateTruncating(cost) * long.CreateTruncating(otherGain);
            return left.CompareTo((Int128)long.CreateTruncating(otherCost) * long.CreateTruncating(gain));
        }
        double x = Round(gain, cost), y = Round(otherGain, otherCost);
        if (Math.Abs(x - y) > 1e-14 * Math.Max(x, y)) return x.CompareTo(y);
        return (BigInteger.CreateChecked(cost) * BigInteger.CreateChecked(otherGain))
            .CompareTo(BigInteger.CreateChecked(otherCost) * BigInteger.CreateChecked(gain));
    }

    private static double Round(T gain, T cost)
        => typeof(T) == typeof(BigInteger)
            ? Rational.Quotient(BigInteger.CreateChecked(cost), BigInteger.CreateChecked(gain))
            : double.CreateChecked(cost) / double.CreateChecked(gain);
}
