using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>What happens in equilibrium if the negotiation reaches a step.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record EquilibriumStep
{
    internal EquilibriumStep(int step, int offerer, Outcome? agreed, ValueList<Rational> utilities)
    {
        Step = step;
        Offerer = offerer;
        Agreed = agreed;
        Utilities = utilities;
    }

    /// <summary>The step, counted from 0.</summary>
    public int Step { get; }

    /// <summary>Who makes the offer, counted from 0.</summary>
    public int Offerer { get; }

    /// <summary>The outcome that is offered and accepted at this step; null if the parties wait for the next.</summary>
    public Outcome? Agreed { get; }

    /// <summary>
    /// What the negotiation from this step on is worth to each party, at this step: what is agreed later is discounted to it.
    /// </summary>
    public ValueList<Rational> Utilities { get; }

    /// <summary>The step, the outcome and the utilities.</summary>
    public override string ToString()
        => $"step {InvariantText.Of(Step)}: {Agreed?.ToString() ?? "no agreement yet"}; {string.Join(", ", Utilities)}";
}
