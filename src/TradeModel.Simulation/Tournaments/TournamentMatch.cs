using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>Two strategies on one scenario: the first plays the scenario's first party, which makes the first offer.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TournamentMatch
{
    internal TournamentMatch(TournamentScenario scenario, Strategy first, Strategy second)
        => (Scenario, First, Second) = (scenario.Name, first.Name, second.Name);

    /// <summary>The scenario's name.</summary>
    public string Scenario { get; }

    /// <summary>The name of the strategy of the scenario's first party.</summary>
    public string First { get; }

    /// <summary>The name of the strategy of the scenario's second party.</summary>
    public string Second { get; }

    /// <summary>How many runs were made: one if no strategy drew a random number.</summary>
    public int Runs { get; internal init; }

    /// <summary>How many runs ended with an agreement.</summary>
    public int AgreedCount { get; internal init; }

    /// <summary>The mean utility to the first party, as the nearest double: 0 is no agreement, 1 its best outcome.</summary>
    public double FirstUtility => FirstExact.ToDouble();

    /// <summary>The mean utility to the second party, on the same scale.</summary>
    public double SecondUtility => SecondExact.ToDouble();

    /// <summary>
    /// The mean distance of both utilities to the nearest Nash solution, on the same scale, runs without agreement included; null if the
    /// scenario has no outcome that both parties prefer to no agreement, or none that neither rejects.
    /// </summary>
    public double? DistanceToNash { get; internal init; }

    /// <summary>How many runs failed because of the first strategy.</summary>
    public int FirstFailures { get; internal init; }

    /// <summary>How many runs failed because of the second strategy.</summary>
    public int SecondFailures { get; internal init; }

    /// <summary>Why the first of the failed runs failed; null if none did.</summary>
    public string? Failure { get; internal init; }

    internal Rational FirstExact { get; init; }

    internal Rational SecondExact { get; init; }

    /// <summary>The scenario, the strategies, and the utilities.</summary>
    public override string ToString()
        => FormattableString.Invariant($"{Scenario}: {First} {FirstUtility:0.0000}, {Second} {SecondUtility:0.0000}");
}
