using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>How a quantity is divided between in-quota and out-of-quota imports.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record QuotaAllocation
{
    /// <summary>Creates an allocation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is negative.</exception>
    public QuotaAllocation(decimal inQuota, decimal outOfQuota)
    {
        InQuota = inQuota;
        OutOfQuota = outOfQuota;
    }

    /// <summary>The quantity at the in-quota duty.</summary>
    public decimal InQuota { get; init => field = Guard.NotNegative(value, nameof(InQuota)); }

    /// <summary>The quantity at the out-of-quota duty.</summary>
    public decimal OutOfQuota { get; init => field = Guard.NotNegative(value, nameof(OutOfQuota)); }

    /// <summary>"150 in quota, 50 out of quota".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{InQuota} in quota, {OutOfQuota} out of quota");
}
