using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.NonTariffMeasures;

/// <summary>A product of an importer's nomenclature and what is imported of it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ImportedProduct
{
    /// <summary>Creates a product.</summary>
    /// <param name="code">Its code, all products of one measurement at one level: commonly six digits.</param>
    /// <param name="value">The value imported, in the one currency of the measurement; null if unknown.</param>
    /// <exception cref="ArgumentException"><paramref name="code"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public ImportedProduct(HsCode code, decimal? value = null)
    {
        Code = code;
        Value = value;
    }

    /// <summary>Its code.</summary>
    public HsCode Code { get; init => field = value.Checked(nameof(Code)); }

    /// <summary>The value imported; 0 if the product is not traded, null if unknown.</summary>
    public decimal? Value { get; init => field = value is { } v ? Guard.NotNegative(v, nameof(Value)) : null; }

    /// <summary>"720810: 1500".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture,
            $"{Code}: {(Value is { } v ? v.ToString(CultureInfo.InvariantCulture) : "value not known")}");
}
