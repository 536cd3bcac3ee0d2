using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>One round: where the actors stood, and who challenged whom.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ChallengeRound
{
    internal ChallengeRound(int number, ValueMap<PartyId, double> positions, double outcome, ValueList<Challenge> challenges)
    {
        Number = number;
        Positions = positions;
        Outcome = outcome;
        Challenges = challenges;
    }

    /// <summary>The number of the round, from 1.</summary>
    public int Number { get; }

    /// <summary>The positions at the beginning of the round, on the scale.</summary>
    public ValueMap<PartyId, double> Positions { get; }

    /// <summary>What would be decided at these positions, on the scale.</summary>
    public double Outcome { get; }

    /// <summary>
    /// The challenges that could be enforced, by challenger and challenged. All are decided at once, on the positions at the beginning of
    /// the round.
    /// </summary>
    public ValueList<Challenge> Challenges { get; }

    /// <summary>"round 2: outcome 8.42, 12 challenges, 3 moved somebody".</summary>
    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"round {Number}: outcome {Outcome:0.##}, {Challenges.Count} challenges, "
            + $"{Challenges.Count(c => c.Moved.Count > 0)} moved somebody");
}
