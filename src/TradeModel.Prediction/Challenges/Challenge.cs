using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>One actor's challenge to the position of another in one round: what it offers, why, and who moved because of it.</summary>
/// <remarks>
/// Gains are expected utilities as the actor that decides sees them: the challenged actor in the <see cref="ExpectedUtilityModel"/>, the
/// challenger in the <see cref="SpatialModel"/>. They compare within a model only.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Challenge
{
    internal Challenge(
        PartyId challenger,
        PartyId challenged,
        ChallengeKind kind,
        double chance,
        double gain,
        double counterGain,
        double challengerTo,
        double challengedTo,
        ValueList<PartyId> moved)
    {
        Challenger = challenger;
        Challenged = challenged;
        Kind = kind;
        Chance = chance;
        Gain = gain;
        CounterGain = counterGain;
        ChallengerTo = challengerTo;
        ChallengedTo = challengedTo;
        Moved = moved;
    }

    /// <summary>Who challenges.</summary>
    public PartyId Challenger { get; }

    /// <summary>Whose position is challenged.</summary>
    public PartyId Challenged { get; }

    /// <summary>What the challenge asks.</summary>
    public ChallengeKind Kind { get; }

    /// <summary>The probability that the challenger wins if the other resists; 0 to 1.</summary>
    public double Chance { get; }

    /// <summary>What the challenger expects to gain over the status quo; above 0.</summary>
    public double Gain { get; }

    /// <summary>What the challenged actor would expect to gain by challenging the challenger; below 0 if it would lose.</summary>
    public double CounterGain { get; }

    /// <summary>The position that the challenger takes if it accepts; its own if only the challenged actor is to move.</summary>
    public double ChallengerTo { get; }

    /// <summary>The position that the challenged actor takes if it accepts.</summary>
    public double ChallengedTo { get; }

    /// <summary>
    /// Who preferred this challenge to every other it could accept and to its position: nobody, the challenged actor, in the spatial model
    /// also the challenger.
    /// </summary>
    public ValueList<PartyId> Moved { get; }

    /// <summary>"FRA challenges BEL: Compromise, BEL to 8.42, gain 0.24 against −0.11; BEL moved".</summary>
    public override string ToString()
    {
        string own = Kind == ChallengeKind.Bargain
            ? string.Create(CultureInfo.InvariantCulture, $"{Challenger} to {ChallengerTo:0.##} and ") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Challenger} challenges {Challenged}: {Kind}, {own}{Challenged} to {ChallengedTo:0.##}, gain {Gain:0.00;−0.00;0.00} against "
            + $"{CounterGain:0.00;−0.00;0.00}; {(Moved.Count == 0 ? "nobody" : string.Join(" and ", Moved))} moved");
    }
}
