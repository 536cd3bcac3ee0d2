using System.Numerics;

namespace TradeModel.Goods;

/// <summary>
/// Values by code after a conversion between two editions. Converted and left-over values add up to those given, exactly.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HsConvertedValues
{
    private const int Places = 10;
    private const decimal Unit = 10_000_000_000m;
    private const decimal Limit = 1_000_000_000_000_000_000m;

    private HsConvertedValues(ValueMap<HsCode, decimal> values, ValueMap<HsCode, decimal> unlisted, ValueMap<HsCode, decimal> unshared)
    {
        Values = values;
        Unlisted = unlisted;
        Unshared = unshared;
    }

    /// <summary>The values by subheading of the edition converted to.</summary>
    public ValueMap<HsCode, decimal> Values { get; }

    /// <summary>The values of codes that the concordance does not list, by the code as given.</summary>
    public ValueMap<HsCode, decimal> Unlisted { get; }

    /// <summary>
    /// The values of split codes whose counterparts have no known trade to share by, by subheading of the edition converted from.
    /// </summary>
    public ValueMap<HsCode, decimal> Unshared { get; }

    /// <summary>The sum of all values, converted or not: that of the values given.</summary>
    public decimal Total => ExactDecimal.Normal(Values.Values.Sum() + Unlisted.Values.Sum() + Unshared.Values.Sum());

    /// <summary>The sum and how much of it could not be converted.</summary>
    public override string ToString()
        => $"{InvariantText.Of(Total)}, of it {InvariantText.Of(ExactDecimal.Normal(Unlisted.Values.Sum()))} unlisted, "
            + $"{InvariantText.Of(ExactDecimal.Normal(Unshared.Values.Sum()))} unshared";

    internal static HsConvertedValues Of(HsConcordance by, ValueMap<HsCode, decimal> values, ValueMap<HsCode, decimal>? trade)
    {
        Check(values, nameof(values));
        SortedDictionary<HsCode, decimal> shares = BySubheading(trade);
        var sources = new SortedDictionary<HsCode, decimal>();
        var unlisted = new SortedDictionary<HsCode, decimal>();
        foreach ((HsCode code, decimal value) in values)
        {
            bool isListed = by.FindRelationship(code) is not null;
            Add(isListed ? sources : unlisted, isListed ? code.Prefix(HsConcordance.Digits) : code, value);
        }
        var converted = new SortedDictionary<HsCode, decimal>();
        var unshared = new SortedDictionary<HsCode, decimal>();
        foreach ((HsCode code, decimal value) in sources)
        {
            ValueSet<HsCode> targets = by.Convert(code);
            if (targets.Count == 1) Add(converted, targets[0], value);
            else if (!Share(value, targets, shares, converted)) Add(unshared, code, value);
        }
        return new(Normal(converted), Normal(unlisted), Normal(unshared));
    }

    private static SortedDictionary<HsCode, decimal> BySubheading(ValueMap<HsCode, decimal>? trade)
    {
        var sums = new SortedDictionary<HsCode, decimal>();
        if (trade is null) return sums;
        Check(trade, nameof(trade));
        foreach ((HsCode code, decimal value) in trade)
        {
            if (code.Length < HsConcordance.Digits)
                throw new ArgumentException($"'{code}' has fewer than six digits: shares are taken from subheadings", nameof(trade));
            Add(sums, code.Prefix(HsConcordance.Digits), value);
        }
        return sums;
    }

    private static bool Share(decimal value, ValueSet<HsCode> targets, SortedDictionary<HsCode, decimal> trade,
        SortedDictionary<HsCode, decimal> converted)
    {
        decimal all = 0, most = 0, left = value;
        HsCode largest = default;
        foreach (HsCode target in targets)
        {
            if (!trade.TryGetValue(target, out decimal own)) continue;
            all += own;
            if (own > most) (largest, most) = (target, own);
        }
        if (most == 0) return false;
        foreach (HsCode target in targets)
        {
            if (target == largest || !trade.TryGetValue(target, out decimal own) || own == 0) continue;
            decimal part = (decimal)(Units(value) * Units(own) / Units(all)) / Unit;
            Add(converted, target, part);
            left -= part;
        }
        Add(converted, largest, left);
        return true;
    }

    /// <summary>A value in units of the last decimal place, so that shares are computed in whole numbers.</summary>
    private static BigInteger Units(decimal value) => new(value * Unit);

    private static void Check(ValueMap<HsCode, decimal> values, string name)
    {
        decimal sum = 0;
        foreach ((HsCode code, decimal value) in Guard.NotNull(values, name))
        {
            code.Checked(name);
            if (value is < 0 or >= Limit || decimal.Round(value, Places) != value)
                throw new ArgumentOutOfRangeException(Guard.Parameter(name), value,
                    $"the value of '{code}' must be at least 0 and below 10^18, with at most ten decimal places");
            sum += value;
        }
        if (sum >= Limit) throw new ArgumentOutOfRangeException(Guard.Parameter(name), sum, "the values must add up to less than 10^18");
    }

    private static void Add(SortedDictionary<HsCode, decimal> to, HsCode code, decimal value)
    {
        to.TryGetValue(code, out decimal before);
        to[code] = before + value;
    }

    private static ValueMap<HsCode, decimal> Normal(SortedDictionary<HsCode, decimal> values)
        => values.Select(v => KeyValuePair.Create(v.Key, ExactDecimal.Normal(v.Value))).ToValueMap();
}
