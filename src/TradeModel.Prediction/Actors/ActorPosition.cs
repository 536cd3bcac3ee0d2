namespace TradeModel.Prediction;

/// <summary>What one actor wants on one issue, how much the issue matters to it, and its weight in the decision.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ActorPosition
{
    /// <summary>Creates an actor's entry: <c>new(new("FRA"), position: 40, salience: 80, capability: 2.8)</c>.</summary>
    /// <param name="actor">Who it is.</param>
    /// <param name="position">The outcome it wants, on the scale.</param>
    /// <param name="salience">
    /// How much the issue matters to it: 0 or more, in a unit that is the same for all actors of the issue; customarily 0 to 100.
    /// </param>
    /// <param name="capability">Its weight in the decision: 0 or more, in a unit that is the same for all actors of the issue.</param>
    /// <exception cref="ArgumentException">
    /// The actor is <c>default</c>, a number is not finite, or salience or capability is negative.
    /// </exception>
    public ActorPosition(PartyId actor, double position, double salience, double capability = 1)
    {
        Actor = actor;
        Position = position;
        Salience = salience;
        Capability = capability;
    }

    /// <summary>Who it is.</summary>
    public PartyId Actor { get; init => field = Guard.NotDefault(value, nameof(Actor)); }

    /// <summary>The outcome it wants, on the scale.</summary>
    public double Position { get; init => field = Number.Finite(value); }

    /// <summary>How much the issue matters to it; 0 or more.</summary>
    public double Salience { get; init => field = Number.NotNegative(value); }

    /// <summary>Its weight in the decision; 0 or more.</summary>
    public double Capability { get; init => field = Number.NotNegative(value); }

    /// <summary>Actor and numbers in invariant form: "FRA 40 (salience 80, capability 2.8)".</summary>
    public override string ToString()
        => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Actor} {Position} (salience {Salience}, capability {Capability})");
}
