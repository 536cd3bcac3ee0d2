namespace TradeModel.Simulation;

/// <summary>A few numbers, each with its weight.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DiscreteDistribution : Distribution
{
    // For each choice, the sum of the weights up to it, as a share of all.
    private readonly ValueList<double> _shares;

    /// <summary>Creates the distribution.</summary>
    /// <param name="choices">The numbers, each once, with weights of 0 or more that need not sum to 1.</param>
    /// <exception cref="ArgumentException">
    /// There is no number, one is not finite or occurs twice, a weight is negative or not finite, or all weights are 0.
    /// </exception>
    public DiscreteDistribution(ValueList<(double Value, double Weight)> choices)
    {
        double total = 0;
        foreach ((double value, double weight) in Guard.NotNull(choices))
        {
            if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(choices), value, "every number must be finite");
            if (!(weight >= 0)) throw new ArgumentOutOfRangeException(nameof(choices), weight, "every weight must be 0 or more");
            total += weight;
        }
        if (!double.IsFinite(total)) throw new ArgumentOutOfRangeException(nameof(choices), "the sum of the weights must be finite");
        if (total == 0) throw new ArgumentException("at least one weight must be above 0", nameof(choices));
        Choices = choices.Where(c => c.Weight > 0).OrderBy(c => c.Value).ToValueList();
        var shares = new double[Choices.Count];
        double sum = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            if (i > 0 && Choices[i].Value == Choices[i - 1].Value)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"the number {Choices[i].Value} occurs twice; add its weights"), nameof(choices));
            }
            shares[i] = (sum += Choices[i].Weight) / total;
        }
        // The last share is 1 whatever the rounding.
        shares[^1] = 1;
        _shares = ValueList.Create<double>(shares);
    }

    /// <summary>The numbers with weights above 0, in ascending order.</summary>
    public ValueList<(double Value, double Weight)> Choices { get; }

    /// <inheritdoc />
    public override double Least => Choices[0].Value;

    /// <inheritdoc />
    public override double Most => Choices[^1].Value;

    internal override double QuantileWithin(double probability)
    {
        int i = 0;
        while (_shares[i] < probability) i++;
        return Choices[i].Value;
    }

    internal override double CumulativeWithin(double value)
    {
        int i = -1;
        while (i + 1 < Choices.Count && Choices[i + 1].Value <= value) i++;
        return i < 0 ? 0 : _shares[i];
    }

    private protected override string Words
        => $"discrete({string.Join(", ", Choices.Select(c => FormattableString.Invariant($"{c.Value}: {c.Weight}")))})";
}
