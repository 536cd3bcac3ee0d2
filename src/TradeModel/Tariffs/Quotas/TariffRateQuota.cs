using TradeModel.Goods;
using TradeModel.Parties;

namespace TradeModel.Tariffs;

/// <summary>A tariff-rate quota: one duty up to a yearly volume, another above it.</summary>
/// <remarks>
/// The importer, the quota year, the allocation to origins, the method and the paths of the duties are known of some quotas and not of
/// others; each is null if it is not known or does not apply.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>The duty in quota; before year 1 if it falls by stages. Setting it drops <see cref="InQuotaPath"/>.</summary>
    public Duty InQuota
    {
        get;
        init
        {
            field = Guard.NotNull(value, nameof(InQuota));
            InQuotaPath = null;
        }
    }

    /// <summary>The duty out of quota; before year 1 if it falls by stages. Setting it drops <see cref="OutOfQuotaPath"/>.</summary>
    public Duty OutOfQuota
    {
        get;
        init
        {
            field = Guard.NotNull(value, nameof(OutOfQuota));
            OutOfQuotaPath = null;
        }
    }

    /// <summary>Who opens the quota; null if it is not said.</summary>
    public PartyId? Importer { get; init => field = value?.Checked(nameof(Importer)); }

    /// <summary>The year in which the volume is counted, and its periods; null if the year is not said and has one period.</summary>
    public QuotaYear? Year { get; init; }

    /// <summary>The allocation of the volume to origins; null if all origins share it.</summary>
    public QuotaShares? Origins { get; init; }

    /// <summary>How the importer distributes the quota; null if it is not known.</summary>
    public QuotaMethod? Method { get; init => field = value is { } method ? Guard.Defined(method, nameof(Method)) : null; }

    /// <summary>The duty in quota by year of the agreement, if it falls by stages; see <see cref="WithInQuotaPath"/>.</summary>
    public DutyPath? InQuotaPath { get; private init; }

    /// <summary>The duty out of quota by year of the agreement, if it falls by stages; see <see cref="WithOutOfQuotaPath"/>.</summary>
    public DutyPath? OutOfQuotaPath { get; private init; }

    /// <summary>The quota with an in-quota duty that falls by stages, from the base duty of the path.</summary>
    /// <exception cref="ArgumentException">The path is not a commitment.</exception>
    public TariffRateQuota WithInQuotaPath(DutyPath path) => this with { InQuota = Committed(path).Base, InQuotaPath = path };

    /// <summary>The quota with an out-of-quota duty that falls by stages, from the base duty of the path.</summary>
    /// <exception cref="ArgumentException">The path is not a commitment.</exception>
    public TariffRateQuota WithOutOfQuotaPath(DutyPath path) => this with { OutOfQuota = Committed(path).Base, OutOfQuotaPath = path };

    /// <summary>The duty in quota in a year of the agreement, from 1.</summary>
    public Duty InQuotaIn(int year) => InQuotaPath?.DutyIn(year) ?? InQuota;

    /// <summary>The duty out of quota in a year of the agreement, from 1.</summary>
    public Duty OutOfQuotaIn(int year) => OutOfQuotaPath?.DutyIn(year) ?? OutOfQuota;

    /// <summary>How much may enter in quota in a year, from an origin and in a period; null if there is no limit.</summary>
    /// <param name="year">The year of the agreement, from 1.</param>
    /// <param name="origin">
    /// The origin; null for all together. If the volume is allocated, an origin that is not named shares its part with all others.
    /// </param>
    /// <param name="period">The number of the period in the quota year, from 1; null for the whole year.</param>
    /// <remarks>
    /// If volumes are rounded, the parts are rounded so that they add up to the volume of the year: each part ends at the rounded sum of
    /// itself and those before it. Periods are parts of the volume of an origin.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one of the volume's, or there is no such period.</exception>
    public decimal? VolumeIn(int year, PartyId? origin = null, int? period = null)
    {
        int periods = Year?.Periods.Count ?? 1;
        if (period < 1 || period > periods)
            throw new ArgumentOutOfRangeException(nameof(period), period, $"must lie between 1 and {periods}");
        if (Volume.InYear(year) is not { } volume) return null;
        if (origin is { } from && Origins is { } allocation)
            volume = PartOf(volume, allocation.Before(from), allocation.ShareOf(from));
        if (period is { } p && Year is { } of)
            volume = PartOf(volume, new(of.Periods.Take(p - 1).Sum(q => q.Share.Value)), of.Periods[p - 1].Share);
        return volume;
    }

    /// <summary>Divides a shipment in a period of the quota year, first come, first served.</summary>
    /// <param name="year">The year of the agreement, from 1.</param>
    /// <param name="entered">
    /// What has entered in quota in each period of the year so far, in the volume's unit; the last is the current period.
    /// </param>
    /// <param name="shipment">The quantity that arrives.</param>
    /// <param name="origin">
    /// Where it comes from, if the volume is allocated; its part alone counts, and <paramref name="entered"/> is of it.
    /// </param>
    /// <exception cref="ArgumentException">No period has begun, or there are fewer in the year.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is negative, or the year is not one of the volume's.</exception>
    public QuotaAllocation Allocate(int year, ValueList<decimal> entered, decimal shipment, PartyId? origin = null)
    {
        Guard.NotNegative(shipment);
        int period = Guard.NotNull(entered).Count, periods = Year?.Periods.Count ?? 1;
        if (period < 1 || period > periods)
            throw new ArgumentException($"must hold a quantity for each period so far, 1 to {periods}", nameof(entered));
        foreach (decimal quantity in entered) Guard.NotNegative(quantity, nameof(entered));
        if (Volume.InYear(year) is null) return new(shipment, 0m);
        bool carries = Year?.CarriesOver == true;
        decimal left = 0m;
        for (int p = carries ? 1 : period; p <= period; p++) left += VolumeIn(year, origin, p)!.Value - entered[p - 1];
        decimal within = Math.Min(Math.Max(0m, left), shipment);
        return new(within, shipment - within);
    }

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
            if (InQuotaIn(year).AdValoremEquivalent(unitValue) is not { } within) return null;
            sum += within.Value * (split.InQuota / imports);
        }
        if (split.OutOfQuota > 0m)
        {
            if (OutOfQuotaIn(year).AdValoremEquivalent(unitValue) is not { } outside) return null;
            sum += outside.Value * (split.OutOfQuota / imports);
        }
        return new Percentage(sum);
    }

    /// <summary>
    /// "natural honey: 200 t in year 1, 3% a year after; Free in quota, 243% or 1864 won/kg, whichever is the greater out of quota".
    /// </summary>
    public override string ToString() => $"{Title}: {Volume}; {InQuota} in quota, {OutOfQuota} out of quota";

    private static DutyPath Committed(DutyPath path)
        => Guard.NotNull(path).IsCommitted ? path
            : throw new ArgumentException("must be a commitment; without one, the duty is the importer's of the day", nameof(path));

    private decimal PartOf(decimal volume, Percentage before, Percentage share)
        => ExactDecimal.Normal(UpTo(volume, before.Value + share.Value) - UpTo(volume, before.Value));

    private decimal UpTo(decimal volume, decimal percent)
    {
        decimal part = volume * percent / 100m;
        if (Volume.RoundedTo is not { } unit || percent >= 100m) return part;
        // Rounding up must not take more than there is: the parts after it would be negative.
        return Math.Min(decimal.Round(part / unit, 0, MidpointRounding.AwayFromZero) * unit, volume);
    }
}
