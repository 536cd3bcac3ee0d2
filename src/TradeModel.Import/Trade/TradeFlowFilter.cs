namespace TradeModel.Import;

/// <summary>
/// Chooses the flows to add up: one kind, one level of aggregation, and either all partners together or single partners. A property that is
/// null does not choose.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TradeFlowFilter
{
    /// <summary>The kind of flow; null for every kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the named ones.</exception>
    public TradeFlowKind? Kind
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Kind), value, "is not one of the named values");
    }

    /// <summary>The level of aggregation, such as 6 for subheadings; null for every level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? Level
    {
        get;
        init => field = value is null or >= 0 ? value
            : throw new ArgumentOutOfRangeException(nameof(Level), value, "must not be negative");
    }

    /// <summary>True for the flows with all partners together, false for those with single partners, null for both.</summary>
    public bool? World { get; init; }

    /// <summary>The year; null for every year.</summary>
    public int? Year { get; init; }

    /// <summary>Whether the filter chooses a flow.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="flow"/> is null.</exception>
    public bool Chooses(TradeFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return (Kind is null || flow.Kind == Kind)
            && (Level is null || flow.Level == Level)
            && (World is null || flow.IsWorld == World)
            && (Year is null || flow.Year == Year);
    }
}
