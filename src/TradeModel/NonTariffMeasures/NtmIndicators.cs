using System.Globalization;

namespace TradeModel.NonTariffMeasures;

/// <summary>
/// The three customary counts of non-tariff measures over a list of imported products, as UNCTAD defines them. WITS leaves some codes out:
/// see <see cref="NtmQuery.LeaveOutFrom"/>.
/// </summary>
/// <remarks>
/// A product counts if it is traded, that is, if its value is above 0 or unknown. The frequency index is the share of products affected,
/// the coverage ratio is the share of trade affected, and the prevalence score is the average number of different measures on a product.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NtmIndicators
{
    internal NtmIndicators(int products, int affected, long codes, decimal value, decimal affectedValue, ValueSet<NtmCode> leftOut)
    {
        LeftOut = leftOut;
        Products = products;
        AffectedProducts = affected;
        Codes = codes;
        Value = value;
        AffectedValue = affectedValue;
    }

    /// <summary>The traded products.</summary>
    public int Products { get; }

    /// <summary>Those with one measure or more.</summary>
    public int AffectedProducts { get; }

    /// <summary>The different codes on each product, summed over the products.</summary>
    public long Codes { get; }

    /// <summary>The known value of all products.</summary>
    public decimal Value { get; }

    /// <summary>The known value of the affected ones.</summary>
    public decimal AffectedValue { get; }

    /// <summary>
    /// The codes that do not count because they apply to too many products; see <see cref="NtmQuery.LeaveOutFrom"/>.
    /// </summary>
    public ValueSet<NtmCode> LeftOut { get; }

    /// <summary>The share of traded products with one measure or more, 0 to 1; null if no product is traded.</summary>
    public double? FrequencyIndex => Products == 0 ? null : (double)AffectedProducts / Products;

    /// <summary>The share of the import value with one measure or more, 0 to 1; null if no value is known.</summary>
    public double? CoverageRatio => Value == 0m ? null : (double)(AffectedValue / Value);

    /// <summary>The mean number of different codes that apply to a traded product; null if no product is traded.</summary>
    public double? PrevalenceScore => Products == 0 ? null : (double)Codes / Products;

    /// <summary>
    /// "frequency 0.5, coverage 0.8, prevalence 1.5 over 4 products"; and ", leaving out A14" if codes are left out.
    /// </summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"frequency {Text(FrequencyIndex)}, coverage {Text(CoverageRatio)}, prevalence "
            + $"{Text(PrevalenceScore)} over {Products} products")
                + (LeftOut.Count == 0 ? "" : $", leaving out {string.Join(", ", LeftOut)}");

    private static string Text(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unknown";
}
