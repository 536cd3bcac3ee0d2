using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>The trade in one product, as a statistics file records it.</summary>
public sealed record TradeFlow
{
    internal TradeFlow(HsCode code, decimal value)
    {
        Code = code;
        Value = value;
    }

    /// <summary>The product or national line.</summary>
    public HsCode Code { get; }

    /// <summary>The value in the file's currency; at least 0.</summary>
    public decimal Value { get; }

    /// <summary>The quantity, at least 0; null if the file does not give it.</summary>
    public decimal? Quantity { get; internal init; }

    /// <summary>The reporting party as the file names it; null if the file does not name it.</summary>
    public string? Reporter { get; internal init; }

    /// <summary>The partner as the file names it; null if the file does not name it.</summary>
    public string? Partner { get; internal init; }

    /// <summary>The year, 1 to 9999; null if the file does not give it.</summary>
    public int? Year { get; internal init; }

    /// <summary>The code and the value: "87032301: 1500".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code}: {Value}");
}
