using TradeModel.NonTariffMeasures;

namespace TradeModel.Issues;

/// <summary>From an inventory of measures to the table.</summary>
public static class NonTariffMeasureExtensions
{
    /// <summary>
    /// The issue on the non-tariff barriers track that the measure raises: about its code, its goods and who imposes it, among that party and those whose goods it touches
    /// (all at the table where it touches everyone's), known as the measure is.
    /// </summary>
    /// <param name="measure">The measure.</param>
    /// <param name="id">The identifier of the issue.</param>
    /// <param name="scale">What may become of the measure: options without order, or levels from kept to removed.</param>
    /// <param name="phase">The phase the issue belongs to at first; null for none.</param>
    /// <returns>An issue entitled as the measure is; by its class in the MAST tree and its goods where it has no title. Goods the measure exempts are not in its subject.</returns>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the scale is one of another track.</exception>
    public static Issue ToIssue(this NonTariffMeasure measure, IssueId id, Scale scale, PhaseId? phase = null)
    {
        Guard.NotNull(measure);
        return new(
            id,
            measure.Title ?? $"{MastTree.GetNearest(measure.Code).Title}: {measure.Products}",
            Track.NonTariffBarriers,
            scale,
            new BarrierSubject(measure.Code, measure.ImposedBy, measure.Products.Included),
            measure.Affects is { } affected ? [measure.ImposedBy, .. affected] : null,
            phase: phase,
            provenance: measure.Provenance);
    }
}
