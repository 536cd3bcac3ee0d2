using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>What was traded of one product, as a statistics file records it.</summary>
public sealed record TradeFlow
{
    internal TradeFlow(HsCode code, decimal value)
    {
        Code = code;
        Value = value;
    }

    /// <summary>The product or national line.</summary>
    public HsCode Code { get; }

    /// <summary>The value, in the file's currency; not negative.</summary>
    public decimal Value { get; }

    /// <summary>The quantity; null where the file does not say.</summary>
    public decimal? Quantity { get; internal init; }

    /// <summary>The reporting party as the file names it; null where it does not.</summary>
    public string? Reporter { get; internal init; }

    /// <summary>The partner as the file names it; null where it does not.</summary>
    public string? Partner { get; internal init; }

    /// <summary>The year; null where the file does not say.</summary>
    public int? Year { get; internal init; }

    /// <summary>"87032301: 1500".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code}: {Value}");
}
