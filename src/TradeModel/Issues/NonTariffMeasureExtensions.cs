using TradeModel.NonTariffMeasures;

namespace TradeModel.Issues;

/// <summary>Makes issues of non-tariff measures.</summary>
public static class NonTariffMeasureExtensions
{
    /// <summary>
    /// An issue about the measure on the non-tariff barriers track. It concerns the party that imposes the measure and those whose goods
    /// it affects, or all parties if it affects everyone's. Its provenance is that of the measure.
    /// </summary>
    /// <param name="measure">The measure.</param>
    /// <param name="id">The identifier of the issue.</param>
    /// <param name="scale">The possible treatments of the measure: options without order, or levels from kept to removed.</param>
    /// <param name="phase">The phase the issue belongs to at first; null for none.</param>
    /// <returns>
    /// An issue with the title of the measure, or with its MAST class and goods as the title if the measure has none. Goods that the
    /// measure exempts are not in the subject.
    /// </returns>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the scale belongs to another track.</exception>
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
