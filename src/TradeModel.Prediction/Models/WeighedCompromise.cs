using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>
/// A compromise model with free exponents: the outcome x that minimises Σ weight · capability^<see cref="CapabilityExponent"/> ·
/// salience^<see cref="SalienceExponent"/> · |x − position|^<see cref="LossExponent"/>.
/// </summary>
/// <remarks>
/// The defaults give the <see cref="CompromiseModel"/>. A loss exponent near 1 moves the outcome towards the weighted median.
/// If all weights are 0, every actor has the same weight. The prediction lies within the range of the positions and does not depend on the
/// units of capability and salience. <see cref="TunedCompromiseTrainer"/> learns such a model from decided issues.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record WeighedCompromise : IOutcomePredictor
{
    /// <summary>Creates the model.</summary>
    /// <param name="capabilityExponent">The exponent of capability, 0 or more: 0 ignores capability, 1 is proportional to it.</param>
    /// <param name="salienceExponent">The exponent of salience, 0 or more: 0 ignores salience, 1 is proportional to it.</param>
    /// <param name="lossExponent">
    /// The exponent of distance, above 1 and at most 10. Near 1 gives the weighted median, 2 the mean, and more tends to the middle of the
    /// extremes.
    /// </param>
    /// <param name="weights">A factor for each actor, above 0; 1 for actors that are not listed.</param>
    /// <exception cref="ArgumentException">An exponent lies outside its range, or a weight is not above 0 and finite.</exception>
    public WeighedCompromise(
        double capabilityExponent = 1, double salienceExponent = 1, double lossExponent = 2, ValueMap<PartyId, double>? weights = null)
    {
        CapabilityExponent = capabilityExponent;
        SalienceExponent = salienceExponent;
        LossExponent = lossExponent;
        Weights = weights ?? [];
    }

    /// <summary>The exponent of capability; 0 or more.</summary>
    public double CapabilityExponent { get; init => field = Number.NotNegative(value); }

    /// <summary>The exponent of salience; 0 or more.</summary>
    public double SalienceExponent { get; init => field = Number.NotNegative(value); }

    /// <summary>The exponent of distance; above 1 and at most 10.</summary>
    public double LossExponent
    {
        get;
        init => field = value is > 1 and <= 10
            ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(LossExponent)), value, "must be above 1 and at most 10");
    }

    /// <summary>A factor for each actor, above 0; 1 for actors that are not listed.</summary>
    public ValueMap<PartyId, double> Weights
    {
        get;
        init
        {
            foreach ((PartyId actor, double weight) in Guard.NotNull(value, nameof(Weights)))
            {
                Guard.NotDefault(actor, nameof(Weights));
                Number.Positive(weight, nameof(Weights));
            }
            field = value;
        }
    }

    /// <inheritdoc />
    public double Predict(ContestedIssue issue)
    {
        Guard.NotNull(issue);
        int n = issue.Actors.Count;
        Span<double> positions = n <= 256 ? stackalloc double[n] : new double[n];
        Span<double> weights = n <= 256 ? stackalloc double[n] : new double[n];
        double low = double.MaxValue, high = double.MinValue;
        for (int i = 0; i < n; i++)
        {
            ActorPosition actor = issue.Actors[i];
            positions[i] = actor.Position - issue.Low;
            weights[i] = Base(issue, actor) * (Weights.TryGetValue(actor.Actor, out double own) ? own : 1);
            low = Math.Min(low, actor.Position);
            high = Math.Max(high, actor.Position);
        }
        return Math.Clamp(issue.Low + PowerLoss.Least(positions, weights, LossExponent), low, high);
    }

    /// <summary>"weighed compromise, exponents 1, 1 and 2".</summary>
    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture, $"weighed compromise, exponents {CapabilityExponent}, {SalienceExponent} and {LossExponent}");

    /// <summary>An actor's weight before its own factor, relative to the greatest capability and salience of the issue.</summary>
    internal double Base(ContestedIssue issue, ActorPosition actor)
        => Relative(actor.Capability, issue.GreatestCapability, CapabilityExponent)
            * Relative(actor.Salience, issue.GreatestSalience, SalienceExponent);

    private static double Relative(double value, double greatest, double exponent)
        => exponent == 0 ? 1 : greatest > 0 ? PortableMath.Pow(value / greatest, exponent) : 0;
}
