namespace TradeModel.Bargaining;

/// <summary>An exact linear condition: what the chosen options add up to is at least a bound.</summary>
/// <param name="terms">What columns add; one not listed adds nothing, one listed twice adds both.</param>
/// <param name="least">The bound, inclusive.</param>
internal sealed class LinearRow(KeyValuePair<int, Rational>[] terms, Rational least)
{
    internal KeyValuePair<int, Rational>[] Terms { get; } = terms;

    internal Rational Least { get; } = least;

    internal static LinearRow AtMost(KeyValuePair<int, Rational>[] terms, Rational most)
        => new(Array.ConvertAll(terms, t => KeyValuePair.Create(t.Key, -t.Value)), -most);

    internal bool Allows(bool[] chosen) => Sum(chosen) >= Least;

    internal Rational Sum(bool[] chosen)
    {
        Rational sum = Rational.Zero;
        foreach ((int column, Rational value) in Terms)
            if (chosen[column]) sum += value;
        return sum;
    }
}
