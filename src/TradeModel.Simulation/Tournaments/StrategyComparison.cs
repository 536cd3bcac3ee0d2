namespace TradeModel.Simulation;

/// <summary>The test of one pair of strategies of a tournament, paired over scenarios.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record StrategyComparison
{
    /// <summary>The level of all tests of a tournament together: 0.05.</summary>
    public const double Level = 0.05;

    internal StrategyComparison(string better, string worse, double difference, double probability, double adjusted)
    {
        Better = better;
        Worse = worse;
        Difference = difference;
        Probability = probability;
        AdjustedProbability = adjusted;
    }

    /// <summary>The name of the strategy with the better place.</summary>
    public string Better { get; }

    /// <summary>The name of the strategy with the worse place.</summary>
    public string Worse { get; }

    /// <summary>By how much its mean utility is greater, 0 or more.</summary>
    public double Difference { get; }

    /// <summary>
    /// The two-sided probability of a difference at least as great if on each scenario both could as well have changed places: the
    /// sign-flip permutation test. Exact if up to 32 scenarios differ, otherwise from 100,000 draws.
    /// </summary>
    public double Probability { get; }

    /// <summary>The probability adjusted for all pairs (S. Holm, 1979).</summary>
    public double AdjustedProbability { get; }

    /// <summary>Whether the scenarios do not distinguish them: <see cref="AdjustedProbability"/> is above <see cref="Level"/>.</summary>
    public bool IsTie => AdjustedProbability > Level;

    /// <summary>The strategies, the difference and the adjusted probability.</summary>
    public override string ToString()
        => FormattableString.Invariant(
            $"{Better} − {Worse}: {Difference:0.0000}, p {AdjustedProbability:0.0000}{(IsTie ? ", a tie" : "")}");
}
