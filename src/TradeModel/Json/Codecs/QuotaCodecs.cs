using NodaTime;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Json;

/// <summary>The JSON of tariff-rate quotas, which an application may write in documents of its own.</summary>
internal static class QuotaCodecs
{
    private static readonly NameCodec<Percentage> Share = AtomCodecs.PercentIn(new(Least: 0, Most: 100));
    private static readonly NameCodec<Percentage> Growth = AtomCodecs.PercentIn(new(Least: -100, Most: 1000));
    private static readonly Codec<int> FromYear = AtomCodecs.WholeIn(new(Least: 2));
    private static readonly ListCodec<decimal> Volumes = new(AtomCodecs.NotNegative, least: 1);
    private static readonly ListCodec<Duty> Duties = new(ScheduleCodecs.Duty, least: 1);
    private static readonly MapCodec<PartyId, Percentage> SharesByParty = new(CommonCodecs.PartyId, Share, isNeverEmpty: true);
    private static readonly EnumCodec<QuotaMethod> Method = new("quotaMethod", "How an importer distributes a quota.");

    internal static readonly ObjectCodec<QuotaGrowth> Volume = new(
        "quotaGrowth", "How much may enter in quota in each year of an agreement.", static (ref v, it) =>
    {
        string unit = v.Required("unit"u8, AtomCodecs.Line, it?.Unit, "The unit of quantity.");
        ValueList<decimal> years = v.Required("years"u8, Volumes, it?.Years, "The volumes of year 1, 2 and on, as written; at least one.");
        Percentage growth = v.Optional("growthPercent"u8, Growth, it?.Growth, Percentage.Zero,
            "What each later year adds, in percent of the year before, -100 to 1,000; 0 by default.");
        decimal? roundedTo = v.Optional("roundedTo"u8, AtomCodecs.Positive, it?.RoundedTo,
            "The unit that volumes are rounded to, half up; left out if they are not rounded.");
        int? unlimitedFrom = v.Optional("unlimitedFrom"u8, FromYear, it?.UnlimitedFrom,
            "The first year without a limit; left out if there always is one.");
        return v.End() ? new(unit, years, growth, roundedTo, unlimitedFrom) : null;
    });

    internal static readonly ObjectCodec<QuotaPeriod> Period = new(
        "quotaPeriod", "A part of a quota year with its share of the volume.", static (ref v, it) =>
    {
        AnnualDate first = v.Required("first"u8, ScheduleCodecs.DayOfTheYear, it?.First, "Its first day, as month and day.");
        Percentage share = v.Required("sharePercent"u8, Share, it?.Share, "Its share of the year's volume in percent.");
        return v.End() ? new(first, share) : null;
    });

    private static readonly ListCodec<QuotaPeriod> Periods = new(Period, least: 1);

    internal static readonly ObjectCodec<QuotaYear> Year = new(
        "quotaYear", "The year in which a quota is counted.", static (ref v, it) =>
    {
        ValueList<QuotaPeriod> periods = v.Required("periods"u8, Periods, it?.Periods,
            "Its periods in the order of the quota year; the shares add up to 100 percent.");
        bool carriesOver = v.Flag("carriesOver"u8, it?.CarriesOver, "Whether what a period leaves unused may enter in later ones.");
        return v.End() ? new(periods, carriesOver) : null;
    });

    internal static readonly ObjectCodec<QuotaShares> Origins = new(
        "quotaShares", "The allocation of a quota to origins.", static (ref v, it) =>
    {
        ValueMap<PartyId, Percentage> shares = v.Required("sharePercent"u8, SharesByParty, it?.Shares,
            "The share of each named party in percent; all others have the rest.");
        return v.End() ? new(shares) : null;
    });

    internal static readonly ObjectCodec<TariffRateQuota> Quota = new(
        "tariffRateQuota", "One duty up to a yearly volume, another above it.", static (ref v, it) =>
    {
        string title = v.Required("title"u8, AtomCodecs.Line, it?.Title, "What the agreement calls it.");
        PartyId? importer = v.Optional("importer"u8, CommonCodecs.PartyId, it?.Importer, "The party that opens it; left out if not said.");
        var products = v.Required("products"u8, TariffCodecs.Scope, it?.Products, "The goods that share it.");
        QuotaGrowth volume = v.Required("volume"u8, Volume, it?.Volume, "How much may enter in quota.");
        QuotaYear? year = v.Optional("year"u8, Year, it?.Year, "The year in which the volume is counted, and its periods.");
        QuotaShares? origins = v.Optional("origins"u8, Origins, it?.Origins, "The allocation to origins; all share it by default.");
        QuotaMethod? method = v.Optional("method"u8, Method, it?.Method, "How it is distributed; left out if not known.");
        Duty inQuota = v.Required("inQuota"u8, ScheduleCodecs.Duty, it?.InQuota, "The duty in quota; before year 1 if it falls by stages.");
        ValueList<Duty>? inQuotaByYear = v.Optional("inQuotaByYear"u8, Duties, it?.InQuotaPath?.Duties,
            "The duty in quota of year 1, 2 and on; the last one stays.");
        Duty outOfQuota = v.Required("outOfQuota"u8, ScheduleCodecs.Duty, it?.OutOfQuota,
            "The duty out of quota; before year 1 if it falls by stages.");
        ValueList<Duty>? outOfQuotaByYear = v.Optional("outOfQuotaByYear"u8, Duties, it?.OutOfQuotaPath?.Duties,
            "The duty out of quota of year 1, 2 and on; the last one stays.");
        if (!v.End()) return null;
        var quota = new TariffRateQuota(title, products, volume, inQuota, outOfQuota)
        {
            Importer = importer,
            Year = year,
            Origins = origins,
            Method = method,
        };
        if (inQuotaByYear is not null) quota = quota.WithInQuotaPath(new(inQuota, inQuotaByYear, isCommitted: true));
        return outOfQuotaByYear is null ? quota : quota.WithOutOfQuotaPath(new(outOfQuota, outOfQuotaByYear, isCommitted: true));
    });
}
