using TradeModel.Goods;

namespace TradeModel.Import;

/// <summary>A row of a correlation table between two editions of the Harmonized System.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HsCorrelationRow
{
    internal HsCorrelationRow(HsConcordancePair pair, HsRelationship? stated)
    {
        Pair = pair;
        Stated = stated;
    }

    /// <summary>The two subheadings: first that of the table's first edition, then that of its second.</summary>
    public HsConcordancePair Pair { get; }

    /// <summary>The relationship that the table states for the pair, seen from its first edition; null if it states none.</summary>
    public HsRelationship? Stated { get; }

    /// <summary>The two codes and the relationship: "970610 → 970600, ManyToOne".</summary>
    public override string ToString() => Stated is null ? Pair.ToString() : $"{Pair}, {Stated}";
}
