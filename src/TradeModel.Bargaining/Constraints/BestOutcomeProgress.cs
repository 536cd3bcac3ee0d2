namespace TradeModel.Bargaining;

/// <summary>How far a search for the best outcome has come.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record BestOutcomeProgress
{
    internal BestOutcomeProgress(long evaluations, Rational? value)
    {
        Evaluations = evaluations;
        Value = value;
    }

    /// <summary>The options evaluated so far, those of the explanation included.</summary>
    public long Evaluations { get; }

    /// <summary>The objective of the best outcome found so far; null before one is found.</summary>
    public Rational? Value { get; }

    /// <summary>The progress in words.</summary>
    public override string ToString()
    {
        string best = Value is { } value ? FormattableString.Invariant($"best so far {value.ToDouble():0.######}") : "no outcome yet";
        return FormattableString.Invariant($"{Evaluations} options evaluated, {best}");
    }
}
