namespace TradeModel.Prediction;

/// <summary>
/// One issue as the literature on outcomes records it: a scale, the actors' positions on it, the reference point that holds without a
/// decision, and the outcome if it is known.
/// </summary>
/// <remarks>Errors of prediction are in hundredths of the scale, so they compare between issues on different scales.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ContestedIssue
{
    /// <summary>Creates an issue.</summary>
    /// <param name="id">The identifier, unique in the table.</param>
    /// <param name="actors">The actors with a position: at least one, each once.</param>
    /// <param name="decision">
    /// The proposal or agreement in which the issue is decided with others as one whole; null if it is decided alone.
    /// </param>
    /// <param name="referencePoint">What holds without a decision, on the scale; null if it is not known or not on the scale.</param>
    /// <param name="outcome">What was decided, on the scale; null if it is not known.</param>
    /// <param name="low">The low end of the scale.</param>
    /// <param name="high">The high end of the scale, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">
    /// The id is <c>default</c>, there is no actor, an actor occurs twice, the scale has no width, or a point lies outside it.
    /// </exception>
    public ContestedIssue(
        IssueId id,
        ValueList<ActorPosition> actors,
        string? decision = null,
        double? referencePoint = null,
        double? outcome = null,
        double low = 0,
        double high = 100)
    {
        Id = Guard.NotDefault(id);
        Decision = Guard.OptionalText(decision);
        Low = Number.Finite(low, nameof(low));
        High = Number.Finite(high, nameof(high));
        if (!(low < high) || !double.IsFinite(high - low))
        {
            string reason = $"must be above the low end of the scale, {InvariantText.Of(low)}";
            throw new ArgumentOutOfRangeException(nameof(high), high, reason);
        }
        Actors = Guard.NotNull(actors);
        if (actors.Count == 0) throw new ArgumentException($"issue '{id}' has no actor", nameof(actors));
        var seen = new HashSet<PartyId>();
        foreach (ActorPosition one in actors)
        {
            OnScale(one.Position, nameof(actors));
            if (!seen.Add(one.Actor)) throw new ArgumentException($"'{one.Actor}' has two positions on issue '{id}'", nameof(actors));
            GreatestSalience = Math.Max(GreatestSalience, one.Salience);
            GreatestCapability = Math.Max(GreatestCapability, one.Capability);
        }
        ReferencePoint = referencePoint is { } r ? OnScale(r, nameof(referencePoint)) : null;
        Outcome = outcome is { } o ? OnScale(o, nameof(outcome)) : null;
    }

    /// <summary>The identifier, unique in the table.</summary>
    public IssueId Id { get; }

    /// <summary>The proposal or agreement in which the issue is decided with others; null if it is decided alone.</summary>
    public string? Decision { get; }

    /// <summary>The actors with a position, in the order given.</summary>
    public ValueList<ActorPosition> Actors { get; }

    /// <summary>What holds without a decision; null if it is not known or not on the scale.</summary>
    public double? ReferencePoint { get; }

    /// <summary>What was decided; null if it is not known.</summary>
    public double? Outcome { get; }

    /// <summary>The low end of the scale.</summary>
    public double Low { get; }

    /// <summary>The high end of the scale.</summary>
    public double High { get; }

    internal double GreatestSalience { get; }

    internal double GreatestCapability { get; }

    /// <summary>The name that the issues of one decision share. An issue decided alone has a name of its own.</summary>
    internal string Group => Decision is null ? $"\u0001{Id}" : Decision;

    /// <summary>The distance between a prediction and the outcome, in hundredths of the scale; null if the outcome is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The prediction is not finite.</exception>
    public double? Error(double prediction)
        => Outcome is { } outcome ? Math.Abs(Number.Finite(prediction, nameof(prediction)) - outcome) / (High - Low) * 100 : null;

    /// <summary>The identifier and the number of actors.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id} ({Actors.Count} actors)");

    private double OnScale(double value, string name)
        => value >= Low && value <= High
            ? value + 0.0
            : throw new ArgumentOutOfRangeException(
                name, value, $"issue '{Id}' has a scale from {InvariantText.Of(Low)} to {InvariantText.Of(High)}");
}
