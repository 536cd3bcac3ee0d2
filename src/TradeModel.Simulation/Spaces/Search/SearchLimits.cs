namespace TradeModel.Simulation;

/// <summary>
/// How much a searched space prepares. Smaller limits make answers less exact; tests use them on spaces small enough to list.
/// </summary>
/// <param name="Outcomes">Up to this many outcomes, the lists of partial outcomes are complete, and every answer is exact.</param>
/// <param name="Complete">The same up to this many entries of both lists together.</param>
/// <param name="Best">The length of each list if they are not complete: answers near the best outcome are exact.</param>
/// <param name="Sources">The most numbers kept for each list, for all issues together; shortens the lists of spaces of many issues.</param>
/// <param name="Core">The most entries of each half of the core that <see cref="MiddleSearch{T}"/> tries in full.</param>
/// <param name="Refined">The same for <see cref="EstimateSearch{T}"/>.</param>
internal sealed record SearchLimits(int Outcomes, int Complete, int Best, int Sources, int Core, int Refined)
{
    /// <summary>Any space of up to this many outcomes gives the same answers as a list of them.</summary>
    internal const int MostOutcomes = 100_000_000;

    internal static SearchLimits Default { get; } = new(
        Outcomes: MostOutcomes, Complete: 65_536, Best: 512, Sources: 4_000_000, Core: 1_024, Refined: 512);
}
