using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>What an option adds to a total besides utilities: jobs, revenue forgone, tonnes of quota.</summary>
public sealed record ChoiceValue
{
    /// <summary>Creates a value.</summary>
    /// <param name="choice">The option.</param>
    /// <param name="value">What choosing it adds; may be negative.</param>
    public ChoiceValue(Choice choice, Rational value)
    {
        Choice = choice;
        Value = value;
    }

    /// <summary>The option.</summary>
    public Choice Choice { get; init => field = value ?? throw new ArgumentNullException(nameof(Choice)); }

    /// <summary>What choosing it adds.</summary>
    public Rational Value { get; init; }

    /// <summary>Option and value.</summary>
    public override string ToString() => $"{Choice} = {Value}";
}
