using TradeModel.Goods;

namespace TradeModel.Economics;

/// <summary>How much of the trade <see cref="SectorTariffs"/> cover, and which codes they leave out.</summary>
public sealed record SectorCoverage
{
    internal SectorCoverage(
        double trade, double covered, ValueMap<HsCode, double> withoutSector, ValueMap<HsCode, double> withoutRate,
        ValueMap<HsCode, double> withoutLine, ValueMap<HsCode, double> ranges)
    {
        Trade = trade;
        CoveredTrade = covered;
        WithoutSector = withoutSector;
        WithoutRate = withoutRate;
        WithoutLine = withoutLine;
        Ranges = ranges;
    }

    /// <summary>All trade given; the number of lines if no trade is known.</summary>
    public double Trade { get; }

    /// <summary>The trade of the lines that count in the sectors' means.</summary>
    public double CoveredTrade { get; }

    /// <summary>The covered share of the trade, from 0 to 1.</summary>
    public double Share => Trade > 0 ? CoveredTrade / Trade : 0;

    /// <summary>Left out: the lines that the concordance does not map, with their trade.</summary>
    public ValueMap<HsCode, double> WithoutSector { get; }

    /// <summary>Left out: the lines whose rate is not computable, before or after, with their trade.</summary>
    public ValueMap<HsCode, double> WithoutRate { get; }

    /// <summary>Left out: the codes of trade that are no line of the schedule, with their trade.</summary>
    public ValueMap<HsCode, double> WithoutLine { get; }

    /// <summary>
    /// Counted, but uncertain: the lines on which the additional duties may be lower or higher than the total that counts, before or
    /// after, with their trade. See <see cref="Tariffs.AdditionalDutyCharge.IsRange"/>.
    /// </summary>
    public ValueMap<HsCode, double> Ranges { get; }

    /// <summary>
    /// Left out, fully or in part: issues of the negotiation on tariffs between the two parties, with the reason. Empty if the tariffs are
    /// not those of a negotiation.
    /// </summary>
    public ValueList<UnmappedIssue> UnmappedIssues { get; internal init; } = [];

    /// <summary>The covered share and the numbers of codes and issues left out.</summary>
    public override string ToString()
        => FormattableString.Invariant($"{100 * Share:F1}% of trade covered; ")
            + FormattableString.Invariant($"{WithoutSector.Count} lines without a sector, {WithoutRate.Count} without a rate, ")
            + FormattableString.Invariant($"{WithoutLine.Count} codes without a line")
            + (UnmappedIssues.Count == 0 ? "" : FormattableString.Invariant($"; {UnmappedIssues.Count} issues not mapped"));
}
