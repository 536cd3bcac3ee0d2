using TradeModel.Goods;

namespace TradeModel.Economics;

/// <summary>What an importer buys under one tariff line from one partner in a year.</summary>
public sealed record PartnerImports
{
    /// <summary>Creates a flow.</summary>
    /// <param name="line">The tariff line, as the schedule writes it.</param>
    /// <param name="partner">The partner, as the trade data name it.</param>
    /// <param name="value">The value before duties, at least 0 and finite.</param>
    /// <exception cref="ArgumentException">The line is <c>default</c>, the partner is blank, or the value is out of range.</exception>
    public PartnerImports(HsCode line, string partner, double value)
    {
        Line = line;
        Partner = partner;
        Value = value;
    }

    /// <summary>The tariff line.</summary>
    public HsCode Line
    {
        get;
        init => field = value.IsDefault ? throw new ArgumentException("a code is missing", "line") : value;
    }

    /// <summary>The partner.</summary>
    public string Partner { get; init => field = Guard.Line(value, nameof(Partner)); }

    /// <summary>The value before duties, at least 0.</summary>
    public double Value
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), FormattableString.Invariant($"must be at least 0 and finite, not {value:R}"));
    }

    /// <summary>The line, the partner and the value.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line} from {Partner}: {Value:0.##}");
}
