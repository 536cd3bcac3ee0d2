using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Tariffs;

/// <summary>A tariff-rate quota: one duty up to a yearly volume, another above it.</summary>
/// <remarks>
/// The duties are those of a point in time; if the out-of-quota duty falls by stages, resolve its rate path and use the rate of the year.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TariffRateQuota
{
    /// <summary>Creates a quota.</summary>
    /// <param name="title">What the agreement calls it: "natural honey".</param>
    /// <param name="products">The goods that share it.</param>
    /// <param name="volume">How much may enter in quota, year by year.</param>
    /// <param name="inQuota">The duty in quota.</param>
    /// <param name="outOfQuota">The duty out of quota.</param>
    /// <exception cref="ArgumentException">The title is blank.</exception>
    public TariffRateQuota(string title, ProductScope products, QuotaGrowth volume, Duty inQuota, Duty outOfQuota)
    {
        Title = title;
        Products = products;
        Volume = volume;
        InQuota = inQuota;
        OutOfQuota = outOfQuota;
    }

    /// <summary>What the agreement calls it.</summary>
    public string Title { get; init => field = Guard.Line(value, nameof(Title)); }

    /// <summary>The goods that share it.</summary>
    public ProductScope Products { get; init => field = Guard.NotNull(value, nameof(Products)); }

    /// <summary>How much may enter in quota.</summary>
    public QuotaGrowth Volume { get; init => field = Guard.NotNull(value, nameof(Volume)); }

    /// <summary>The duty in quota.</summary>
    public Duty InQuota { get; init => field = Guard.NotNull(value, nameof(InQuota)); }

    /// <summary>The duty out of quota.</summary>
    public Duty OutOfQuota { get; init => field = Guard.NotNull(value, nameof(OutOfQuota)); }

    /// <summary>Divides a shipment, first come, first served.</summary>
    /// <param name="year">The year of the agreement, from 1.</param>
    /// <param name="alreadyEntered">What has entered this year before, in the volume's unit.</param>
    /// <param name="shipment">The quantity that arrives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is negative, or the year is not one of the volume's.</exception>
    public QuotaAllocation Allocate(int year, decimal alreadyEntered, decimal shipment)
    {
        Guard.NotNegative(alreadyEntered);
        Guard.NotNegative(shipment);
        if (Volume.InYear(year) is not { } volume) return new(shipment, 0m);
        decimal left = Math.Max(0m, volume - alreadyEntered);
        decimal within = Math.Min(left, shipment);
        return new(within, shipment - within);
    }

    /// <summary>
    /// The share of the year's volume that the imports fill: 1 when it is full, above 1 when more came in; null if there is no limit or no
    /// volume.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The imports are negative, or the year is not one of the volume's.</exception>
    public double? FillRate(int year, decimal imports)
    {
        Guard.NotNegative(imports);
        return Volume.InYear(year) is { } volume and > 0m ? (double)(imports / volume) : null;
    }

    /// <summary>
    /// The duty on a year's imports in percent of their value: the mean of both duties by quantity. Null if a duty that is charged has no
    /// ad valorem equivalent.
    /// </summary>
    /// <param name="year">The year of the agreement, from 1.</param>
    /// <param name="imports">The quantity imported in the year; greater than 0.</param>
    /// <param name="unitValue">What one unit of the good is worth, needed only for a specific duty.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The imports are not greater than 0, or the year is not one of the volume's.
    /// </exception>
    public Percentage? AverageAdValoremEquivalent(int year, decimal imports, UnitValue? unitValue = null)
    {
        QuotaAllocation split = Allocate(year, 0m, Guard.Positive(imports));
        decimal sum = 0m;
        if (split.InQuota > 0m)
        {
            if (InQuota.AdValoremEquivalent(unitValue) is not { } within) return null;
            sum += within.Value * (split.InQuota / imports);
        }
        if (split.OutOfQuota > 0m)
        {
            if (OutOfQuota.AdValoremEquivalent(unitValue) is not { } outside) return null;
            sum += outside.Value * (split.OutOfQuota / imports);
        }
        return new Percentage(sum);
    }

    /// <summary>
    /// "natural honey: 200 t in year 1, 3% a year after; Free in quota, 243% or 1864 won/kg, whichever is the greater out of quota".
    /// </summary>
    public override string ToString() => $"{Title}: {Volume}; {InQuota} in quota, {OutOfQuota} out of quota";
}
