namespace TradeModel.Prediction;

/// <summary>
/// The asymmetric Nash bargaining solution of one issue with the reference point as disagreement point: the outcome x that maximises
/// Σ capability · ln(|reference − position|² − |x − position|²). If no outcome is better than the reference point for every actor, the
/// prediction is the reference point.
/// </summary>
/// <remarks>
/// Salience scales an actor's utility, and the Nash solution does not depend on that scale. In real tables some actor nearly always prefers
/// the status quo, so the model predicts that nothing changes. The literature therefore prefers <see cref="NashBargainingModel"/>.
/// Actors without capability or salience have no effect.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ReferencePointNash : IOutcomePredictor
{
    /// <summary>Creates the model.</summary>
    /// <param name="whereNone">The model for issues whose reference point is not known.</param>
    public ReferencePointNash(IOutcomePredictor whereNone) => WhereNone = whereNone;

    /// <summary>The model for issues whose reference point is not known.</summary>
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

        // All positions lie on one side of the reference point. Beyond twice the distance of the nearest, that actor loses.
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
