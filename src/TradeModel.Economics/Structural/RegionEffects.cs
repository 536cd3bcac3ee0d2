namespace TradeModel.Economics;

/// <summary>What a change of tariffs does to one region, in percent of the baseline.</summary>
/// <param name="Region">The region.</param>
/// <param name="TermsOfTrade">
/// The first-order effect of the prices of exports and imports on welfare: exports times the change of their cost less imports times the
/// change of theirs, as a share of income.
/// </param>
/// <param name="VolumeOfTrade">
/// The first-order effect of the volume of trade: tariff times imports times the change of their volume, as a share of income.
/// </param>
/// <param name="Welfare">
/// The first-order measure of welfare in Caliendo and Parro (2015): terms of trade plus volume of trade. It is no good measure of large
/// cuts; see <paramref name="RealIncome"/>.
/// </param>
/// <param name="RealWage">The exact change of the wage over the consumer price index.</param>
/// <param name="RealIncome">
/// The exact change of income (value added, tariff revenue, deficit) over the consumer price index: what households can buy. It may be
/// far below <paramref name="Welfare"/>, because the revenue lost on large cuts counts in full.
/// </param>
/// <param name="Exports">The change of exports, net of tariffs, in the numeraire.</param>
/// <param name="Imports">The change of imports, net of tariffs, in the numeraire.</param>
/// <param name="Revenue">The change of tariff revenue, as a share of baseline income.</param>
public sealed record RegionEffects(
    string Region, double TermsOfTrade, double VolumeOfTrade, double Welfare, double RealWage, double RealIncome, double Exports,
    double Imports, double Revenue);
