namespace TradeModel.Tests.ModelBased;

/// <summary>What one viewer sees of a stand.</summary>
internal sealed record ReferenceSight(ReferenceOffer? Firm, ReferenceOffer? Conditional)
{
    internal static readonly ReferenceSight Nothing = new(null, null);

    internal bool IsEmpty => Firm is null && Conditional is null;

    internal ReferenceSight After(ReferenceOffer offer)
        => offer.Conditions.Count == 0 ? new(offer, null) : this with { Conditional = offer };

    internal ReferenceSight Without(PackageId package)
        => new(Firm?.Package == package ? null : Firm, Conditional?.Package == package ? null : Conditional);
}
