using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>A prediction with its history: every round with the challenges offered and accepted, and where it ended.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ChallengeTrace
{
    internal ChallengeTrace(ValueList<ChallengeRound> rounds, ValueMap<PartyId, double> positions, double outcome, bool isSettled)
    {
        Rounds = rounds;
        Positions = positions;
        Outcome = outcome;
        IsSettled = isSettled;
    }

    /// <summary>The rounds played, in order; none if all actors have the same position.</summary>
    public ValueList<ChallengeRound> Rounds { get; }

    /// <summary>The positions after the last round, on the issue's scale.</summary>
    public ValueMap<PartyId, double> Positions { get; }

    /// <summary>The prediction: what is decided at the last positions, on the issue's scale.</summary>
    public double Outcome { get; }

    /// <summary>Whether the actors came to rest. False if the greatest number of rounds was played while positions still moved.</summary>
    public bool IsSettled { get; }

    /// <summary>"9.85 after 6 rounds".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Outcome:0.##} after {Rounds.Count} rounds{(IsSettled ? "" : ", still moving")}");
}
