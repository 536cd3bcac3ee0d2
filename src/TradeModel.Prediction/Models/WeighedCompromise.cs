using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>
/// A compromise model with its shape left open: the outcome x that minimises
/// Σ weight · capability^<see cref="CapabilityExponent"/> · salience^<see cref="SalienceExponent"/> · |x − position|^<see cref="LossExponent"/>.
/// </summary>
/// <remarks>
/// With all weights and the first two exponents 1 and the loss exponent 2 it is the <see cref="CompromiseModel"/>; a loss exponent towards 1 moves it
/// towards the weighted median. An actor without a weight of its own has 1. Where all weights are 0, every actor counts alike.
/// The prediction lies within the range of the positions, and does not change with the units of capability and salience.
/// <see cref="AveragedCompromiseTrainer"/> learns one from decided issues.
/// </remarks>
public sealed record WeighedCompromise : IOutcomePredictor
{
    /// <summary>Creates the model.</summary>
    /// <param name="capabilityExponent">How far capability counts: 0 not at all, 1 in full.</param>
    /// <param name="salienceExponent">How far salience counts: 0 not at all, 1 in full; may exceed 1.</param>
    /// <param name="lossExponent">How loss grows with distance: above 1 (towards the median), 2 the mean, beyond towards the middle of the extremes; at most 10.</param>
    /// <param name="weights">By actor a factor of its own, above 0, learnt or set; 1 for those not in it.</param>
    /// <exception cref="ArgumentException">An exponent lies outside its range, or a weight is not above 0 and finite.</exception>
    public WeighedCompromise(double capabilityExponent = 1, double salienceExponent = 1, double lossExponent = 2, ValueMap<PartyId, double>? weights = null)
    {
        CapabilityExponent = capabilityExponent;
        SalienceExponent = salienceExponent;
        LossExponent = lossExponent;
        Weights = weights ?? [];
    }

    /// <summary>How far capability counts; 0 or more.</summary>
    public double CapabilityExponent { get; init => field = Number.NotNegative(value); }

    /// <summary>How far salience counts; 0 or more.</summary>
    public double SalienceExponent { get; init => field = Number.NotNegative(value); }

    /// <summary>How loss grows with distance; above 1, at most 10.</summary>
    public double LossExponent
    {
        get;
        init => field = value is > 1 and <= 10 ? value : throw new ArgumentOutOfRangeException(nameof(LossExponent), value, "must be above 1 and at most 10");
    }

    /// <summary>By actor a factor of its own, above 0; 1 for those not in it.</summary>
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
        => string.Create(CultureInfo.InvariantCulture, $"weighed compromise, exponents {CapabilityExponent}, {SalienceExponent} and {LossExponent}");

    /// <summary>An actor's weight before its own factor, relative to the greatest capability and salience of the issue.</summary>
    internal double Base(ContestedIssue issue, ActorPosition actor)
        => Relative(actor.Capability, issue.GreatestCapability, CapabilityExponent) * Relative(actor.Salience, issue.GreatestSalience, SalienceExponent);

    private static double Relative(double value, double greatest, double exponent)
        => exponent == 0 ? 1 : greatest > 0 ? PortableMath.Pow(value / greatest, exponent) : 0;
}
