namespace TradeModel.Simulation;

/// <summary>How outcomes are looked up in simulated negotiations.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record OutcomeSpaceOptions
{
    /// <summary>The default options.</summary>
    public static OutcomeSpaceOptions Default { get; } = new();

    /// <summary>
    /// The most outcomes that are listed and sorted, 1 to 100,000,000; 1,000,000 by default. A list takes about 20 bytes for each outcome and
    /// party. Larger spaces are searched.
    /// </summary>
    public int MaxListed
    {
        get;
        init => field = value is >= 1 and <= 100_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxListed), value, "must lie between 1 and 100,000,000");
    } = 1_000_000;
}
