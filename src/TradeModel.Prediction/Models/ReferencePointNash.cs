namespace TradeModel.Prediction;

/// <summary>
/// The asymmetric Nash bargaining solution of one issue with the reference point as disagreement point: the outcome x that maximises
/// Σ capability · ln(|reference − position|² − |x − position|²). Where no outcome is better than the reference point for every actor, the reference point stays.
/// </summary>
/// <remarks>
/// Salience scales an actor's utility and so drops out, as the Nash solution is invariant to it. On real tables somebody nearly always prefers
/// the status quo, and the prediction is that nothing changes: the literature finds it poor, which is why it prefers <see cref="NashBargainingModel"/>.
/// Actors without capability or salience are not asked.
/// </remarks>
public sealed record ReferencePointNash : IOutcomePredictor
{
    /// <summary>Creates the model.</summary>
    /// <param name="whereNone">What predicts an issue whose reference point is not known.</param>
    public ReferencePointNash(IOutcomePredictor whereNone) => WhereNone = whereNone;

    /// <summary>What predicts an issue whose reference point is not known.</summary>
    public IOutcomePredictor WhereNone { get; init => field = Guard.NotNull(value, nameof(WhereNone)); }

    /// <summary>"Nash bargaining from the reference point, else compromise model".</summary>
    public override string ToString() => $"Nash bargaining from the reference point, else {WhereNone}";

    /// <inheritdoc />
    public double Predict(ContestedIssue issue)
    {
        Guard.NotNull(issue);
        if (issue.ReferencePoint is not { } reference) return WhereNone.Predict(issue);
        ActorPosition[] asked = [.. issue.Actors.Where(a => a.Salience > 0 && a.Capability > 0)];
        if (asked.Length == 0) return reference;
        double low = asked.Min(a => a.Position), high = asked.Max(a => a.Position);
        if (low <= reference && reference <= high) return reference;

        // All want to leave in one direction: nobody gains past twice the way of the nearest.
        double nearest = reference < low ? low : high, farthest = reference < low ? high : low;
        double end = reference < low ? Math.Min(2 * nearest - reference, farthest) : Math.Max(2 * nearest - reference, farthest);
        double capability = asked.Max(a => a.Capability);
        return Bisection.Zero(Math.Min(nearest, end), Math.Max(nearest, end), x =>
        {
            double slope = 0;
            foreach (ActorPosition a in asked)
            {
                // (r − p)² − (x − p)² as a product, which stays positive where it is small.
                double gain = (reference - x) * (reference + x - 2 * a.Position);
                slope += a.Capability / capability * (a.Position - x) / gain;
            }
            return slope;
        });
    }
}
