namespace TradeModel.Simulation;

/// <summary>How outcomes are looked up in simulated negotiations.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record OutcomeSpaceOptions
{
    /// <summary>The default options.</summary>
    public static OutcomeSpaceOptions Default { get; } = new();

    /// <summary>
    /// The most outcomes that are listed and sorted, 1 to 100,000,000; 20,000 by default. Larger spaces are searched. A list takes about 20
    /// bytes for each outcome and party and longer to prepare, and gives answers faster.
    /// </summary>
    /// <remarks>
    /// A space of up to 100,000,000 outcomes gives the same answers whether listed or searched, so this number changes only the time. For
    /// larger spaces see <see cref="OutcomeOrder.Gap"/>.
    /// </remarks>
    public int MaxListed { get; init => field = Guard.Within(value, 1, SearchLimits.MostOutcomes, nameof(MaxListed)); } = 20_000;
}
