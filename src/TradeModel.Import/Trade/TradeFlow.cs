using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>The trade in one product, as a statistics file records it.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>
    /// The unit of the quantity: the symbol of <see cref="QuantityUnit"/> if that knows the unit, otherwise as the file names it. Null if
    /// the file does not give one. A number, such as the 8 that UN Comtrade writes for kilograms, stays as it is, since each source has its
    /// own list of them.
    /// </summary>
    public string? Unit { get; internal init; }

    /// <summary>The unit if the model knows it; null for one that the file names by the number of its own list.</summary>
    internal QuantityUnit? KnownUnit { get; init; }

    /// <summary>Which way the goods went; null if the file does not say.</summary>
    public TradeFlowKind? Kind { get; internal init; }

    /// <summary>
    /// The level of aggregation as the file states it: 2 for a chapter, 4 for a heading, 6 for a subheading. The number of the code's
    /// digits if the file does not state it.
    /// </summary>
    public int Level { get => field == 0 ? Code.Length : field; internal init; }

    /// <summary>The reporting party as the file names it; null if the file does not name it.</summary>
    public string? Reporter { get; internal init; }

    /// <summary>The partner as the file names it; null if the file does not name it.</summary>
    public string? Partner { get; internal init; }

    /// <summary>
    /// Whether the partner means all partners together: World, WLD, W00, 0, Total, All countries and the like. False if the file names
    /// no partner.
    /// </summary>
    public bool IsWorld => Partner is not null && TradeWords.IsTotal(Partner);

    /// <summary>The year, 1 to 9999; null if the file does not give it.</summary>
    public int? Year { get; internal init; }

    /// <summary>
    /// The value of one unit, which turns a specific duty into a percentage. Null if the quantity is unknown or 0, its unit is unknown to
    /// the file or to <see cref="QuantityUnit"/>, or the quotient lies outside 10^-9 to 10^15.
    /// </summary>
    /// <param name="currency">The currency of the file's values.</param>
    /// <exception cref="ArgumentException"><paramref name="currency"/> is <c>default</c>.</exception>
    public UnitValue? FindUnitValue(Currency currency)
    {
        if (currency.IsDefault) throw new ArgumentException("default(Currency) is not a currency", nameof(currency));
        if (KnownUnit is not { } unit || Quantity is not > 0m) return null;
        if (Quantity < 1m && Value / 1e15m > Quantity) return null;
        decimal amount = Value / Quantity.Value;
        return amount is >= 1e-9m and <= 1e15m ? new(amount, currency, unit.Symbol) : null;
    }

    /// <summary>The code and the value: "87032301: 1500".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code}: {Value}");
}
