using TradeModel.Goods;

namespace TradeModel.Economics;

/// <summary>The effects of other rates on the imports of one tariff line, in the unit of the trade values.</summary>
public sealed record SmartLineEffects
{
    internal SmartLineEffects() { }

    /// <summary>The line.</summary>
    public HsCode Line { get; internal init; }

    /// <summary>The rate before, in percent.</summary>
    public double Before { get; internal init; }

    /// <summary>The rate after, in percent.</summary>
    public double After { get; internal init; }

    /// <summary>What was imported from the favoured partners before.</summary>
    public double Imports { get; internal init; }

    /// <summary>Trade creation: more imports because they are cheaper.</summary>
    public double Creation { get; internal init; }

    /// <summary>Trade diversion: imports from the favoured partners instead of those of others.</summary>
    public double Diversion { get; internal init; }

    /// <summary>The change of tariff revenue, from all partners.</summary>
    public double Revenue { get; internal init; }

    /// <summary>
    /// What buyers gain: the fall of the price on the imports that they already buy, and half of it on the imports created.
    /// </summary>
    public double ConsumerSurplus { get; internal init; }

    /// <summary>
    /// The welfare triangle of Laird and Yeats: half the cut times the creation. It leaves out the revenue on the imports created and the
    /// revenue lost on the imports diverted.
    /// </summary>
    public double Triangle { get; internal init; }

    /// <summary>The importer's gain: consumer surplus plus the change of revenue.</summary>
    public double Welfare => ConsumerSurplus + Revenue;

    /// <summary>The line, its rates and its creation and diversion.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Line}: {Before:0.##}% to {After:0.##}%, creation {Creation:0.##}, diversion {Diversion:0.##}");
}
