using TradeModel.Goods;

namespace TradeModel.Economics;

/// <summary>The effects of other rates on the imports of one tariff line, in the unit of the trade values.</summary>
/// <param name="Line">The line.</param>
/// <param name="Before">The rate before, in percent.</param>
/// <param name="After">The rate after, in percent.</param>
/// <param name="Imports">What was imported from the favoured partners before.</param>
/// <param name="Creation">Trade creation: more imports because they are cheaper.</param>
/// <param name="Diversion">Trade diversion: imports from the favoured partners in place of those of others.</param>
/// <param name="Revenue">The change of tariff revenue, from all partners.</param>
/// <param name="ConsumerSurplus">
/// What buyers gain: the fall of the price on what they buy already, and half of it on what is created.
/// </param>
/// <param name="Triangle">
/// The welfare triangle of Laird and Yeats: half the cut times the creation. It leaves the revenue on what is created out, and the revenue
/// lost on what is diverted.
/// </param>
public sealed record SmartLineEffects(
    HsCode Line, double Before, double After, double Imports, double Creation, double Diversion, double Revenue, double ConsumerSurplus,
    double Triangle)
{
    /// <summary>The importer's gain: consumer surplus plus the change of revenue.</summary>
    public double Welfare => ConsumerSurplus + Revenue;
}
