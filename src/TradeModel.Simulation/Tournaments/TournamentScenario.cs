using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>A scenario of a tournament, with its name. It has two parties.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TournamentScenario
{
    /// <summary>Creates a scenario of a tournament.</summary>
    /// <param name="name">Its name, one line.</param>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="ArgumentException">
    /// The name is blank or not one line. Or the scenario does not have two parties, or a party has no outcome worth more than no
    /// agreement, so that its utilities have no scale from 0 to 1.
    /// </exception>
    public TournamentScenario(string name, Scenario scenario)
    {
        Name = Guard.Line(name);
        Scenario = Guard.NotNull(scenario);
        if (scenario.Parties.Count != 2)
        {
            throw new ArgumentException(
                $"a tournament is played by two parties, and the scenario has {InvariantText.Of(scenario.Parties.Count)}",
                nameof(scenario));
        }
        Gains = [.. scenario.Parties.Select((party, p) => Best(p) - party.Reservation)];
        for (int p = 0; p < 2; p++)
        {
            if (Gains[p].Sign > 0) continue;
            throw new ArgumentException(
                $"no outcome is worth more to '{scenario.Parties[p].Name}' than no agreement, so nothing can be won; leave it out",
                nameof(scenario));
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>What each party's best outcome is worth above no agreement.</summary>
    internal ValueList<Rational> Gains { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The exact utility of an outcome to a party on the scale from no agreement, 0, to its best outcome, 1.</summary>
    internal Rational Rescaled(Outcome outcome, int party)
        => (Scenario.Utility(outcome, party) - Scenario.Parties[party].Reservation) / Gains[party];

    private Rational Best(int party)
    {
        Rational sum = Rational.Zero;
        foreach (ScenarioIssue issue in Scenario.Issues) sum += Enumerable.Range(0, issue.Options.Count).Max(o => issue.Worth(party, o));
        return Scenario.Parties[party].Cap is { } cap && sum > cap ? cap : sum;
    }
}
