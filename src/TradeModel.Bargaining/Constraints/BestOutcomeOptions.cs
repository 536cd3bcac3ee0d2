namespace TradeModel.Bargaining;

/// <summary>How far to search for the best outcome.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record BestOutcomeOptions
{
    /// <summary>300,000,000 options evaluated, and an explanation.</summary>
    public static BestOutcomeOptions Default { get; } = new();

    /// <summary>
    /// The most options to evaluate in the whole search, 1 or more; 300,000,000 by default, which takes some seconds. It is a count, not
    /// a time, so the same question gets the same answer on every machine. An explanation may cost as much again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MaxEvaluations { get; init => field = RangeCheck.AtLeastOne(value, nameof(MaxEvaluations)); } = 300_000_000;

    /// <summary>
    /// The longest time of search and explanation together; none if null, the default. An answer that the time limit cut short may differ
    /// between machines and between runs.
    /// </summary>
    public TimeLimit? TimeLimit { get; init; }

    /// <summary>Whether to find which constraints bind, or which of them no outcome can meet together; true by default.</summary>
    public bool Explain { get; init; } = true;
}
