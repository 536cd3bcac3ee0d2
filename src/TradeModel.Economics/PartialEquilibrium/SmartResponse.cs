using TradeModel.Goods;

namespace TradeModel.Economics;

/// <summary>The response of one line's imports to another rate on the goods of the favoured partners.</summary>
internal readonly struct SmartResponse
{
    private readonly double _inside, _outside, _before, _after, _worldPrice;

    internal SmartResponse(double inside, double outside, double before, double after, double demand, SmartElasticities elasticities)
    {
        (_inside, _outside, _before, _after) = (inside, outside, before, after);
        double cut = (1 + after) / (1 + before) - 1;
        // Demand ε·(p + cut) meets supply μ·p, where p is the change of the world price; p is 0 if supply is at a given price.
        _worldPrice = elasticities.ExportSupply is { } supply ? demand * cut / (supply - demand) : 0;
        double quantity = demand * (cut + _worldPrice);
        // Imports cannot fall below nothing.
        if (quantity < -1) (quantity, IsCapped) = (-1, true);
        Creation = inside * ((1 + quantity) * (1 + _worldPrice) - 1);
        // The ratio of favoured to other imports rises by σ times the fall of the relative price.
        double shift = -elasticities.Substitution * (cut + _worldPrice);
        if (shift < -1) (shift, IsCapped) = (-1, true);
        Diversion = outside == 0 ? 0 : inside * outside * shift / (inside * (1 + shift) + outside);
        // A rise loses buyers to nobody and to others; together it cannot lose more than all.
        if (Diversion < -(inside + Creation)) (Diversion, IsCapped) = (-(inside + Creation), true);
    }

    /// <summary>More imports from the favoured partners, because they are cheaper; negative if the rate rises.</summary>
    internal double Creation { get; }

    /// <summary>Imports from the favoured partners instead of those of others.</summary>
    internal double Diversion { get; }

    /// <summary>Whether a linear response would have taken away more than there is.</summary>
    internal bool IsCapped { get; }

    internal SmartLineEffects ToEffects(HsCode line)
    {
        double revenue = _after * (_inside + Creation + Diversion) - _before * (_inside + Diversion);
        // What consumers gain on what they buy already, and half of it on what they buy more. A dearer world price takes part of it.
        double cheaper = (_before - _after) - (1 + _after) * _worldPrice;
        double consumers = cheaper * (_inside + Creation / 2);
        return new()
        {
            Line = line,
            Before = 100 * _before,
            After = 100 * _after,
            Imports = _inside,
            Creation = Creation,
            Diversion = Diversion,
            Revenue = revenue,
            ConsumerSurplus = consumers,
            Triangle = 0.5 * (_before - _after) * Creation,
        };
    }
}
