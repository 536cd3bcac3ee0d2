namespace TradeModel.Economics;

/// <summary>What a change of tariffs does to one region, in percent of the baseline.</summary>
public sealed record RegionEffects
{
    internal RegionEffects() { }

    /// <summary>The region.</summary>
    public string Region { get; internal init; } = "";

    /// <summary>
    /// The first-order effect of the prices of exports and imports on welfare: exports times the change of their cost less imports
    /// times the change of theirs, as a share of income.
    /// </summary>
    public double TermsOfTrade { get; internal init; }

    /// <summary>
    /// The first-order effect of the volume of trade: tariff times imports times the change of their volume, as a share of income.
    /// </summary>
    public double VolumeOfTrade { get; internal init; }

    /// <summary>
    /// The first-order measure of welfare in Caliendo and Parro (2015): terms of trade plus volume of trade. It overstates the gain from
    /// large cuts, because it values every additional import at the old tariff; see <see cref="RealIncome"/>.
    /// </summary>
    public double Welfare { get; internal init; }

    /// <summary>The exact change of the wage over the consumer price index.</summary>
    public double RealWage { get; internal init; }

    /// <summary>
    /// The exact change of income (value added, tariff revenue, deficit) over the consumer price index: what households can buy. After
    /// large cuts it may be far below <see cref="Welfare"/>.
    /// </summary>
    public double RealIncome { get; internal init; }

    /// <summary>The change of exports, net of tariffs, in the numeraire.</summary>
    public double Exports { get; internal init; }

    /// <summary>The change of imports, net of tariffs, in the numeraire.</summary>
    public double Imports { get; internal init; }

    /// <summary>The change of tariff revenue, as a share of baseline income.</summary>
    public double Revenue { get; internal init; }

    /// <summary>The region, its first-order welfare and its real income.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Region}: welfare to first order {Welfare:0.###}%, real income {RealIncome:0.###}%");
}
