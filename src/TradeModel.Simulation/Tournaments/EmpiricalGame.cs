using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// The choice of a strategy as a symmetric game: every party picks one strategy or a mixture, and gets what it earns on average against
/// those of the others.
/// </summary>
/// <remarks>
/// W. E. Walsh, R. Das, G. Tesauro, J. O. Kephart, "Analyzing complex strategic interactions in multi-agent systems", 2002; for negotiation
/// C. R. Williams, V. Robu, E. H. Gerding, N. R. Jennings (2011) and S. Chen, G. Weiss (2013). Payoffs are exact, so that no tie between
/// strategies is decided by rounding.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class EmpiricalGame
{
    /// <summary>Creates a game.</summary>
    /// <param name="strategies">The names of the strategies, at least two.</param>
    /// <param name="payoffs">A row for each strategy: its payoff against each strategy, itself included.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two strategies, a name occurs twice, or the payoffs are not one row and one column for each.
    /// </exception>
    public EmpiricalGame(ValueList<string> strategies, ValueList<ValueList<Rational>> payoffs)
    {
        Strategies = Guard.NotNull(strategies);
        Payoffs = Guard.NotNull(payoffs);
        if (strategies.Count < 2) throw new ArgumentException("a game has at least two strategies", nameof(strategies));
        foreach (string strategy in strategies) Guard.Line(strategy, nameof(strategies));
        if (strategies.Distinct(StringComparer.Ordinal).Count() != strategies.Count)
            throw new ArgumentException("a strategy occurs twice", nameof(strategies));
        if (payoffs.Count != strategies.Count || payoffs.Any(row => row is null || row.Count != strategies.Count))
        {
            throw new ArgumentException(
                $"{InvariantText.Of(strategies.Count)} strategies need {InvariantText.Of(strategies.Count)} rows of as many payoffs",
                nameof(payoffs));
        }
    }

    /// <summary>The names of the strategies.</summary>
    public ValueList<string> Strategies { get; }

    /// <summary>The payoff of each strategy, by row, against each, by column.</summary>
    public ValueList<ValueList<Rational>> Payoffs { get; }

    /// <summary>
    /// What the best single strategy earns more than a mixture, against that mixture: 0 if the mixture is a symmetric equilibrium,
    /// otherwise above 0.
    /// </summary>
    /// <param name="shares">The share of each strategy, 0 or more, with the sum 1.</param>
    /// <exception cref="ArgumentException">There is not one share for each strategy, one is below 0, or their sum is not 1.</exception>
    public Rational Regret(ValueList<Rational> shares)
    {
        if (Guard.NotNull(shares).Count != Strategies.Count)
            throw new ArgumentException($"{shares.Count} shares for {Strategies.Count} strategies", nameof(shares));
        if (shares.Any(s => s.Sign < 0) || shares.Aggregate(Rational.Zero, (sum, s) => sum + s) != Rational.One)
            throw new ArgumentException("shares must be 0 or more with the sum 1", nameof(shares));
        Rational[] earned = [.. Payoffs.Select(row => Sum(row, shares))];
        return earned.Max() - Sum(earned, shares);
    }

    /// <summary>The symmetric equilibria if everybody chooses between two strategies only.</summary>
    /// <param name="first">The name of one strategy.</param>
    /// <param name="second">The name of another one.</param>
    /// <exception cref="ArgumentException">The game has no such strategy, or both are the same.</exception>
    public PairEquilibria Between(string first, string second)
    {
        (int i, int j) = (IndexOf(first, nameof(first)), IndexOf(second, nameof(second)));
        if (i == j) throw new ArgumentException("must be another strategy than the first", nameof(second));
        return new(first, second, Payoffs[i][i], Payoffs[i][j], Payoffs[j][i], Payoffs[j][j]);
    }

    /// <summary>The symmetric equilibria of every pair of strategies, in their order.</summary>
    public ValueList<PairEquilibria> Pairs()
        => Strategies.SelectMany((first, i) => Strategies.Skip(i + 1).Select(second => Between(first, second))).ToValueList();

    /// <summary>
    /// The mixtures at which the replicator dynamics stops: the mixture when strategies spread as they earn more than the average.
    /// </summary>
    /// <remarks>
    /// <para>
    /// P. D. Taylor, L. B. Jonker, "Evolutionary stable strategies and game dynamics", 1978: the share x of a strategy grows at the rate
    /// x (payoff − mean payoff). Integrated by the classical Runge–Kutta method with steps of 1 on payoffs rescaled to a range of 1, until
    /// no share changes faster than 1E-12, for at most 200,000 steps. Shares below 1E-6 then count as 0.
    /// </para>
    /// <para>
    /// Starts: the even mixture; for each strategy, and for each pair, one in which it or they together have 90 % and the others equal
    /// parts of the rest. So every strategy is present at every start. Rest points whose shares differ by less than 1E-4 are one.
    /// </para>
    /// <para>An equilibrium can be unstable, so that no start leads to it; <see cref="Pairs"/> finds those of two strategies.</para>
    /// </remarks>
    /// <param name="cancellation">Cancels the computation.</param>
    /// <returns>The rest points, those that most starts lead to first.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ValueList<RestPoint> RestPoints(CancellationToken cancellation = default) => ReplicatorDynamics.RestPoints(this, cancellation);

    /// <summary>The payoffs as a table: a row for each strategy, a column for each that it meets.</summary>
    public ResultTable ToTable()
        => ResultTable.Of(
            "payoffs", Enumerable.Range(0, Strategies.Count),
            [
                (new ResultColumn("strategy", ResultColumnType.Text, "name of the strategy"), i => Strategies[i]),
                .. Strategies.Select((name, j) => (
                    new ResultColumn($"payoff{InvariantText.Of(j + 1)}", ResultColumnType.Real, $"mean utility against {name}"),
                    (Func<int, ResultCell>)(i => Payoffs[i][j].ToDouble()))),
            ]);

    /// <summary>The number of strategies.</summary>
    public override string ToString() => $"a symmetric game of {InvariantText.Of(Strategies.Count)} strategies";

    private int IndexOf(string name, string parameter)
    {
        Guard.NotNull(name, parameter);
        for (int i = 0; i < Strategies.Count; i++)
            if (string.Equals(Strategies[i], name, StringComparison.Ordinal)) return i;
        throw new ArgumentException($"the game has no strategy '{name}'; it has {string.Join(", ", Strategies)}", parameter);
    }

    private static Rational Sum(IEnumerable<Rational> payoffs, ValueList<Rational> shares)
        => payoffs.Zip(shares).Aggregate(Rational.Zero, (sum, pair) => sum + (pair.First * pair.Second));
}
