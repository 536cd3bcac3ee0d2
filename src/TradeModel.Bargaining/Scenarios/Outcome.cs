using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>One option for every issue of a scenario. GENIUS calls it a bid.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Outcome
{
    /// <summary>Creates an outcome.</summary>
    /// <param name="choices">For each issue, in the scenario's order, the index of the option chosen, counted from 0.</param>
    /// <exception cref="ArgumentException">An index is negative.</exception>
    public Outcome(ValueList<int> choices)
    {
        Choices = Guard.NotNull(choices);
        foreach (int choice in choices)
            ArgumentOutOfRangeException.ThrowIfNegative(choice, nameof(choices));
    }

    /// <summary>For each issue, in the scenario's order, the index of the option chosen.</summary>
    public ValueList<int> Choices { get; }

    /// <summary>The indices in brackets.</summary>
    public override string ToString()
        => $"[{string.Join(", ", Choices.Select(c => c.ToString(CultureInfo.InvariantCulture)))}]";
}
