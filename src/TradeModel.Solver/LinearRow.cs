using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>An exact linear condition: the terms of the options chosen sum to at least a bound.</summary>
internal sealed class LinearRow(KeyValuePair<int, Rational>[] terms, Rational least)
{
    internal ReadOnlySpan<KeyValuePair<int, Rational>> Terms => terms;

    internal Rational Least => least;

    internal static LinearRow AtMost(KeyValuePair<int, Rational>[] terms, Rational most)
        => new([.. terms.Select(t => KeyValuePair.Create(t.Key, -t.Value))], -most);

    internal Rational Sum(bool[] chosen)
    {
        Rational sum = default;
        foreach ((int column, Rational value) in terms)
            if (chosen[column]) sum += value;
        return sum;
    }

    internal bool Allows(bool[] chosen) => Sum(chosen) >= least;
}
