namespace TradeModel.Simulation;

/// <summary>How a result of the runs depends on one input.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record InputSensitivity
{
    internal InputSensitivity(UncertainInput input, double effect) => (Input, Effect) = (input, effect);

    /// <summary>The input.</summary>
    public UncertainInput Input { get; }

    /// <summary>
    /// Spearman's rank correlation of the result with the input, from −1 to 1: above 0 if greater inputs go with greater results.
    /// Strategies have no order, so for them it is the correlation ratio of the result's ranks, from 0 to 1. 0 if one of them does not
    /// vary.
    /// </summary>
    public double Effect { get; }

    /// <summary>The input and its effect.</summary>
    public override string ToString() => FormattableString.Invariant($"{Input.Name}: {Effect:+0.000;-0.000;0}");
}
