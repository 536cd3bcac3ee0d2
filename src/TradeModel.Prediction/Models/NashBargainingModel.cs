using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>
/// The asymmetric Nash bargaining solution of one issue if failing to agree is equally costly for every actor (Achen 2006):
/// the outcome x that maximises Σ capability · ln(depth − relative salience · ((x − position) / width of the scale)²).
/// </summary>
/// <remarks>
/// An actor's loss is the square of the distance times its salience relative to the greatest salience of the issue. Failing to agree costs
/// each actor <see cref="Depth"/> times what the farthest outcome would cost the actor with the greatest salience. As the depth grows, the
/// solution tends to the <see cref="CompromiseModel"/>. Actors without capability or salience have no effect; if all lack one of them, the
/// prediction is the plain mean. <see cref="ReferencePointNash"/> takes the status quo as disagreement point.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NashBargainingModel : IOutcomePredictor
{
    /// <summary>Creates the model.</summary>
    /// <param name="depth">The cost of failing to agree, in units of the greatest loss of any outcome: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="depth"/> is below 1 or not finite.</exception>
    public NashBargainingModel(double depth = 1) => Depth = depth;

    /// <summary>The cost of failing to agree, in units of the greatest loss of any outcome; 1 or more.</summary>
    public double Depth
    {
        get;
        init => field = Number.Finite(value) >= 1
            ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Depth)), value, "must be 1 or more");
    }

    /// <summary>"Nash bargaining, depth 1".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Nash bargaining, depth {Depth}");

    /// <inheritdoc />
    public double Predict(ContestedIssue issue)
    {
        Guard.NotNull(issue);
        double salience = issue.GreatestSalience, capability = issue.GreatestCapability, width = issue.High - issue.Low;
        ActorPosition[] movers = [.. issue.Actors.Where(a => a.Salience > 0 && a.Capability > 0)];
        if (movers.Length == 0) return WeightedMean.Of(issue, static _ => 1);

        // The slope of the sum falls everywhere between the outermost positions, so it has one zero there.
        return Bisection.Zero(movers.Min(a => a.Position), movers.Max(a => a.Position), x =>
        {
            double slope = 0;
            foreach (ActorPosition a in movers)
            {
                double loss = a.Salience / salience, away = (a.Position - x) / width;
                slope += a.Capability / capability * loss * away / (Depth - loss * away * away);
            }
            return slope;
        });
    }
}
