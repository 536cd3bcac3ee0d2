namespace TradeModel.Economics;

/// <summary>The elasticities of a <see cref="SmartMarket"/>: of all lines, and of those with an estimate of their own.</summary>
public sealed record SmartElasticities
{
    /// <summary>
    /// By how many percent the imports of a line change if their price rises by 1 %, for lines without an estimate: below 0. −1.25 by
    /// default. This is an assumption, not an estimate; results say how much trade rests on it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The elasticity is not below 0 and finite.</exception>
    public double ImportDemand { get; init => field = Elasticity.Below(value, "importDemand"); } = -1.25;

    /// <summary>The elasticities of import demand by HS prefix; the longest prefix of a line decides.</summary>
    /// <exception cref="ArgumentException">An elasticity is not below 0 and finite, or a code is <c>default</c>.</exception>
    public ValueMap<Goods.HsCode, double> ImportDemandByCode
    {
        get;
        init
        {
            foreach ((Goods.HsCode code, double elasticity) in Guard.NotNull(value, "importDemandByCode"))
            {
                if (code.IsDefault) throw new ArgumentException("a code is missing", "importDemandByCode");
                Elasticity.Below(elasticity, "importDemandByCode");
            }
            field = value;
        }
    } = [];

    /// <summary>
    /// By how many percent the ratio of two suppliers' sales changes if the ratio of their prices changes by 1 %: above 0. 1.5 by default,
    /// as in WITS.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The elasticity is not above 0 and finite.</exception>
    public double Substitution { get; init => field = Elasticity.Above(value, "substitution"); } = 1.5;

    /// <summary>
    /// By how many percent the supply of an exporter rises if its price rises by 1 %; null, the default, if the exporters' price does not
    /// change.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The elasticity is not above 0 and finite.</exception>
    public double? ExportSupply { get; init => field = value is { } given ? Elasticity.Above(given, "exportSupply") : null; }

    /// <summary>The elasticities of all lines.</summary>
    public override string ToString()
    {
        FormattableString all = $"import demand {ImportDemand}, substitution {Substitution}, export supply {ExportSupply}";
        return FormattableString.Invariant(all) + (ExportSupply is null ? "at a given price" : "");
    }

    /// <summary>The elasticity of a line, and whether it is an estimate of its own.</summary>
    internal (double Elasticity, bool IsEstimated) Of(Goods.HsCode line)
    {
        if (ImportDemandByCode.Count == 0) return (ImportDemand, false);
        for (int length = line.Length; length >= 2; length -= length % 2 == 0 ? 2 : 1)
            if (ImportDemandByCode.TryGetValue(line.Prefix(length), out double elasticity)) return (elasticity, true);
        return (ImportDemand, false);
    }
}
